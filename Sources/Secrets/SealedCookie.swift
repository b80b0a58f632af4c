// SPDX-License-Identifier: Apache-2.0

/// 密封小件: a small payload with an expiry that goes out in a cookie or a form field, or is kept on the server as a draft, and is
/// readable to nobody meanwhile: `version (1) ‖ master key id (4) ‖ expiry (8) ‖ nonce ‖ ciphertext ‖ tag`.
package enum SealedCookie {
    /// What a box is for; each purpose has its own key.
    package enum Purpose: String, Sendable, CaseIterable {
        case session, draft, form, flash
    }

    private static let frontCount = 13

    /// - Parameters:
    ///   - binding: what else the box belongs to, such as a session's or a draft's id; the same must be given to open it.
    ///   - expiresAtMilliseconds: since 1970, UTC; the box no longer opens at that instant.
    package static func seal(
        _ payload: [UInt8], for purpose: Purpose, binding: String = "", expiresAtMilliseconds: Int64, by ring: KeyRing
    ) throws(SecretError) -> [UInt8] {
        guard let key = ring.current.cookies[purpose] else { throw .unknownKey(ring.current.id) }
        return try SealedBytes.seal(
            payload, key: key, front: [1] + ring.current.id.bigEndianBytes + expiresAtMilliseconds.bigEndianBytes,
            context: binding.utf8)
    }

    package static func open(
        _ box: [UInt8], for purpose: Purpose, binding: String = "", nowMilliseconds: Int64, by ring: KeyRing
    ) throws(SecretError) -> [UInt8] {
        guard box.count >= frontCount, box[0] == 1 else { throw .malformed }
        let id = UInt32(bigEndianBytes: box[1..<5])
        guard let key = try ring.masterKey(id).cookies[purpose] else { throw .unknownKey(id) }
        let payload = try SealedBytes.open(box, frontCount: frontCount, key: key, context: binding.utf8)
        guard nowMilliseconds < Int64(bigEndianBytes: box[5..<13]) else { throw .expired }
        return payload
    }

    /// As ``seal(_:for:binding:expiresAtMilliseconds:by:)``, in base64url.
    package static func sealText(
        _ payload: [UInt8], for purpose: Purpose, binding: String = "", expiresAtMilliseconds: Int64, by ring: KeyRing
    ) throws(SecretError) -> String {
        Base64URL.text(
            try seal(payload, for: purpose, binding: binding, expiresAtMilliseconds: expiresAtMilliseconds, by: ring))
    }

    package static func openText(
        _ text: String, for purpose: Purpose, binding: String = "", nowMilliseconds: Int64, by ring: KeyRing
    ) throws(SecretError) -> [UInt8] {
        guard let box = Base64URL.bytes(text) else { throw .malformed }
        return try open(box, for: purpose, binding: binding, nowMilliseconds: nowMilliseconds, by: ring)
    }
}
