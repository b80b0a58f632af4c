// SPDX-License-Identifier: Apache-2.0

/// 查询码: ten symbols that a petitioner follows a matter with. Shown once, stored as a keyed hash, and issued anew on request.
///
/// The alphabet has 31 symbols without 0, O, 1, I and L, which people mistake for each other: 49 bits in ten symbols.
package struct QueryCode: Equatable, Sendable {
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ".utf8)
    package static let count = 10

    /// Ten symbols, as hashed.
    package let symbols: String

    /// Draws a code from sixteen random bytes, so that no symbol is likelier than another by more than 2⁻⁷⁸.
    package static func make(random: (Int) -> [UInt8]) -> QueryCode {
        var number = UInt128(bigEndianBytes: random(16))
        var symbols: [UInt8] = []
        for _ in 0..<count {
            symbols.append(alphabet[Int(number % 31)])
            number /= 31
        }
        return QueryCode(symbols: String(decoding: symbols, as: UTF8.self))
    }

    private init(symbols: String) { self.symbols = symbols }

    /// Reads what a person typed: any case, full-width characters, spaces, dashes, and the invisible marks that come with pasted
    /// text. Nil when that is not a code.
    package init?(_ typed: String) {
        guard let symbols = Self.normalise(typed) else { return nil }
        self.symbols = symbols
    }

    /// The ten symbols of what was typed; nil for another number of symbols or one outside the alphabet.
    package static func normalise(_ typed: String) -> String? {
        var symbols: [UInt8] = []
        for (index, scalar) in typed.unicodeScalars.enumerated() {
            guard index < 64 else { return nil }
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            if (0x61...0x7A).contains(value) { value -= 32 }
            let properties = scalar.properties
            if properties.isWhitespace || properties.isDash || properties.isDefaultIgnorableCodePoint { continue }
            guard let symbol = UInt8(exactly: value), alphabet.contains(symbol) else { return nil }
            symbols.append(symbol)
        }
        return symbols.count == count ? String(decoding: symbols, as: UTF8.self) : nil
    }

    /// `ABCDE-FGHJK`, as shown and printed.
    package var grouped: String { symbols.prefix(5) + "-" + symbols.suffix(5) }
}

extension KeyRing {
    /// What is stored of a query code: a keyed hash, bound to its matter, so that it is worth nothing on another row.
    package func queryCodeHash(_ code: QueryCode, matter: Int64) -> [UInt8] {
        queryCodeKey.code("query-code", matter.bigEndianBytes + code.symbols.utf8)
    }

    /// Whether the code typed is the one whose hash is stored.
    package func isQueryCode(_ code: QueryCode, of matter: Int64, storedHash: [UInt8]) -> Bool {
        Digest.constantTimeEquals(queryCodeHash(code, matter: matter), storedHash)
    }
}
