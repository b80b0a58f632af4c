// SPDX-License-Identifier: Apache-2.0
import CaseRules
import FoundationEssentials
import Mustache

/// 文书定稿: what an act freezes. Rendering it again gives the same bytes.
package struct FrozenLetter: Codable, Equatable, Sendable {
    package let templateVersion: String
    package let fields: HandlingOpinionFields
    /// SHA-256 of the canonical text, in hexadecimal digits.
    package let textHash: String
}

/// What is wrong with a letter or its template.
package enum LetterError: Error, Equatable, Sendable {
    case missingTemplate(String)
    case badTemplate(String)
    /// A field that is neither text, whole number nor flag, nor made of such.
    case unfitField(String)
    /// 文书用语 that lack a word or the place for a value.
    case badWords(String)
    /// 处理意见必须有依据.
    case emptyBasis
}

/// 文书模板: compiled once at the start; a district edits them as files.
package struct LetterTemplates: Sendable {
    private static let opinionFile = "Letters/handling-opinion.mustache"
    private static let wordsFile = "Letters/words.json"

    /// 文书用语: the statute's words for codes, in a data file beside the templates.
    private struct LetterWords: Codable {
        let outcomes: [String: String]
        let documentNumber: String
        let date: String
    }

    /// Printed in the head of the page, escaped like the rest.
    private let title: MustacheTemplate
    private let opinion: MustacheTemplate
    private let version: String
    private let words: LetterWords

    /// Compiles the templates from `Letters/…` files.
    package init(files: [(name: String, bytes: [UInt8])]) throws {
        guard let template = files.first(where: { $0.name == Self.opinionFile }) else {
            throw LetterError.missingTemplate(Self.opinionFile)
        }
        guard let file = files.first(where: { $0.name == Self.wordsFile }) else {
            throw LetterError.missingTemplate(Self.wordsFile)
        }
        words = try Self.words(file.bytes)
        guard let text = String(validating: template.bytes, as: UTF8.self) else {
            throw LetterError.badTemplate("\(Self.opinionFile): is not UTF-8")
        }
        do {
            title = try MustacheTemplate(string: "{{documentNumber}}")
            opinion = try MustacheTemplate(string: text)
        } catch {
            throw LetterError.badTemplate("\(Self.opinionFile): \(error)")
        }
        try TemplateTags.check(
            text, of: Self.opinionFile, printing: LetterSpecimen(of: HandlingOpinionFields.self).shape)
        version = text.split(separator: "\n").first.map(Self.version) ?? "0"
    }

    private static func words(_ bytes: [UInt8]) throws(LetterError) -> LetterWords {
        let words: LetterWords
        do { words = try JSONDecoder().decode(LetterWords.self, from: Data(bytes)) } catch {
            throw .badWords("\(error)")
        }
        for outcome in OpinionDraft.Outcome.allCases where words.outcomes[outcome.rawValue, default: ""].isEmpty {
            throw .badWords("outcomes.\(outcome.rawValue)")
        }
        for place in ["{mark}", "{year}", "{serial}"] where !words.documentNumber.contains(place) {
            throw .badWords("documentNumber: \(place)")
        }
        for place in ["{year}", "{month}", "{day}"] where !words.date.contains(place) {
            throw .badWords("date: \(place)")
        }
        return words
    }

    /// Freezes an opinion: canonical fields, the version of the template, and the hash over both.
    package func freeze(_ fields: HandlingOpinionFields, hash: ([UInt8]) -> String) throws -> FrozenLetter {
        let hasBasis = !fields.bases.isEmpty && fields.bases.allSatisfy { !$0.allSatisfy(\.isWhitespace) }
        guard hasBasis else { throw LetterError.emptyBasis }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let canonical = Array(version.utf8) + [10] + Array(try encoder.encode(fields))
        return FrozenLetter(templateVersion: version, fields: fields, textHash: hash(canonical))
    }

    /// The letter's bytes: a page of its own with a linked style and none inline.
    package func render(_ letter: FrozenLetter) throws -> [UInt8] {
        let body = opinion.render(letter.fields)
        let page = """
            <!DOCTYPE html>
            <html lang="zh-Hans"><head><meta charset="utf-8"><title>\(title.render(letter.fields))</title>\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <link rel="stylesheet" href="/assets/letter.css"></head><body class="letter-page">
            \(body)</body></html>

            """
        return Array(page.utf8)
    }

    /// 文号, such as 东建〔2026〕12号: the organ's mark, the year, the number without leading zero.
    package func documentNumber(mark: String, year: Int, serial: Int) -> String {
        fill(words.documentNumber, ["mark": mark, "year": "\(year)", "serial": "\(serial)"])
    }

    /// A day as letters write it.
    package func date(year: Int, month: Int, day: Int) -> String {
        fill(words.date, ["year": "\(year)", "month": "\(month)", "day": "\(day)"])
    }

    /// The statute's word for an outcome.
    package func outcome(_ code: String) -> String { words.outcomes[code] ?? code }

    /// Each place is filled once; what a value holds is never taken for a place.
    private func fill(_ pattern: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = pattern[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: start)..<end])
            filled += rest[..<start] + (values[name] ?? "{\(name)}")
            rest = rest[rest.index(after: end)...]
        }
        return filled + rest
    }

    /// The word after `version` in the template's first line.
    private static func version(_ line: Substring) -> String {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "version"), index + 1 < words.count else { return "0" }
        return String(words[index + 1])
    }
}
