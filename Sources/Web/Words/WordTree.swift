// SPDX-License-Identifier: Apache-2.0

/// A locale file as a tree, for comparing it with what the program knows.
package enum WordTree: Codable, Sendable, Equatable {
    case text(String)
    case list([String])
    case branch([String: WordTree])

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self = .text(try container.decode(String.self))
        } catch DecodingError.typeMismatch {
            do {
                self = .list(try container.decode([String].self))
            } catch DecodingError.typeMismatch {
                self = .branch(try container.decode([String: WordTree].self))
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .branch(let branch): try container.encode(branch)
        }
    }

    /// Every text with its key, such as `portal.home.title` or `common.weekdays.0`.
    package var leaves: [String: String] {
        var leaves: [String: String] = [:]
        collect(into: &leaves, under: "")
        return leaves
    }

    /// The same tree with every text replaced by a function of its key and itself.
    package func mapping(under key: String = "", _ change: (_ key: String, _ text: String) -> String) -> WordTree {
        switch self {
        case .text(let text): .text(change(key, text))
        case .list(let list): .list(list.enumerated().map { change("\(key).\($0.offset)", $0.element) })
        case .branch(let branch):
            .branch(
                Dictionary(
                    uniqueKeysWithValues: branch.map {
                        ($0.key, $0.value.mapping(under: Self.join(key, $0.key), change))
                    }))
        }
    }

    private func collect(into leaves: inout [String: String], under key: String) {
        switch self {
        case .text(let text): leaves[key] = text
        case .list(let list): for (index, text) in list.enumerated() { leaves["\(key).\(index)"] = text }
        case .branch(let branch):
            for (name, tree) in branch { tree.collect(into: &leaves, under: Self.join(key, name)) }
        }
    }

    private static func join(_ key: String, _ name: String) -> String { key.isEmpty ? name : "\(key).\(name)" }
}
