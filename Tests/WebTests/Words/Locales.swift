// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Web

/// The locale files as they lie in the project, for tests.
enum Locales {
    static func file(_ language: Language) throws -> Data {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try Data(contentsOf: root.appending(path: "Sources/Resources/Locales/\(language.rawValue).json"))
    }

    /// Read once for all tests.
    private static let shipped = Result { try Vocabulary(chinese: file(.chinese), english: file(.english)) }

    static func vocabulary() throws -> Vocabulary { try shipped.get() }

    static func guide() throws -> Guide {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Resources")
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: "Rules").path)
        let rules = try RuleBook.load(
            files: names.filter { $0.hasSuffix(".json") }.map {
                ($0, [UInt8](try Data(contentsOf: root.appending(path: "Rules/\($0)"))))
            })
        return try Guide(
            file: Data(contentsOf: root.appending(path: "Guide/guide.json")),
            rules: rules.sets[rules.sets.count - 1])
    }

    static func tree(_ language: Language) throws -> WordTree {
        try JSONDecoder().decode(WordTree.self, from: file(language))
    }

    /// A locale file in which one text was changed, or taken away.
    static func changing(_ key: String, to text: String?, in language: Language) throws -> Data {
        let object = try JSONSerialization.jsonObject(with: file(language))
        let path = key.split(separator: ".").map(String.init)
        return try JSONSerialization.data(withJSONObject: changed(object, path[...], text))
    }

    private static func changed(_ object: Any, _ path: ArraySlice<String>, _ text: String?) -> Any {
        guard var branch = object as? [String: Any], let first = path.first else { return object }
        if path.count == 1 {
            branch[first] = text
        } else {
            branch[first] = changed(branch[first] ?? [String: Any](), path.dropFirst(), text)
        }
        return branch
    }
}
