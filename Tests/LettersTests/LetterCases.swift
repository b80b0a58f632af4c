// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Letters
import Resources
import Testing

/// Every letter that the program issues; all tests of `EveryLetter` and `Paper` run over it.
let everyLetter = everyLetterFields.map { LetterCase($0) }

/// A kind of letter with the way from its type to a frozen specimen.
struct LetterCase: Sendable, CustomTestStringConvertible {
    let kind: LetterKind
    /// A specimen in which the field at a place is changed.
    let freeze: @Sendable (_ templates: LetterTemplates, _ changed: Int?) throws -> FrozenLetter
    let marks: @Sendable () throws -> [LetterMark]
    /// With words and numbers as they might be in life.
    let lifelike: @Sendable (_ templates: LetterTemplates) throws -> FrozenLetter

    var testDescription: String { kind.rawValue }
    var file: String { kind.templateFile }

    init(_ type: any LetterFields.Type) {
        func opened<Fields: LetterFields>(_ type: Fields.Type) -> LetterCase {
            LetterCase(
                kind: type.kind,
                freeze: { templates, changed in
                    let specimen = try LetterSpecimen(of: Fields.self, changing: changed, write: mark)
                    return try templates.freeze(specimen.fields, hash: testHash)
                },
                marks: { try LetterSpecimen(of: Fields.self, write: mark).marks },
                lifelike: { templates in
                    let specimen = try LetterSpecimen(
                        of: Fields.self, write: { lifelikeWords(Fields.kind, $0) }, count: { lifelikeCount($0) })
                    return try templates.freeze(specimen.fields, hash: testHash)
                })
        }
        self = opened(type)
    }

    private init(
        kind: LetterKind, freeze: @escaping @Sendable (LetterTemplates, Int?) throws -> FrozenLetter,
        marks: @escaping @Sendable () throws -> [LetterMark],
        lifelike: @escaping @Sendable (LetterTemplates) throws -> FrozenLetter
    ) {
        self.kind = kind
        self.freeze = freeze
        self.marks = marks
        self.lifelike = lifelike
    }
}

/// A text that would show at once if it came out other than it went in.
@Sendable func mark(_ path: String) -> String { #"<b id="x">&'\#(path);"# }

/// As the mark must stand in HTML and in XML.
func escaped(_ mark: String) -> String {
    [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
        .reduce(mark) { $0.replacing($1.0, with: $1.1) }
}

/// Four FNV sums as hexadecimal digits: the room does not hash, it is told how.
@Sendable func testHash(_ bytes: [UInt8]) -> String {
    var digits = ""
    for start in 1...4 as ClosedRange<UInt64> {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325 &* start
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let part = String(sum, radix: 16)
        digits += String(repeating: "0", count: 16 - part.count) + part
    }
    return digits
}

/// Compiled once for all tests.
private let untouched = Result { try LetterTemplates(files: ResourceFiles().files(in: "Letters")) }

/// The shipped files, of which some may be replaced and one left out.
func shippedTemplates(_ changes: [String: String] = [:], without left: String? = nil) throws -> LetterTemplates {
    if changes.isEmpty, left == nil { return try untouched.get() }
    var files = try ResourceFiles().files(in: "Letters").filter { changes[$0.name] == nil && $0.name != left }
    for (name, text) in changes { files.append((name, Array(text.utf8))) }
    return try LetterTemplates(files: files)
}

func shipped(_ file: String) throws -> String { String(decoding: try ResourceFiles().bytes(file), as: UTF8.self) }

/// The page of a letter as text.
func page(_ letter: FrozenLetter) throws -> String { String(decoding: try LetterPage.html(letter), as: UTF8.self) }
