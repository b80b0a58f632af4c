// SPDX-License-Identifier: Apache-2.0

/// Finds a delimiter in bytes by Horspool's method: it looks at one byte in as many as the delimiter is long, so an upload of 50 MB costs little.
struct DelimiterSearch: Sendable {
    private let pattern: [UInt8]
    /// How far to move on when this byte stands under the last of the pattern.
    private let shift: [Int]

    var count: Int { pattern.count }

    init(_ pattern: [UInt8]) {
        self.pattern = pattern
        var shift = [Int](repeating: pattern.count, count: 256)
        for (index, byte) in pattern.dropLast().enumerated() { shift[Int(byte)] = pattern.count - 1 - index }
        self.shift = shift
    }

    /// The index of the delimiter, or of the first byte that may be the beginning of one cut off at the end, or the end.
    func search(_ bytes: [UInt8], from start: Int) -> (index: Int, isWhole: Bool) {
        let length = pattern.count
        return bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position + length <= bytes.count {
                if matches(bytes, at: position, length) { return (position, true) }
                position += shift[Int(bytes[position + length - 1])]
            }
            position = max(start, bytes.count - length + 1)
            while position < bytes.count {
                if matches(bytes, at: position, bytes.count - position) { return (position, false) }
                position += 1
            }
            return (bytes.count, false)
        }
    }

    private func matches(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ length: Int) -> Bool {
        var index = length - 1
        while index >= 0 {
            if bytes[position + index] != pattern[index] { return false }
            index -= 1
        }
        return true
    }
}
