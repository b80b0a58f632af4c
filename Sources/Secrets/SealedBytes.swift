// SPDX-License-Identifier: Apache-2.0
import Crypto
import FoundationEssentials

/// AES-256-GCM as every box of this module uses it: `front ‖ nonce (12) ‖ ciphertext ‖ tag (16)`.
///
/// The front (version, key id, …) is readable and authenticated, together with a context that is not stored.
enum SealedBytes {
    static let overhead = 28

    static func seal(
        _ plaintext: some DataProtocol, key: SymmetricKey, front: [UInt8], context: some Sequence<UInt8>
    ) throws(SecretError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(plaintext, using: key, authenticating: front + context)
            var bytes: [UInt8] = []
            bytes.reserveCapacity(front.count + overhead + plaintext.count)
            bytes.append(contentsOf: front)
            box.nonce.withUnsafeBytes { bytes.append(contentsOf: $0) }
            box.ciphertext.withUnsafeBytes { bytes.append(contentsOf: $0) }
            box.tag.withUnsafeBytes { bytes.append(contentsOf: $0) }
            return bytes
        } catch {
            throw .refused
        }
    }

    /// Opens a box whose front has `frontCount` bytes.
    static func open(
        _ box: [UInt8], frontCount: Int, key: SymmetricKey, context: some Sequence<UInt8>
    ) throws(SecretError) -> [UInt8] {
        guard box.count >= frontCount + overhead else { throw .malformed }
        do {
            let sealed = try AES.GCM.SealedBox(combined: box[frontCount...])
            return [UInt8](try AES.GCM.open(sealed, using: key, authenticating: box[..<frontCount] + context))
        } catch {
            throw .refused
        }
    }
}

extension FixedWidthInteger {
    /// Most significant byte first.
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }

    /// Reads the bytes of ``bigEndianBytes``; there must be as many as the type has.
    init(bigEndianBytes bytes: some Sequence<UInt8>) {
        self = bytes.reduce(0) { $0 << 8 | Self(truncatingIfNeeded: $1) }
    }
}
