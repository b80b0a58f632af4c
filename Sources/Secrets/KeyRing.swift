// SPDX-License-Identifier: Apache-2.0
import Crypto
import FoundationEssentials

/// 密钥环: the master keys of an installation and the lasting look-up key.
///
/// Master keys are replaced over the years: the current one wraps and seals, the older ones still open. The look-up key never
/// changes, because blind indexes and the hashes of codes and tokens are stored and could not be made again. No key is used as it
/// is: each purpose has its own, derived by HKDF-SHA-256.
package struct KeyRing: Sendable {
    static let keyBytes = 32

    /// A master key with the keys derived from it.
    struct MasterKey: Sendable {
        let id: UInt32
        let key: SymmetricKey
        let wrapping: SymmetricKey
        let checkpoints: SymmetricKey
        let cookies: [SealedCookie.Purpose: SymmetricKey]

        init(id: UInt32, bytes: [UInt8]) {
            self.id = id
            let key = SymmetricKey(data: bytes)
            self.key = key
            wrapping = key.derived("wrapping")
            checkpoints = key.derived("checkpoints")
            cookies = Dictionary(
                uniqueKeysWithValues: SealedCookie.Purpose.allCases.map { ($0, key.derived("cookie/" + $0.rawValue)) })
        }
    }

    /// Oldest first.
    let masterKeys: [MasterKey]
    let current: MasterKey
    let lookupBytes: [UInt8]
    let blindIndexKey: SymmetricKey
    let queryCodeKey: SymmetricKey
    let tokenKey: SymmetricKey

    init(masterKeys: [MasterKey], currentID: UInt32, lookupBytes: [UInt8]) throws(SecretError) {
        guard let current = masterKeys.first(where: { $0.id == currentID }) else { throw .badKeyRing("current") }
        guard Set(masterKeys.map(\.id)).count == masterKeys.count else { throw .badKeyRing("masterKeys") }
        guard lookupBytes.count == Self.keyBytes else { throw .badKeyRing("lookupKey") }
        self.masterKeys = masterKeys
        self.current = current
        self.lookupBytes = lookupBytes
        let lookup = SymmetricKey(data: lookupBytes)
        blindIndexKey = lookup.derived("blind-index")
        queryCodeKey = lookup.derived("query-codes")
        tokenKey = lookup.derived("tokens")
    }

    /// A new ring with one master key.
    package static func make(random: (Int) -> [UInt8]) throws(SecretError) -> KeyRing {
        try KeyRing(
            masterKeys: [try masterKey(id: 1, random: random)], currentID: 1, lookupBytes: random(keyBytes))
    }

    /// The same ring with one more master key, which is now the current one. Wraps made before are still opened.
    package func withNewMasterKey(random: (Int) -> [UInt8]) throws(SecretError) -> KeyRing {
        let newest = masterKeys.map(\.id).max() ?? 0
        guard newest < .max else { throw .badKeyRing("masterKeys") }
        let key = try Self.masterKey(id: newest + 1, random: random)
        return try KeyRing(masterKeys: masterKeys + [key], currentID: key.id, lookupBytes: lookupBytes)
    }

    /// The same ring with the current master key alone: to be used when nothing is wrapped under an older one any more.
    package func withoutOlderMasterKeys() throws(SecretError) -> KeyRing {
        try KeyRing(masterKeys: [current], currentID: current.id, lookupBytes: lookupBytes)
    }

    package var currentKeyID: UInt32 { current.id }
    package var keyIDs: [UInt32] { masterKeys.map(\.id) }

    func masterKey(_ id: UInt32) throws(SecretError) -> MasterKey {
        if id == current.id { return current }
        guard let key = masterKeys.first(where: { $0.id == id }) else { throw .unknownKey(id) }
        return key
    }

    private static func masterKey(id: UInt32, random: (Int) -> [UInt8]) throws(SecretError) -> MasterKey {
        let bytes = random(keyBytes)
        guard bytes.count == keyBytes else { throw .badKeyRing("random") }
        return MasterKey(id: id, bytes: bytes)
    }
}

extension SymmetricKey {
    /// The key for one purpose. The purpose may be followed by bytes that narrow it, such as a person's id.
    func derived(_ purpose: String, narrowedTo narrowing: [UInt8] = []) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: self, info: Array("fengqiao/\(purpose)/".utf8) + narrowing,
            outputByteCount: KeyRing.keyBytes)
    }

    var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// HMAC-SHA-256 over a label, a zero byte and the value.
    func code(_ label: String, _ value: some Sequence<UInt8>) -> [UInt8] {
        var message = Array(label.utf8)
        message.append(0)
        message.append(contentsOf: value)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: self))
    }
}
