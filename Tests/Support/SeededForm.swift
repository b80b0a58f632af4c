// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// Fills the form of any verb at random but rightly, through the same reader that people's forms go through.
package struct SeededForm {
    package var numbers: SeededNumbers
    private let today: CalendarDate
    private let units: [String]
    private let people: [String]
    private let lookup: FieldReader.Lookup

    /// - Parameters:
    ///   - units: the units, and people: the people, that the form may name, by which `lookup` knows them.
    package init(
        numbers: SeededNumbers, today: CalendarDate, units: [String], people: [String], lookup: FieldReader.Lookup
    ) {
        self.numbers = numbers
        self.today = today
        self.units = units
        self.people = people
        self.lookup = lookup
    }

    /// The act, or nil where chance gave two answers that do not go together.
    package mutating func act(_ verb: Verb) -> Act? {
        var typed: [String: String] = [:]
        for field in verb.fields { fill(field, field.name, into: &typed) }
        do { return try Act.read(verb, from: typed, lookup: lookup) } catch { return nil }
    }

    private mutating func fill(_ field: ActField, _ name: String, into typed: inout [String: String]) {
        if !field.isRequired, Bool.random(using: &numbers) { return }
        switch field.kind {
        case .line: typed[name] = "one line"
        case .text(let least, _): typed[name] = String(repeating: "a text long enough. ", count: 1 + least / 10)
        case .day:
            let days =
                switch field.bound {
                case .past: -1...0
                case .ahead: 0...20
                case .later: 1...20
                case nil: -1...20
                }
            typed[name] = today.adding(days: Int.random(in: days, using: &numbers)).iso
        case .time: typed[name] = "09:30"
        case .number(let least, let most): typed[name] = "\(Int.random(in: least...most, using: &numbers))"
        case .flag: typed[name] = "on"
        case .choice(_, let codes): typed[name] = codes.randomElement(using: &numbers)
        case .unit: typed[name] = units.randomElement(using: &numbers)
        case .person: typed[name] = people.randomElement(using: &numbers)
        case .category: typed[name] = "01"
        case .lines(let least, _):
            typed[name] = Array(repeating: "an item", count: max(1, least)).joined(separator: "\n")
        case .rows(let inside, _, let most):
            // Enough rows that every choice may stand in one of them.
            for row in 0..<min(most, 8) {
                for question in inside { fill(question, "\(name).\(row).\(question.name)", into: &typed) }
            }
        }
    }
}
