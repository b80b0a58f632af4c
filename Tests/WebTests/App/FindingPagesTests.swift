// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

/// What cannot be found says why.
@Suite struct FindingPagesTests {
    @Test(arguments: TestEngine.dialects)
    func `a number with a wrong digit says so, one that is nobody's does not`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let receipt = try await site.world.register()
            let last = receipt.number.last == "7" ? "8" : "7"
            for address in ["", "/parties", "/maps", "/comparison", "/repeats", "/letters", "/slip"] {
                let wrong = try await clerk.get("/desk/matters/\(receipt.number.dropLast())\(last)\(address)")
                #expect(wrong.status == 404 && wrong.text.contains("The number is not right"), "\(address)")
            }
            let nobody = try #require(MatterNumber(year: 2026, serial: 9_999_999)).text
            for number in [nobody, "2026", "x"] {
                let missing = try await clerk.get("/desk/matters/\(number)")
                #expect(missing.status == 404 && missing.text.contains("Page not found"), "\(number)")
            }
            #expect(try await clerk.get("/desk/matters/\(receipt.number)").status == 200)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `one character finds nothing, and the page says that words have two`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            _ = try await site.world.register()
            let one = try await clerk.get("/desk/search?q=\(Browser.encode("暖"))")
            #expect(one.status == 200 && one.text.contains("One character is not enough"))
            let two = try await clerk.get("/desk/search?q=\(Browser.encode("暖气"))")
            #expect(two.text.contains("1 matter found") && !two.text.contains("One character"))
            for other in ["路灯", "暖 路灯", "x"] {
                let none = try await clerk.get("/desk/search?q=\(Browser.encode(other))")
                #expect(!none.text.contains("One character") && none.text.contains("Try another word"), "\(other)")
            }
        }
    }
}
