// SPDX-License-Identifier: Apache-2.0
import Secrets
import Synchronization
import Testing

/// Bytes that are the same in every run; each call goes on where the one before ended.
func seeded(_ seed: UInt64) -> RandomBytes {
    let source = SeededBytes(seed)
    return { source.next($0) }
}

private final class SeededBytes: Sendable {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed) }

    /// SplitMix64, a byte a step.
    func next(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
            }
        }
    }
}

/// Values of the known ring and key below were computed by another program (Python, `cryptography`), so that a change of a
/// stored form is seen before an installation finds its own data unreadable.
enum Known {
    static let ringFile = """
        {
          "current": 1,
          "format": 1,
          "lookupKey": "\(Digest.hex(32..<64))",
          "masterKeys": [ { "id": 1, "key": "\(Digest.hex(0..<32))" } ]
        }
        """

    static func ring() throws -> KeyRing { try KeyRing(json: Array(ringFile.utf8)) }
    static func key() throws -> DataKey { try DataKey.make { _ in Array(64..<96) } }
}

func bytes(hex text: String) throws -> [UInt8] { try #require(Digest.bytes(hex: text)) }

/// A box opens as it is, and no more when one bit of any byte was changed, when its end was cut off anywhere, or when something
/// was put behind it. Returns what the box holds.
@discardableResult func expectSealed<T>(
    _ box: [UInt8], _ location: SourceLocation = #_sourceLocation, open: ([UInt8]) throws -> T
) throws -> T {
    let held = try open(box)
    for index in box.indices {
        var changed = box
        changed[index] ^= 1 << (index % 8)
        #expect(throws: SecretError.self, "byte \(index) changed", sourceLocation: location) { try open(changed) }
        #expect(throws: SecretError.self, "cut to \(index)", sourceLocation: location) {
            try open(Array(box[..<index]))
        }
    }
    #expect(throws: SecretError.self, "a byte more", sourceLocation: location) { try open(box + [0]) }
    return held
}
