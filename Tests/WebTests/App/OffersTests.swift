// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

@testable import Web

/// 是不是下面的: what was typed and is in no list comes back with what it may mean.
@Suite struct OffersTests {
    private let units = [
        Choice("1", "区直管公房管理中心"), Choice("2", "区住房和城市建设委员会"), Choice("3", "区城市管理综合行政执法局"), Choice("4", "和平里街道办事处"),
    ]

    @Test func `what contains the words comes first, then what shares most of them, and nothing that shares little`() {
        func offered(_ typed: String) -> [String] { Offers.of(typed, in: units).map(\.value) }
        #expect(offered("管理") == ["1", "3"])
        #expect(offered("和平里 (9)") == ["4"])
        #expect(offered("城市管理局") == ["3"])
        #expect(offered("卫生健康委员会体育局").isEmpty && offered("").isEmpty && offered("飞").isEmpty)
    }

    @Test(arguments: TestEngine.dialects)
    func `a unit that is half remembered is offered, and taken by a choice`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let asked = try await clerk.act("transfer", on: receipt.number, [("unit", "hous")])
            #expect(asked.status == 422 && asked.text.contains("Did you mean one of these?"))
            #expect(
                asked.text.contains("name=\"offered.unit\" value=\"D-HOU\"") && !asked.text.contains("value=\"D-HEA\">")
            )
            #expect(asked.text.contains("list=\"f-unit-list\""), "the list stays")
            let other = try await clerk.act(
                "transfer", on: receipt.number, [("unit", "heat"), ("offered.unit", "")])
            #expect(other.status == 422 && other.text.contains("name=\"offered.unit\" value=\"D-HEA\""))
            let done = try await clerk.act(
                "transfer", on: receipt.number, [("unit", "hous"), ("offered.unit", "D-HOU")])
            #expect(done.status == 303)
            let found = try await clerk.get("/desk/search?unit=hous&offered.unit=D-HOU")
            #expect(found.status == 200 && found.text.contains(receipt.number))
            let wrong = try await clerk.get("/desk/search?unit=hous")
            #expect(wrong.status == 422 && wrong.text.contains("name=\"offered.unit\" value=\"D-HOU\""))
        }
    }
}
