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
