// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats

/// 填写内容: the answers of a filing, as they stand in the draft, and what is wrong with those of a step.
struct FilingAnswers {
    /// Every answer that a step asks for, by step.
    static let names: [FilingStep: [String]] = [
        .who: ["who"],
        .contact: ["name", "organisation", "representatives", "headCount", "phone", "address", "confidential"],
        .facts: ["subject", "facts", "street", "place"],
        .claim: ["purpose", "claim"],
    ]

    var values: [String: String]

    subscript(name: String) -> String { values[name] ?? "" }

    /// In whose name somebody files, by what the contact page asked: a page that must be shown without its draft.
    static func capacity(askedBy fields: FormFields) -> FilingCapacity {
        if let who = fields["who"].flatMap(FilingCapacity.init(rawValue:)) { return who }
        if fields["representatives"] != nil { return .group }
        if fields["organisation"] != nil { return .organisation }
        return fields["name"] == nil ? .anonymous : .oneself
    }

    var capacity: FilingCapacity? { FilingCapacity(rawValue: self["who"]) }

    /// 代表人, one a line.
    var representatives: [String] {
        self["representatives"].split(whereSeparator: \.isNewline).map { PlainText.cleanLine(String($0)) }.filter {
            !$0.isEmpty
        }
    }

    /// Takes the answers of one step from a form.
    mutating func take(_ step: FilingStep, from fields: FormFields) {
        for name in Self.names[step] ?? [] {
            let typed = fields[name] ?? ""
            let isBlock = ["facts", "claim", "representatives"].contains(name)
            values[name] = isBlock ? PlainText.cleanBlock(typed) : PlainText.cleanLine(typed)
        }
    }

    /// What is wrong with the answers of a step.
    func problems(of step: FilingStep, isStreet: (String) -> Bool) -> [FieldProblem] {
        switch step {
        case .who: return capacity == nil ? [FieldProblem("who", self["who"].isEmpty ? .missing : .notAChoice)] : []
        case .contact: return contactProblems
        case .facts:
            var problems =
                tooLong("subject", 100) + tooLong("facts", FilingFactsPage.factsLimit) + tooLong("place", 300)
            for name in ["facts", "subject"] where self[name].isEmpty {
                problems.insert(FieldProblem(name, .missing), at: 0)
            }
            if !self["street"].isEmpty, !isStreet(self["street"]) {
                problems.append(FieldProblem("street", .unknownUnit))
            }
            return problems
        case .claim:
            var problems = tooLong("claim", 4_000)
            if self["claim"].isEmpty { problems.insert(FieldProblem("claim", .missing), at: 0) }
            if Purpose(rawValue: self["purpose"]) == nil {
                problems.insert(FieldProblem("purpose", self["purpose"].isEmpty ? .missing : .notAChoice), at: 0)
            }
            return problems
        case .attachments, .check: return []
        }
    }

    /// The first step that is not answered yet.
    func unanswered(isStreet: (String) -> Bool) -> FilingStep? {
        FilingStep.allCases.first { !problems(of: $0, isStreet: isStreet).isEmpty }
    }

    private var contactProblems: [FieldProblem] {
        var problems = tooLong("name", 100) + tooLong("organisation", 200) + tooLong("address", 300)
        let phone = self["phone"]
        if phone.count > 40 || (!phone.isEmpty && !phone.contains(where: \.isNumber)) {
            problems.append(FieldProblem("phone", .notAPhone))
        }
        switch capacity {
        case .group:
            if representatives.isEmpty { problems.append(FieldProblem("representatives", .missing)) }
            if representatives.count > 5 {
                problems.append(FieldProblem("representatives", .tooManyRepresentatives, article: "20"))
            }
            if representatives.contains(where: { $0.count > 100 }) {
                problems.append(FieldProblem("representatives", .malformed))
            }
            problems += headCountProblems
        case .organisation:
            if self["organisation"].isEmpty { problems.append(FieldProblem("organisation", .missing)) }
        case .oneself, .anonymous, nil: break
        }
        return problems
    }

    private var headCountProblems: [FieldProblem] {
        guard !self["headCount"].isEmpty else { return [FieldProblem("headCount", .missing)] }
        guard let count = Int(self["headCount"]) else { return [FieldProblem("headCount", .notANumber)] }
        if count < 2 { return [FieldProblem("headCount", .tooSmall, values: ["least": "2"])] }
        return count > 100_000 ? [FieldProblem("headCount", .tooLarge, values: ["most": "100000"])] : []
    }

    private func tooLong(_ name: String, _ most: Int) -> [FieldProblem] {
        let count = self[name].count
        return count > most ? [FieldProblem(name, .tooLong, values: ["most": "\(most)", "count": "\(count)"])] : []
    }

    /// The people of the filing. Nothing about them is required.
    var parties: [PartyDetails] {
        let (phone, address) = (self["phone"], self["address"])
        switch capacity {
        case .group:
            return representatives.enumerated().map { index, name in
                PartyDetails(
                    role: .representative, name: name, phone: index == 0 ? phone : "",
                    address: index == 0 ? address : "")
            }
        case .organisation:
            let organisation = PartyDetails(name: self["organisation"], phone: phone, address: address)
            guard !self["name"].isEmpty else { return [organisation] }
            return [organisation, PartyDetails(role: .agent, name: self["name"], phone: phone)]
        case .anonymous, nil: return phone.isEmpty ? [] : [PartyDetails(phone: phone)]
        case .oneself:
            let person = PartyDetails(name: self["name"], phone: phone, address: address)
            return person.isAnonymous && address.isEmpty ? [] : [person]
        }
    }

    var headcount: Int { capacity == .group ? Int(self["headCount"]) ?? 1 : 1 }
}
