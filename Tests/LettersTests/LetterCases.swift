// SPDX-License-Identifier: Apache-2.0
import Letters
import Resources
import Testing

/// Every letter that the program issues. A new template gets its line here; all tests of `EveryLetter` then run over it.
let everyLetter = [
    LetterCase("handling-opinion", HandlingOpinionFields.self) { templates, fields in
        // The text itself stands for its hash, so that a test can read what is hashed.
        let frozen = try templates.freeze(fields) { String(decoding: $0, as: UTF8.self) }
        return IssuedLetter(hashed: frozen.textHash, page: try templates.render(frozen))
    }
]

/// A letter that went the whole way.
struct IssuedLetter: Equatable {
    /// The canonical text that the hash is taken over.
    let hashed: String
    let page: [UInt8]

    var text: String { String(decoding: page, as: UTF8.self) }
}

/// A template with its fields and the way from them to the page.
struct LetterCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The template's path among the resources.
    let file: String
    /// A specimen in which the field at a place is changed.
    let specimen: @Sendable (_ templates: LetterTemplates, _ changed: Int?) throws -> IssuedLetter
    let marks: @Sendable () throws -> [LetterMark]

    init<Fields: Decodable & SendableMetatype>(
        _ name: String, _ type: Fields.Type,
        issue: @escaping @Sendable (LetterTemplates, Fields) throws -> IssuedLetter
    ) {
        testDescription = name
        file = "Letters/\(name).mustache"
        specimen = { templates, changed in
            try issue(templates, LetterSpecimen(of: Fields.self, changing: changed, write: mark).fields)
        }
        marks = { try LetterSpecimen(of: Fields.self, write: mark).marks }
    }
}

/// A text that would show at once if it came out as it went in.
@Sendable func mark(_ path: String) -> String { #"<b id="x">&'\#(path);"# }

/// As the mark must stand on a page.
func escaped(_ mark: String) -> String {
    [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]
        .reduce(mark) { $0.replacing($1.0, with: $1.1) }
}

/// The shipped files, of which some may be replaced and one left out.
func shippedTemplates(_ changes: [String: String] = [:], without left: String? = nil) throws -> LetterTemplates {
    var files = try ResourceFiles().files(in: "Letters").filter { changes[$0.name] == nil && $0.name != left }
    for (name, text) in changes { files.append((name, Array(text.utf8))) }
    return try LetterTemplates(files: files)
}

func shipped(_ file: String) throws -> String { String(decoding: try ResourceFiles().bytes(file), as: UTF8.self) }
