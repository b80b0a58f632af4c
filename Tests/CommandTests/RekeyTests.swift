// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing

@Suite(.serialized) struct RekeyTests {
    @Test(arguments: TestEngine.dialects)
    func `after a new master key everything opens with the new file, and a second run finds nothing to do`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--clerks", "2", "--matters", "3"]).status == 0)
            let new = site.folder + "/data/new.key"
            let first = try await site.run(["rekey", "--new-key-file", new, "--json"])
            #expect(first.status == 0, "\(first.errors)")
            #expect(try first.summary() == ["keys": 6, "rewrapped": 6])
            let bytes = FileManager.default.contents(atPath: new)
            let second = try await site.run(["rekey", "--new-key-file", new, "--json"])
            #expect(try second.summary() == ["keys": 6, "rewrapped": 0])
            #expect(FileManager.default.contents(atPath: new) == bytes)

            let old = try await site.run(["verify"])
            #expect(old.status == 1)
            try FileManager.default.removeItem(atPath: site.key)
            try FileManager.default.moveItem(atPath: new, toPath: site.key)
            let verified = try await site.run(["verify", "--json"])
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
            #expect(try verified.summary()["replayed"] == 6)
            // The first checkpoint stands under the old master key, the one of the rekeying under the new; both still hold.
            let lines = try String(contentsOfFile: site.checkpoints, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 2)
            let earlier = site.folder + "/earlier"
            try Data("\(lines[0])\n".utf8).write(to: URL(filePath: earlier))
            let both = try await site.run(["verify", "--checkpoint", earlier])
            #expect(both.status == 0, "\(both.output)")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `no key is wrapped anew while another process works with the old file`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--clerks", "1", "--matters", "1"]).status == 0)
            let run = try Program.Run(["rehearse-kill"] + site.options, in: site.folder)
            try await run.wait(for: "\n")
            let ending = try await site.run(["rekey", "--new-key-file", site.folder + "/data/new.key"])
            #expect(ending.status == 1)
            #expect(ending.errors.contains("another fengqiao") || ending.errors.contains("1 other process"))
            _ = try await run.kill()
            #expect(try await site.run(["verify"]).status == 0)
        }
    }

    @Test func `the key file of another installation is not taken for the new one`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--clerks", "1", "--matters", "1"]).status == 0)
            try await TestEngine.sqliteFile.withInstallation { other in
                let ending = try await site.run(["rekey", "--new-key-file", other.key])
                #expect(ending.status == 1)
                #expect(ending.errors.contains("no newer key of this installation"))
            }
            let same = try await site.run(["rekey", "--new-key-file", site.key])
            #expect(same.status == 1)
            #expect(try await site.run(["verify"]).status == 0)
        }
    }
}
