// SPDX-License-Identifier: Apache-2.0

/// Turns the plaintext of an attachment into sealed bytes while it arrives, and computes its SHA-256 on the way. Touches no file.
package struct AttachmentWriter: Sendable {
    private var cipher: AttachmentForm.Cipher
    private var header: [UInt8]
    private var pending: [UInt8] = []
    private var digest = RunningDigest()

    /// Bytes of plaintext so far.
    package private(set) var count: Int64 = 0

    /// - Parameter context: what the file is and whose; the same must be given to read it.
    package init(key: DataKey, context: String, random: (Int) -> [UInt8]) throws(SecretError) {
        header = AttachmentForm.header(salt: random(16))
        guard AttachmentForm.isHeader(header) else { throw .malformed }
        cipher = AttachmentForm.Cipher(key, header: header, context: context)
        pending.reserveCapacity(AttachmentForm.chunk)
    }

    /// Takes the next bytes and returns what can be written already.
    package mutating func push(_ bytes: UnsafeRawBufferPointer) throws(SecretError) -> [UInt8] {
        var sealed = takeHeader()
        digest.add(bytes)
        count += Int64(bytes.count)
        var rest = bytes[...]
        while !rest.isEmpty {
            if pending.count == AttachmentForm.chunk {
                try cipher.seal(pending, isLast: false, into: &sealed)
                pending.removeAll(keepingCapacity: true)
            }
            let piece = rest.prefix(AttachmentForm.chunk - pending.count)
            pending.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece))
            rest = rest.dropFirst(piece.count)
        }
        return sealed
    }

    package mutating func push(_ bytes: [UInt8]) throws(SecretError) -> [UInt8] {
        do { return try bytes.withUnsafeBytes { try push($0) } } catch let error as SecretError {
            throw error
        } catch {
            throw .refused
        }
    }

    /// The last bytes to write, and the digest of the whole plaintext. To be called once.
    package mutating func finish() throws(SecretError) -> (bytes: [UInt8], sha256: [UInt8]) {
        var sealed = takeHeader()
        try cipher.seal(pending, isLast: true, into: &sealed)
        pending = []
        return (sealed, digest.bytes)
    }

    private mutating func takeHeader() -> [UInt8] {
        defer { header = [] }
        return header
    }
}
