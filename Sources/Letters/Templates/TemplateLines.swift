// SPDX-License-Identifier: Apache-2.0

/// 模板行检查: every line of a template begins with a keyword, whichever of its sections are printed, so that no field can begin one.
enum TemplateLines {
    static func check(_ text: String, of template: String) throws(LetterError) {
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = withoutSections(String(line))
            guard !words.isEmpty else { continue }
            let (keyword, rest) = LetterMarkup.split(words)
            guard let known = LetterMarkup.Keyword(rawValue: keyword) else {
                throw .badTemplate("\(template):\(place + 1): does not begin with a keyword")
            }
            guard [.row, .half, .att, .copies].contains(known) else { continue }
            let label = rest.firstRange(of: " |").map { rest[..<$0.lowerBound] }
            guard let label else {
                throw .badTemplate("\(template):\(place + 1): has no bar between label and value")
            }
            if label.contains("{{") {
                throw .badTemplate("\(template):\(place + 1): has a field in its label")
            }
        }
    }

    /// The line behind the sections and comments at its beginning.
    private static func withoutSections(_ line: String) -> String {
        var rest = line.trimmingSpaces()
        while rest.hasPrefix("{{"), let kind = rest.dropFirst(2).first, "#^/!".contains(kind),
            let end = rest.firstRange(of: "}}")
        {
            rest = String(rest[end.upperBound...]).trimmingSpaces()
        }
        return rest
    }
}
