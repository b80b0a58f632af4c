// SPDX-License-Identifier: Apache-2.0

/// Writes CSV (RFC 4180, CRLF) that a spreadsheet opens without running what a petitioner typed.
///
/// ```swift
/// let writer = CSVWriter()
/// output(CSVWriter.byteOrderMark + writer.line(["编号", "标题"]))
/// ```
package struct CSVWriter: Sendable {
    /// The mark by which Excel recognises UTF-8; goes once at the start of a file meant for people.
    package static let byteOrderMark = "\u{FEFF}"

    /// True to put an apostrophe before a field that a spreadsheet would take for a formula. False for files that are read back by machines, such as rejects.
    package let guardsFormulas: Bool

    package init(guardsFormulas: Bool = true) { self.guardsFormulas = guardsFormulas }

    /// One record with its line end.
    package func line(_ fields: [String]) -> String {
        var result = ""
        for (position, field) in fields.enumerated() {
            if position > 0 { result += "," }
            write(field, isAlone: fields.count == 1, to: &result)
        }
        return result + "\r\n"
    }

    private func write(_ field: String, isAlone: Bool, to result: inout String) {
        let guarded = guardsFormulas && Self.startsFormula(field) ? "'" + field : field
        let needsQuotes = guarded.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 || $0 == 9 }
        let hasEdgeSpace = guarded.utf8.first == 32 || guarded.utf8.last == 32
        // A record of one empty field would read back as a blank line.
        guard needsQuotes || hasEdgeSpace || (isAlone && guarded.isEmpty) else {
            result += guarded
            return
        }
        result += "\""
        for scalar in guarded.unicodeScalars {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        result += "\""
    }

    /// True for `=…`, `@…`, a tab or a return, their full-width forms, and for `+…` and `-…` unless the whole field is a number.
    static func startsFormula(_ field: String) -> Bool {
        switch field.unicodeScalars.first {
        case "=", "@", "\t", "\r", "\n", "＝", "＠", "＋", "－": true
        case "+", "-": !isNumber(field.utf8.dropFirst())
        default: false
        }
    }

    private static func isNumber(_ digits: Substring.UTF8View) -> Bool {
        var dots = 0
        for byte in digits {
            if byte == UInt8(ascii: ".") { dots += 1 } else if !(48...57).contains(byte) { return false }
        }
        return dots <= 1 && digits.count > dots
    }
}
