// SPDX-License-Identifier: Apache-2.0
import CArgon2

/// 口令散列: argon2id in its encoded form, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. Slow on purpose: about 30 ms of one core.
package enum PasswordHash {
    /// How much a hash costs: memory in KiB, passes over it, lanes.
    package struct Cost: Sendable, Equatable {
        package let memoryKiB: UInt32
        package let passes: UInt32
        package let lanes: UInt32

        package init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32) {
            self.memoryKiB = memoryKiB
            self.passes = passes
            self.lanes = lanes
        }

        /// 19 MiB, two passes, one lane.
        package static let standard = Cost(memoryKiB: 19 * 1024, passes: 2, lanes: 1)
    }

    /// In UTF-8 bytes. Longer ones are refused rather than cut.
    package static let longest = 1024
    package static let saltBytes = 16
    private static let hashBytes = 32

    /// Blocks its thread: see ``PasswordHasher``.
    package static func make(
        _ password: String, salt: [UInt8], cost: Cost = .standard
    ) throws(SecretError) -> String {
        let typed = Array(password.utf8)
        guard typed.count <= longest else { throw .passwordTooLong }
        let room = argon2_encodedlen(
            cost.passes, cost.memoryKiB, cost.lanes, UInt32(salt.count), UInt32(hashBytes), Argon2_id)
        var encoded = [CChar](repeating: 0, count: room)
        let code = argon2id_hash_encoded(
            cost.passes, cost.memoryKiB, cost.lanes, typed, typed.count, salt, salt.count, hashBytes, &encoded, room)
        guard code == ARGON2_OK.rawValue else { throw .hashing(code) }
        return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether the password is the one behind the hash. Blocks its thread: see ``PasswordHasher``.
    package static func verify(_ password: String, against encoded: String) throws(SecretError) -> Bool {
        let typed = Array(password.utf8)
        guard typed.count <= longest else { throw .passwordTooLong }
        guard encoded.hasPrefix("$argon2id$") else { throw .malformed }
        let code = argon2id_verify(encoded, typed, typed.count)
        switch code {
        case ARGON2_OK.rawValue: return true
        case ARGON2_VERIFY_MISMATCH.rawValue: return false
        default: throw .hashing(code)
        }
    }

    /// Whether a hash was made at another cost than this one and should be made again at the next sign-in.
    package static func isOutdated(_ encoded: String, cost: Cost = .standard) -> Bool {
        !encoded.hasPrefix("$argon2id$v=19$m=\(cost.memoryKiB),t=\(cost.passes),p=\(cost.lanes)$")
    }
}
