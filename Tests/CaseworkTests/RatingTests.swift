// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 满意度评价 (R-240, rules 5.1): the petition department from the transfer on, the unit from its answer on, and neither for the other.
@Suite struct RatingsApartTests {
    private func found(_ world: CaseworkWorld, at unit: String, as login: String) async throws -> Int {
        var query = SearchQuery()
        query.waitingAt = world.unit(unit)?.id
        return try await world.casework.matters(for: world.principal(login), query).items.count
    }

    @Test(arguments: TestEngine.dialects)
    func `each is rated once, in its own window, and counted apart`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let casework = world.casework
            let receipt = try await world.register()
            let ticket = try await casework.follow(number: receipt.number, code: receipt.code, network: "a")
            #expect(try await casework.followed(ticket).ratings.isEmpty)
            await #expect(throws: Refusal(.ratingClosed, article: "R-240, K-19")) {
                try await casework.rate(Rating(.satisfied), of: .office, ticket: ticket)
            }
            let (handling, _) = try await world.decide(receipt)
            let open = try await casework.followed(ticket).ratings
            #expect(open.map(\.object) == [.office] && open.first?.unit == world.unit("D-OFF")?.id)
            // It is the petitioner's to give and no work of the office: the matter is with the unit.
            #expect(try await found(world, at: "D-OFF", as: "clerk") == 0)
            #expect(try await found(world, at: "D-HOU", as: "handler") == 1)
            try await casework.rate(Rating(.unsatisfied, words: "转得太慢"), of: .office, ticket: ticket)
            #expect(try await casework.followed(ticket).ratings.isEmpty)
            await #expect(throws: Refusal(.ratingClosed, article: "R-240, K-19")) {
                try await casework.rate(Rating(.satisfied), of: .office, ticket: ticket)
            }
            _ = try await casework.perform(
                Act(.proveService, ServiceProof(method: .inPerson, servedOn: casework.today, proof: "签收")),
                on: handling, by: world.principal("handler"))
            #expect(try await casework.followed(ticket).ratings.map(\.object) == [.unit])
            try await casework.rate(Rating(.satisfied), ticket: ticket)
            let events = try await casework.followed(ticket).events.map(\.code)
            #expect(events.contains("rate.office") && events.contains("rate"))
            // One call back, by the office, about the rating of the office.
            let state = try await casework.file(receipt.matter, for: world.principal("clerk")).state
            let calls = state.proceedings.filter { $0.kind == .callBack }
            #expect(calls.map(\.unit) == [world.unit("D-OFF")?.id])
            #expect(calls.first?.parent == state.proceedings.first { $0.kind == .officeRating }?.id)

            let leader = try await world.principal("leader")
            let period = Period(days: 30, endingOn: casework.today)
            let figures = try await casework.headFigures(period, for: leader)
            #expect(figures.units.satisfied == Share(1, of: 1) && figures.units.rated == Share(1, of: 1))
            #expect(figures.offices.satisfied == Share(0, of: 1) && figures.offices.rated == Share(1, of: 1))
            func behind(_ figure: BehindFigure) async throws -> [String] {
                try await casework.matters(behind: figure, period, for: leader).items.map(\.number)
            }
            #expect(try await behind(.officeSatisfied) == [receipt.number])
            #expect(try await behind(.satisfied) == [])
            #expect(try await casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a rating that waits keeps no answered matter open, and one that nobody gave is not good`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let casework = world.casework
            let clerk = try await world.principal("clerk")
            let receipt = try await world.register()
            _ = try await casework.perform(
                Act(.replyDirectly, DirectReply(reply: "阀门已经更换，请您查看。")), on: receipt.proceeding, by: clerk)
            let ticket = try await casework.follow(number: receipt.number, code: receipt.code, network: "a")
            let followed = try await casework.followed(ticket)
            #expect(followed.ratings.map(\.object) == [.office] && !followed.canAddMaterial)
            // Where it stands is the answer, and not who is to be rated.
            #expect(followed.kind == .routing && followed.stage == Routing.Stage.repliedDirectly.code)
            var query = SearchQuery()
            query.openOnly = true
            #expect(try await casework.matters(for: clerk, query).items.isEmpty)
            world.time.move(days: 60)
            #expect(try await casework.sweep().lapsed == 1)
            let figures = try await casework.headFigures(
                Period(days: 30, endingOn: casework.today), for: world.principal("leader"))
            #expect(figures.offices.satisfied == Share(0, of: 0) && figures.offices.rated == Share(0, of: 1))
            #expect(figures.units.rated == Share(0, of: 0))
            #expect(try await casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what another path takes is not rated, and is in no figure`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let casework = world.casework
            let receipt = try await world.register()
            try await world.transfer(receipt)
            let handler = try await world.principal("handler")
            _ = try await casework.perform(Act(.receive), on: receipt.proceeding, by: handler)
            let path = PathImport(
                path: .p3, organ: "仲裁委员会", procedure: "仲裁", basis: "《劳动争议调解仲裁法》第二条",
                noLimit: "由仲裁机构依法确定", hasNoInterest: true)
            try await world.act(.importToPath, path, on: receipt, .ordinaryHandling, by: "handler")
            #expect(try await world.stage(.officeRating, of: receipt) == "notRatable")
            let ticket = try await casework.follow(number: receipt.number, code: receipt.code, network: "a")
            #expect(try await casework.followed(ticket).ratings.isEmpty)
            #expect(try await casework.followed(ticket).kind == .statutoryPath)
            let figures = try await casework.headFigures(
                Period(days: 30, endingOn: casework.today), for: world.principal("leader"))
            #expect(figures.offices.rated == Share(0, of: 0))
            #expect(try await casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `who rates both objects of a matter is no crowd`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let casework = world.casework
            var rated = 0
            for title in ["暖气不热", "路灯不亮"] {
                let receipt = try await world.register(title: title, facts: title + "，已经三个月没有人管。")
                let ticket = try await casework.follow(number: receipt.number, code: receipt.code, network: "a")
                let (handling, _) = try await world.decide(receipt)
                _ = try await casework.perform(
                    Act(.proveService, ServiceProof(method: .inPerson, servedOn: casework.today, proof: "签收")),
                    on: handling, by: world.principal("handler"))
                for object in RatedObject.allCases {
                    try await casework.rate(Rating(.satisfied), of: object, ticket: ticket, network: "203.0.113.5")
                    rated += 1
                }
            }
            // Four ratings of two matters; the rule file asks for three.
            #expect(rated == 4)
            #expect(try await casework.ratingAnomalies(for: world.principal("leader")).isEmpty)
        }
    }
}
