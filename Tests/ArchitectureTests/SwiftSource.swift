// SPDX-License-Identifier: Apache-2.0

/// A Swift file taken apart: code without comments and without the text of its literals, and the literals by themselves.
struct SwiftSource {
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

private struct Lexer {
    var code = ""
    var literals: [(line: Int, text: String)] = []
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var line = 1

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// Reads code to the end, or to the parenthesis that ends an interpolation.
    mutating func readCode(untilParenthesis: Bool) {
        var depth = 0
        while position < scalars.count {
            if starts("//") {
                while position < scalars.count, scalars[position] != "\n" { position += 1 }
            } else if starts("/*") {
                skipBlockComment()
            } else if let hashes = literalStart() {
                readLiteral(hashes: hashes)
            } else {
                if scalars[position] == "(" { depth += 1 }
                if scalars[position] == ")" {
                    if depth == 0, untilParenthesis {
                        position += 1
                        return
                    }
                    depth -= 1
                }
                take()
            }
        }
    }

    private func starts(_ text: String) -> Bool {
        scalars[position...].starts(with: text.unicodeScalars)
    }

    private mutating func take() {
        code.unicodeScalars.append(scalars[position])
        skip()
    }

    private mutating func skip() {
        if scalars[position] == "\n" { line += 1 }
        position += 1
    }

    private mutating func skipBlockComment() {
        while position < scalars.count, !starts("*/") {
            if scalars[position] == "\n" { code += "\n" }
            skip()
        }
        position += 2
    }

    /// The number of number signs before a quote that begins a literal here.
    private func literalStart() -> Int? {
        var index = position
        while index < scalars.count, scalars[index] == "#" { index += 1 }
        guard index < scalars.count, scalars[index] == "\"" else { return nil }
        return index - position
    }

    private mutating func readLiteral(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        let begin = line
        position += hashes
        let quote = starts("\"\"\"") ? "\"\"\"" : "\""
        position += quote.unicodeScalars.count
        var text = ""
        code += "\"\""
        while position < scalars.count, !starts(quote + marks) {
            if starts("\\" + marks + "(") {
                position += hashes + 2
                code += "("
                readCode(untilParenthesis: true)
                code += ")"
            } else if starts("\\" + marks), position + hashes + 1 < scalars.count {
                position += hashes + 1
                text.unicodeScalars.append(scalars[position])
                skip()
            } else {
                if scalars[position] == "\n" { code += "\n" }
                text.unicodeScalars.append(scalars[position])
                skip()
            }
        }
        position += quote.unicodeScalars.count + hashes
        literals.append((begin, text))
    }
}
