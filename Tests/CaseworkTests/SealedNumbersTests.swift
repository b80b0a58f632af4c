// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 密封文书的文号 (art 30(3)): numbers without gaps tell that nothing lies between them. So what is sealed is not counted among the rest.
@Suite struct SealedNumbersTests {
    private func number(_ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld) async throws -> String {
        let file = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
        return try #require(file.letters.last { $0.kind == kind }, "\(kind)").documentNumber
    }

    private func handOver(_ receipt: Receipt, in world: CaseworkWorld) async throws -> String {
        try await world.act(
            .handOver, HandOver(unit: world.reference("D-DIS"), note: nil, noUnitKnown: true), on: receipt, .routing,
            by: "clerk")
        return try await number(.handOverLetter, of: receipt, in: world)
    }

    @Test(arguments: TestEngine.dialects)
    func `a letter of a sealed matter leaves no gap among the letters of its organ`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            var numbers: [Purpose: [String]] = [:]
            for purpose in [Purpose.claim, .accusation, .claim, .accusation, .accusation, .claim] {
                let receipt = try await world.registered("移送") { $0.purpose = purpose }
                numbers[purpose, default: []].append(try await handOver(receipt, in: world))
            }
            #expect(numbers[.claim] == ["O信移〔2026〕1号", "O信移〔2026〕2号", "O信移〔2026〕3号"])
            #expect(numbers[.accusation] == ["O内信移〔2026〕1号", "O内信移〔2026〕2号", "O内信移〔2026〕3号"])
            // In the new year both begin anew.
            try world.go(to: "2027-01-04")
            let sealed = try await world.registered("举报") { $0.purpose = .accusation }
            #expect(try await handOver(sealed, in: world) == "O内信移〔2027〕1号")
            let open = try await world.registered("涉诉")
            #expect(try await handOver(open, in: world) == "O信移〔2027〕1号")
            try await world.proves()
            #expect(try await world.casework.verifySealed(for: world.principal("clerk")).isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what else is issued of a sealed matter is of the sealed series, and of one that was unsealed of the common`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("举报") { $0.purpose = .accusation }
            let sent = try await handOver(receipt, in: world)
            try await world.worker()
            try await world.act(
                .correctLetter,
                LetterCorrection(letter: sent, wrong: "检举控告", right: "检举、控告", reason: "文字笔误，予以更正。"),
                on: receipt, .routing, by: "clerk")
            #expect(try await number(.correctionNotice, of: receipt, in: world) == "O内信更〔2026〕1号")
            let other = try await world.registered("不是举报") { $0.purpose = .accusation }
            try await world.act(
                .proposeUnsealing, UnsealingProposal(purpose: .claim, reason: "来信只是请求修灯，没有检举任何人。"), on: other,
                .routing, by: "clerk")
            try await world.act(.unseal, Reason(reason: "同意，不是检举控告。"), on: other, .unsealing, by: "leader")
            try await world.act(
                .transfer, Transfer(unit: world.reference("D-HOU"), note: nil), on: other, .routing, by: "clerk")
            #expect(try await number(.transferLetter, of: other, in: world) == "O信转〔2026〕1号")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `neither the check of letters nor the print queue knows the sealed series`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let open = try await handOver(world.registered("涉诉"), in: world)
            let sealed = try await handOver(world.registered("举报") { $0.purpose = .accusation }, in: world)
            try await world.worker()
            let clerk = try await world.principal("clerk")
            let queue = try await world.casework.printQueue(for: clerk)
            #expect(queue.map(\.documentNumber).contains(open))
            #expect(!queue.contains { $0.documentNumber.contains("内信") })
            #expect(try await world.casework.printCounts(for: clerk).all == queue.count)
            // Whatever code is tried, it is answered like a number that there never was.
            for number in [sealed, "O内信移〔2026〕99号"] {
                #expect(try await world.casework.checkedLetter(numbered: number, code: "AAAA-AAAA-AAAA-AAAA") == nil)
            }
            // `verify`, which opens no sealed matter, names none of its letters.
            let report = try await world.casework.verify()
            #expect(report.isClean && !"\(report)".contains("内信"))
        }
    }
}
