// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Mustache

/// 通用部分: what stands above and below the text of every letter.
struct LetterFrame {
    static let file = "Letters/frame.mustache"

    let above: String
    let below: String
    let version: String

    init(_ text: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let body = lines.firstIndex(of: "body") else {
            throw LetterError.badTemplate("\(Self.file): has no line body")
        }
        above = lines[..<body].joined(separator: "\n")
        below = lines[(body + 1)...].joined(separator: "\n")
        version = LetterTemplate.version(of: text)
        let head = try LetterSpecimen(of: LetterHead.self).shape
        try TemplateTags.check("\(above)\n\(below)", of: Self.file, printing: LetterTemplate.flat(["head": head]))
        try TemplateLines.check(text.replacing("\nbody\n", with: "\n\n"), of: Self.file)
    }
}

/// 文书模板 of one kind, compiled.
struct LetterTemplate: Sendable {
    /// The name under which a template prints the code that is made from it.
    private static let codeName = "verificationCode"

    let version: String
    private let template: MustacheTemplate

    init(_ text: String, of kind: LetterKind, in frame: LetterFrame, shape: LetterShape) throws {
        let file = kind.templateFile
        guard case .group(let fields) = shape else { throw LetterError.unfitField(file) }
        do {
            _ = try MustacheTemplate(string: text)
            // Values are escaped by each output in its own way, not here.
            template = try MustacheTemplate(
                string: "{{% CONTENT_TYPE:TEXT}}\(frame.above)\n\(text)\n\(frame.below)")
        } catch {
            throw LetterError.badTemplate("\(file): \(error)")
        }
        try TemplateTags.check(text, of: file, printing: Self.flat(fields))
        try TemplateLines.check(text, of: file)
        version = "\(Self.version(of: text)).\(frame.version)"
    }

    /// The canonical text: the filled template without its empty lines.
    func text(_ value: LetterValue, code: String) -> String {
        var names: [String: Any] = [:]
        if let fields = value.printable as? [String: Any] {
            names = fields
            if let head = fields["head"] as? [String: Any] { names.merge(head) { own, _ in own } }
        }
        names[Self.codeName] = code
        let lines = template.render(names).unicodeScalars.split(separator: "\n").map { String($0) }
        return lines.filter { !$0.isBlank }.joined(separator: "\n")
    }

    /// The fields of the head stand beside the letter's own.
    static func flat(_ fields: [String: LetterShape]) -> LetterShape {
        var all = fields
        if case .group(let head) = fields["head"] { all.merge(head) { own, _ in own } }
        all[codeName] = .text
        return .group(all)
    }

    /// The word after `version` in the first line.
    static func version(of text: String) -> String {
        let words = text.split(separator: "\n").first?.split(separator: " ") ?? []
        guard let index = words.firstIndex(of: "version"), index + 1 < words.count else { return "0" }
        return String(words[index + 1])
    }
}

extension LetterKind {
    /// The template among the resources, such as `Letters/handling-opinion.mustache`.
    package var templateFile: String {
        var name = ""
        for character in rawValue {
            if character.isUppercase { name += "-" }
            name += character.lowercased()
        }
        return "Letters/\(name).mustache"
    }
}
