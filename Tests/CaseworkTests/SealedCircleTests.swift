// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// Who holds the key of an accusation as it goes its way (art 30(3), R-161, decision 4).
@Suite struct SealedCircleTests {
    @Test(arguments: TestEngine.dialects)
    func `a hand-over gives the key to the people of the discipline organ`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let inspector = try await world.hire("inspector", .handler, "D-DIS")
            let head = try await world.hire("head", .approver, "D-DIS")
            let counter = try await world.hire("counter", .statistician, "D-DIS")
            let receipt = try await world.register(.accusation)
            await #expect(throws: Refusal.self) { _ = try await world.casework.file(receipt.matter, for: inspector) }
            try await world.handOver(receipt)
            for person in [inspector, head] {
                #expect(try await world.casework.file(receipt.matter, for: person).title == "暖气不热")
                #expect(try await world.casework.matterID(numbered: receipt.number, for: person) == receipt.matter)
            }
            await #expect(throws: Refusal.self) { _ = try await world.casework.file(receipt.matter, for: counter) }
            #expect(try await world.holders(of: receipt) == ["clerk", "leader", "inspector", "head"])
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `nobody who belongs to the accused unit holds the key, whatever else that person is`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            try await world.casework.addPerson(
                login: "both", name: "both", nameEnglish: "both", roles: [(.clerk, "D-OFF"), (.mediator, "D-S1")],
                password: CaseworkWorld.password)
            let both = try await world.principal("both")
            let receipt = try await world.register(.accusation)
            #expect(try await world.holders(of: receipt) == ["both", "clerk", "leader"])
            try await world.accuse("D-S1", in: receipt)
            #expect(try await world.holders(of: receipt) == ["clerk", "leader"])
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(receipt.matter, for: both)
            }
            // Whoever comes to the accused unit later loses it as well.
            try await world.casework.setRoles(of: "leader", to: [(.leader, "D-OFF"), (.leader, "D-S1")])
            #expect(try await world.holders(of: receipt) == ["clerk"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an accusation of the office itself is held by the discipline organ, and without one it cannot be named`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            await #expect(throws: Refusal(.tooFewKeyHolders, article: "30(3), R-161")) {
                try await world.accuse("D-OFF", in: receipt)
            }
            #expect(try await world.holders(of: receipt) == ["clerk", "leader"])
            let inspector = try await world.hire("inspector", .leader, "D-DIS")
            try await world.accuse("D-OFF", in: receipt)
            #expect(try await world.holders(of: receipt) == ["inspector"])
            #expect(try await world.casework.file(receipt.matter, for: inspector).title == "暖气不热")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `who comes to the organ later gets the key from a holder with a second holder's word, and from nobody else`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let inspector = try await world.hire("inspector", .handler, "D-DIS")
            _ = try await world.hire("head", .approver, "D-DIS")
            let receipt = try await world.register(.accusation)
            try await world.handOver(receipt)
            let late = try await world.hire("late", .handler, "D-DIS")
            await #expect(throws: Refusal.self) { _ = try await world.casework.file(receipt.matter, for: late) }
            func propose(_ person: Principal, by login: String) async throws {
                _ = try await world.casework.perform(
                    Act(.proposeKeyHolder, KeyHolderProposal(person: person.person, reason: "接手本机关的核查工作")),
                    on: receipt.proceeding, by: world.principal(login))
            }
            let stranger = try await world.principal("handler")
            await #expect(throws: FieldErrors([FieldProblem("person", .cannotHoldKey, article: "30(3)")])) {
                try await propose(stranger, by: "inspector")
            }
            await #expect(throws: FieldErrors([FieldProblem("person", .holdsKey, article: "30(3)")])) {
                try await propose(inspector, by: "head")
            }
            // The office gave the file away: its people admit nobody to it.
            await #expect(throws: Refusal(.notYours, article: "30(3)")) { try await propose(late, by: "clerk") }
            try await propose(late, by: "inspector")
            let state = try await world.casework.file(receipt.matter, for: inspector).state
            let holding = try #require(state.proceedings.last { $0.kind == .keyHolding })
            await #expect(throws: Refusal(.ownDraft, article: "30(3)")) {
                _ = try await world.casework.perform(Act(.admitKeyHolder), on: holding.id, by: inspector)
            }
            await #expect(throws: Refusal.self) { _ = try await world.casework.file(receipt.matter, for: late) }
            _ = try await world.casework.perform(Act(.admitKeyHolder), on: holding.id, by: world.principal("head"))
            #expect(try await world.casework.file(receipt.matter, for: late).title == "暖气不热")
            #expect(try await world.casework.verify().isClean)
            let opened = try await world.casework.verifySealed(for: late)
            #expect(opened.isClean && opened.replayed == 1 && opened.chainOnly == 0)
            #expect(try await world.casework.verifySealed(for: stranger).matters == 0)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a handed-over file waits in the lists of the organ's people until one of them signs for it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let inspector = try await world.hire("inspector", .handler, "D-DIS")
            let counter = try await world.hire("counter", .handler, "D-HOU")
            let receipt = try await world.register(.accusation)
            let before = try await world.casework.myWork(of: counter).map(\.count)
            try await world.handOver(receipt)
            let work = try await world.casework.myWork(of: inspector)
            #expect(work.map(\.stage) == [HandOverReceipts.Stage.handOverSent.code])
            #expect(work.first?.items.map(\.number) == [receipt.number])
            let later = try await world.hire("later", .handler, "D-DIS")
            #expect(try await world.casework.myWork(of: later).isEmpty)
            #expect(try await world.casework.myWork(of: counter).map(\.count) == before)
            let waiting = try #require(work.first?.items.first)
            _ = try await world.casework.perform(Act(.receiveHandOver), on: waiting.proceeding, by: inspector)
            #expect(try await world.casework.myWork(of: inspector).isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an accused person who works here is locked out, and an organ is told only once the accused unit is named`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let clerk = try await world.principal("clerk")
            let organ = "code,name,level,kind,parent\nD-ORG,Organisation,unit,personnel,D"
            _ = try await world.casework.loadOrganisation(csv: Array(organ.utf8))
            let notice = CadreNotice(
                unit: try #require(world.casework.lookup.unit("D-ORG")), cadreName: "刘某", cadrePost: "副主任",
                summary: ["收受礼品"], isGrave: false)
            await #expect(throws: Refusal(.accusedUnnamed, article: "30(2)-(3), R-161")) {
                _ = try await world.casework.perform(
                    Act(.informCadreOrgan, notice), on: receipt.proceeding, by: clerk)
            }
            let leader = try await world.principal("leader")
            let unit = try #require(world.casework.lookup.unit("D-S1"))
            _ = try await world.hire("inspector", .leader, "D-DIS")
            _ = try await world.casework.perform(
                Act(.nameAccused, Accused(unit: unit, person: leader.person, note: nil)), on: receipt.proceeding,
                by: clerk)
            #expect(try await world.holders(of: receipt) == ["clerk", "inspector"])
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(receipt.matter, for: leader)
            }
            _ = try await world.casework.perform(Act(.informCadreOrgan, notice), on: receipt.proceeding, by: clerk)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `a provisional day of a sealed matter is reckoned again when the calendar comes, and written down by the next act`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withWorld { world in
            world.time.set(try #require(CalendarDate("2026-12-25")))
            let receipt = try await world.register(.accusation)
            let clerk = try await world.principal("clerk")
            func day(_ casework: Casework) async throws -> String {
                let clocks = try await casework.file(receipt.matter, for: clerk).state.clocks
                let clock = try #require(clocks.first { $0.clock == .disposal })
                return clock.dueOn.iso + (clock.isProvisional ? " provisional" : "")
            }
            // The ninth of January 2027 is a Saturday.
            #expect(try await day(world.casework) == "2027-01-11 provisional")
            let later = try world.knowing(2027, holidays: ["2027-01-11"])
            _ = try await later.sweep()
            _ = try await later.sweep()
            #expect(try await day(later) == "2027-01-12")
            #expect(try await later.verifySealed(for: clerk).isClean)
            let unit = try #require(world.casework.lookup.unit("D-S1"))
            _ = try await later.perform(
                Act(.nameAccused, Accused(unit: unit, note: nil)), on: receipt.proceeding, by: clerk)
            let kinds = try await later.file(receipt.matter, for: clerk).journal.map(\.body.kind)
            #expect(kinds == ["registered", "reckonedAgain", "act.nameAccused"])
            #expect(try await day(later) == "2027-01-12")
            #expect(try await later.verifySealed(for: clerk).isClean)
            #expect(try await later.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what is over in a sealed matter is noticed once, beside the journal, for its key holders alone`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let clerk = try await world.principal("clerk")
            world.time.move(days: 20)
            #expect(try await world.casework.sweep().noticed == 0)
            _ = try await world.casework.sweep()
            let notices = try await world.casework.sealedNotices(for: clerk)
            #expect(notices.map(\.clock) == [.disposal])
            #expect(notices.first?.dueOn.iso == "2026-03-17")
            #expect(try await world.casework.sealedNotices(for: world.principal("handler")).isEmpty)
            #expect(try await world.casework.overdueCount() == 0)
            // The next act of somebody who has the key writes it into the journal, before its own entry.
            try await world.accuse("D-S1", in: receipt)
            let kinds = try await world.casework.file(receipt.matter, for: clerk).journal.map(\.body.kind)
            #expect(kinds == ["registered", "overdueNoticed", "act.nameAccused"])
            _ = try await world.casework.sweep()
            try await world.handOver(receipt)
            #expect(
                try await world.casework.file(receipt.matter, for: clerk).journal.count {
                    $0.body.kind == "overdueNoticed"
                }
                    == 1)
            #expect(try await world.casework.sealedNotices(for: clerk).isEmpty)
            #expect(try await world.casework.verify().isClean)
            let opened = try await world.casework.verifySealed(for: clerk)
            #expect(opened.isClean && opened.replayed == 1)
        }
    }

    /// The clerk asks that somebody be recused from an accusation.
    private func askRecusal(of login: String, from receipt: Receipt, in world: CaseworkWorld) async throws
        -> ProceedingID
    {
        let clerk = try await world.principal("clerk")
        let asked = try await world.casework.perform(
            Act(.requestRecusal, RecusalRequest(whom: login, reason: "是当事人的弟弟")), on: receipt.proceeding, by: clerk)
        let state = try await world.casework.file(asked.matter, for: clerk).state
        return try #require(state.proceedings.last { $0.kind == .recusal }).id
    }

    /// The leader agrees.
    private func recuse(_ login: String, by recusal: ProceedingID, in world: CaseworkWorld) async throws {
        let person = try await world.principal(login).person
        _ = try await world.casework.perform(
            Act(.approveRecusal, RecusalDecision(person: person, reason: "属实，应当回避。")), on: recusal,
            by: world.principal("leader"))
    }

    @Test(arguments: TestEngine.dialects)
    func `whose key a recusal takes is followed by whoever would hold it`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let inspector = try await world.hire("inspector", .leader, "D-DIS")
            #expect(try await world.holders(of: receipt) == ["clerk", "leader"])
            try await recuse("clerk", by: askRecusal(of: "clerk", from: receipt, in: world), in: world)
            #expect(try await world.holders(of: receipt) == ["leader", "inspector"])
            #expect(try await world.casework.file(receipt.matter, for: inspector).title == "暖气不热")
            #expect(try await world.casework.verifySealed(for: inspector).isClean)
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-145: the last who could open the accusation does not decide on his own recusal`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let first = try await askRecusal(of: "clerk", from: receipt, in: world)
            let second = try await askRecusal(of: "leader", from: receipt, in: world)
            try await recuse("clerk", by: first, in: world)
            #expect(try await world.holders(of: receipt) == ["leader"])
            await #expect(throws: Refusal(.ownInterest, article: "28(3), R-145")) {
                try await recuse("leader", by: second, in: world)
            }
            #expect(try await world.holders(of: receipt) == ["leader"])
            let leader = try await world.principal("leader")
            #expect(try await world.casework.file(receipt.matter, for: leader).title == "暖气不热")
        }
    }
}

extension CaseworkWorld {
    func handOver(_ receipt: Receipt) async throws {
        let organ = try #require(unit("D-DIS"))
        _ = try await casework.perform(
            Act(.handOver, HandOver(unit: organ.reference, note: nil, noUnitKnown: true)), on: receipt.proceeding,
            by: principal("clerk"))
    }

    func accuse(_ code: String, in receipt: Receipt) async throws {
        let unit = try #require(casework.lookup.unit(code))
        _ = try await casework.perform(
            Act(.nameAccused, Accused(unit: unit, note: nil)), on: receipt.proceeding, by: principal("clerk"))
    }

    /// The accounts that hold a key.
    func holders(of receipt: Receipt) async throws -> Set<String> {
        try await casework.database.read { db in
            Set(
                try db.query(
                    """
                    SELECT p.login FROM sealed_keys k JOIN persons p ON p.id = k.person_id
                    WHERE k.matter_id = \(receipt.matter) ORDER BY p.login LIMIT 20
                    """
                ).map { try $0.get("login", as: String.self) })
        }
    }
}
