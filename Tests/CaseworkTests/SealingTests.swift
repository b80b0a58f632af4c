// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Testing

/// A claim turns out to be an accusation when it is on its way already: it is taken back under seal (arts 29-31, 30(3); ).
@Suite struct SealingTests {
    private let why = "来信第二页举报科长收受暖气公司的礼品。"

    private func sees(_ login: String, _ matter: MatterID, in world: CaseworkWorld) async throws -> Bool {
        do {
            _ = try await world.casework.file(matter, for: world.principal(login))
            return true
        } catch let refusal as Refusal {
            #expect(refusal == Refusal(.unseen, article: "R-161"))
            return false
        }
    }

    private func found(_ text: String, by login: String, in world: CaseworkWorld) async throws -> Int {
        var query = SearchQuery()
        query.text = text
        return try await world.casework.search(query, for: world.principal(login)).items.count
    }

    /// How many rows outside of its key speak of a matter, by table; those of none are left out.
    private func traces(of receipt: Receipt, in world: CaseworkWorld) async throws -> [String: Int] {
        try await world.casework.database.read { db in
            let proceedings: SQL = "(SELECT p.id FROM proceedings p WHERE p.matter_id = \(receipt.matter))"
            var found: [String: Int] = [:]
            for table in ["matter_access", "search_rows", "blind_index", "print_queue"] {
                let rows: SQL = "SELECT COUNT(*) AS n FROM \(SQL.identifier(table)) WHERE matter_id = \(receipt.matter)"
                found[table] = try db.queryOne(rows)?.get("n")
            }
            for table in ["presences", "desk_drafts"] {
                let rows: SQL =
                    "SELECT COUNT(*) AS n FROM \(SQL.identifier(table)) WHERE proceeding_id IN \(proceedings)"
                found[table] = try db.queryOne(rows)?.get("n")
            }
            found["print_runs"] = try db.queryOne("SELECT COUNT(*) AS n FROM print_runs")?.get("n")
            found["open"] =
                try db.queryOne(
                    """
                    SELECT COUNT(*) AS n FROM matters m
                    WHERE m.id = \(receipt.matter) AND (m.is_sealed = 0 OR m.wrapped_key IS NOT NULL)
                    """)?.get("n")
            found["openProceedings"] =
                try db.queryOne(
                    "SELECT COUNT(*) AS n FROM proceedings WHERE matter_id = \(receipt.matter) AND is_sealed = 0")?
                .get("n")
            return found.filter { $0.value != 0 }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-161: sealed while a unit handles it, it is there for named people alone, and goes the way of accusations`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("暖气不热", "家里入冬以后一直不热，科长收了礼。")
            try await world.accept(receipt, at: "D-HOU")
            try await world.worker()
            let handling = try #require(try await world.state(of: receipt).proceedings.last).id
            // Somebody of the unit is at work on it, somebody has sent its letters to the printer.
            let handler = try await world.principal("handler")
            let form = DeskForm.act(handling, .recordContact)
            try await world.casework.keepDraft("account=We+called", of: form, by: handler)
            try await world.casework.noteOpenForm(of: .recordContact, on: handling, by: handler)
            _ = try await world.casework.orderPrint([], allOf: PrintFilter(), by: handler)
            #expect(try await traces(of: receipt, in: world).count == 9)
            #expect(try await found("入冬", by: "d-hou.handler", in: world) == 1)

            #expect(
                try await world.refusal(.seal, SealingOrder(reason: why), on: receipt, .routing, by: "handler")
                    == "notYours, 29-31, 30(3), R-160, R-161")
            try world.go(to: "2026-03-20")
            let housing = try world.reference("D-HOU")
            try await world.act(
                .seal, SealingOrder(reason: why, unit: housing), on: receipt, .routing, by: "d-off.supervisor",
                reading: "clerk")

            #expect(try await traces(of: receipt, in: world) == [:])
            #expect(try await world.holders(of: receipt) == ["clerk", "leader", "d-off.supervisor"])
            let never = MatterID(1)
            for login in ["handler", "approver", "d-hou.handler", "d.leader", "d.clerk", "street", "system"] {
                #expect(try await !sees(login, receipt.matter, in: world), "\(login)")
                #expect(try await !sees(login, never, in: world), "\(login)")
                #expect(try await found(receipt.number, by: login, in: world) == 0, "\(login)")
            }
            for login in ["clerk", "d.clerk", "handler"] {
                #expect(try await found("入冬", by: login, in: world) == 0, "\(login)")
            }
            #expect(try await world.casework.deskDraft(of: form, for: world.principal("clerk")) == nil)
            try await checkCommonKey(receipt, in: world)

            // Named people read it, with all that was done; nothing of it is said to be decided or told.
            let state = try await world.state(of: receipt)
            #expect(state.isSealed && state.purpose == .accusation && state.path == nil)
            #expect(try await world.stage(.routing, of: receipt) == "registered")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "ledToAccusation")
            #expect(
                try await world.clock(.handling, of: receipt)
                    == "2026-03-02 → 2026-05-06 (2026-04-30), stopped 2026-03-20")
            #expect(try await world.clock(.disposal, of: receipt) == "2026-03-20 → 2026-04-07 (2026-04-03)")
            let work = try await world.casework.sealedWork(of: world.principal("clerk"))
            #expect(work.items.map(\.number) == [receipt.number])
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(followed.isSealed && followed.subject == nil && followed.letters.isEmpty)
            #expect(try await world.casework.verifySealed(for: world.principal("clerk")).isClean)

            // Never to who is accused; the organ has it as any other accusation.
            #expect(
                try await world.refusal(
                    .handOver, HandOver(unit: housing, note: "按权限办理。"), on: receipt, .routing, by: "clerk")
                    == "accusedUnit, 30(3), R-161")
            try await world.handOver(receipt)
            try await world.act(.receiveHandOver, on: receipt, .handOverReceipt, by: "d-dis.handler")
            try await world.worker()
            try await world.proves()
        }
    }

    /// What is stored for everybody opens nothing of it.
    private func checkCommonKey(_ receipt: Receipt, in world: CaseworkWorld) async throws {
        let casework = world.casework
        try await casework.database.read { db in
            let wraps = try db.query(
                "SELECT person_id, wrapped_key FROM sealed_keys WHERE matter_id = \(receipt.matter) ORDER BY person_id")
            #expect(wraps.count == 3)
            for row in wraps {
                let person: PersonID = try row.get("person_id")
                let wrap: [UInt8] = try row.get("wrapped_key")
                #expect(throws: SecretError.self) {
                    _ = try DataKey.unwrap(wrap, by: casework.ring, matter: receipt.matter.rawValue)
                }
                #expect(throws: SecretError.self) {
                    _ = try DataKey.unwrap(
                        wrap, by: casework.ring, for: person.rawValue + 1, matter: receipt.matter.rawValue)
                }
            }
        }
    }

    /// A claim at one place of its way.
    private struct Place: Sendable {
        let stage: String
        var purpose = Purpose.claim
        let ended: ProceedingKind?
        let way: @Sendable (CaseworkWorld, Receipt) async throws -> Void
    }

    private static func sent(_ world: CaseworkWorld, _ receipt: Receipt, simply: Bool = false) async throws {
        let housing = Transfer(unit: try world.reference("D-HOU"), note: nil)
        try await world.act(simply ? .transferSimply : .transfer, housing, on: receipt, .routing, by: "clerk")
    }

    private static func assigned(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        let order = Assignment(
            unit: try world.reference("D-HOU"), feedbackDueOn: try world.day("2026-05-06"), note: nil)
        try await world.act(.assign, order, on: receipt, .routing, by: "clerk")
    }

    private static let objection = Objection(
        reason: "供暖管网由供热单位管理，不属于住房部门的职权范围，请转供热单位办理。", suggestedUnit: nil, basis: ["供热管理办法"])

    private static let places: [Place] = [
        Place(stage: "forwarded", ended: nil) { try await sent($0, $1) },
        Place(stage: "forwardedSimply", ended: nil) { try await sent($0, $1, simply: true) },
        Place(stage: "assigned", ended: nil) { try await assigned($0, $1) },
        Place(stage: "receivedForFeedback", ended: .ordinaryHandling) { world, receipt in
            try await assigned(world, receipt)
            try await world.act(.receive, on: receipt, .routing, by: "handler")
        },
        Place(stage: "objected", ended: .ordinaryHandling) { world, receipt in
            try await sent(world, receipt)
            try await world.act(.receive, on: receipt, .routing, by: "handler")
            try await world.act(.object, objection, on: receipt, .routing, by: "handler")
        },
        Place(stage: "received", ended: .simpleHandling) { world, receipt in
            try await sent(world, receipt, simply: true)
            try await world.act(.receive, on: receipt, .routing, by: "handler")
            try await world.act(
                .acceptSimply, SimpleAcceptance(means: .message, note: nil, hasNoInterest: true), on: receipt,
                .simpleHandling,
                by: "handler")
        },
        Place(stage: "received", purpose: .suggestion, ended: .suggestion) { world, receipt in
            try await sent(world, receipt)
            try await world.act(.receive, on: receipt, .routing, by: "handler")
            try await world.act(.takeUp, TakeUp(hasNoInterest: true), on: receipt, .suggestion, by: "handler")
        },
        Place(stage: "kept", ended: .ordinaryHandling) { world, receipt in
            try await world.act(.keep, on: receipt, .routing, by: "clerk")
        },
    ]

    @Test(arguments: TestEngine.dialects)
    func `it is sealed at any stage of its way, and has fifteen days from then`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            for place in Self.places {
                try world.go(to: "2026-03-02")
                let receipt = try await world.registered("暖气不热") { $0.purpose = place.purpose }
                try await place.way(world, receipt)
                #expect(try await world.stage(.routing, of: receipt) == place.stage)
                try world.go(to: "2026-03-04")
                try await world.act(.seal, SealingOrder(reason: why), on: receipt, .routing, by: "clerk")
                let state = try await world.state(of: receipt)
                let routing = try #require(state.proceedings.first)
                #expect(routing.stage == Routing.Stage.registered.code && routing.unit == state.registeredBy)
                #expect(routing.closedOn == nil, "\(place.stage)")
                if let ended = place.ended {
                    #expect(try await world.stage(ended, of: receipt) == "ledToAccusation", "\(place.stage)")
                }
                let running = state.clocks.filter(\.isRunning).map { "\($0.clock) \($0.dueOn.iso)" }
                #expect(running == ["K-01 2026-03-19"], "\(place.stage)")
                #expect(try await traces(of: receipt, in: world) == [:], "\(place.stage)")
                #expect(try await !sees("handler", receipt.matter, in: world), "\(place.stage)")
            }
            #expect(try await world.casework.verifySealed(for: world.principal("clerk")).isClean)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what is decided is revoked first, and from a statutory path the matter comes back first`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let order = SealingOrder(reason: why)
            let decided = try await world.registered("暖气不热")
            try await world.accept(decided, at: "D-HOU")
            try await world.serve(decided, from: "d-hou", on: "2026-03-02")
            #expect(try await !world.offered("clerk", decided, .routing).contains(.seal))
            #expect(
                try await world.refusal(.seal, order, on: decided, .routing, by: "clerk")
                    == "decidedAlready, 30, 31, 32, R-160")
            try await world.act(
                .revokeOpinion, Reason(reason: "处理意见没有查清事实。"), on: decided, .ordinaryHandling, by: "approver")
            try await world.act(.seal, order, on: decided, .routing, by: "clerk")
            #expect(try await traces(of: decided, in: world) == [:])

            let onPath = try await world.registered("欠薪")
            try await Self.sent(world, onPath)
            try await world.act(.receive, on: onPath, .routing, by: "handler")
            let path = PathImport(
                path: .p5, organ: "住房保障部门", procedure: "查处违法", basis: "住房租赁条例", limitOn: nil, reason: nil,
                hasNoInterest: true)
            try await world.act(.importToPath, path, on: onPath, .ordinaryHandling, by: "handler")
            #expect(
                try await world.refusal(.seal, order, on: onPath, .routing, by: "clerk")
                    == "decidedAlready, 30, 31, 32, R-160")
            try await world.act(
                .leavePath, Reason(reason: "该途径不适用于本事项。"), on: onPath, .statutoryPath, by: "handler")
            try await world.act(.seal, order, on: onPath, .routing, by: "clerk")
            #expect(try await world.casework.verifySealed(for: world.principal("clerk")).isClean)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a hearing is broken off, what runs beside goes on at the office, and two people can unseal it again`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("暖气不热", "家里入冬以后一直不热。")
            try await world.accept(receipt, at: "D-HOU")
            let notice = HearingNotice(
                heldOn: world.casework.today, time: "09:00", place: "听证室", chair: "周主任", members: ["律师甲"],
                subject: "供暖不足的原因")
            try await world.act(.conveneHearing, notice, on: receipt, .ordinaryHandling, by: "handler")
            let aid = AidRequest(form: .socialAid, need: "没有收入来源")
            try await world.act(.arrangeAid, aid, on: receipt, .ordinaryHandling, by: "handler")
            try await world.act(.seal, SealingOrder(reason: why), on: receipt, .routing, by: "clerk")
            #expect(try await world.stage(.hearing, of: receipt) == "hearingBrokenOff")
            try await world.act(.grantAid, Account(account: "纳入低保"), on: receipt, .aid, by: "clerk")
            let state = try await world.state(of: receipt)
            #expect(state.proceedings.filter { $0.closedOn == nil }.map(\.kind) == [.routing])

            let proposal = UnsealingProposal(purpose: .claim, reason: "第二页是另一封信，误装在一起。")
            try await world.act(.proposeUnsealing, proposal, on: receipt, .routing, by: "clerk")
            try await world.act(.unseal, Reason(reason: "确实不是检举控告。"), on: receipt, .unsealing, by: "leader")
            #expect(try await found("入冬", by: "d-hou.handler", in: world) == 1)
            try await world.accept(receipt, at: "D-HOU")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            try await world.worker()
            try await world.proves()
        }
    }

    @Test func `R-161: whoever is accused in person is so with the unit`() throws {
        let person = PersonID(7)
        let unit = UnitReference(id: UnitID(8), kind: .department, line: [UnitID(8)])
        #expect(SealingOrder(reason: why, person: person).problems.map(\.field) == ["unit"])
        #expect(SealingOrder(reason: why, person: person).problems.first?.article == "30(3), R-161")
        #expect(SealingOrder(reason: why, unit: unit, person: person).problems.isEmpty)
        #expect(SealingOrder(reason: why).problems.isEmpty)
    }
}
