// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// What offices write to each other is corrected by its number, and the correction goes to the office (arts 22, 23, 27, 32).
@Suite struct OfficeLetterTests {
    private func correction(
        of letter: String, _ wrong: String = "漏水", _ right: String = "渗水"
    ) -> LetterCorrection {
        LetterCorrection(letter: letter, wrong: wrong, right: right, reason: "文字笔误，予以更正。")
    }

    private func number(_ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld) async throws -> String {
        let file = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
        return try #require(file.letters.last { $0.kind == kind }).documentNumber
    }

    /// The page of the last correction, as somebody who may read the file has it.
    private func notice(_ receipt: Receipt, in world: CaseworkWorld, as login: String) async throws -> String {
        try await world.worker()
        let letter = try #require(
            try await world.state(of: receipt, as: login).letters.last { $0.kind == .correctionNotice })
        return String(
            decoding: try await world.casework.letterBytes(letter.id, for: world.principal(login)), as: UTF8.self)
    }

    @Test(arguments: TestEngine.dialects)
    func `a transfer letter is corrected to the office that has it, and the petitioner sees nothing of it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            let sent = try await number(.transferLetter, of: receipt, in: world)
            // What is not made yet is with nobody.
            #expect(
                try await world.problem(.correctLetter, correction(of: sent), on: receipt, .routing, by: "clerk")
                    == ["letter unknownLetter, 27, 32"])
            try await world.worker()
            let ticket = try await world.casework.ticket(for: receipt)
            let before = try await world.casework.followed(ticket)
            try await world.act(.correctLetter, correction(of: sent), on: receipt, .routing, by: "clerk")
            let page = try await notice(receipt, in: world, as: "d-hou.handler")
            let office = try #require(world.unit("D-HOU")).formalName
            for words in [office, sent, "渗水", "文字笔误"] { #expect(page.contains(words), "\(words)") }
            #expect(!page.contains("王秀兰"))
            let after = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(after.letters.map(\.id) == before.letters.map(\.id) && after.events == before.events)
            let file = try await world.casework.file(receipt.matter, for: world.principal("d-hou.handler"))
            #expect(file.letters.last?.kind == .correctionNotice)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an assigned matter's report is corrected by the head, to the office that asked for it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.act(
                .assign,
                Assignment(unit: try world.reference("D-HOU"), feedbackDueOn: try world.day("2026-05-06"), note: nil),
                on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
            try await world.act(
                .draftReport, CompletionReport(report: "经入户勘查，屋面防水层失效，已经修补渗水部位并复查。"), on: receipt, .routing,
                by: "d-hou.handler")
            try await world.act(.feedBack, on: receipt, .routing, by: "d-hou.approver")
            try await world.worker()
            let report = try await number(.completionReport, of: receipt, in: world)
            // Of the unit's report the office corrects nothing.
            #expect(
                try await world.problem(.correctLetter, correction(of: report), on: receipt, .routing, by: "clerk")
                    == ["letter unknownLetter, 27, 32"])
            try await world.act(
                .correctLetter, correction(of: report), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            let page = try await notice(receipt, in: world, as: "clerk")
            let office = try #require(world.unit("D-OFF")).formalName
            #expect(page.contains(office) && page.contains(report))
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 30: the letter of a hand-over under seal is corrected to the organ`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("反映收礼") { $0.purpose = .accusation }
            try await world.handOver(receipt)
            let sent = try await number(.handOverLetter, of: receipt, in: world)
            try await world.act(
                .correctLetter, correction(of: sent, "指定专人", "指派专人"), on: receipt, .routing, by: "clerk")
            let page = try await notice(receipt, in: world, as: "d-dis.handler")
            let organ = try #require(world.unit("D-DIS")).formalName
            #expect(page.contains(organ) && page.contains(sent) && !page.contains("王秀兰"))
            // Nobody could compare it with what was issued, so it bears no code.
            #expect(!page.contains("核验码"))
            try await world.proves()
        }
    }
}
