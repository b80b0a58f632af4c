// SPDX-License-Identifier: Apache-2.0

/// 随机字节: gives the number of random bytes asked for. The composition root passes ``systemRandom(_:)``; tests pass their own.
///
/// Nonces of sealed boxes are not taken from here: the cipher draws them itself from the system, so that no test source of
/// randomness can ever make two boxes share one.
package typealias RandomBytes = @Sendable (Int) -> [UInt8]

/// Bytes from the operating system's generator. Only the composition root names this function.
@Sendable package func systemRandom(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
        withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) }
    }
    bytes.removeLast(bytes.count - max(0, count))
    return bytes
}
