// SPDX-License-Identifier: Apache-2.0
import Crypto

/// 密钥包裹: a data key as it is stored: `kind (1) ‖ master key id (4) ‖ nonce ‖ ciphertext ‖ tag`, bound to its matter.
extension DataKey {
    private enum Wrap {
        static let forMatter: UInt8 = 1
        static let forPerson: UInt8 = 2
        static let frontCount = 5
    }

    /// The key under the current master key, for a matter that is open to those who may see it.
    package func wrapped(by ring: KeyRing, matter: Int64) throws(SecretError) -> [UInt8] {
        try wrapped(Wrap.forMatter, ring.current, ring.current.wrapping, matter.bigEndianBytes)
    }

    /// The key for one named person of a sealed matter. The wrap of one person does not open for another, and neither kind of
    /// wrap passes for the other.
    package func wrapped(by ring: KeyRing, for person: Int64, matter: Int64) throws(SecretError) -> [UInt8] {
        try wrapped(
            Wrap.forPerson, ring.current, Self.personKey(ring.current, person),
            matter.bigEndianBytes + person.bigEndianBytes)
    }

    package static func unwrap(_ wrap: [UInt8], by ring: KeyRing, matter: Int64) throws(SecretError) -> DataKey {
        let master = try masterKey(of: wrap, kind: Wrap.forMatter, in: ring)
        return try unwrap(wrap, master.wrapping, matter.bigEndianBytes)
    }

    package static func unwrap(
        _ wrap: [UInt8], by ring: KeyRing, for person: Int64, matter: Int64
    ) throws(SecretError) -> DataKey {
        let master = try masterKey(of: wrap, kind: Wrap.forPerson, in: ring)
        return try unwrap(wrap, personKey(master, person), matter.bigEndianBytes + person.bigEndianBytes)
    }

    /// The same key under the current master key; nil when it is already.
    package static func rewrapped(_ wrap: [UInt8], by ring: KeyRing, matter: Int64) throws(SecretError) -> [UInt8]? {
        if try masterKeyID(of: wrap) == ring.current.id { return nil }
        return try unwrap(wrap, by: ring, matter: matter).wrapped(by: ring, matter: matter)
    }

    package static func rewrapped(
        _ wrap: [UInt8], by ring: KeyRing, for person: Int64, matter: Int64
    ) throws(SecretError) -> [UInt8]? {
        if try masterKeyID(of: wrap) == ring.current.id { return nil }
        return try unwrap(wrap, by: ring, for: person, matter: matter).wrapped(by: ring, for: person, matter: matter)
    }

    /// Which master key a wrap was made under; it stands readable in front.
    package static func masterKeyID(of wrap: [UInt8]) throws(SecretError) -> UInt32 {
        guard wrap.count >= Wrap.frontCount else { throw .malformed }
        return UInt32(bigEndianBytes: wrap[1..<Wrap.frontCount])
    }

    private func wrapped(
        _ kind: UInt8, _ master: KeyRing.MasterKey, _ wrappingKey: SymmetricKey, _ context: [UInt8]
    ) throws(SecretError) -> [UInt8] {
        try SealedBytes.seal(key.bytes, key: wrappingKey, front: [kind] + master.id.bigEndianBytes, context: context)
    }

    private static func unwrap(
        _ wrap: [UInt8], _ wrappingKey: SymmetricKey, _ context: [UInt8]
    ) throws(SecretError) -> DataKey {
        try DataKey(
            bytes: try SealedBytes.open(wrap, frontCount: Wrap.frontCount, key: wrappingKey, context: context))
    }

    private static func masterKey(
        of wrap: [UInt8], kind: UInt8, in ring: KeyRing
    ) throws(SecretError) -> KeyRing.MasterKey {
        let id = try masterKeyID(of: wrap)
        guard wrap.first == kind else { throw .refused }
        return try ring.masterKey(id)
    }

    private static func personKey(_ master: KeyRing.MasterKey, _ person: Int64) -> SymmetricKey {
        master.key.derived("person", narrowedTo: person.bigEndianBytes)
    }
}
