// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Storage
import Support
import Testing

/// The key file of an installation: made once, never replaced unseen, never taken for another.
@Suite(.serialized) struct KeyTests {
    private func put(_ ring: KeyRing, at path: String) throws {
        try FileManager.default.removeItem(atPath: path)
        try KeyFile.write(ring.json(), to: path)
    }

    @Test func `a key that is lost is not replaced by a new one`() async throws {
        try await withFolder { folder in
            let data = folder + "/data"
            let key = data + "/fengqiao.sqlite.key"
            #expect(try await Program.run(["migrate", "--data", data], in: folder).status == 0)
            try FileManager.default.moveItem(atPath: key, toPath: folder + "/kept")
            for command in [["migrate"], ["serve", "--port", "0"], ["import", "categories", folder + "/none.csv"]] {
                if command[0] == "import" {
                    try Data("level1,level2,level3\na,b,c\n".utf8).write(to: URL(filePath: command[2]))
                }
                let ending = try await Program.run(command + ["--data", data], in: folder)
                #expect(ending.status == 1, "\(command)")
                #expect(ending.errors.contains("is written under it"), "\(ending.errors)")
                #expect(!FileManager.default.fileExists(atPath: key), "\(command)")
            }
            try FileManager.default.moveItem(atPath: folder + "/kept", toPath: key)
            #expect(try await Program.run(["migrate", "--data", data], in: folder).status == 0)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the key of another installation is told from the own one`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--clerks", "1", "--matters", "1"]).status == 0)
            let own = try KeyRing(json: KeyFile.read(site.key))
            try put(KeyRing.make(random: systemRandom), at: site.key)
            for command in [["migrate"], ["verify"], ["work", "--once"]] {
                let ending = try await site.run(command)
                #expect(ending.status == 1 && ending.errors.contains("is not the key of this database"), "\(command)")
            }
            // A database of an earlier version has no proof yet: a key that it holds tells.
            try await site.tamper(["DELETE FROM settings WHERE name = 'key.proof'"])
            #expect(try await site.run(["migrate"]).status == 1)
            try put(own.withNewMasterKey(random: systemRandom), at: site.key)
            #expect(try await site.run(["migrate"]).status == 0)
            try put(own, at: site.key)
            #expect(try await site.run(["verify"]).status == 0)
        }
    }

    @Test func `PostgreSQL is installed by commands alone, and without a key nothing is made`() async throws {
        try await TestEngine.postgres.withInstallation { site in
            try FileManager.default.removeItem(atPath: site.key)
            let early = try await site.run(["migrate"])
            #expect(early.status == 1 && early.errors.contains("fengqiao key "), "\(early.errors)")
            let database = try await site.place.open()
            let tables = try await database.read { db in
                try db.query("SELECT 1 AS one WHERE to_regclass('matters') IS NOT NULL").count
            }
            await database.close()
            #expect(tables == 0)
            let made = try await Program.run(["key", site.key, "--json"], in: site.folder)
            #expect(made.status == 0 && made.output.contains(site.key), "\(made.errors)")
            let mode = try FileManager.default.attributesOfItem(atPath: site.key)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try await Program.run(["key", site.key], in: site.folder).status == 1)
            #expect(try await site.run(["migrate"]).status == 0)
            let added = try await site.run(["user", "add", "lin", "--name", "Lin", "--generate"])
            #expect(added.status == 0, "\(added.errors)")
        }
    }

    @Test func `who only looks writes nothing, and who was killed leaves no number taken`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["migrate"]).status == 0)
            let file = String(site.database.dropFirst("sqlite:".count))
            let before = FileManager.default.contents(atPath: file)
            #expect(try await site.run(["verify"]).status == 0)
            #expect(FileManager.default.contents(atPath: file) == before)
            let host = ProcessInfo.processInfo.hostName
            try await site.tamper(
                (0..<1_024).map { number -> SQL in
                    let holder = "\(host):\(number)"
                    return
                        "INSERT INTO nodes (id, holder, leased_until) VALUES (\(number), \(holder), '2999-01-01T00:00:00.000Z')"
                })
            let next = try await site.run(["work", "--once", "--json"])
            #expect(next.status == 0, "\(next.errors)")
            #expect(try next.summary()["converted"] == 0)
        }
    }
}
