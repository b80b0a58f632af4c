// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats

/// 填写内容: the answers of a filing, as they stand in the draft, and what is wrong with those of a step.
struct FilingAnswers {
    /// Every answer that a step asks for, by step.
    static let names: [FilingStep: [String]] = [
        .who: ["who"],
        .represented: ["represented"] + powers.map(\.name),
        .name: [
            "name", "organisation", "representatives", "headCount", "agentSecond", "nationality", "documentKind",
            "documentNumber",
        ],
        .contact: ["phone", "address"],
        .confidentiality: ["confidential"],
        .facts: ["facts"],
        .subject: ["subject"],
        .place: ["street", "place"],
        .purpose: ["purpose"],
        .claim: ["claim"],
        .attachments: ["attachments"],
    ]

    /// 委托权限 beside filing, which is what an agent does here.
    static let powers: [(name: String, power: AgentPower)] = [
        ("mayFollow", .follow), ("mayReview", .review), ("mayRate", .rate),
    ]

    var values: [String: String]

    subscript(name: String) -> String { values[name] ?? "" }

    /// In whose name somebody files, by what a question asked: a page that must be shown without its draft.
    static func capacity(askedBy fields: FormFields) -> FilingCapacity {
        if let who = fields["who"].flatMap(FilingCapacity.init(rawValue:)) { return who }
        if fields["represented"] != nil { return .agent }
        if fields["agentSecond"] != nil { return .agent }
        if fields["representatives"] != nil { return .group }
        if fields["organisation"] != nil { return .organisation }
        return ["name", "address", "confidential"].allSatisfy { fields[$0] == nil } ? .anonymous : .oneself
    }

    var capacity: FilingCapacity? { FilingCapacity(rawValue: self["who"]) }

    /// 要求保密身份: of somebody who gave a name.
    var isConfidential: Bool { capacity != .anonymous && self["confidential"] == "yes" }

    /// 代表人, one a line.
    var representatives: [String] {
        self["representatives"].split(whereSeparator: \.isNewline).map { PlainText.cleanLine(String($0)) }.filter {
            !$0.isEmpty
        }
    }

    /// Takes the answers of one step from a form.
    mutating func take(_ step: FilingStep, from fields: FormFields) {
        // Who gives no name is not asked where they live.
        for name in Self.names[step] ?? [] where capacity != .anonymous || name != "address" {
            let typed = fields[name] ?? ""
            let isBlock = ["facts", "claim", "representatives"].contains(name)
            values[name] = isBlock ? PlainText.cleanBlock(typed) : PlainText.cleanLine(typed)
        }
    }

    /// 一句话: the beginning of the account, where it is short enough to be the title; empty where it is not.
    var proposedSubject: String {
        let enders: Set<Character> = ["。", "！", "？", "!", "?", ";", "；"]
        let line = self["facts"].split(whereSeparator: \.isNewline).first.map { PlainText.cleanLine(String($0)) } ?? ""
        var sentence = ""
        for character in line {
            // A stop with a gap behind it ends a sentence, one within a number does not.
            if enders.contains(character) || (character == " " && sentence.hasSuffix(".")) { break }
            sentence.append(character)
        }
        if sentence.hasSuffix(".") { sentence.removeLast() }
        var proposed = sentence[...]
        // Of a long one as many clauses as there is room for.
        while proposed.count > Self.mostProposed {
            guard let comma = proposed.lastIndex(where: { "，,".contains($0) }) else { return "" }
            proposed = proposed[..<comma]
        }
        return proposed.count < 4 ? "" : PlainText.cleanLine(String(proposed))
    }

    private static let mostProposed = 60

    /// Takes a question that was put aside without a word for one that was not asked.
    mutating func forgetIfBlank(_ step: FilingStep) {
        let names = Self.names[step] ?? []
        if names.allSatisfy({ self[$0].isEmpty }) { names.forEach { values[$0] = nil } }
    }

    /// What is wrong with the answers of a step.
    func problems(of step: FilingStep, isStreet: (String) -> Bool) -> [FieldProblem] {
        switch step {
        case .who: return capacity == nil ? [FieldProblem("who", self["who"].isEmpty ? .missing : .notAChoice)] : []
        case .represented:
            guard capacity?.isForAnother == true else { return [] }
            return self["represented"].isEmpty
                ? [FieldProblem("represented", .missing)] : tooLong("represented", 100)
        case .name: return nameProblems
        case .contact: return contactProblems
        case .confidentiality:
            let chosen = self["confidential"]
            if ["no", "yes"].contains(chosen) { return [] }
            return [FieldProblem("confidential", chosen.isEmpty ? .missing : .notAChoice)]
        case .facts: return missing("facts") + tooLong("facts", FilingFactsPage.factsLimit)
        case .subject: return missing("subject") + tooLong("subject", 100)
        case .place:
            let isKnown = self["street"].isEmpty || isStreet(self["street"])
            return tooLong("place", 300) + (isKnown ? [] : [FieldProblem("street", .unknownUnit)])
        case .purpose:
            let isKnown = Purpose(rawValue: self["purpose"]) != nil
            return isKnown ? [] : [FieldProblem("purpose", self["purpose"].isEmpty ? .missing : .notAChoice)]
        case .claim: return missing("claim") + tooLong("claim", 4_000)
        case .attachments, .check: return []
        }
    }

    /// The first step that is not answered yet.
    func unanswered(isStreet: (String) -> Bool) -> FilingStep? {
        FilingStep.steps(of: capacity).first { !problems(of: $0, isStreet: isStreet).isEmpty }
    }

    /// The first step that is not answered, or was not asked yet: much is voluntary, and yet asked once.
    func nextQuestion(isStreet: (String) -> Bool) -> FilingStep? {
        FilingStep.steps(of: capacity).first { step in
            !problems(of: step, isStreet: isStreet).isEmpty
                || (Self.names[step] ?? []).contains {
                    values[$0] == nil && (capacity != .anonymous || $0 != "address")
                }
        }
    }

    private var contactProblems: [FieldProblem] {
        let phone = self["phone"]
        let isPhone = phone.isEmpty || (phone.count <= 40 && phone.contains(where: \.isNumber))
        guard isPhone else { return tooLong("address", 300) + [FieldProblem("phone", .notAPhone)] }
        // A number that looks unfinished is asked about once; who says that it is right is believed.
        let isOdd = !phone.isEmpty && PhoneNumber.advice(on: phone) != nil && self["phoneSeen"] != phone
        let digits = phone.count(where: \.isNumber)
        return tooLong("address", 300)
            + (isOdd ? [FieldProblem("phone", .unlikelyPhone, values: ["count": "\(digits)"])] : [])
    }

    private var nameProblems: [FieldProblem] {
        var problems =
            tooLong("name", 100) + tooLong("organisation", 200) + tooLong("agentSecond", 100)
            + tooLong("nationality", 60) + tooLong("documentNumber", 40)
        if !self["documentKind"].isEmpty, PartyDetails.DocumentKind(rawValue: self["documentKind"]) == nil {
            problems.append(FieldProblem("documentKind", .notAChoice))
        }
        switch capacity {
        case .group:
            if representatives.isEmpty { problems.append(FieldProblem("representatives", .missing)) }
            if representatives.count > 5 {
                problems.append(FieldProblem("representatives", .tooManyRepresentatives, article: "20(3)"))
            }
            if representatives.contains(where: { $0.count > 100 }) {
                problems.append(FieldProblem("representatives", .malformed))
            }
            problems += headCountProblems
        case .organisation: problems += missing("organisation")
        case .agent, .guardian: problems += missing("name")
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

    private func missing(_ name: String) -> [FieldProblem] {
        self[name].isEmpty ? [FieldProblem(name, .missing)] : []
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
            var organisation = principal(named: self["organisation"], phone: phone)
            if !organisation.document.isEmpty { organisation.documentKind = organisation.documentKind ?? .creditCode }
            guard !self["name"].isEmpty else { return [organisation] }
            return [organisation, PartyDetails(role: .representative, name: self["name"], phone: phone)]
        case .agent:
            let scope = [.file] + Self.powers.filter { self[$0.name] == "yes" }.map(\.power)
            let agent = PartyDetails(role: .agent, name: self["name"], phone: phone, scope: scope)
            let others = self["agentSecond"].isEmpty ? [] : [self["agentSecond"]]
            return [principal(named: self["represented"]), agent]
                + others.map { PartyDetails(role: .agent, name: $0, scope: scope) }
        case .guardian:
            return [
                principal(named: self["represented"]),
                PartyDetails(role: .guardian, name: self["name"], phone: phone),
            ]
        case .anonymous, nil: return phone.isEmpty ? [] : [PartyDetails(phone: phone)]
        case .oneself:
            let person = principal(named: self["name"], phone: phone)
            return person.isAnonymous && address.isEmpty ? [] : [person]
        }
    }

    /// 信访人: with what was told of nationality and document (art 48, R-101).
    private func principal(named name: String, phone: String = "") -> PartyDetails {
        PartyDetails(
            name: name, phone: phone, address: self["address"], document: self["documentNumber"],
            nationality: self["nationality"].isEmpty ? nil : self["nationality"],
            documentKind: PartyDetails.DocumentKind(rawValue: self["documentKind"]))
    }

    var headcount: Int { capacity == .group ? Int(self["headCount"]) ?? 1 : 1 }
}
