// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Support
import Testing

private let chunk = 65_536

@Suite struct `The folder of attachments` {
    let key: DataKey
    init() throws { key = try DataKey.make(random: seeded(1)) }

    private func inFolder(_ body: (AttachmentFolder) async throws -> Void) async throws {
        try await withFolder { try await body(AttachmentFolder(path: "\($0)/attachments")) }
    }

    private func store(_ plain: [UInt8], in folder: AttachmentFolder, seed: UInt64 = 2) async throws -> StoredAttachment
    {
        let random = seeded(seed)
        let upload = try folder.begin(AttachmentName.make(random: random), key: key, random: random)
        try upload.write(plain)
        return try await upload.commit()
    }

    private func place(_ name: AttachmentName, in folder: AttachmentFolder) -> String {
        "\(folder.path)/\(name.text.prefix(2))/\(name)"
    }

    /// Every file below the folder, by its name.
    private func listing(_ folder: AttachmentFolder) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains("/") }.sorted()
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func changedMilliseconds(_ path: String) throws -> Int64 {
        let date = try #require(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
        return Int64(date.timeIntervalSince1970 * 1000)
    }

    @Test func `a file has its name only when it is whole, and nobody else may read it`() async throws {
        try await inFolder { folder in
            let random = seeded(2)
            let name = AttachmentName.make(random: random)
            let upload = try folder.begin(name, key: key, random: random)
            try upload.write(attachmentBytes(2 * chunk))
            try upload.write(attachmentBytes(10))
            #expect(upload.count == Int64(2 * chunk + 10))
            #expect(try folder.names().isEmpty)
            #expect(try listing(folder) == ["\(name.text.prefix(2))/\(name).part"])
            #expect(try permissions(place(name, in: folder) + ".part") == 0o600)
            await #expect(throws: FileTrouble.missing(place(name, in: folder))) {
                try await folder.bytes(name, key: key)
            }

            let stored = try await upload.commit()
            #expect(stored.name == name)
            #expect(stored.count == Int64(2 * chunk + 10))
            #expect(stored.sha256 == Digest.sha256(attachmentBytes(2 * chunk) + attachmentBytes(10)))
            #expect(try listing(folder) == ["\(name.text.prefix(2))/\(name)"])
            #expect(try folder.names() == [name])
            #expect(try permissions(place(name, in: folder)) == 0o600)
            #expect(try permissions(folder.path) == 0o700)
            #expect(try permissions("\(folder.path)/\(name.text.prefix(2))") == 0o700)
        }
    }

    @Test(arguments: [0, 1, chunk, chunk + 1, 200_000])
    func `what was stored is read in pieces, and its length is known before`(count: Int) async throws {
        try await inFolder { folder in
            let stored = try await store(attachmentBytes(count), in: folder)
            #expect(stored.count == Int64(count))
            let body = try await folder.body(stored.name, key: key)
            #expect(body.count == Int64(count))
            var plain: [UInt8] = []
            for try await piece in body {
                #expect((1...chunk).contains(piece.count))
                plain += piece
            }
            #expect(plain == attachmentBytes(count))
            #expect(try await folder.bytes(stored.name, key: key) == plain)
        }
    }

    @Test func `an upload that was given up or forgotten leaves nothing`() async throws {
        try await inFolder { folder in
            let random = seeded(2)
            let given = try folder.begin(AttachmentName.make(random: random), key: key, random: random)
            try given.write(attachmentBytes(100))
            given.abandon()
            #expect(try listing(folder).isEmpty)
            #expect(throws: SecretError.refused) { try given.write([1]) }
            await #expect(throws: SecretError.refused) { try await given.commit() }
            #expect(given.count == 0)

            var forgotten: AttachmentUpload? = try folder.begin(
                AttachmentName.make(random: random), key: key, random: random)
            try forgotten?.write(attachmentBytes(100))
            #expect(try listing(folder).count == 1)
            forgotten = nil
            #expect(try listing(folder).isEmpty)
        }
    }

    @Test func `an upload ends once, and giving it up afterwards takes nothing away`() async throws {
        try await inFolder { folder in
            let random = seeded(2)
            let upload = try folder.begin(AttachmentName.make(random: random), key: key, random: random)
            try upload.write([1, 2, 3])
            let stored = try await upload.commit()
            await #expect(throws: SecretError.refused) { try await upload.commit() }
            #expect(throws: SecretError.refused) { try upload.write([4]) }
            upload.abandon()
            #expect(try await folder.bytes(stored.name, key: key) == [1, 2, 3])
        }
    }

    @Test func `two uploads never share a name`() async throws {
        try await inFolder { folder in
            let stored = try await store([1], in: folder)
            let path = place(stored.name, in: folder)
            #expect(throws: FileTrouble.exists(path)) { try folder.begin(stored.name, key: key, random: seeded(3)) }
            #expect(try await folder.bytes(stored.name, key: key) == [1])

            let name = AttachmentName.make(random: seeded(4))
            let first = try folder.begin(name, key: key, random: seeded(4))
            #expect(throws: FileTrouble.exists(place(name, in: folder) + ".part")) {
                try folder.begin(name, key: key, random: seeded(5))
            }
            first.abandon()
        }
    }

    @Test func `a file damaged on the disk does not end well`() async throws {
        try await inFolder { folder in
            let stored = try await store(attachmentBytes(3 * chunk), in: folder)
            let path = place(stored.name, in: folder)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let sealed = chunk + 16
            let parts = (0..<3).map { whole[(20 + $0 * sealed)..<(20 + ($0 + 1) * sealed)] }
            let damaged = [
                whole.prefix(20), whole.prefix(20 + sealed), whole.prefix(20 + 2 * sealed),
                whole.prefix(whole.count - 1),
                whole + [0], whole + parts[2], whole.prefix(20) + parts[1] + parts[0] + parts[2], Data(),
            ]
            for (number, data) in damaged.enumerated() {
                try data.write(to: URL(fileURLWithPath: path))
                await #expect(throws: SecretError.self, "damage \(number)") {
                    try await folder.bytes(stored.name, key: key)
                }
            }
            try whole.write(to: URL(fileURLWithPath: path))
            #expect(try await folder.bytes(stored.name, key: key) == attachmentBytes(3 * chunk))
        }
    }

    @Test func `the key is proved before anything is promised, and a file is bound to its name`() async throws {
        try await inFolder { folder in
            let (one, two) = (try await store([1], in: folder), try await store([2], in: folder, seed: 3))
            let other = try DataKey.make(random: seeded(9))
            await #expect(throws: SecretError.refused) { try await folder.body(one.name, key: other) }
            try FileManager.default.removeItem(atPath: place(one.name, in: folder))
            try FileManager.default.copyItem(atPath: place(two.name, in: folder), toPath: place(one.name, in: folder))
            await #expect(throws: SecretError.refused) { try await folder.body(one.name, key: key) }
            #expect(try await folder.bytes(two.name, key: key) == [2])
        }
    }

    @Test func `a file is removed once, and again without trouble`() async throws {
        try await inFolder { folder in
            let stored = try await store([1], in: folder)
            try folder.remove(stored.name)
            #expect(try listing(folder).isEmpty)
            try folder.remove(stored.name)
            try folder.remove(AttachmentName.make(random: seeded(8)))
        }
    }

    @Test func `the sweep takes what no row speaks of once it is old, and nothing else`() async throws {
        try await inFolder { folder in
            let kept = try await store([1], in: folder)
            let orphan = try await store([2], in: folder, seed: 3)
            let random = seeded(4)
            let unfinished = try folder.begin(AttachmentName.make(random: random), key: key, random: random)
            let stranger = "\(folder.path)/\(kept.name.text.prefix(2))/notes.txt"
            #expect(FileManager.default.createFile(atPath: stranger, contents: Data("mine".utf8)))
            let newest = try listing(folder).map { try changedMilliseconds("\(folder.path)/\($0)") }.max() ?? 0
            let oldest = try listing(folder).map { try changedMilliseconds("\(folder.path)/\($0)") }.min() ?? 0

            let young = try folder.sweep(
                keeping: [kept.name], olderThanMilliseconds: 60_000, nowMilliseconds: oldest + 59_000)
            #expect(young == 0)
            #expect(try listing(folder).count == 4)
            let old = try folder.sweep(
                keeping: [kept.name], olderThanMilliseconds: 60_000, nowMilliseconds: newest + 61_000)
            #expect(old == 2)
            #expect(try folder.names() == [kept.name])
            #expect(!(try folder.names().contains(orphan.name)))
            #expect(FileManager.default.fileExists(atPath: stranger))
            #expect(try await folder.bytes(kept.name, key: key) == [1])
            unfinished.abandon()
        }
    }

    @Test func `what is older than a day goes when nothing else was said`() async throws {
        try await inFolder { folder in
            let stored = try await store([1], in: folder)
            let changed = try changedMilliseconds(place(stored.name, in: folder))
            #expect(try folder.sweep(keeping: [], nowMilliseconds: changed + 23 * 3_600_000) == 0)
            #expect(try folder.sweep(keeping: [], nowMilliseconds: changed + 25 * 3_600_000) == 1)
        }
    }

    @Test func `a folder that is there already is taken as it is`() async throws {
        try await inFolder { folder in
            let stored = try await store([1], in: folder)
            let again = try AttachmentFolder(path: folder.path)
            #expect(try again.names() == [stored.name])
            #expect(throws: FileTrouble.missing("\(folder.path)/no/no")) {
                try AttachmentFolder(path: "\(folder.path)/no/no")
            }
        }
    }
}

@Suite struct `Names of attachments` {
    @Test func `a name is thirty-two hexadecimal digits drawn at random`() {
        let random = seeded(1)
        let names = (0..<1000).map { _ in AttachmentName.make(random: random).text }
        #expect(Set(names).count == 1000)
        for name in names { #expect(AttachmentName(name)?.text == name) }
        #expect(AttachmentName.make { Array(0..<UInt8($0)) }.text == "000102030405060708090a0b0c0d0e0f")
    }

    @Test(arguments: [
        "", "0", "../../../../etc/passwd0000000000", "000102030405060708090a0b0c0d0e0",
        "000102030405060708090A0B0C0D0E0F",
        "000102030405060708090a0b0c0d0e0f0", "000102030405060708090a0b0c0d0e/f", "000102030405060708090a0b0c0d0e0\u{0}",
        "００0102030405060708090a0b0c0d0e0f", "000102030405060708090a0b0c0d0e0g",
    ])
    func `nothing else is a name`(text: String) {
        #expect(AttachmentName(text) == nil)
    }
}
