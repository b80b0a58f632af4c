// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What is wrong with the locale files. The start stops with it, and it names the key and the language.
package enum WordsError: Error, Equatable, Sendable, CustomStringConvertible {
    case missing(key: String, language: Language)
    case unknown(key: String, language: Language)
    case empty(key: String, language: Language)
    case placeholders(key: String, found: [String], expected: [String])
    case count(key: String, found: Int, expected: Int, language: Language)
    case unreadable(language: Language, reason: String)

    package var description: String {
        switch self {
        case .missing(let key, let language): "the locale file \(language.rawValue) lacks the key \(key)"
        case .unknown(let key, let language): "the locale file \(language.rawValue) has the unknown key \(key)"
        case .empty(let key, let language): "the key \(key) is empty in the locale file \(language.rawValue)"
        case .placeholders(let key, let found, let expected):
            "the key \(key) has the placeholders \(found) in en but \(expected) in zh-Hans"
        case .count(let key, let found, let expected, let language):
            "the key \(key) holds \(found) words in the locale file \(language.rawValue), not \(expected)"
        case .unreadable(let language, let reason): "the locale file \(language.rawValue) cannot be read: \(reason)"
        }
    }
}

extension Vocabulary {
    /// Reads both locale files and holds them against the program and against each other. Throws `WordsError`.
    package init(chinese chineseFile: Data, english englishFile: Data) throws {
        let chinese = try Words.read(chineseFile, .chinese)
        let english = try Words.read(englishFile, .english)
        for (key, expected) in chinese.leaves.sorted(by: { $0.key < $1.key }) {
            guard let text = english.leaves[key] else { throw WordsError.missing(key: key, language: .english) }
            let names = (text.placeholders.sorted(), expected.placeholders.sorted())
            guard names.0 == names.1 else {
                throw WordsError.placeholders(key: key, found: names.0, expected: names.1)
            }
        }
        if let key = english.leaves.keys.sorted().first(where: { chinese.leaves[$0] == nil }) {
            throw WordsError.unknown(key: key, language: .english)
        }
        self.init(chinese: chinese.words, english: english.words)
    }
}

extension Words {
    /// One locale file: the words, and every text by its key.
    static func read(_ file: Data, _ language: Language) throws -> (words: Words, leaves: [String: String]) {
        let decoder = JSONDecoder()
        let words: Words
        let tree: WordTree
        do {
            tree = try decoder.decode(WordTree.self, from: file)
            words = try decoder.decode(Words.self, from: file)
        } catch DecodingError.keyNotFound(let key, let context) {
            let path = (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
            throw WordsError.missing(key: path, language: language)
        } catch {
            throw WordsError.unreadable(language: language, reason: String(describing: error))
        }
        let leaves = tree.leaves
        // What the structs do not know is lost on the way through them, and so is found.
        let known = try decoder.decode(WordTree.self, from: JSONEncoder().encode(words)).leaves
        if let key = leaves.keys.sorted().first(where: { known[$0] == nil }) {
            throw WordsError.unknown(key: key, language: language)
        }
        let blank = leaves.filter { $0.value.allSatisfy(\.isWhitespace) }.keys.min()
        if let blank { throw WordsError.empty(key: blank, language: language) }
        for (key, found, expected) in [
            ("common.weekdays", words.common.weekdays.count, 7), ("common.months", words.common.months.count, 12),
        ] where found != expected {
            throw WordsError.count(key: key, found: found, expected: expected, language: language)
        }
        return (words, leaves)
    }
}
