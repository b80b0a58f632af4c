// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Support
import Testing

@Suite(.serialized) struct ServeTests {
    @Test func `PostgreSQL without an explicit key does not start`() async throws {
        try await TestEngine.postgres.withInstallation { site in
            let ending = try await Program.run(
                ["serve", "--database", site.database, "--data", site.folder + "/data"], in: site.folder)
            #expect(ending.status == 1)
            #expect(ending.errors.contains("--key-file"))
        }
    }

    @Test func `a key that others can read is not used`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: site.key)
            let ending = try await site.run(["migrate"])
            #expect(ending.status == 1)
        }
    }

    @Test func `a second writer of one file is told who holds it, and the first goes on`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let first = try Program.Run(["rehearse-kill"] + site.options, in: site.folder)
            try await first.wait(for: "\n")
            let second = try await site.run(["user", "disable", "rehearsal"])
            #expect(second.status == 1)
            #expect(second.errors.contains("another fengqiao"))
            #expect(first.process.isRunning)
            _ = try await first.kill()
        }
    }

    @Test func `a port that is none or taken and a host that is not ours are told before anything is made`()
        async throws
    {
        try await TestEngine.sqliteFile.withInstallation { site in
            func expect(_ words: String, _ arguments: [String]) async throws {
                let ending = try await site.run(["serve"] + arguments)
                #expect(ending.status == 1, "\(arguments)")
                #expect(ending.errors.contains(words) && !ending.errors.contains("unexpected"), "\(ending.errors)")
            }
            try await expect("--port is 0 to 65535, not 99999", ["--port", "99999"])
            try await expect("--port is 0 to 65535, not -1", ["--port=-1"])
            try await expect("there is no address 999.1.1.1", ["--host", "999.1.1.1"])
            try await expect("203.0.113.7 is no address of this machine", ["--host", "203.0.113.7"])
            try await withFolder { other in
                let run = try Program.Run(["serve", "--data", other + "/data", "--port", "18483"], in: other)
                try await run.wait(for: "ready at http://127.0.0.1:18483")
                try await expect("port 18483 is taken", ["--port", "18483"])
                _ = try await run.kill()
            }
            #expect(!FileManager.default.fileExists(atPath: site.folder + "/data/site.sqlite"))
        }
    }

    @Test func `a free port is named when it is asked for`() async throws {
        try await withFolder { folder in
            let run = try Program.Run(["serve", "--data", folder + "/data", "--port", "0"], in: folder)
            try await run.wait(for: "ready at http://127.0.0.1:")
            let port = try #require(run.output.split(separator: ":").last.flatMap { UInt16($0.prefix { $0.isNumber }) })
            #expect(port > 0)
            let plug = try Plug(port: port)
            try plug.send("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(plug.rest().text.contains("200 OK"))
            _ = try await run.kill()
        }
    }

    /// What the server says at an address.
    private func answer(_ path: String, port: UInt16) throws -> String {
        let plug = try Plug(port: port)
        try plug.send("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return plug.rest().text
    }

    @Test func `a database that is taken away while it is served is not ready, and none is made in its place`()
        async throws
    {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--clerks", "1", "--matters", "2"]).status == 0)
            let run = try Program.Run(["serve", "--port", "18484"] + site.options, in: site.folder)
            try await run.wait(for: "ready at ")
            #expect(!(try answer("/health/ready", port: 18_484).contains("the database is gone")))
            let path = site.folder + "/data/site.sqlite"
            let files = FileManager.default
            for end in ["", "-wal", "-shm"] { try files.moveItem(atPath: path + end, toPath: path + ".away" + end) }
            let ready = try answer("/health/ready", port: 18_484)
            #expect(ready.contains("503 ") && ready.contains("the database is gone"), "\(ready)")
            #expect(try answer("/health/live", port: 18_484).contains("200 OK"))
            _ = try await run.kill()
            for command in [["serve", "--port", "18484"], ["migrate"], ["demo"], ["demo", "--reset"], ["verify"]] {
                let ending = try await site.run(command)
                #expect(ending.status == 1, "\(command)")
                #expect(ending.errors.contains("`fengqiao restore`"), "\(command): \(ending.errors)")
            }
            #expect(!files.fileExists(atPath: path))
            for end in ["", "-wal", "-shm"] where files.fileExists(atPath: path + ".away" + end) {
                try files.moveItem(atPath: path + ".away" + end, toPath: path + end)
            }
            #expect(try await site.run(["verify"]).status == 0)
        }
    }

    @Test func `a letter's template with a mistyped field stops the start and is named`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let resources = site.folder + "/resources"
            try FileManager.default.copyItem(
                atPath: Program.root + "/.build/debug/fengqiao_Resources.resources", toPath: resources)
            let arguments = ["rehearse-kill", "--matters", "1", "--resources", resources]
            #expect(try await site.run(arguments).status == 0)

            let template = URL(filePath: resources + "/Letters/handling-opinion.mustache")
            let text = try String(contentsOf: template, encoding: .utf8)
            try text.replacing("{{unitName}}", with: "{{unitname}}").write(
                to: template, atomically: true, encoding: .utf8)
            let ending = try await site.run(arguments)
            #expect(ending.status == 1)
            #expect(
                ending.errors.contains("Letters/handling-opinion.mustache: {{unitname}} is no field of this letter"))
        }
    }

    @Test func `a real database refuses to be a demonstration`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--matters", "1"]).status == 0)
            let ending = try await site.run(["serve", "--demo"])
            #expect(ending.status == 1)
            #expect(ending.errors.contains("holds real matters"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a demonstration is never served as a real installation`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            #expect(try await site.run(["migrate"]).status == 0)
            try await site.tamper(["UPDATE settings SET value = 'demo' WHERE name = 'mode'"])
            let ending = try await site.run(["serve", "--port", "0"])
            #expect(ending.status == 1)
            #expect(ending.errors.contains("is a demonstration and stays one"))
        }
    }

    @Test func `every command has a help that begins with what it does`() async throws {
        try await withFolder { folder in
            for command in [
                "serve", "demo", "work", "migrate", "user", "import", "verify", "deadline", "docs", "backup", "restore",
                "rekey",
            ] {
                let ending = try await Program.run([command, "--help"], in: folder)
                #expect(ending.status == 0)
                #expect(ending.output.hasPrefix("OVERVIEW: "), "\(command)")
            }
            #expect(try await Program.run(["serv"], in: folder).status == 1)
        }
    }
}
