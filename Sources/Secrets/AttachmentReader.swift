// SPDX-License-Identifier: Apache-2.0

/// Turns sealed bytes back into the plaintext of an attachment while they are read. Touches no file.
///
/// Plaintext that comes out was checked, but only ``finish()`` tells that nothing is missing behind it.
package struct AttachmentReader: Sendable {
    private let key: DataKey
    private let context: String
    private var cipher: AttachmentForm.Cipher?
    private var pending: [UInt8] = []
    private var digest = RunningDigest()

    package init(key: DataKey, context: String) {
        self.key = key
        self.context = context
    }

    /// Takes the next sealed bytes and returns the plaintext of each chunk that another one follows.
    package mutating func push(_ bytes: [UInt8]) throws(SecretError) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            if cipher == nil {
                take(upTo: AttachmentForm.headerCount, from: &rest)
                try readHeader()
                continue
            }
            if pending.count == AttachmentForm.chunk + AttachmentForm.tag {
                try openPending(isLast: false, into: &plain)
            }
            take(upTo: AttachmentForm.chunk + AttachmentForm.tag, from: &rest)
        }
        return plain
    }

    /// The plaintext of the last chunk and the digest of the whole. Refused when the file was cut short.
    package mutating func finish() throws(SecretError) -> (bytes: [UInt8], sha256: [UInt8]) {
        var plain: [UInt8] = []
        try openPending(isLast: true, into: &plain)
        return (plain, digest.bytes)
    }

    private mutating func openPending(isLast: Bool, into plain: inout [UInt8]) throws(SecretError) {
        guard cipher != nil else { throw .malformed }
        let before = plain.count
        try cipher?.open(pending, isLast: isLast, into: &plain)
        plain.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0[before...])) }
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func take(upTo limit: Int, from rest: inout ArraySlice<UInt8>) {
        let piece = rest.prefix(limit - pending.count)
        pending.append(contentsOf: piece)
        rest = rest.dropFirst(piece.count)
    }

    private mutating func readHeader() throws(SecretError) {
        guard pending.count == AttachmentForm.headerCount else { return }
        guard AttachmentForm.isHeader(pending) else { throw .malformed }
        cipher = AttachmentForm.Cipher(key, header: pending, context: context)
        pending.removeAll(keepingCapacity: true)
    }
}
