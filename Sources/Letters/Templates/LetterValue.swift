// SPDX-License-Identifier: Apache-2.0

/// 字段值: the fields of a letter as a tree.
indirect enum LetterValue {
    case text(String)
    case number(Int)
    case flag(Bool)
    case absent
    case list([LetterValue])
    case group([(name: String, value: LetterValue)])

    init(_ value: Any) {
        if let text = value as? String { self = .text(text); return }
        if let number = value as? Int { self = .number(number); return }
        if let flag = value as? Bool { self = .flag(flag); return }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: self = mirror.children.first.map { LetterValue($0.value) } ?? .absent
        case .collection: self = .list(mirror.children.map { LetterValue($0.value) })
        default:
            self = .group(mirror.children.compactMap { child in child.label.map { ($0, LetterValue(child.value)) } })
        }
    }

    /// The path of the first field that is there and says nothing. What need not be there is optional and then absent.
    var firstEmpty: String? {
        switch self {
        case .text(let text): return text.onOneLine.isBlank ? "" : nil
        case .number, .flag, .absent: return nil
        case .list(let items):
            if items.isEmpty { return "" }
            return items.lazy.compactMap(\.firstEmpty).first
        case .group(let fields):
            for field in fields {
                guard let inner = field.value.firstEmpty else { continue }
                return inner.isEmpty ? field.name : "\(field.name).\(inner)"
            }
            return nil
        }
    }

    /// As Mustache takes it, every text on one line.
    var printable: Any {
        switch self {
        case .text(let text): text.onOneLine
        case .number(let number): number
        case .flag(let flag): flag
        case .absent: false
        case .list(let items): items.map(\.printable)
        case .group(let fields): named(fields)
        }
    }

    private func named(_ fields: [(name: String, value: LetterValue)]) -> [String: Any] {
        Dictionary(fields.map { ($0.name, $0.value.printable) }) { first, _ in first }
    }
}
