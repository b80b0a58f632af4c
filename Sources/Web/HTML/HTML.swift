// SPDX-License-Identifier: Apache-2.0

/// A piece of a page (页面片段): UTF-8 bytes in which every value was escaped on its way in.
///
/// The twin of the `SQL` type. A literal is markup, because only the source code can write one (literals are `StaticString`, so that no
/// `String` made at run time can pose as one). A value in `\(…)` is escaped for text and for attributes in double quotes alike.
/// Only another `HTML` is taken as it is. There is no other way in.
///
/// ```swift
/// let name = "<script>"
/// let piece: HTML = "<p title=\"\(name)\">\(name)</p>"   // both are &lt;script&gt;
/// ```
package struct HTML: Sendable, Equatable {
    package private(set) var bytes: [UInt8]

    /// Nothing at all.
    package init() { bytes = [] }

    /// A text that becomes a piece, escaped.
    package init(text: String) {
        bytes = []
        Escaping.append(text, to: &bytes)
    }

    fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

    /// True where there is nothing to show.
    package var isEmpty: Bool { bytes.isEmpty }

    /// The piece as text, for tests and for files.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Puts another piece behind this one.
    package mutating func append(_ other: HTML) { bytes.append(contentsOf: other.bytes) }

    package static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.append(right)
        return sum
    }
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral value: StaticString) {
        bytes = []
        Escaping.appendLiteral(value, to: &bytes)
    }

    package init(stringInterpolation: Interpolation) {
        bytes = stringInterpolation.bytes
    }

    /// Collects a page: literals raw, values escaped.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 48)
        }

        package mutating func appendLiteral(_ literal: StaticString) { Escaping.appendLiteral(literal, to: &bytes) }

        /// A text, escaped.
        package mutating func appendInterpolation(_ value: String) { Escaping.append(value, to: &bytes) }

        /// A number, in plain digits.
        package mutating func appendInterpolation(_ value: Int) { Escaping.append(String(value), to: &bytes) }

        /// Another piece, as it is.
        package mutating func appendInterpolation(_ piece: HTML) { bytes.append(contentsOf: piece.bytes) }
    }
}
