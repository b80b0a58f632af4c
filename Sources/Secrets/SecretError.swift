// SPDX-License-Identifier: Apache-2.0

/// Why a secret could not be made or opened. None of these carries the secret or a part of it.
package enum SecretError: Error, Equatable, Sendable {
    /// Not in the form that this program writes: too short, an unknown version, not text.
    case malformed
    /// The seal does not hold: the bytes were changed, or belong elsewhere, or another key made them.
    case refused
    /// Sealed under a master key that the ring does not hold.
    case unknownKey(UInt32)
    /// Past its time.
    case expired
    /// A key ring that contradicts itself; the text names the field.
    case badKeyRing(String)
    /// The hashing of a password failed inside the library; the number is its code.
    case hashing(Int32)
    /// Longer than ``PasswordHash/longest`` bytes.
    case passwordTooLong
    /// More passwords are waiting to be checked than is reasonable: try again later.
    case busy
}
