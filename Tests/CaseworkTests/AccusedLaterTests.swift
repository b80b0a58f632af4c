// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// Whom an accusation is about turns out after its hand-over (arts 28(3), 30; ).
@Suite struct AccusedLaterTests {
    /// An accusation with the discipline organ, held there by a handler and a leader.
    private func handedOver(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("反映收礼") { $0.purpose = .accusation }
        try await world.handOver(receipt)
        #expect(try await world.holders(of: receipt) == ["clerk", "leader", "d-off.supervisor"] + organ)
        return receipt
    }

    private let organ: Set = ["d-dis.handler", "d-dis.leader"]

    private func sees(_ login: String, _ receipt: Receipt, in world: CaseworkWorld) async throws -> Bool {
        do {
            _ = try await world.casework.file(receipt.matter, for: world.principal(login))
            return true
        } catch let refusal as Refusal {
            #expect(refusal == Refusal(.unseen, article: "R-161"))
            return false
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 30(3): the organ names who is accused, that unit is locked out as well, and the cadre organ is told`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            try await world.casework.setRoles(of: "leader", to: [(.leader, "D-OFF"), (.mediator, "D-S1")])
            let receipt = try await handedOver(world)
            let street = Accused(unit: try world.reference("D-S1"), note: nil)
            #expect(try await world.offered("d-dis.handler", receipt, .routing).contains(.nameAccused))
            try await world.act(.nameAccused, street, on: receipt, .routing, by: "d-dis.handler")
            #expect(try await world.holders(of: receipt) == ["clerk", "d-off.supervisor"] + organ)
            #expect(try await !sees("leader", receipt, in: world))
            // The office names one more; the first stays locked out.
            try await world.act(
                .nameAccused, Accused(unit: world.reference("D-S2"), note: nil), on: receipt, .routing, by: "clerk")
            let accused = try await world.state(of: receipt).marks.accused
            for code in ["D-S1", "D-S2"] { #expect(accused.contains(try #require(world.unit(code)).id)) }
            let notice = CadreNotice(
                unit: try world.reference("D-ORG"), cadreName: "刘某", cadrePost: "街道副主任", summary: ["收受礼品"],
                isGrave: false)
            try await world.act(.informCadreOrgan, notice, on: receipt, .routing, by: "clerk")
            #expect(try await world.letters(of: receipt) == [.handOverLetter, .cadreNotice])
            #expect(try await world.stage(.routing, of: receipt) == "handedOver")
            #expect(try await world.casework.verifySealed(for: world.principal("clerk")).isClean)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 30(3): a unit that was named wrongly is let in again by two people, with a reason, and no other is`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await handedOver(world)
            let (first, second) = (try world.reference("D-S1"), try world.reference("D-S2"))
            let (organ, other) = (try world.reference("D-DIS"), try world.reference("D-HOU"))
            for unit in [first, second, organ] {
                try await world.act(.nameAccused, Accused(unit: unit, note: nil), on: receipt, .routing, by: "clerk")
            }
            func accused() async throws -> [Bool] {
                let marks = try await world.state(of: receipt).marks
                return [first, second, organ].map { marks.accused.contains($0.id) }
            }
            let proposal = ClearingProposal(unit: organ, reason: "来信写的是别的机关，登记时看错。")
            let unnamed = ClearingProposal(unit: other, reason: "来信写的是别的机关，登记时看错。")
            #expect(
                try await world.refusal(.proposeClearing, unnamed, on: receipt, .routing, by: "clerk")
                    == "unitNotNamed, 30(3), R-161")
            try await world.act(.proposeClearing, proposal, on: receipt, .routing, by: "clerk")
            // One person alone lets nobody in: the file still goes to no accused organ.
            #expect(try await accused() == [true, true, true])
            #expect(
                try await world.refusal(.clearAccused, on: receipt, .clearing, by: "clerk") == "ownDraft, 30(3), R-161")
            #expect(
                try await world.refusal(
                    .handOver, HandOver(unit: organ, note: nil), on: receipt, .routing, by: "clerk")
                    == "accusedUnit, 30(3), R-161")
            #expect(try await world.offered("leader", receipt, .clearing) == [.clearAccused, .refuseClearing])
            try await world.act(
                .refuseClearing, Reason(reason: "来信写得清楚。"), on: receipt, .clearing, by: "leader")
            #expect(try await accused() == [true, true, true])
            try await world.act(.proposeClearing, proposal, on: receipt, .routing, by: "clerk")
            try await world.act(.clearAccused, on: receipt, .clearing, by: "leader")
            #expect(try await accused() == [true, true, false])
            try await world.act(.handOver, HandOver(unit: organ, note: nil), on: receipt, .routing, by: "clerk")
            #expect(try await world.casework.verifySealed(for: world.principal("clerk")).isClean)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 30(3), R-161: of an accused organ nobody keeps the key, and the file is taken to another`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let higher = "code,name,level,kind,parent\nC-DIS,City inspection,unit,discipline,C"
            _ = try await world.casework.loadOrganisation(csv: Array(higher.utf8))
            _ = try await world.hire("city", .handler, "C-DIS")
            let receipt = try await handedOver(world)
            let again = HandOver(unit: try world.reference("C-DIS"), note: nil)
            try await world.worker()
            let sent = try #require(
                try await world.casework.file(receipt.matter, for: world.principal("clerk")).letters.first
            ).documentNumber
            // Who has the file lawfully keeps it.
            #expect(
                try await world.refusal(.handOver, again, on: receipt, .routing, by: "clerk")
                    == "notAtThisStage, 22(4), 30")
            try world.go(to: "2026-04-01")
            try await world.act(
                .nameAccused, Accused(unit: world.reference("D-DIS"), note: nil), on: receipt, .routing, by: "clerk")
            #expect(try await world.holders(of: receipt).isDisjoint(with: organ))
            for login in organ { #expect(try await !sees(login, receipt, in: world)) }
            // Nor is it told what was wrong in its letter.
            let correction = LetterCorrection(letter: sent, wrong: "检举控告", right: "检举、控告", reason: "文字笔误，予以更正。")
            #expect(
                try await world.refusal(.correctLetter, correction, on: receipt, .routing, by: "clerk")
                    == "accusedUnit, 30(3), R-161")
            // It is the office's again, in its list and with fifteen days of its own.
            #expect(try await world.stage(.routing, of: receipt) == "registered")
            #expect(try await world.clock(.disposal, of: receipt) == "2026-04-01 → 2026-04-16 (2026-04-16)")
            let work = try await world.casework.sealedWork(of: world.principal("clerk"))
            #expect(work.items.map(\.number) == [receipt.number])
            #expect(try await world.stage(.handOverReceipt, of: receipt) == "handOverWithdrawn")
            #expect(
                try await world.refusal(
                    .handOver, HandOver(unit: world.reference("D-DIS"), note: nil), on: receipt, .routing, by: "clerk")
                    == "accusedUnit, 30(3), R-161")
            try await world.act(.handOver, again, on: receipt, .routing, by: "clerk")
            #expect(try await world.holders(of: receipt).contains("city"))
            try world.go(to: "2026-04-03")
            try await world.act(.receiveHandOver, on: receipt, .handOverReceipt, by: "city")
            // The accuser is told where it went, and of whom and by whom nothing (arts 18, 30(3)).
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(
                followed.events.map { "\($0.code) \($0.on.iso)" } == [
                    "registered 2026-03-02", "handOver 2026-03-02", "withdraw 2026-04-01", "handOver 2026-04-01",
                    "receiveHandOver 2026-04-03",
                ])
            #expect(followed.events.allSatisfy { $0.unit == nil } && followed.stage.rawValue == "handedOver")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-161: an accusation of the office itself is handed over by whoever stands in for it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("反映登记人员") { $0.purpose = .accusation }
            try await world.accuse("D-OFF", in: receipt)
            #expect(try await !sees("clerk", receipt, in: world))
            let organ = HandOver(unit: try world.reference("D-DIS"), note: nil)
            let leader = "d-dis.leader"
            #expect(try await world.offered(leader, receipt, .routing).contains(.handOver))
            // It waits in the lists of who stands in, and in nobody else's.
            let standIn = try await world.principal(leader)
            #expect(try await world.casework.sealedWork(of: standIn).items.map(\.number) == [receipt.number])
            #expect(try await world.casework.myWork(of: standIn).flatMap(\.items).map(\.number) == [receipt.number])
            #expect(try await world.casework.myWork(of: world.principal("clerk")).flatMap(\.items).isEmpty)
            try await world.act(.handOver, organ, on: receipt, .routing, by: leader, reading: leader)
            #expect(try await world.stage(.routing, of: receipt, as: leader) == "handedOver")
            try await world.act(
                .receiveHandOver, on: receipt, .handOverReceipt, by: "d-dis.handler", reading: leader)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-145: somebody of the organ declares an interest, the head decides, and the organ's circle is mended`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await handedOver(world)
            _ = try await world.hire("late", .handler, "D-DIS")
            #expect(try await !sees("late", receipt, in: world))
            try await world.act(
                .declareInterest, Interest(reason: "与被反映人是亲戚。"), on: receipt, .routing, by: "d-dis.handler")
            let person = try await world.principal("d-dis.handler").person
            // Nobody decides on what he asked for himself, here or by another's hand.
            try await world.act(
                .requestRecusal, RecusalRequest(whom: "d-dis.handler", reason: "与被反映人是亲戚。"), on: receipt, .routing,
                by: "d-dis.leader")
            let decision = RecusalDecision(person: person, reason: "属实，应当回避。")
            #expect(
                try await world.refusal(.approveRecusal, decision, on: receipt, .recusal, by: "d-dis.leader")
                    == "ownDraft, 28(3)")
            let recusals = try await world.state(of: receipt).proceedings.filter { $0.kind == .recusal }
            _ = try await world.casework.perform(
                Act(.approveRecusal, decision), on: #require(recusals.first).id, by: world.principal("d-dis.leader"))
            #expect(try await !sees("d-dis.handler", receipt, in: world))
            // Fewer than two of the organ were left: who works there now gets the key.
            #expect(try await sees("late", receipt, in: world))
            // The office asks it of somebody as well; a hand-over that is no accusation is over for this procedure.
            #expect(try await world.offered("clerk", receipt, .routing).contains(.requestRecusal))
            let litigation = try await world.registered("不服判决")
            try await world.act(
                .handOver, HandOver(unit: world.reference("D-CRT"), note: nil), on: litigation, .routing, by: "clerk")
            #expect(
                try await world.offered("clerk", litigation, .routing).isDisjoint(with: [
                    .requestRecusal, .declareInterest, .nameAccused,
                ]))
            try await world.proves()
        }
    }
}

private func + (left: Set<String>, right: Set<String>) -> Set<String> { left.union(right) }
