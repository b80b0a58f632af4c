// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 两人同卷 by pages alone.
@Suite struct PresencePageTests {
    @Test(arguments: TestEngine.dialects, ["en", "zh-Hans"])
    func `two people on one file are told of each other`(_ engine: TestEngine, _ language: String) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            try await site.world.casework.addPerson(
                login: "second", name: "李敏", nameEnglish: "Li Min", roles: [(.clerk, "D-OFF")],
                password: CaseworkWorld.password)
            let clerk = try await site.desk("clerk", language: language)
            let second = try await site.desk("second", language: language)
            let address = try await second.address(of: "direct-reply", on: receipt.number)
            #expect(try await second.get(address).status == 200)
            let said =
                language == "en" ? "Li Min has been working on “Reply directly” here since 12:00" : "李敏从12:00起正在这里办理"
            for path in ["/desk/matters/\(receipt.number)", address] {
                let page = try await clerk.get(path)
                #expect(page.text.contains(said), "\(path)")
            }
            #expect(!(try await second.get("/desk/matters/\(receipt.number)").text.contains("Li Min has")))
            // Whoever was there first learns of it when what was typed is kept.
            let token = try await second.get(address).token
            let kept = try await second.post("/desk/drafts", [("draftOf", address), ("reply", "x")], token: token)
            #expect(kept.text.split(separator: "\n").count == 2 && kept.text.contains("12:00"))
            site.world.time.move(seconds: 601)
            #expect(!(try await clerk.get("/desk/matters/\(receipt.number)").text.contains(said)))
        }
    }
}
