// SPDX-License-Identifier: Apache-2.0

/// A header's value with parameters, as in `form-data; name="a"; filename*=UTF-8''%E6%9D%90`.
struct HeaderValue {
    /// What stands before the first semicolon, in lower case.
    let value: String
    /// Names in lower case; the first of a name counts.
    private let parameters: [(name: String, value: String)]

    init(_ text: String) {
        var scan = HeaderScan(text)
        value = scan.token(until: [";"]).lowercased()
        var parameters: [(name: String, value: String)] = []
        while scan.take(";") {
            let name = scan.token(until: ["=", ";"]).lowercased()
            guard scan.take("=") else { continue }
            parameters.append((name, scan.value()))
        }
        self.parameters = parameters
    }

    func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// A parameter in its extended form (RFC 5987) if it is there and readable, else in its plain form.
    func extendedParameter(_ name: String) -> String? {
        if let extended = parameter(name + "*"), let decoded = Self.decodeExtended(extended) { return decoded }
        return parameter(name)
    }

    /// Reads `UTF-8'zh'%E6%9D%90`; nil for another character set or wrong bytes.
    private static func decodeExtended(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return String(validating: PercentEncoding.decode(parts[2].utf8, plusIsSpace: false), as: UTF8.self)
    }
}

private struct HeaderScan {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard position < scalars.count, scalars[position] == scalar else { return false }
        position += 1
        return true
    }

    /// What stands before one of the ends, without spaces at its edges.
    mutating func token(until ends: [Unicode.Scalar]) -> String {
        let start = position
        while position < scalars.count, !ends.contains(scalars[position]) { position += 1 }
        return Self.text(scalars[start..<position])
    }

    /// A quoted or plain value; leaves the scan at the next semicolon or at the end.
    mutating func value() -> String {
        while position < scalars.count, scalars[position] == " " || scalars[position] == "\t" { position += 1 }
        guard take("\"") else { return token(until: [";"]) }
        var result = String.UnicodeScalarView()
        while position < scalars.count, scalars[position] != "\"" {
            // Old browsers send folders with bare backslashes: only an escaped quote or backslash is an escape.
            if scalars[position] == "\\", position + 1 < scalars.count,
                scalars[position + 1] == "\"" || scalars[position + 1] == "\\"
            {
                position += 1
            }
            result.append(scalars[position])
            position += 1
        }
        _ = take("\"")
        _ = token(until: [";"])
        return String(result)
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[first...last])
        return String(view)
    }
}
