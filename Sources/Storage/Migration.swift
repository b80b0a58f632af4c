// SPDX-License-Identifier: Apache-2.0
internal import Crypto

/// One step of the schema, never edited after release.
package struct Migration: Sendable {
    /// `0001-matters`: the order and the subject.
    package let id: String
    /// The statements, one `SQL` each. Values cannot be bound in DDL.
    package let statements: @Sendable (Dialect) -> [SQL]

    package init(_ id: String, statements: @escaping @Sendable (Dialect) -> [SQL]) {
        self.id = id
        self.statements = statements
    }

    package init(id: String, statements: @escaping @Sendable (Dialect) -> [SQL]) {
        self.init(id, statements: statements)
    }

    /// SHA-256 in hexadecimal over the statements as the engine reads them, with their values.
    package func hash(for dialect: Dialect) -> String {
        var hasher = SHA256()
        for statement in statements(dialect) {
            var line = statement.rendered(for: dialect)
            for value in statement.values { line += "\u{1}\(value)" }
            line += "\u{2}"
            line.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        }
        let digits = Array("0123456789abcdef".utf8)
        var hex: [UInt8] = []
        for byte in hasher.finalize() { hex += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: hex, as: UTF8.self)
    }
}
