// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Resources
import Testing

/// 满意度评价 (R-240, rules 5.1): two objects, each with a window of its own.
@Suite struct RatingTests {
    private let book: RuleBook
    private let transfer = Act(.transfer, Transfer(unit: MatterWorld.housing, note: nil))

    init() throws { book = try RuleBook.load(files: ResourceFiles().files(in: "Rules")) }

    private func open(_ world: MatterWorld, _ kind: ProceedingKind) -> [ProceedingState] {
        world.state.proceedings.filter { $0.kind == kind && $0.closedOn == nil }
    }

    private func sent() throws -> MatterWorld {
        var world = try MatterWorld(book, receivedOn: "2026-03-02")
        try world.perform(transfer, on: .routing, by: MatterWorld.clerk, day: "2026-03-04")
        return world
    }

    private func received() throws -> MatterWorld {
        var world = try sent()
        try world.perform(Act(.receive), on: .routing, by: MatterWorld.handler(), day: "2026-03-05")
        return world
    }

    @Test func `the window of the petition department opens with the transfer, at the department, for thirty days`()
        throws
    {
        let world = try sent()
        let rating = try #require(open(world, .officeRating).first)
        #expect(rating.unit == MatterWorld.office.id && rating.openedOn.iso == "2026-03-04")
        // The third of April 2026 is a working day.
        #expect(
            try world.clock(.rating).startedOn.iso == "2026-03-04" && world.clock(.rating).dueOn.iso == "2026-04-03")
        #expect(open(world, .rating).isEmpty)
    }

    @Test func `a matter that is sent on again is rated once`() throws {
        var world = try received()
        let objection = Act(.object, Objection(reason: "不属于本单位职权范围。", suggestedUnit: MatterWorld.heating))
        try world.perform(objection, on: .routing, by: MatterWorld.handler(), day: "2026-03-06")
        try world.perform(Act(.agreeToObjection), on: .routing, by: MatterWorld.clerk, day: "2026-03-09")
        let again = Act(.transfer, Transfer(unit: MatterWorld.heating, note: nil))
        try world.perform(again, on: .routing, by: MatterWorld.clerk, day: "2026-03-10")
        #expect(world.state.proceedings.filter { $0.kind == .officeRating }.map(\.openedOn.iso) == ["2026-03-04"])
    }

    @Test func `who answers directly is rated once, and no unit beside it`() throws {
        var world = try MatterWorld(book, receivedOn: "2026-03-02")
        let reply = Act(.replyDirectly, DirectReply(reply: "路灯已经修好，请您查看。"))
        try world.perform(reply, on: .routing, by: MatterWorld.clerk, day: "2026-03-04")
        #expect(open(world, .officeRating).map(\.unit) == [MatterWorld.office.id] && open(world, .rating).isEmpty)
        // Answered anew after a revocation, it is not asked for again.
        let revocation = Act(.revokeDecision, Reason(reason: "答复有误，重新处理。"))
        try world.perform(revocation, on: .routing, by: MatterWorld.clerk, day: "2026-03-06")
        try world.perform(reply, on: .routing, by: MatterWorld.clerk, day: "2026-03-09")
        #expect(open(world, .officeRating).count == 1)
    }

    @Test func `no department is rated where there was none, or by whom nobody can ask`() throws {
        let clerk = Actor.staff(PersonID(1), as: .clerk, in: MatterWorld.street.id)
        var direct = try MatterWorld(book, receivedOn: "2026-03-02", at: MatterWorld.street)
        try direct.perform(transfer, on: .routing, by: clerk, day: "2026-03-04")
        #expect(open(direct, .officeRating).isEmpty)
        var unnamed = try MatterWorld(book, receivedOn: "2026-03-02", isContactable: false)
        try unnamed.perform(transfer, on: .routing, by: MatterWorld.clerk, day: "2026-03-04")
        #expect(open(unnamed, .officeRating).isEmpty)
        var kept = try MatterWorld(book, receivedOn: "2026-03-02")
        try kept.perform(Act(.keep), on: .routing, by: MatterWorld.clerk, day: "2026-03-04")
        #expect(open(kept, .officeRating).isEmpty)
    }

    @Test func `what is handed to the courts is out of the scope of ratings, what the police has is not`() throws {
        for (kind, count) in [(UnitKind.court, 0), (.procuratorate, 0), (.police, 1)] {
            var world = try MatterWorld(book, receivedOn: "2026-03-02")
            let organ = UnitReference(id: UnitID(90), kind: kind)
            let handOver = Act(.handOver, HandOver(unit: organ, note: nil))
            try world.perform(handOver, on: .routing, by: MatterWorld.clerk, day: "2026-03-04")
            #expect(open(world, .officeRating).count == count, "\(kind)")
            #expect(open(world, .officeRating).allSatisfy { $0.unit == MatterWorld.office.id })
        }
    }

    @Test func `a path of another organ closes the window, and the class of an accusation does`() throws {
        for (path, isOpen) in [(StatutoryPath.p1, false), (.p3, false), (.p5, false)] {
            var world = try received()
            let change = PathImport(path: path, organ: "城管执法局", procedure: "查处", basis: "《城乡规划法》第六十四条")
            try world.perform(
                Act(.importToPath, change), on: .ordinaryHandling, by: MatterWorld.handler(), day: "2026-03-09")
            #expect(open(world, .officeRating).isEmpty != isOpen, "\(path)")
            #expect(try world.proceeding(.officeRating).stage == SatisfactionRating.Stage.notRatable.code)
            #expect(try world.clock(.rating).stoppedOn?.iso == "2026-03-09")
            #expect(try MatterState.replaying(world.entries, id: world.state.id, under: book) == world.state)
        }
        var accepted = try received()
        try accepted.perform(
            Act(.accept, Acceptance(path: .p6, note: nil)), on: .ordinaryHandling, by: MatterWorld.handler(),
            day: "2026-03-09")
        #expect(open(accepted, .officeRating).count == 1)
        let seal = Act(.seal, SealingOrder(reason: "来信人说明是检举具体工作人员。"))
        try accepted.perform(seal, on: .routing, by: MatterWorld.clerk, day: "2026-03-10")
        #expect(try accepted.proceeding(.officeRating).stage == SatisfactionRating.Stage.notRatable.code)
        var back = try MatterWorld(book, receivedOn: "2026-03-02")
        try back.perform(
            Act(.replyDirectly, DirectReply(reply: "路灯已经修好，请您查看。")), on: .routing, by: MatterWorld.clerk,
            day: "2026-03-04")
        try back.perform(
            Act(.revokeDecision, Reason(reason: "答复有误，重新处理。")), on: .routing, by: MatterWorld.clerk,
            day: "2026-03-05")
        try back.perform(
            Act(.classify, Classification(purpose: .accusation, category: nil, grade: nil, path: nil)), on: .routing,
            by: MatterWorld.clerk, day: "2026-03-06")
        #expect(open(back, .officeRating).isEmpty)
    }

    @Test func `each lapses by itself, and a missing one is not rated`() throws {
        var world = try sent()
        try world.perform(Act(.lapse), on: .officeRating, by: .system, day: "2026-04-07")
        #expect(try world.proceeding(.officeRating).stage == SatisfactionRating.Stage.notRated.code)
    }

    @Test func `not satisfied brings a call back by the department, of each by itself`() throws {
        var world = try sent()
        let rated = try world.perform(
            Act(.rate, Rating(.unsatisfied)), on: .officeRating, by: .petitioner, day: "2026-03-05")
        #expect(rated.opened.count == 1)
        let call = try world.proceeding(.callBack)
        #expect(try call.parent == world.proceeding(.officeRating).id && call.unit == MatterWorld.office.id)
    }

    /// What was decided before the two were rated apart is replayed as it was.
    @Test func `an older transfer opened no rating, and an older rating spoke of both`() throws {
        var world = try MatterWorld(book, receivedOn: "2026-03-02")
        let organ = UnitReference(id: UnitID(90), kind: .police)
        try world.perform(
            Act(.handOver, HandOver(unit: organ, note: nil)), on: .routing, by: MatterWorld.clerk, day: "2026-03-04")
        for entries in [world.entries, try sent().entries] {
            let older = entries.map { entry -> (body: EntryBody, envelope: Envelope) in
                guard case .acted(let record) = entry.body else { return entry }
                let act = ActRecord(
                    proceeding: record.proceeding, act: record.act, opened: record.opened, issued: record.issued,
                    edition: TableEdition.acceptanceEndsObjection)
                return (.acted(act), entry.envelope)
            }
            let state = try MatterState.replaying(older, id: world.state.id, under: book)
            #expect(state.proceedings.map(\.kind) == [.routing])
        }
        func read(_ entry: String) throws -> Act { try JSONDecoder().decode(Act.self, from: Data(entry.utf8)) }
        let both = try read(
            #"{"verb":"rate","inputs":{"office":"unsatisfied","unitRating":"satisfied","words":"好"}}"#)
        let older = try #require(both.inputs as? Rating)
        #expect(older.satisfaction == .satisfied && older.office == .unsatisfied && older.words == "好")
        #expect(older.asksForCallBack)
        let now = Act(.rate, Rating(.basicallySatisfied))
        #expect(try JSONDecoder().decode(Act.self, from: JSONEncoder().encode(now)) == now)
        #expect(try JSONDecoder().decode(Act.self, from: JSONEncoder().encode(both)) == both)
    }
}
