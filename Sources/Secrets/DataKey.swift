// SPDX-License-Identifier: Apache-2.0
import Crypto
import FoundationEssentials

/// 数据密钥: the 256-bit key of one matter, under which its personal data, texts, letters and attachments are sealed.
///
/// It is stored only wrapped (see ``wrapped(by:matter:)``). A matter that is still a draft wraps it under the draft's id.
package struct DataKey: Sendable, Equatable {
    /// Version byte, nonce and tag: by how much a sealed value is longer than its plaintext.
    package static let overhead = 1 + SealedBytes.overhead
    private static let front: [UInt8] = [1]

    let key: SymmetricKey

    package static func make(random: (Int) -> [UInt8]) throws(SecretError) -> DataKey {
        try DataKey(bytes: random(KeyRing.keyBytes))
    }

    init(bytes: [UInt8]) throws(SecretError) {
        guard bytes.count == KeyRing.keyBytes else { throw .malformed }
        key = SymmetricKey(data: bytes)
    }

    /// Seals a value: version byte, nonce, ciphertext, tag.
    ///
    /// - Parameter context: says what the value is and whose, such as `party:123:name`. It is not stored; a value opens only under
    ///   the context that it was sealed with, so that no column or row can pass for another.
    package func seal(_ plaintext: [UInt8], context: String) throws(SecretError) -> [UInt8] {
        try SealedBytes.seal(plaintext, key: key, front: Self.front, context: context.utf8)
    }

    package func seal(_ text: String, context: String) throws(SecretError) -> [UInt8] {
        try SealedBytes.seal(Array(text.utf8), key: key, front: Self.front, context: context.utf8)
    }

    package func open(_ box: [UInt8], context: String) throws(SecretError) -> [UInt8] {
        guard box.first == Self.front[0] else { throw .malformed }
        return try SealedBytes.open(box, frontCount: 1, key: key, context: context.utf8)
    }

    package func openText(_ box: [UInt8], context: String) throws(SecretError) -> String {
        guard let text = String(validating: try open(box, context: context), as: UTF8.self) else { throw .malformed }
        return text
    }
}
