// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 督办线索 (R-202, R-210): what gives ground for supervision is listed with its liability item, and decides nothing.
@Suite struct SupervisionTests {
    private func triggers(_ world: CaseworkWorld) async throws -> [SupervisionTrigger] {
        try await world.casework.supervisionTriggers(for: world.principal("leader")).flatMap(\.triggers)
    }

    @Test(arguments: TestEngine.dialects)
    func `each clock that is over names its item, by unit, longest first`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            try await world.transfer(receipt)
            _ = try await world.casework.perform(Act(.receive), on: receipt.proceeding, by: world.principal("handler"))
            world.time.move(days: 14)
            _ = try await world.register(title: "路灯不亮")
            #expect(try await triggers(world).isEmpty)
            world.time.move(days: 2)
            // K-03 of the unit: art 44(3).
            let one = try #require(try await triggers(world).first)
            #expect(one.clock == .transferNotice && one.liability == "44(3)" && one.ground == .overdue)
            #expect(one.unit == world.unit("D-HOU")?.id && one.grade == .over && one.number == receipt.number)
            world.time.move(days: 31)
            let groups = try await world.casework.supervisionTriggers(for: world.principal("leader"))
            #expect(groups.map(\.unit) == [world.unit("D-HOU")?.id, world.unit("D-OFF")?.id])
            #expect(groups.flatMap(\.triggers).map(\.liability) == ["44(3)", "43"])
            #expect(groups.flatMap(\.triggers).map(\.grade) == [.gravelyOver, .wellOver])
            #expect(try await world.casework.supervisionTriggers(for: world.principal("leader"), limit: 1).count == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `no feedback and a late urgent report are grounds of their own`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let clerk = try await world.principal("clerk")
            let housing = try #require(world.unit("D-HOU"))
            let sendings = [UrgentReport.Recipient.partyCommittee, .government, .conferenceOffice]
            let today = world.casework.today
            func report(_ times: [String]) -> Act {
                Act(
                    .reportUrgent,
                    UrgentReport(
                        knownOn: today.adding(days: -1), knownAt: "23:50", place: "清水苑", headcount: 40,
                        situation: "四十人聚集在物业门口。", measures: "已派人到场。",
                        sendings: zip(sendings, times).map {
                            .init(recipient: $0, sentOn: $1 > "12:00" ? today.adding(days: -1) : today, time: $1)
                        }))
            }
            _ = try await world.casework.perform(
                report(["23:59", "00:20", "00:50"]), on: receipt.proceeding, by: clerk)
            #expect(try await triggers(world).isEmpty)
            _ = try await world.casework.perform(
                report(["23:59", "00:20", "00:51"]), on: receipt.proceeding, by: clerk)
            #expect(try await triggers(world).map(\.ground) == [.urgentLate])
            #expect(try await triggers(world).map(\.liability) == ["46(4)"])
            let assignment = Assignment(
                unit: housing.reference, feedbackDueOn: world.casework.today.adding(days: 5), note: nil)
            _ = try await world.casework.perform(Act(.assign, assignment), on: receipt.proceeding, by: clerk)
            world.time.move(days: 6)
            #expect(try await triggers(world).map(\.ground) == [.urgentLate, .noFeedback])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `it is for those who supervise, and a sealed matter stands there for its key holders alone`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let other = try await world.hire("other", .secretary, "D-OFF")
            world.time.move(days: 20)
            #expect(try await triggers(world).map(\.number) == [receipt.number])
            #expect(try await triggers(world).first?.title == nil)
            #expect(try await world.casework.supervisionTriggers(for: other).isEmpty)
            for login in ["clerk", "handler", "system"] {
                await #expect(throws: Refusal(.notYours, article: "40, R-202")) {
                    _ = try await world.casework.supervisionTriggers(for: world.principal(login))
                }
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `it lists what reaches one's unit, also where an office below registered it, and nothing else`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let sealed = try await world.register(.accusation)
            try await world.transfer(receipt)
            _ = try await world.casework.perform(
                Act(.receive), on: receipt.proceeding, by: world.principal("handler"))
            world.time.move(days: 60)
            for (login, role, unit) in [
                ("d.leader", Role.leader, "D"), ("d.secretary", .secretary, "D"), ("hou.leader", .leader, "D-HOU"),
            ] {
                let person = try await world.hire(login, role, unit)
                let numbers = try await world.casework.supervisionTriggers(for: person).flatMap(\.triggers).map(
                    \.number)
                #expect(numbers.contains(receipt.number) && !numbers.contains(sealed.number), "\(login)")
            }
            let elsewhere = try await world.hire("s1.leader", .leader, "D-S1")
            #expect(try await world.casework.supervisionTriggers(for: elsewhere).isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-202: what is passed on twice and what is disputed is a ground, and a list that was cut says at least`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let reason = "该事项不属于我单位职权范围，应当由别的单位办理，请予退回。"
            for (unit, login) in [("D-HOU", "handler"), ("D-HEA", "heater")] {
                try await world.transfer(receipt, to: unit)
                let person = try await world.principal(login)
                _ = try await world.casework.perform(Act(.receive), on: receipt.proceeding, by: person)
                _ = try await world.casework.perform(
                    Act(.object, Objection(reason: reason, suggestedUnit: nil)), on: receipt.proceeding, by: person)
                #expect(try await triggers(world).isEmpty)
                _ = try await world.casework.perform(
                    Act(.agreeToObjection), on: receipt.proceeding, by: world.principal("clerk"))
            }
            let one = try #require(try await triggers(world).first)
            #expect(one.ground == .shirked && one.liability == "45(1)" && one.unit == world.unit("D-HEA")?.id)
            let leader = try await world.principal("leader")
            #expect(try await world.casework.supervisionList(for: leader).atLeast == nil)
            #expect(try await world.casework.supervisionList(for: leader, limit: 1).atLeast == 1)
            // A second one of the same ground is on the next page, and after it there is nothing.
            try await dispute(world)
            let first = try await world.casework.supervisionList(for: leader, limit: 1)
            let place = try #require(first.next.first { $0.part == .shirked })
            #expect(SupervisionPlace(place.text) == place && SupervisionPlace("late~x") == nil)
            let second = try await world.casework.supervisionList(for: leader, after: place, limit: 1)
            let numbers = (first.groups + second.groups).flatMap(\.triggers).map(\.number)
            #expect(numbers.count == 2 && Set(numbers).count == 2)
            let last = try #require(second.next.first)
            let end = try await world.casework.supervisionList(for: leader, after: last, limit: 1)
            #expect(end.groups.isEmpty && end.next.isEmpty)
        }
    }

    /// A matter about which it is disputed who is competent.
    private func dispute(_ world: CaseworkWorld) async throws {
        let receipt = try await world.register(title: "下水道漏水")
        let superior = try #require(world.unit("D")).reference
        _ = try await world.hire("d.leader", .leader, "D")
        _ = try await world.casework.perform(
            Act(
                .disputeJurisdiction,
                JurisdictionDispute(
                    unit: superior,
                    parties: [
                        .init(party: try world.reference("D-HOU"), position: "不归自己管"),
                        .init(party: try world.reference("D-HEA"), position: "也不归自己管"),
                    ])),
            on: receipt.proceeding, by: world.principal("clerk"))
    }

    @Test(arguments: TestEngine.dialects)
    func `R-240: a rating after a new code, in a crowd, or from the desk's own network is shown to supervisors alone`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let casework = world.casework
            let leader = try await world.principal("leader")
            let rating = Rating(.satisfied)
            func rated(from network: String, newCode: Bool = false) async throws -> String {
                let receipt = try await world.register()
                let (handling, _) = try await world.decide(receipt)
                _ = try await casework.perform(
                    Act(.proveService, ServiceProof(method: .inPerson, servedOn: casework.today, proof: "签收")),
                    on: handling, by: world.principal("handler"))
                var code = receipt.code
                if newCode { code = try await casework.reissueCode(of: receipt.matter, by: world.principal("clerk")) }
                let ticket = try await casework.follow(number: receipt.number, code: code, network: network)
                try await casework.rate(rating, ticket: ticket, network: network)
                return receipt.number
            }
            func found() async throws -> Set<String> {
                Set(try await casework.ratingAnomalies(for: leader).map { "\($0.ground.rawValue) \($0.number)" })
            }
            _ = try await rated(from: "203.0.113.1")
            #expect(try await found() == [])
            let reissued = try await rated(from: "203.0.113.2", newCode: true)
            #expect(try await found() == ["afterReissue \(reissued)"])
            _ = try await casework.signIn(login: "clerk", password: CaseworkWorld.password, network: "203.0.113.9")
            let desk = try await rated(from: "203.0.113.9")
            #expect(try await found() == ["afterReissue \(reissued)", "deskNetwork \(desk)"])
            var crowd: Set<String> = []
            for _ in 0..<3 { crowd.insert("sameNetwork \(try await rated(from: "203.0.113.5"))") }
            let all = try await found()
            #expect(all.isSuperset(of: crowd) && all.count == 5)
            await #expect(throws: Refusal(.notYours, article: "40, R-202")) {
                _ = try await casework.ratingAnomalies(for: world.principal("clerk"))
            }
            // The rating stays, and the hashes go.
            #expect(try await casework.verify().isClean)
            world.time.move(days: 91)
            try await casework.forgetPortalTraces()
            #expect(try await found() == [])
        }
    }
}
