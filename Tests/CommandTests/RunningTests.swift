// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What somebody who has started the program meets at its door.
@Suite(.serialized) struct RunningTests {
    /// A browser that follows redirections and keeps cookies.
    private struct Visitor {
        let base: String
        private let session = URLSession(configuration: .ephemeral)

        init(_ base: String) { self.base = base }

        func ask(
            _ path: String, _ body: String? = nil, type: String = "application/x-www-form-urlencoded",
            site: String? = nil
        ) async throws -> (status: Int, text: String) {
            let url = try #require(URL(string: base + path))
            var request = URLRequest(url: url, timeoutInterval: 60)
            request.setValue("zh-CN", forHTTPHeaderField: "Accept-Language")
            if let site { request.setValue(site, forHTTPHeaderField: "Sec-Fetch-Site") }
            if let body {
                request.httpMethod = "POST"
                request.httpBody = Data(body.utf8)
                request.setValue(type, forHTTPHeaderField: "Content-Type")
            }
            let (data, response) = try await session.data(for: request)
            return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
        }

        /// The token that stands in every form of a page.
        func formToken(on path: String) async throws -> String {
            let page = try await ask(path).text
            let start = try #require(page.range(of: "name=\"token\" value=\""))
            return String(page[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    @Test func `a demonstration prints accounts that sign in, and its clock brings overdue states about`() async throws
    {
        try await withFolder { folder in
            let data = folder + "/data"
            let run = try Program.Run(["serve", "--demo", "--data", data, "--port", "18481"], in: folder)
            try await run.wait(for: "ready at ", seconds: 300)
            let account = try #require(run.output.split(separator: "\n").first).split(separator: "\t").map(String.init)
            #expect(account.count == 4)
            let visitor = Visitor("http://127.0.0.1:18481")
            let token = try await visitor.formToken(on: "/desk/sign-in")
            let form = "token=\(token)&account=\(account[0])&password="
            let wrong = try await visitor.ask("/desk/sign-in", form + "wrong")
            #expect(wrong.status == 422)
            let desk = try await visitor.ask("/desk/sign-in", form + account[1])
            #expect(desk.status == 200)
            #expect(desk.text.contains(account[3]))

            let moved = try await visitor.ask("/demo/clock", "{\"days\": 30}", type: "application/json")
            #expect(moved.status == 200)
            let answer = try #require(
                try JSONSerialization.jsonObject(with: Data(moved.text.utf8)) as? [String: Any])
            #expect(answer["noticed"] as? Int ?? 0 > 0)
            let backwards = try await visitor.ask("/demo/clock", "{\"days\": -1}", type: "application/json")
            #expect(backwards.status == 422 && backwards.text.contains("\"field\":\"days\""), "\(backwards.text)")
            let stranger = Visitor("http://127.0.0.1:18481")
            let plain = try await stranger.ask("/demo/clock", "days=2")
            #expect(plain.status == 200 && plain.text.contains("\"today\":"), "\(plain.text)")
            for (body, type) in [("", "application/x-www-form-urlencoded"), ("{}", "application/json")] {
                let empty = try await stranger.ask("/demo/clock", body, type: type)
                #expect(empty.status == 422 && empty.text.contains("urn:fengqiao:problem:invalid"), "\(empty.text)")
            }
            for (body, type) in [("days=2", "application/x-www-form-urlencoded"), ("{\"days\":2}", "application/json")]
            {
                #expect(try await stranger.ask("/demo/clock", body, type: type, site: "cross-site").status == 403)
            }
            _ = try await run.kill()
            #expect(try await Program.run(["verify", "--data", data], in: folder).status == 0)
        }
    }

    @Test func `a real server has no clock to move, and no command writes beside it`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let run = try Program.Run(["serve", "--port", "18482"] + site.options, in: site.folder)
            try await run.wait(for: "ready at ")
            let visitor = Visitor("http://127.0.0.1:18482")
            let clock = try await visitor.ask("/demo/clock", "{\"days\": 30}", type: "application/json")
            #expect(clock.status == 404)
            for command in [
                ["user", "disable", "nobody"], ["work", "--once"], ["migrate"],
                ["import", "organisation", Program.root + "Sources/Resources/Organisation/default.csv"],
            ] {
                let ending = try await site.run(command)
                #expect(ending.status == 1)
                #expect(ending.errors.contains("another fengqiao"), "\(command): \(ending.errors)")
            }
            // What only reads does not wait.
            #expect(try await site.run(["verify"]).status == 0)
            #expect(run.process.isRunning)
            _ = try await run.kill()
        }
    }
}
