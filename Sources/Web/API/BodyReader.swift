// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// Reads the members of a JSON object against what is expected and collects everything that is wrong.
struct BodyReader {
    private let members: [JSON.Member]
    private(set) var problems: [FieldProblem] = []
    private var known: Set<String> = []
    private let prefix: String

    init(_ members: [JSON.Member], prefix: String = "") {
        self.members = members
        self.prefix = prefix
    }

    /// The member, without judging it.
    mutating func value(_ name: String) -> JSON? {
        known.insert(name)
        let value = members.first { $0.name == name }?.value
        if case .null? = value {
            problem(name, .malformed)
            return nil
        }
        return value
    }

    mutating func text(_ name: String, _ least: Int, _ most: Int) -> String {
        guard let value = value(name) else {
            if least > 0 { problem(name, .missing) }
            return ""
        }
        guard case .string(let text) = value, TextRule.allows(text) else {
            problem(name, .malformed)
            return ""
        }
        let count = text.unicodeScalars.count
        if count > most { problem(name, .tooLong, ["most": "\(most)", "count": "\(count)"]) }
        if least > 0, text.trimmingWhitespace().isEmpty { problem(name, .missing) }
        return text.trimmingWhitespace()
    }

    mutating func whole(_ name: String, _ least: Int, _ most: Int) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .int(let number) = value else {
            problem(name, .notANumber)
            return nil
        }
        if number < least { problem(name, .tooSmall, ["least": "\(least)"]) }
        if number > most { problem(name, .tooLarge, ["most": "\(most)"]) }
        return number
    }

    mutating func flag(_ name: String) -> Bool {
        guard let value = value(name) else { return false }
        guard case .bool(let flag) = value else {
            problem(name, .malformed)
            return false
        }
        return flag
    }

    mutating func day(_ name: String) -> CalendarDate? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value, let day = CalendarDate(text) else {
            problem(name, .notADay)
            return nil
        }
        return day
    }

    mutating func choice<Option: RawRepresentable>(_ name: String, _: Option.Type, required: Bool = false) -> Option?
    where Option.RawValue == String {
        guard let value = value(name) else {
            if required { problem(name, .missing) }
            return nil
        }
        guard case .string(let text) = value, let option = Option(rawValue: text) else {
            problem(name, .notAChoice)
            return nil
        }
        return option
    }

    /// Several of a few codes; nil where none were sent.
    mutating func choices<Option: RawRepresentable>(
        _ name: String, _: Option.Type, _ least: Int, _ most: Int
    ) -> [Option]? where Option.RawValue == String {
        guard let value = value(name) else { return nil }
        guard case .array(let items) = value, (least...most).contains(items.count) else {
            problem(name, .malformed)
            return nil
        }
        return items.compactMap { item in
            guard case .string(let text) = item, let option = Option(rawValue: text) else {
                problem(name, .notAChoice)
                return nil
            }
            return option
        }
    }

    mutating func problem(
        _ name: String, _ code: FieldProblem.Code, _ values: [String: String] = [:], article: String? = nil
    ) {
        problems.append(FieldProblem(prefix + name, code, values: values, article: article))
    }

    mutating func add(_ more: [FieldProblem]) { problems += more }

    /// The article of a field, for what is wrong with it and says none.
    mutating func cite(_ article: String?, since first: Int) {
        for index in problems.indices.dropFirst(first) where problems[index].article == nil {
            let problem = problems[index]
            problems[index] = FieldProblem(problem.field, problem.code, values: problem.values, article: article)
        }
    }

    /// Members that nobody asked for are a mistake of the caller, who should hear of it.
    mutating func refuseOthers() {
        for member in members where !known.contains(member.name) { problem(member.name, .notAsked) }
    }

    func throwProblems() throws {
        if !problems.isEmpty { throw FieldErrors(problems) }
    }
}
