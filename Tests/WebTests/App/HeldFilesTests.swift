// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Support
import Testing

/// Files of a form that is shown again are not lost, and not filed twice.
@Suite struct HeldFilesTests {
    private let scan = [(name: "scan.txt", bytes: Array("the letter as it came".utf8))]

    private func form(_ site: TestSite) -> [(String, String)] {
        [
            ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso), ("who", "self"),
            ("name", "王秀兰"),
            ("phone", "13900001234"), ("subject", "暖气不热"), ("facts", "家里入冬以后一直不热，拆迁以后更冷。"),
        ]
    }

    private func files(of number: String, _ site: TestSite) async throws -> [String] {
        let clerk = try await site.world.principal("clerk")
        let id = try await site.world.casework.matterID(numbered: number, for: clerk)
        return try await site.world.casework.file(id, for: clerk).attachments.map(\.name)
    }

    @Test(arguments: TestEngine.dialects)
    func `a clerk who is asked about a repeat keeps the scan`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            _ = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            let asked = try await clerk.upload("/desk/register", form(site), files: scan, token: page.token)
            #expect(asked.status == 200 && asked.text.contains("Not registered yet: this may be a repeat"))
            #expect(asked.text.contains("<bdi>scan.txt</bdi>") && asked.token == page.token)
            let wrong = try await clerk.upload(
                "/desk/register", form(site) + [("repeatOf", "none"), ("headCount", "x")],
                files: [(name: "second.txt", bytes: Array("more".utf8))], token: asked.token)
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("<bdi>scan.txt</bdi>") && wrong.text.contains("<bdi>second.txt</bdi>"))
            let new = form(site) + [("repeatOf", "none")]
            let sent = try await clerk.upload("/desk/register", new, files: [], token: wrong.token)
            #expect(sent.status == 303)
            let number = try #require(sent.location?.split(separator: "/").dropLast().last.map(String.init))
            #expect(try await files(of: number, site) == ["scan.txt", "second.txt"])
            // Sent once more it registers nothing and takes nothing away.
            let again = try await clerk.upload("/desk/register", new, files: scan, token: wrong.token)
            #expect(again.location == sent.location)
            #expect(try await files(of: number, site) == ["scan.txt", "second.txt"])
            #expect(try site.world.casework.attachments.names().count == 2)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a repeat takes the scan along`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            let asked = try await clerk.upload("/desk/register", form(site), files: scan, token: page.token)
            let joined = try await clerk.upload(
                "/desk/register", form(site) + [("repeatOf", receipt.number)], files: [], token: asked.token)
            #expect(joined.location == "/desk/matters/\(receipt.number)")
            #expect(try await files(of: receipt.number, site) == ["scan.txt"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a petitioner whose material is too long keeps the photograph`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            _ = try await petitioner.follow(slip)
            let page = try await petitioner.get("/follow/material")
            let long = String(repeating: "长", count: Casework.longestText + 1)
            let refused = try await petitioner.upload(
                "/follow/material", [("text", long)], files: scan, token: page.token)
            #expect(refused.status == 422 && refused.text.contains("<bdi>scan.txt</bdi>"))
            let sent = try await petitioner.upload(
                "/follow/material", [("text", "shorter")], files: [], token: refused.token)
            #expect(sent.status == 303)
            #expect(try await files(of: slip.number, site) == ["scan.txt"])
        }
    }
}
