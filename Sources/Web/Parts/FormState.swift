// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 已填内容: what was typed into a form and what is wrong with it. A form is always shown with the words that the person gave.
package struct FormState: Sendable {
    /// One error: the name of the field and a whole sentence.
    package struct Fault: Sendable, Equatable {
        package let field, sentence: String

        package init(field: String, sentence: String) {
            self.field = field
            self.sentence = sentence
        }
    }

    /// Why a form could not be taken although every field of it may be right.
    package enum Trouble: Sendable, Equatable {
        /// Nothing can be saved just now.
        case unavailable
        /// The law or a permission says no.
        case refused(Refusal)
    }

    /// What became of the files of a form that is shown again.
    package enum Files: Sendable, Equatable {
        case none
        /// They wait for the next sending; their names.
        case held([String])
        /// They must be chosen again.
        case lost
    }

    package var files = Files.none
    package let values: [String: [String]]
    package let faults: [Fault]
    package let trouble: Trouble?

    package init(values: [String: [String]] = [:], faults: [Fault] = [], trouble: Trouble? = nil) {
        self.values = values
        self.faults = faults
        self.trouble = trouble
    }

    package init(_ values: [String: String], faults: [Fault] = [], trouble: Trouble? = nil) {
        self.init(values: values.mapValues { [$0] }, faults: faults, trouble: trouble)
    }

    /// Whether the page says first that something is wrong.
    package var hasErrors: Bool { !faults.isEmpty || trouble != nil }

    /// What was typed, empty where nothing was.
    package subscript(name: String) -> String { values[name]?.first ?? "" }

    /// Whether this option was chosen.
    package func has(_ name: String, _ value: String) -> Bool { values[name]?.contains(value) ?? false }

    /// What is wrong with a field, the first of it.
    package func fault(of name: String) -> String? { faults.first { $0.field == name }?.sentence }
}

extension FieldProblem {
    /// Questions that are answered by choosing, in every act that asks them.
    private static let chosen: Set<String> = {
        var all: [String: Bool] = [:]
        for field in Verb.allCases.flatMap(\.fields).flatMap(\.withRows) {
            all[field.name] = (all[field.name] ?? true) && field.isChoice
        }
        return Set(all.filter(\.value).keys)
    }()

    /// Whether the answer is chosen, not written.
    fileprivate var isOfChoice: Bool {
        guard let name = field.split(separator: ".").last else { return false }
        return Self.chosen.contains(String(name))
    }
}

extension ActField {
    /// The question and those in its rows.
    fileprivate var withRows: [ActField] {
        if case .rows(let inside, _, _) = kind { [self] + inside } else { [self] }
    }

    fileprivate var isChoice: Bool {
        if case .choice = kind { true } else { false }
    }
}

extension Presentation {
    /// The label of a field. One in a row (`claims.0.outcome`) is named with its row.
    func label(of field: String, _ labels: [String: String] = [:]) -> String {
        func plain(_ name: String) -> String { labels[name] ?? words.fields.labels[name] }
        let parts = field.split(separator: ".").map(String.init)
        guard labels[field] == nil, parts.count == 3, let row = Int(parts[1]) else { return plain(field) }
        return words.fields.inRow.filling([
            "group": plain(parts[0]), "row": String(row + 1), "label": plain(parts[2]),
        ])
    }

    /// The sentence of a problem: which field, what is wrong, what to do.
    package func sentence(of problem: FieldProblem, label: String) -> String {
        var values = problem.values.mapValues { CalendarDate($0).map(longDate) ?? $0 }
        values["label"] = label
        let parts = problem.field.split(separator: ".").map(String.init)
        if parts.count == 3, let row = Int(parts[1]),
            let said = words.fields.rowProblems.words(for: "\(parts[0]).\(parts[2]).\(problem.code.rawValue)")
        {
            return said.filling(["row": String(row + 1)])
        }
        if problem.code == .missing, problem.isOfChoice { return words.fields.notChosen.filling(values) }
        if problem.code == .tooShort, values["count"] == "0" { return words.fields.notWritten.filling(values) }
        return words.fields.problems[problem.code.rawValue].filling(values)
    }

    /// What the portal says of a problem, where it has a sentence of its own: for the field of this form, for the field, for any field.
    package func portalSentence(of problem: FieldProblem, in form: String) -> String? {
        let code = problem.code.rawValue
        let keys = ["\(form).\(problem.field).\(code)", "\(problem.field).\(code)", "any.\(code)"]
        return keys.lazy.compactMap { words.portal.faults.words(for: $0) }.first?.filling(problem.values)
    }

    /// The sentence of a refusal, with days written as days are said.
    package func sentence(of refusal: Refusal) -> String {
        let values = refusal.values.mapValues { CalendarDate($0).map(longDate) ?? $0 }
        return words.terms.refusal[refusal.code.rawValue].filling(values)
    }
}
