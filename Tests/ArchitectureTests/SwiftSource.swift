// SPDX-License-Identifier: Apache-2.0

/// A Swift file taken apart: code without comments and without the text of its literals, and the literals by themselves.
struct SwiftSource: Sendable {
    /// The code, line by line; every literal is left as `""`.
    let code: [String]
    /// The text of each literal, without what it interpolates, with the line on which it begins, from 1.
    let literals: [(line: Int, text: String)]

    init(_ text: String) {
        var lexer = Lexer(text)
        lexer.readCode(untilParenthesis: false)
        code = lexer.code.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        literals = lexer.literals
    }
}

/// Walks over the bytes of a file; whatever it looks for is ASCII.
private struct Lexer {
    private(set) var literals: [(line: Int, text: String)] = []
    private var kept: [UInt8] = []
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    var code: String { String(decoding: kept, as: UTF8.self) }

    init(_ text: String) {
        bytes = Array(text.utf8)
        kept.reserveCapacity(bytes.count)
    }

    /// Reads code to the end, or to the parenthesis that ends an interpolation.
    mutating func readCode(untilParenthesis: Bool) {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "/") where starts("//"):
                while position < bytes.count, bytes[position] != 10 { position += 1 }
                continue
            case UInt8(ascii: "/") where starts("/*"):
                skipBlockComment()
                continue
            case UInt8(ascii: "#"), UInt8(ascii: "\""):
                if let hashes = literalStart() {
                    readLiteral(hashes: hashes)
                    continue
                }
            case UInt8(ascii: "("):
                depth += 1
            case UInt8(ascii: ")"):
                if depth == 0, untilParenthesis {
                    position += 1
                    return
                }
                depth -= 1
            default: break
            }
            kept.append(bytes[position])
            skip()
        }
    }

    private func starts(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    private mutating func skip() {
        if bytes[position] == 10 { line += 1 }
        position += 1
    }

    private mutating func skipBlockComment() {
        while position < bytes.count, !starts("*/") {
            if bytes[position] == 10 { kept.append(10) }
            skip()
        }
        position = min(position + 2, bytes.count)
    }

    /// The number of number signs before a quote that begins a literal here.
    private func literalStart() -> Int? {
        var index = position
        while index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
        return index < bytes.count && bytes[index] == UInt8(ascii: "\"") ? index - position : nil
    }

    private mutating func readLiteral(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        let begin = line
        position += hashes
        let quote = starts("\"\"\"") ? "\"\"\"" : "\""
        position += quote.utf8.count
        var text: [UInt8] = []
        kept += Array("\"\"".utf8)
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\""), starts(quote + marks) { break }
            if byte == UInt8(ascii: "\\"), starts("\\" + marks + "(") {
                position += hashes + 2
                kept.append(UInt8(ascii: "("))
                readCode(untilParenthesis: true)
                kept.append(UInt8(ascii: ")"))
                continue
            }
            if byte == UInt8(ascii: "\\"), starts("\\" + marks), position + hashes + 1 < bytes.count {
                position += hashes + 1
            }
            if bytes[position] == 10 { kept.append(10) }
            text.append(bytes[position])
            skip()
        }
        position = min(position + quote.utf8.count + hashes, bytes.count)
        literals.append((begin, String(decoding: text, as: UTF8.self)))
    }
}
