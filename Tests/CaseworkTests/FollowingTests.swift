// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Testing

/// What a petitioner sees and does with a number and a code.
@Suite struct FollowingTests {
    private let wrongCode = "22222-22222"

    @Test(arguments: TestEngine.dialects)
    func `number and code open the matter; the page names no staff and no internal limit`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            try await world.transfer(receipt)
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            let followed = try await world.casework.followed(ticket)
            #expect(followed.subject == "暖气不热")
            #expect(followed.stage == Routing.Stage.forwarded.code)
            #expect(followed.events.map(\.code) == ["registered", "transfer"])
            #expect(followed.events.last?.unit == world.unit("D-HOU")?.id)
            #expect(followed.canAddMaterial)
            #expect(followed.rateUntil() == nil)
            #expect(followed.letters.isEmpty)
            #expect(followed.clocks.allSatisfy { $0.reckoning.statutoryDueOn == $0.state.dueOn })
            #expect(!followed.clocks.contains { $0.state.clock == .objection || $0.state.clock == .feedback })
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a petitioner's paper is the one that was made once, byte for byte`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let (handling, letter) = try await world.decide(receipt)
            let handler = try await world.principal("handler")
            let proof = ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "当面签收")
            _ = try await world.casework.perform(Act(.proveService, proof), on: handling, by: handler)
            // What lies there is shown, whatever would be drawn today.
            let stored = Array("%PDF-1.7 as it was made then".utf8)
            let ring = world.casework.ring
            try await world.casework.database.write { db in
                let wrapped = try db.queryOne("SELECT wrapped_key FROM matters WHERE id = \(receipt.matter)")?.get(
                    "wrapped_key", as: [UInt8].self)
                let key = try DataKey.unwrap(wrapped ?? [], by: ring, matter: receipt.matter.rawValue)
                let bytes = try key.seal(stored, context: "letter-bytes:\(letter)")
                try db.execute("UPDATE letters SET bytes = \(bytes) WHERE id = \(letter)")
            }
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            #expect(try await world.casework.letterPaper(letter, ticket: ticket) == stored)
            #expect(try await world.casework.letterPaper(letter, for: handler) == stored)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a number with one wrong character is told at once and costs no try`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let last = receipt.number.last == "0" ? "1" : "0"
            let typed = receipt.number.dropLast() + last
            for _ in 0..<10 {
                await #expect(throws: FollowProblem.wrongCheckDigit) {
                    _ = try await world.casework.follow(number: String(typed), code: receipt.code, network: "a")
                }
            }
            await #expect(throws: FollowProblem.malformedNumber) {
                _ = try await world.casework.follow(number: "12", code: receipt.code, network: "a")
            }
            await #expect(throws: FollowProblem.malformedCode) {
                _ = try await world.casework.follow(number: receipt.number, code: "ABC", network: "a")
            }
            _ = try await world.casework.follow(number: receipt.number, code: receipt.code.lowercased(), network: "a")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `wrong codes delay that network at that matter and nobody else`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let other = try await world.register(title: "路灯不亮", facts: "胡同里的路灯坏了三个月没有人修。")
            for _ in 0..<5 {
                await #expect(throws: FollowProblem.wrong) {
                    _ = try await world.casework.follow(number: receipt.number, code: wrongCode, network: "a")
                }
            }
            let waiting = await #expect(throws: FollowProblem.self) {
                _ = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            }
            guard case .wait(let seconds) = waiting else {
                Issue.record("\(String(describing: waiting))")
                return
            }
            #expect((1...10).contains(seconds))
            _ = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "b")
            _ = try await world.casework.follow(number: other.number, code: other.code, network: "a")
            world.time.move(seconds: seconds)
            _ = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a number that nobody has answers and waits like one that somebody has`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let unknown = try #require(MatterNumber(year: 2026, serial: 9_999_999)).text
            for _ in 0..<5 {
                await #expect(throws: FollowProblem.wrong) {
                    _ = try await world.casework.follow(number: unknown, code: wrongCode, network: "a")
                }
            }
            let refusal = await #expect(throws: FollowProblem.self) {
                _ = try await world.casework.follow(number: unknown, code: wrongCode, network: "a")
            }
            #expect(refusal != .wrong)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a ticket ends after an hour and when a new code is issued`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let early = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            world.time.move(seconds: 3_601)
            await #expect(throws: FollowProblem.ended) { _ = try await world.casework.followed(early) }
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            let code = try await world.casework.reissueCode(of: receipt.matter, by: world.principal("clerk"))
            await #expect(throws: FollowProblem.ended) { _ = try await world.casework.followed(ticket) }
            await #expect(throws: FollowProblem.wrong) {
                _ = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            }
            let again = try await world.casework.follow(number: receipt.number, code: code, network: "a")
            #expect(try await world.casework.followed(again).events.map(\.code) == ["registered", "codeReissued"])
            #expect(try await world.casework.verify().isClean)
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.reissueCode(of: receipt.matter, by: world.principal("street"))
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `of a sealed matter the petitioner learns its days and whether it was handed over`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation, title: "反映某人收礼", facts: "某副主任收受礼品供暖公司。")
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            let before = try await world.casework.followed(ticket)
            #expect(before.isSealed)
            #expect(before.subject == nil)
            #expect(before.stage == Routing.Stage.registered.code)
            let discipline = try #require(world.unit("D-DIS"))
            _ = try await world.casework.perform(
                Act(.handOver, HandOver(unit: discipline.reference, note: nil, noUnitKnown: true)),
                on: receipt.proceeding,
                by: world.principal("clerk"))
            let after = try await world.casework.followed(ticket)
            #expect(after.stage == Routing.Stage.handedOver.code)
            #expect(after.events.map(\.code) == ["registered", "handOver"])
            #expect(after.events.allSatisfy { $0.unit == nil })
            #expect(after.clocks.isEmpty && after.files.isEmpty && after.letters.isEmpty)
            await #expect(throws: Refusal.self) {
                try await world.casework.addMaterial(text: "补充一点", attachments: [], ticket: ticket)
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `material is added once, is found by search and opens for staff`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            let intake = try world.casework.receiveFile(named: "温度计.jpg")
            try intake.write(Array("a picture".utf8))
            let staged = try await intake.finish(kind: "image/jpeg")
            for _ in 0..<2 {
                try await world.casework.addMaterial(
                    text: "昨夜测温只有十四度", attachments: [staged], ticket: ticket, formToken: "one form")
            }
            #expect(try await world.casework.followed(ticket).files.map(\.name) == ["温度计.jpg"])
            let clerk = try await world.principal("clerk")
            var query = SearchQuery()
            query.text = "昨夜测温"
            #expect(try await world.casework.search(query, for: clerk).items.map(\.id) == [receipt.matter])
            let file = try await world.casework.file(receipt.matter, for: clerk)
            #expect(file.filings.count == 2)
            let attachment = try #require(file.attachments.first)
            var bytes: [UInt8] = []
            for try await piece in try await world.casework.attachment(attachment.id, for: clerk).bytes {
                bytes += piece
            }
            #expect(String(decoding: bytes, as: UTF8.self) == "a picture")
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.attachment(attachment.id, for: world.principal("heater"))
            }
            await #expect(throws: FieldErrors.self) {
                try await world.casework.addMaterial(text: "  ", attachments: [], ticket: ticket)
            }
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a letter opens when it has been sent, and the petitioner rates once`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            let (handling, letter) = try await world.decide(receipt)
            await #expect(throws: Refusal.self) { _ = try await world.casework.letterPage(letter, ticket: ticket) }
            let rating = Rating(.unsatisfied)
            await #expect(throws: Refusal.self) { try await world.casework.rate(rating, ticket: ticket) }
            _ = try await world.casework.perform(
                Act(.proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "签收")),
                on: handling, by: world.principal("handler"))
            let served = try await world.casework.followed(ticket)
            #expect(served.letters.contains { $0.id == letter && $0.kind == .handlingOpinion })
            #expect(served.reviewUntil != nil && served.rateUntil() != nil)
            #expect(served.kind == .rating)
            #expect(try await !world.casework.letterPage(letter, ticket: ticket).isEmpty)
            try await world.casework.rate(rating, ticket: ticket)
            let refusal = await #expect(throws: Refusal.self) {
                try await world.casework.rate(rating, ticket: ticket)
            }
            #expect(refusal?.code == .ratingClosed)
            #expect(try await world.casework.followed(ticket).rateUntil() == nil)
            let another = try await world.register(title: "另外一件", facts: "另一件完全不同的事情，路灯不亮。")
            let stranger = try await world.casework.follow(number: another.number, code: another.code, network: "a")
            await #expect(throws: Refusal.self) { _ = try await world.casework.letterPage(letter, ticket: stranger) }
            #expect(try await world.casework.verify().isClean)
        }
    }
}
