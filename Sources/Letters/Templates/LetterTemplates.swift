// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Mustache

/// 文书模板: compiled and checked once at the start; a district edits them as files.
package struct LetterTemplates: Sendable {
    static let wordsFile = "Letters/words.json"

    private let templates: [LetterKind: LetterTemplate]
    private let words: LetterWords

    /// Compiles the templates from `Letters/…` files: one for each kind, the frame around them, and the words.
    package init(files: [(name: String, bytes: [UInt8])]) throws {
        let bytes = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
        func text(_ name: String) throws(LetterError) -> String {
            guard let bytes = bytes[name] else { throw .missingTemplate(name) }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .badTemplate("\(name): is not UTF-8")
            }
            return text
        }
        words = try LetterWords(reading: Array(text(Self.wordsFile).utf8))
        let frame = try LetterFrame(text(LetterFrame.file))
        var templates: [LetterKind: LetterTemplate] = [:]
        for type in everyLetterFields {
            templates[type.kind] = try LetterTemplate(
                text(type.kind.templateFile), of: type.kind, in: frame, shape: Self.shape(of: type))
        }
        self.templates = templates
        for type in everyLetterFields { try tryOut(type) }
    }

    /// Freezes a letter: its fields in the words of its template, with their hash and its code.
    ///
    /// - Parameter isCheckable: false for a paper that nobody can compare with what was issued, because it is sealed: it promises nothing then.
    package func freeze(
        _ fields: some LetterFields, isCheckable: Bool = true, hash: ([UInt8]) -> String
    ) throws -> FrozenLetter {
        let kind = type(of: fields).kind
        guard let template = templates[kind] else { throw LetterError.missingTemplate(kind.templateFile) }
        if kind.isNumbered, fields.head.documentNumber == nil {
            throw LetterError.emptyField(kind, "head.documentNumber")
        }
        let value = LetterValue(fields)
        if let path = value.firstEmpty {
            throw path == "bases" ? LetterError.emptyBasis : LetterError.emptyField(kind, path)
        }
        let bare = template.text(value, code: "")
        let code = try VerificationCode.of(bare, of: kind, version: template.version, hash: hash)
        let text = isCheckable ? template.text(value, code: code) : VerificationCode.unchecked(bare)
        _ = try LetterMarkup.document(text, of: kind.templateFile)
        return FrozenLetter(
            kind: kind, templateVersion: template.version, text: text,
            textHash: hash(FrozenLetter.hashed(text, of: kind, version: template.version)))
    }

    /// 文号, such as 东建〔2026〕12号: the organ's mark, the year, the number without leading zero.
    package func documentNumber(mark: String, year: Int, serial: Int) -> String {
        words.fill(words.documentNumber, ["mark": mark, "year": "\(year)", "serial": "\(serial)"])
    }

    /// A day as letters write it.
    package func date(year: Int, month: Int, day: Int) -> String {
        words.fill(words.date, ["year": "\(year)", "month": "\(month)", "day": "\(day)"])
    }

    /// The statute's word for an outcome.
    package func outcome(_ code: String) -> String { word(.outcomes, code) }

    /// The word for a code; the code itself where there is none.
    package func word(_ list: LetterWordList, _ code: String) -> String {
        words.lists[list.rawValue]?[code] ?? code
    }

    /// 结论用语: the words by which a letter decides: outcomes, reasons of a refusal, paths. What changes one of them is no slip of the pen.
    package var decisiveWords: Set<String> {
        let lists: [LetterWordList] = [.outcomes, .reviewOutcomes, .suggestionOutcomes, .nonAcceptanceGrounds]
        return Set(
            lists.flatMap { words.lists[$0.rawValue]?.values.map(\.self) ?? [] } + words.paths.values.map(\.name))
    }

    /// What a notice says about a statutory path (art 31).
    package func path(_ path: StatutoryPath) throws -> LetterPath {
        guard let words = words.paths[path.rawValue] else { throw LetterError.badWords("paths.\(path.rawValue)") }
        return words
    }

    /// What a notice says about a suggestion, which has no path and no review (art 29, R-150).
    package func suggestionPath() throws -> LetterPath {
        guard let words = words.paths["suggestion"] else { throw LetterError.badWords("paths.suggestion") }
        return words
    }

    private static func shape(of type: any LetterFields.Type) throws -> LetterShape {
        func opened<Fields: LetterFields>(_ type: Fields.Type) throws -> LetterShape {
            try LetterSpecimen(of: type).shape
        }
        return try opened(type)
    }

    /// Freezes a specimen, so that a line without keyword stops the start and not an act.
    private func tryOut(_ type: any LetterFields.Type) throws {
        func opened<Fields: LetterFields>(_ type: Fields.Type) throws {
            _ = try freeze(LetterSpecimen(of: type).fields) { _ in String(repeating: "0", count: 64) }
        }
        try opened(type)
    }
}
