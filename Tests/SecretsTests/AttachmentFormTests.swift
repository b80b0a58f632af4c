// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

private let chunk = 65_536
private let sealedChunk = 65_536 + 16
private let header = 20

/// A picture-like text: no two chunks are alike.
func attachmentBytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 256) } }

@Suite struct `The form of sealed attachments` {
    let key: DataKey
    init() throws { key = try DataKey.make(random: seeded(1)) }

    private func sealed(_ plain: [UInt8], context: String = "photo", seed: UInt64 = 2, pieces: Int = 50_000) throws
        -> [UInt8]
    {
        var writer = try AttachmentWriter(key: key, context: context, random: seeded(seed))
        var file: [UInt8] = []
        for start in stride(from: 0, to: plain.count, by: pieces) {
            file += try writer.push(Array(plain[start..<min(plain.count, start + pieces)]))
        }
        let end = try writer.finish()
        #expect(writer.count == Int64(plain.count))
        #expect(end.sha256 == Digest.sha256(plain))
        return file + end.bytes
    }

    private func opened(
        _ file: [UInt8], context: String = "photo", key other: DataKey? = nil, pieces: Int = 40_000
    ) throws -> [UInt8] {
        var reader = AttachmentReader(key: other ?? key, context: context)
        var plain: [UInt8] = []
        for start in stride(from: 0, to: file.count, by: pieces) {
            plain += try reader.push(Array(file[start..<min(file.count, start + pieces)]))
        }
        let end = try reader.finish()
        #expect(end.sha256 == Digest.sha256(plain + end.bytes))
        return plain + end.bytes
    }

    @Test(arguments: [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1, 200_000])
    func `what was sealed in pieces of any size opens in pieces of any size`(count: Int) throws {
        let plain = attachmentBytes(count)
        let chunks = max(1, (count + chunk - 1) / chunk)
        let file = try sealed(plain)
        #expect(file.count == header + count + 16 * chunks)
        for pieces in [997, chunk, sealedChunk, 1_000_000] {
            #expect(try sealed(plain, pieces: pieces) == file)
            #expect(try opened(file, pieces: pieces) == plain)
        }
    }

    @Test func `no byte of a small file may change, be missing or be added`() throws {
        #expect(try expectSealed(sealed(attachmentBytes(40))) { try opened($0) } == attachmentBytes(40))
        #expect(try expectSealed(sealed([])) { try opened($0) } == [])
    }

    @Test func `a long file cut at the border of a chunk, or beside it, is refused`() throws {
        let file = try sealed(attachmentBytes(3 * chunk + 100))
        var cuts = [0, 4, header - 1, header, header + 1, file.count - 1]
        for number in 1...3 {
            let border = header + number * sealedChunk
            cuts += [border - 17, border - 16, border - 1, border, border + 1, border + 15, border + 16]
        }
        for cut in cuts {
            #expect(throws: SecretError.self, "cut to \(cut)") { try opened(Array(file[..<cut])) }
        }
    }

    @Test func `a file whose last chunk is full, cut at a border, is refused`() throws {
        let file = try sealed(attachmentBytes(2 * chunk))
        #expect(throws: SecretError.refused) { try opened(Array(file[..<(header + sealedChunk)])) }
    }

    @Test func `chunks swapped, repeated, left out or borrowed are refused`() throws {
        let file = try sealed(attachmentBytes(3 * chunk))
        let other = try sealed(attachmentBytes(3 * chunk).reversed(), seed: 9)
        let start = Array(file[..<header])
        let parts = (0..<3).map { Array(file[(header + $0 * sealedChunk)..<(header + ($0 + 1) * sealedChunk)]) }
        let borrowed = Array(other[(header + sealedChunk)..<(header + 2 * sealedChunk)])
        #expect(try opened(start + parts[0] + parts[1] + parts[2]) == attachmentBytes(3 * chunk))
        let wrong = [
            [parts[1], parts[0], parts[2]], [parts[0], parts[2], parts[1]], [parts[2], parts[1], parts[0]],
            [parts[0], parts[0], parts[2]], [parts[0], parts[1], parts[1], parts[2]], [parts[0], parts[2]], [parts[2]],
            [parts[0], parts[1]], [parts[0], parts[1], parts[2], parts[2]], [parts[0], borrowed, parts[2]],
        ]
        for (number, order) in wrong.enumerated() {
            #expect(throws: SecretError.refused, "order \(number)") { try opened(start + order.flatMap(\.self)) }
        }
        // All chunks of one file behind the header of another.
        #expect(throws: SecretError.refused) { try opened(Array(other[..<header]) + parts.flatMap(\.self)) }
    }

    @Test func `bytes put behind a file are refused, whatever their number`() throws {
        for count in [10, chunk, 2 * chunk] {
            let file = try sealed(attachmentBytes(count))
            for more in [1, 15, 16, 17, sealedChunk] {
                #expect(throws: SecretError.refused, "\(more) behind \(count)") {
                    try opened(file + [UInt8](repeating: 0, count: more))
                }
            }
        }
    }

    @Test func `one changed bit in any chunk or tag is found`() throws {
        let file = try sealed(attachmentBytes(2 * chunk + 50))
        for place in [
            header, header + chunk / 2, header + chunk, header + sealedChunk - 1, header + sealedChunk, file.count - 17,
            file.count - 1,
        ] {
            var changed = file
            changed[place] ^= 0x10
            #expect(throws: SecretError.refused, "byte \(place)") { try opened(changed) }
        }
    }

    @Test func `another key, another context or another kind of file is refused`() throws {
        let file = try sealed(attachmentBytes(10))
        let other = try DataKey.make(random: seeded(3))
        #expect(throws: SecretError.refused) { try opened(file, key: other) }
        #expect(throws: SecretError.refused) { try opened(file, context: "photo2") }
        #expect(throws: SecretError.malformed) { try opened(Array("%PDF-1.7 and more than a header".utf8)) }
        #expect(throws: SecretError.malformed) { try opened([]) }
    }

    @Test func `the same picture under two salts looks like two`() throws {
        let plain = attachmentBytes(chunk + 5)
        let (one, two) = (try sealed(plain, seed: 2), try sealed(plain, seed: 3))
        #expect(one[header...] != two[header...])
        #expect(throws: SecretError.malformed) {
            try AttachmentWriter(key: key, context: "photo") { _ in [1, 2, 3] }
        }
    }

    @Test func `the form is the one that another program wrote by the description`() throws {
        let known = try Known.key()
        let small = try bytes(
            hex: "46514101000102030405060708090a0b0c0d0e0ff8fd957f0a64871154fb099a3c53677c8f48ae61798095182c30495e")
        #expect(try opened(small, key: known) == Array("a small file".utf8))
        var writer = try AttachmentWriter(key: known, context: "photo") { Array(0..<UInt8($0)) }
        var file = try writer.push(attachmentBytes(chunk + 1))
        file += try writer.finish().bytes
        #expect(file.count == 65_589)
        #expect(
            Digest.hex(Digest.sha256(file)) == "75b8f3aab2742462ab6a6c2d37c77d2a31a8653a08a0497fd91cf4d543e6615d")
    }
}
