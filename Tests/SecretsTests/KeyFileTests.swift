// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Support
import Testing

@Suite struct `Key files` {
    private func set(_ permissions: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `a key file is made for its owner alone and read back as it was`() async throws {
        try await withFolder { folder in
            let path = "\(folder)/keys.json"
            let ring = try KeyRing.make(random: seeded(1))
            try KeyFile.write(try ring.json(), to: path)
            #expect(try permissions(path) == 0o600)
            #expect(try KeyFile.read(path) == ring.json())
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["keys.json"])
        }
    }

    @Test(arguments: [0o640, 0o620, 0o610, 0o604, 0o602, 0o601, 0o666, 0o777, 0o644])
    func `a key file that others may touch is refused until that is mended`(open: Int) async throws {
        try await withFolder { folder in
            let path = "\(folder)/keys.json"
            try KeyFile.write([1, 2, 3], to: path)
            try set(open, path)
            #expect(throws: FileTrouble.openToOthers(path)) { try KeyFile.read(path) }
            try set(0o400, path)
            #expect(try KeyFile.read(path) == [1, 2, 3])
        }
    }

    @Test func `an existing key file is never written over by chance`() async throws {
        try await withFolder { folder in
            let path = "\(folder)/keys.json"
            try KeyFile.write([1], to: path)
            #expect(throws: FileTrouble.exists(path)) { try KeyFile.write([2], to: path) }
            #expect(try KeyFile.read(path) == [1])
        }
    }

    @Test func `a new ring takes the place of the old file, even after an attempt that broke off`() async throws {
        try await withFolder { folder in
            let path = "\(folder)/keys.json"
            try KeyFile.write([1], to: path)
            #expect(FileManager.default.createFile(atPath: path + ".new", contents: Data([9, 9])))
            try KeyFile.write([2], to: path, replacing: true)
            #expect(try KeyFile.read(path) == [2])
            #expect(try permissions(path) == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["keys.json"])
        }
    }

    @Test func `what is not there or too large is not read`() async throws {
        try await withFolder { folder in
            let path = "\(folder)/keys.json"
            #expect(throws: FileTrouble.missing(path)) { try KeyFile.read(path) }
            #expect(throws: FileTrouble.missing("\(folder)/no/keys.json")) {
                try KeyFile.write([1], to: "\(folder)/no/keys.json")
            }
            try KeyFile.write([UInt8](repeating: 0, count: 1 << 20 + 1), to: path)
            #expect(throws: FileTrouble.failed("size", 0)) { try KeyFile.read(path) }
        }
    }

    @Test func `a link is followed to a private file of our own, and to nothing else`() async throws {
        try await withFolder { folder in
            let manager = FileManager.default
            let key = "\(folder)/key"
            try KeyFile.write([1], to: key)
            // As an orchestrator lays a secret: a link to a name in a folder that is a link itself.
            try manager.createSymbolicLink(atPath: "\(folder)/..data", withDestinationPath: ".")
            try manager.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "..data/key")
            #expect(try KeyFile.read("\(folder)/link") == [1])
            try set(0o640, key)
            #expect(throws: FileTrouble.openToOthers("\(folder)/link")) { try KeyFile.read("\(folder)/link") }
            for (name, target) in [("nowhere", "no such file"), ("folder", "."), ("device", "/dev/null")] {
                try manager.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: target)
                #expect(throws: FileTrouble.self) { try KeyFile.read("\(folder)/\(name)") }
            }
        }
    }
}
