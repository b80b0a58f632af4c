// SPDX-License-Identifier: Apache-2.0
import Crypto
import FoundationEssentials

/// 附件加密格式: `FQA`, version 1, a salt of sixteen bytes, then chunks of 65,536 bytes of plaintext, each sealed with AES-256-GCM.
///
/// The key of the file comes from the matter's data key and the salt; the nonce of a chunk is its number and whether it is the
/// last one. So no chunk can be changed, moved, left out or repeated, and a file that was cut short does not end.
enum AttachmentForm {
    static let headerCount = 20
    static let chunk = 65_536
    static let tag = 16
    private static let mark: [UInt8] = [0x46, 0x51, 0x41, 1]

    static func header(salt: [UInt8]) -> [UInt8] { mark + salt }

    static func isHeader(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count == headerCount && bytes.prefix(4).elementsEqual(mark)
    }

    /// How long the plaintext of a sealed file is; nil for a length that no sealed file has.
    static func plaintextCount(sealedCount: Int64) -> Int64? {
        let body = sealedCount - Int64(headerCount)
        guard body >= tag else { return nil }
        let full = Int64(chunk + tag)
        let chunks = (body + full - 1) / full
        let count = body - chunks * Int64(tag)
        return count >= (chunks - 1) * Int64(chunk) + (chunks > 1 ? 1 : 0) ? count : nil
    }

    /// Seals and opens the chunks of one file.
    struct Cipher: Sendable {
        let key: SymmetricKey
        let authenticated: [UInt8]
        var number: UInt32 = 0

        init(_ dataKey: DataKey, header: [UInt8], context: String) {
            key = dataKey.key.derived("attachment", narrowedTo: header)
            authenticated = header + Array(context.utf8)
        }

        mutating func seal(_ chunk: [UInt8], isLast: Bool, into sealed: inout [UInt8]) throws(SecretError) {
            let nonce = try nextNonce(isLast: isLast)
            do {
                let box = try AES.GCM.seal(
                    chunk, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: authenticated)
                box.ciphertext.withUnsafeBytes { sealed.append(contentsOf: $0) }
                box.tag.withUnsafeBytes { sealed.append(contentsOf: $0) }
            } catch {
                throw .refused
            }
        }

        mutating func open(_ sealed: [UInt8], isLast: Bool, into plain: inout [UInt8]) throws(SecretError) {
            guard sealed.count >= AttachmentForm.tag else { throw .refused }
            let nonce = try nextNonce(isLast: isLast)
            do {
                let box = try AES.GCM.SealedBox(
                    nonce: AES.GCM.Nonce(data: nonce), ciphertext: sealed.dropLast(AttachmentForm.tag),
                    tag: sealed.suffix(AttachmentForm.tag))
                try AES.GCM.open(box, using: key, authenticating: authenticated)
                    .withUnsafeBytes { plain.append(contentsOf: $0) }
            } catch {
                throw .refused
            }
        }

        private mutating func nextNonce(isLast: Bool) throws(SecretError) -> [UInt8] {
            guard number < .max else { throw .refused }
            defer { number += 1 }
            return [0, 0, 0, 0, 0, 0, 0] + number.bigEndianBytes + [isLast ? 1 : 0]
        }
    }
}
