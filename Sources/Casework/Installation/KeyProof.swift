// SPDX-License-Identifier: Apache-2.0
import CaseRules
package import Secrets
package import Storage

extension Database {
    private static var keyProofSetting: String { "key.proof" }

    /// Whether anything here was written under a key: then a key that is missing is lost, and none may be made in its place.
    package func isKeyed() async throws -> Bool {
        if try await setting(Self.keyProofSetting) != nil { return true }
        return try await read { db in try db.queryOne("SELECT id FROM matters ORDER BY id LIMIT 1") != nil }
    }

    /// 密钥校验: whether this ring is the one that the database is written under. A database that has no proof yet, because it is new or of
    /// an earlier version, is asked by a key that it holds; with `storing` it has the proof from then on. Re-keying keeps it.
    package func isProved(by ring: KeyRing, storing: Bool) async throws -> Bool {
        if let stored = try await setting(Self.keyProofSetting) {
            return Digest.bytes(hex: stored).map(ring.proves) ?? false
        }
        guard try await read({ db in try ring.opensAKey(in: db) }) else { return false }
        if storing { try await set(Self.keyProofSetting, to: Digest.hex(ring.proof())) }
        return true
    }
}

extension KeyRing {
    /// Whether a wrapped key of the database opens; true where there is none.
    fileprivate func opensAKey(in db: any Connection) throws -> Bool {
        let ordinary = try db.queryOne(
            "SELECT id, wrapped_key FROM matters WHERE wrapped_key IS NOT NULL ORDER BY id LIMIT 1")
        if let ordinary {
            let wrap: [UInt8] = try ordinary.get("wrapped_key")
            let matter: MatterID = try ordinary.get("id")
            return opens { try DataKey.unwrap(wrap, by: self, matter: matter.rawValue) }
        }
        let sealed = try db.queryOne(
            "SELECT person_id, matter_id, wrapped_key FROM sealed_keys ORDER BY person_id, matter_id LIMIT 1")
        guard let sealed else { return true }
        let wrap: [UInt8] = try sealed.get("wrapped_key")
        let matter: MatterID = try sealed.get("matter_id")
        let person: PersonID = try sealed.get("person_id")
        return opens { try DataKey.unwrap(wrap, by: self, for: person.rawValue, matter: matter.rawValue) }
    }

    private func opens(_ unwrap: () throws -> DataKey) -> Bool {
        do {
            _ = try unwrap()
            return true
        } catch {
            return false
        }
    }
}
