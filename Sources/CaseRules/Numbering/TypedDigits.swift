// SPDX-License-Identifier: Apache-2.0

/// What people type for a number: full-width characters, spaces and dashes of every kind.
enum TypedDigits {
    /// Half-width, upper case, without blanks, dashes, points and brackets; nil above `limit` characters.
    static func plain(_ typed: String, limit: Int = 64) -> String? {
        var plain = String.UnicodeScalarView()
        var count = 0
        for scalar in typed.unicodeScalars {
            count += 1
            guard count <= limit else { return nil }
            let half = halfWidth(scalar)
            if isSeparator(half) { continue }
            plain.append(upperCase(half))
        }
        return String(plain)
    }

    static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000: " "
        default: scalar
        }
    }

    static func upperCase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("a"..."z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value - 32)) : scalar
    }

    /// Blanks, dashes, points, brackets and the invisible marks that come with pasted text.
    static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200F, 0x202A...0x202F, 0x2066...0x2069, 0xFEFF: true
        case 0x2D, 0x2010...0x2015, 0x2212, 0x30FC, 0x2500, 0xFE63: true
        case 0x28, 0x29, 0x2E, 0xB7: true
        default: false
        }
    }
}
