// SPDX-License-Identifier: Apache-2.0

/// Checks UTF-8 as it streams by: the shortest form only, no surrogates, nothing above U+10FFFF.
struct UTF8Validator {
    /// How many continuation bytes the character at hand still needs.
    private var needed = 0
    /// The bounds of the next continuation byte; narrower than 80…BF after E0, ED, F0 and F4.
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    /// True when the bytes so far end at the end of a character.
    var isComplete: Bool { needed == 0 }

    /// Reads more bytes; returns the index of the first byte that does not belong, nil when all do.
    mutating func advance(_ bytes: UnsafeRawBufferPointer) -> Int? {
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if needed == 0 {
                if byte < 0x80 { continue }
                guard begin(byte) else { return index }
            } else {
                guard byte >= low, byte <= high else { return index }
                needed -= 1
                low = 0x80
                high = 0xBF
            }
        }
        return nil
    }

    private mutating func begin(_ lead: UInt8) -> Bool {
        switch lead {
        case 0xC2...0xDF: needed = 1
        case 0xE0...0xEF:
            needed = 2
            if lead == 0xE0 { low = 0xA0 }
            if lead == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            needed = 3
            if lead == 0xF0 { low = 0x90 }
            if lead == 0xF4 { high = 0x8F }
        default: return false
        }
        return true
    }
}
