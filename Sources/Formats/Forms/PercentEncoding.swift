// SPDX-License-Identifier: Apache-2.0

/// Percent encoding as in addresses and forms (RFC 3986, WHATWG URL).
package enum PercentEncoding {
    /// The bytes that an encoded text stands for. A percent sign without two hexadecimal digits stands for itself, as in browsers.
    package static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = text.startIndex
        while index != text.endIndex {
            let byte = text[index]
            index = text.index(after: index)
            if byte == UInt8(ascii: "%"), let (value, next) = pair(text, at: index) {
                result.append(value)
                index = next
            } else if byte == UInt8(ascii: "+"), plusIsSpace {
                result.append(32)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// Encodes everything but letters, digits and `-._~`.
    package static func encode(_ text: String) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: result.append(byte)
            default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func pair<Text: Collection<UInt8>>(_ text: Text, at index: Text.Index) -> (UInt8, Text.Index)? {
        guard index != text.endIndex, let high = hexadecimal(text[index]) else { return nil }
        let second = text.index(after: index)
        guard second != text.endIndex, let low = hexadecimal(text[second]) else { return nil }
        return (high << 4 | low, text.index(after: second))
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
