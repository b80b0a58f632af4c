// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Storage
import Support
import Testing

@Suite(.serialized) struct BackupTests {
    @Test(arguments: TestEngine.dialects)
    func `a copy taken while others write comes back whole with its key, and only with it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withInstallation { site in
            #expect(try await site.run(["migrate"]).status == 0)
            let attachment = Array("sealed bytes \(UUID().uuidString)".utf8)
            let folder = site.attachments + "/ab"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(attachment).write(to: URL(filePath: folder + "/abcdef"))

            let writer = try Program.Run(["rehearse-kill"] + site.options, in: site.folder)
            try await writer.wait(for: "\n")
            let before = acknowledged(writer.output)
            let copy = site.folder + "/copy"
            let backup = try await site.run(["backup", copy])
            _ = try await writer.kill()
            #expect(backup.status == 0, "\(backup.errors)")
            try expectNoKey(of: site, in: copy)

            try await engine.withInstallation { other in
                let wrong = try await other.run(["restore", copy])
                #expect(wrong.status == 1)
                #expect(wrong.errors.contains("is not the key of this backup"))

                try FileManager.default.removeItem(atPath: other.key)
                try FileManager.default.copyItem(atPath: site.key, toPath: other.key)
                let restored = try await other.run(["restore", copy])
                #expect(restored.status == 0, "\(restored.errors)")
                let held = try await other.entries()
                #expect(before.allSatisfy { held[$0.key] ?? 0 >= $0.value })
                #expect(
                    FileManager.default.contents(atPath: other.attachments + "/ab/abcdef") == Data(attachment))

                let again = try await other.run(["restore", copy])
                #expect(again.status == 1)
            }
            let second = try await site.run(["backup", copy])
            #expect(second.status == 1)
            #expect(second.errors.contains("is there already"))
        }
    }

    @Test func `a manifest shows the proof of its key as digits, and an older one with numbers is read`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--matters", "1", "--clerks", "1"]).status == 0)
            let copy = site.folder + "/copy"
            #expect(try await site.run(["backup", copy]).output.hasPrefix("1 file in "))
            let path = URL(filePath: copy + "/manifest.json")
            let data = try Data(contentsOf: path)
            var manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let proof = try #require(manifest["keyProof"] as? String)
            #expect(proof.count == 64)
            manifest["keyProof"] = try #require(Digest.bytes(hex: proof)).map { Int($0) }
            try JSONSerialization.data(withJSONObject: manifest).write(to: path)
            try await TestEngine.sqliteFile.withInstallation { other in
                #expect(try await other.run(["restore", copy]).errors.contains("is not the key of this backup"))
                try FileManager.default.removeItem(atPath: other.key)
                try FileManager.default.copyItem(atPath: site.key, toPath: other.key)
                let restored = try await other.run(["restore", copy])
                #expect(restored.status == 0, "\(restored.errors)")
                #expect(restored.output.hasPrefix("restored 1 matter; "))
            }
        }
    }

    @Test func `files that come and go while they are copied break no backup, and unfinished ones are not in it`()
        async throws
    {
        try await TestEngine.sqliteFile.withInstallation { site in
            _ = try await site.run(["rehearse-kill", "--matters", "1", "--clerks", "1"])
            let shelf = site.attachments + "/ab"
            try FileManager.default.createDirectory(atPath: shelf, withIntermediateDirectories: true)
            let stays = shelf + "/ab" + String(repeating: "0", count: 30)
            try Data("stays".utf8).write(to: URL(filePath: stays))
            try Data("half".utf8).write(to: URL(filePath: stays + "1.part"))
            let restless = Task {
                var round = 0
                while !Task.isCancelled {
                    round += 1
                    for place in 0..<40 {
                        let path = "\(shelf)/ab\(round)\(place)"
                        try Data("comes and goes".utf8).write(to: URL(filePath: path + ".part"))
                        try FileManager.default.moveItem(atPath: path + ".part", toPath: path)
                    }
                    for place in 0..<40 { try FileManager.default.removeItem(atPath: "\(shelf)/ab\(round)\(place)") }
                    await Task.yield()
                }
            }
            for number in 0..<5 {
                let copy = site.folder + "/saved/\(number)"
                let ending = try await site.run(["backup", copy])
                #expect(ending.status == 0, "\(ending.errors)")
                let names = try FileManager.default.subpathsOfDirectory(atPath: copy)
                #expect(names.contains { $0.hasSuffix("/ab" + String(repeating: "0", count: 30)) })
                #expect(!names.contains { $0.hasSuffix(".part") })
            }
            restless.cancel()
            _ = await restless.result
            #expect(try FileManager.default.contentsOfDirectory(atPath: site.folder + "/saved").count == 5)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a place that holds anything is not restored into, and stays as it was`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            _ = try await site.run(["rehearse-kill", "--matters", "2", "--clerks", "1"])
            let saved = site.folder + "/saved"
            #expect(try await site.run(["backup", saved]).status == 0)
            try await engine.withInstallation { other in
                try FileManager.default.removeItem(atPath: other.key)
                try FileManager.default.copyItem(atPath: site.key, toPath: other.key)
                try await other.tamper(["CREATE TABLE somebody_elses (id INTEGER NOT NULL PRIMARY KEY)"])
                let refused = try await other.run(["restore", saved])
                #expect(refused.status == 1)
                #expect(refused.errors.contains("restore needs an empty"), "\(refused.errors)")
                #expect(!FileManager.default.fileExists(atPath: other.attachments))
                try await other.tamper(["DROP TABLE somebody_elses"])
                if engine == .sqliteFile {
                    for name in try FileManager.default.contentsOfDirectory(atPath: other.folder + "/data")
                    where name.hasPrefix("site.sqlite") {
                        try FileManager.default.removeItem(atPath: other.folder + "/data/" + name)
                    }
                }
                let restored = try await other.run(["restore", saved, "--json"])
                #expect(restored.status == 0, "\(restored.errors)")
                #expect(try restored.summary()["matters"] == 2)
                #expect(try restored.summary()["attachment_opened"] == 1)
            }
        }
    }

    @Test func `a backup that fails half way leaves nothing behind`() async throws {
        try await TestEngine.postgres.withInstallation { site in
            _ = try await site.run(["rehearse-kill", "--matters", "1", "--clerks", "1"])
            let saved = site.folder + "/saved"
            let ending = try await Program.Run(
                ["backup", saved + "/one"] + site.options, in: site.folder, through: ["env", "PATH=/nowhere"]
            ).end()
            #expect(ending.status == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: saved).isEmpty)
        }
    }

    @Test func `a backup with one changed byte is not restored`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            _ = try await site.run(["rehearse-kill", "--matters", "1"])
            let copy = site.folder + "/copy"
            _ = try await site.run(["backup", copy])
            let path = copy + "/database.sqlite"
            var bytes = try Data(contentsOf: URL(filePath: path))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(filePath: path))
            try await TestEngine.sqliteFile.withInstallation { other in
                try FileManager.default.removeItem(atPath: other.key)
                try FileManager.default.copyItem(atPath: site.key, toPath: other.key)
                let restored = try await other.run(["restore", copy])
                #expect(restored.status == 1)
                #expect(restored.errors.contains("database.sqlite was changed"))
            }
        }
    }

    /// No file of the copy holds the key, neither as it is stored nor as bytes.
    private func expectNoKey(of site: Installation, in copy: String) throws {
        let json = try #require(FileManager.default.contents(atPath: site.key))
        let object = try JSONSerialization.jsonObject(with: json)
        var secrets: [Data] = []
        collect(object, into: &secrets)
        try #require(!secrets.isEmpty)
        for name in try FileManager.default.subpathsOfDirectory(atPath: copy) {
            guard let data = FileManager.default.contents(atPath: copy + "/" + name) else { continue }
            #expect(secrets.allSatisfy { data.range(of: $0) == nil }, "\(name)")
        }
    }

    private func collect(_ value: Any, into secrets: inout [Data]) {
        switch value {
        case let text as String where text.count >= 32:
            secrets.append(Data(text.utf8))
            if let bytes = Data(base64Encoded: text) { secrets.append(bytes) }
        case let list as [Any]: for item in list { collect(item, into: &secrets) }
        case let object as [String: Any]: for item in object.values { collect(item, into: &secrets) }
        default: break
        }
    }
}
