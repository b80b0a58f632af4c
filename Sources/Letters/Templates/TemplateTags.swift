// SPDX-License-Identifier: Apache-2.0

/// 模板检查: refuses a template that would print less than its letter holds.
///
/// Mustache prints nothing for a name that it does not find, takes an empty text for true, and can be told to read other files. In a
/// letter with legal effect each of these is a mistake, so templates keep to fields, sections and comments.
struct TemplateTags {
    private let template: String
    private var open: [(name: String, inside: LetterShape?)] = []

    /// - Parameter fields: the shape of the letter that the template prints.
    static func check(_ text: String, of template: String, printing fields: LetterShape) throws(LetterError) {
        var tags = TemplateTags(template: template)
        tags.open = [("", fields)]
        try tags.walk(text)
    }

    private init(template: String) { self.template = template }

    private mutating func walk(_ text: String) throws(LetterError) {
        var rest = text[...]
        while let start = rest.firstRange(of: "{{") {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: "}}") else { throw wrong("{{", "is not closed") }
            try take(rest[..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
    }

    private mutating func take(_ tag: Substring) throws(LetterError) {
        guard let kind = tag.first else { throw wrong("{{}}", "names no field") }
        switch kind {
        case "!": return
        case "#", "^": try enter(name(tag.dropFirst()), isInverted: kind == "^")
        case "/": open.removeLast()
        case ".", "a"..."z", "A"..."Z", " ": try print(name(tag))
        default: throw wrong("{{\(tag)}}", "is no field, section or comment")
        }
    }

    private mutating func enter(_ name: String, isInverted: Bool) throws(LetterError) {
        switch try shape(of: name) {
        case .flag: open.append((name, nil))
        case .list(let inside), .optional(.list(let inside)), .optional(let inside):
            open.append((name, isInverted ? nil : inside))
        case .group(let fields) where !isInverted: open.append((name, .group(fields)))
        case .text, .number, .group: throw wrong("{{#\(name)}}", "is always there: a section needs a flag or a list")
        }
    }

    private func print(_ name: String) throws(LetterError) {
        switch try shape(of: name) {
        case .text, .number, .optional(.text), .optional(.number): break
        default: throw wrong("{{\(name)}}", "is neither text nor number")
        }
    }

    /// Looked up from the innermost section outwards, as Mustache does.
    private func shape(of name: String) throws(LetterError) -> LetterShape {
        let scopes = open.compactMap(\.inside).reversed()
        if name == "." {
            if let innermost = scopes.first, case .text = innermost { return innermost }
            throw wrong("{{.}}", "stands outside of a list of texts")
        }
        for case .group(let fields) in scopes {
            if let shape = fields[name] { return shape }
        }
        throw wrong("{{\(name)}}", "is no field of this letter")
    }

    private func name(_ tag: Substring) -> String {
        let start = tag.drop { $0 == " " }
        return String(start.prefix { $0 != " " })
    }

    private func wrong(_ tag: String, _ why: String) -> LetterError { .badTemplate("\(template): \(tag) \(why)") }
}
