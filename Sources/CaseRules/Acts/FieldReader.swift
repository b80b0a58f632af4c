// SPDX-License-Identifier: Apache-2.0

/// 已读的值: one answer of a form, checked against its field.
enum FieldValue: Sendable {
    case text(String)
    case texts([String])
    case number(Int)
    case flag(Bool)
    case day(CalendarDate)
    case unit(UnitReference)
    case person(PersonID)
    case rows([[String: FieldValue]])
}

/// Reads the answers of a form by its fields, and collects every problem instead of stopping at the first.
package struct FieldReader {
    /// What the reader must ask others about: units, people and categories are data.
    package struct Lookup: Sendable {
        package let unit: @Sendable (String) -> UnitReference?
        package let isCategory: @Sendable (String) -> Bool
        package let person: @Sendable (String) -> PersonID?

        package init(
            unit: @escaping @Sendable (String) -> UnitReference?, isCategory: @escaping @Sendable (String) -> Bool,
            person: @escaping @Sendable (String) -> PersonID? = { _ in nil }
        ) {
            self.unit = unit
            self.isCategory = isCategory
            self.person = person
        }
    }

    private let typed: [String: String]
    private let lookup: Lookup
    package private(set) var problems: [FieldProblem] = []

    package init(_ typed: [String: String], lookup: Lookup) {
        self.typed = typed
        self.lookup = lookup
    }

    /// The answers to these questions; what was not asked for and not given is not among them.
    mutating func values(of fields: [ActField], prefix: String = "") -> [String: FieldValue] {
        var values: [String: FieldValue] = [:]
        for field in fields { values[field.name] = value(of: field, at: prefix + field.name) }
        return values
    }

    private mutating func value(of field: ActField, at name: String) -> FieldValue? {
        switch field.kind {
        case .flag:
            let isTicked = Self.yes.contains(trimmed(name))
            // A tick that must be there is a declaration.
            if field.isRequired, !isTicked { problem(name, .notDeclared, field) }
            return .flag(isTicked)
        case .lines(let least, let most): return lines(field, name, least, most)
        case .rows(let inside, let least, let most): return rows(field, inside, name, least, most)
        default: break
        }
        let text = trimmed(name)
        guard !text.isEmpty else {
            if field.isRequired { problem(name, .missing, field) }
            return nil
        }
        switch field.kind {
        case .line(let most): return bounded(text, 1, most, field, name)
        case .text(let least, let most): return bounded(text, least, most, field, name)
        case .day: return CalendarDate(text).map(FieldValue.day) ?? wrong(name, .notADay, text, field)
        case .time: return isTime(text) ? .text(text) : wrong(name, .notATime, text, field)
        case .number(let least, let most): return number(text, least, most, field, name)
        case .choice(_, let codes): return codes.contains(text) ? .text(text) : wrong(name, .notAChoice, text, field)
        case .unit: return lookup.unit(text).map(FieldValue.unit) ?? wrong(name, .unknownUnit, text, field)
        case .person: return lookup.person(text).map(FieldValue.person) ?? wrong(name, .unknownPerson, text, field)
        case .category: return lookup.isCategory(text) ? .text(text) : wrong(name, .unknownCategory, text, field)
        case .flag, .lines, .rows: return nil
        }
    }

    private mutating func bounded(
        _ text: String, _ least: Int, _ most: Int, _ field: ActField, _ name: String
    ) -> FieldValue? {
        // Characters as the schemas of the API count them.
        let count = text.unicodeScalars.count
        if count < least {
            problem(name, .tooShort, field, ["least": "\(least)", "count": "\(count)"])
        } else if count > most {
            problem(name, .tooLong, field, ["most": "\(most)", "count": "\(count)"])
        }
        return .text(text)
    }

    private mutating func number(
        _ text: String, _ least: Int, _ most: Int, _ field: ActField, _ name: String
    ) -> FieldValue? {
        guard let number = Int(text) else { return wrong(name, .notANumber, text, field) }
        if number < least { problem(name, .tooSmall, field, ["least": "\(least)"]) }
        if number > most { problem(name, .tooLarge, field, ["most": "\(most)"]) }
        return .number(number)
    }

    /// The lines of a list, blank ones dropped.
    private mutating func lines(_ field: ActField, _ name: String, _ least: Int, _ most: Int) -> FieldValue? {
        let lines = (typed[name] ?? "").split(whereSeparator: \.isNewline)
            .map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
        if lines.isEmpty {
            if field.isRequired { problem(name, .missing, field) }
            return .texts([])
        }
        if lines.count < least { problem(name, .tooFew, field, ["least": "\(least)"]) }
        if lines.count > most { problem(name, .tooMany, field, ["most": "\(most)"]) }
        return .texts(lines)
    }

    /// The rows in which anything was typed.
    private mutating func rows(
        _ field: ActField, _ inside: [ActField], _ name: String, _ least: Int, _ most: Int
    ) -> FieldValue? {
        let used = usedRows(of: name, upTo: most * 4)
        if used.isEmpty, least > 0 {
            // Told at the boxes of the first row, where it can be mended.
            for question in inside where question.isRequired {
                problem("\(name).0.\(question.name)", .missing, question)
            }
        }
        if used.count > most { problem(name, .tooMany, field, ["most": "\(most)"]) }
        if !used.isEmpty, used.count < least { problem(name, .tooFew, field, ["least": "\(least)"]) }
        return .rows(used.map { values(of: inside, prefix: "\(name).\($0).") })
    }

    private func usedRows(of name: String, upTo limit: Int) -> [Int] {
        let start = "\(name)."
        var rows: Set<Int> = []
        for (key, value) in typed where key.hasPrefix(start) && !value.trimmingWhitespace().isEmpty {
            let rest = key.dropFirst(start.count)
            if let row = Int(rest.prefix { $0 != "." }), (0..<limit).contains(row) { rows.insert(row) }
        }
        return rows.sorted()
    }

    private mutating func wrong(
        _ name: String, _ code: FieldProblem.Code, _ text: String, _ field: ActField
    ) -> FieldValue? {
        problem(name, code, field, ["typed": text])
        return nil
    }

    private mutating func problem(
        _ name: String, _ code: FieldProblem.Code, _ field: ActField, _ values: [String: String] = [:]
    ) {
        problems.append(FieldProblem(name, code, values: values, article: field.article))
    }

    private func trimmed(_ name: String) -> String { (typed[name] ?? "").trimmingWhitespace() }

    private func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCII) }),
            let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return false }
        return (0...23).contains(hour) && (0...59).contains(minute)
    }

    private static let yes: Set<String> = ["1", "on", "true", "yes"]
}

extension StringProtocol {
    /// The text without white space and line ends at both sides.
    package func trimmingWhitespace() -> String {
        var rest = String(self).unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(Substring(rest))
    }
}
