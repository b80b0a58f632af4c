// SPDX-License-Identifier: Apache-2.0

/// Reads an act's inputs from what was typed, and collects every problem instead of stopping at the first.
package struct FieldReader {
    /// What the reader must ask others about: units and categories are data.
    package struct Lookup: Sendable {
        package let unit: @Sendable (String) -> UnitReference?
        package let isCategory: @Sendable (String) -> Bool

        package init(
            unit: @escaping @Sendable (String) -> UnitReference?, isCategory: @escaping @Sendable (String) -> Bool
        ) {
            self.unit = unit
            self.isCategory = isCategory
        }
    }

    private let values: [String: String]
    private let lookup: Lookup
    package private(set) var problems: [FieldProblem] = []

    package init(_ values: [String: String], lookup: Lookup) {
        self.values = values
        self.lookup = lookup
    }

    /// A line or a text, trimmed; empty when not asked for and not given.
    package mutating func text(_ field: ActField) -> String {
        let typed = trimmed(field.name)
        guard !typed.isEmpty else { return missing(field, or: "") }
        let (least, most) =
            switch field.kind {
            case .line(let max): (1, max)
            case .text(let min, let max): (min, max)
            default: (0, Int.max)
            }
        // Characters as the schemas of the API count them.
        let count = typed.unicodeScalars.count
        if count < least {
            problem(field, .tooShort, ["least": "\(least)", "count": "\(count)"])
        } else if count > most {
            problem(field, .tooLong, ["most": "\(most)", "count": "\(count)"])
        }
        return typed
    }

    /// Like `text`, nil when nothing was typed.
    package mutating func optionalText(_ field: ActField) -> String? {
        let typed = text(field)
        return typed.isEmpty ? nil : typed
    }

    /// The lines of a list, blank ones dropped.
    package mutating func lines(_ field: ActField) -> [String] {
        let typed = (values[field.name] ?? "").split(whereSeparator: \.isNewline)
            .map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
        guard case .lines(let least, let most) = field.kind else { return typed }
        if typed.isEmpty { return missing(field, or: []) }
        if typed.count < least { problem(field, .tooFew, ["least": "\(least)"]) }
        if typed.count > most { problem(field, .tooMany, ["most": "\(most)"]) }
        return typed
    }

    /// A day that exists.
    package mutating func day(_ field: ActField) -> CalendarDate? {
        let typed = trimmed(field.name)
        guard !typed.isEmpty else { return missing(field, or: nil) }
        guard let day = CalendarDate(typed) else {
            problem(field, .notADay, ["typed": typed])
            return nil
        }
        return day
    }

    /// A whole number within the field's bounds.
    package mutating func number(_ field: ActField) -> Int? {
        let typed = trimmed(field.name)
        guard !typed.isEmpty else { return missing(field, or: nil) }
        guard let number = Int(typed) else {
            problem(field, .notANumber, ["typed": typed])
            return nil
        }
        if case .number(let least, let most) = field.kind {
            if number < least { problem(field, .tooSmall, ["least": "\(least)"]) }
            if number > most { problem(field, .tooLarge, ["most": "\(most)"]) }
        }
        return number
    }

    /// One of an enum's codes.
    package mutating func choice<Option: RawRepresentable>(_ field: ActField, _: Option.Type) -> Option?
    where Option.RawValue == String {
        let typed = trimmed(field.name)
        guard !typed.isEmpty else { return missing(field, or: nil) }
        guard let option = Option(rawValue: typed) else {
            problem(field, .notAChoice, ["typed": typed])
            return nil
        }
        return option
    }

    /// A unit by its code.
    package mutating func unit(_ field: ActField) -> UnitReference? {
        let typed = trimmed(field.name)
        guard !typed.isEmpty else { return missing(field, or: nil) }
        guard let unit = lookup.unit(typed) else {
            problem(field, .unknownUnit, ["typed": typed])
            return nil
        }
        return unit
    }

    /// The code of a category.
    package mutating func category(_ field: ActField) -> String? {
        let typed = trimmed(field.name)
        guard !typed.isEmpty else { return missing(field, or: nil) }
        if !lookup.isCategory(typed) { problem(field, .unknownCategory, ["typed": typed]) }
        return typed
    }

    /// Adds a problem that the caller found.
    package mutating func problem(_ field: ActField, _ code: FieldProblem.Code, _ values: [String: String] = [:]) {
        problems.append(FieldProblem(field.name, code, values: values, article: field.article))
    }

    private mutating func missing<Value>(_ field: ActField, or value: Value) -> Value {
        if field.isRequired { problem(field, .missing) }
        return value
    }

    private func trimmed(_ name: String) -> String {
        (values[name] ?? "").trimmingWhitespace()
    }
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
