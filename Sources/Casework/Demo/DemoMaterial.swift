// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 演示素材: situations, names and phrases that the demonstration files hold, as decoded; all of it is invented.
struct DemoMaterial: Decodable {
    struct Name: Decodable {
        let zh: String
    }

    /// One situation; each variant of it becomes one matter.
    struct Template: Decodable {
        let id: String
        let purpose: Purpose
        let path: StatutoryPath?
        let category: String
        let title: String
        let facts: String
        let claim: String
        let opinion: Opinion?
        let claims: [Claim]?
        let guidance: Guidance?
        let reply: String?
        let objection: Objected?
        let `extension`: String?
        let urgent: Bool?
        let variants: [Variant]
        /// 简易: clear and small enough for the simple procedure.
        var simple: Bool?
        /// 采纳情况 of a suggestion.
        var adoption: AdoptionDraft.Outcome?
        var settlement: Agreement?
    }

    /// 调解协议 (art 33): with whom, on what, and how it is performed.
    struct Agreement: Decodable {
        let mediator: String
        let otherParty: String
        let terms: [String]
        let facts: String
        let performance: String
    }

    struct Opinion: Decodable {
        let findings: [String]
        let bases: [String]
        let opinion: [String]
        let remedy: String?
    }

    struct Claim: Decodable {
        let text: String
        let outcome: OpinionDraft.Outcome
        let explanation: String
    }

    /// 法定途径 elsewhere: which organ, and what the petitioner is told.
    struct Guidance: Decodable {
        let organ: String
        let text: String
        let basis: String
    }

    struct Objected: Decodable {
        let unit: String
        let reason: String
    }

    struct Variant: Decodable {
        let channel: Channel
        let unit: String
        let street: String
        let community: String?
        let address: String
        let persons: Int
        let representatives: Int
        let words: [String: String]
    }

    let surnames: [Name]
    let givenNames: [Name]
    let phones: [String]
    let identityNumbers: [String]
    let templates: [Template]
}

/// 演示措辞: what people of the demonstration write into acts that the situations say nothing about.
struct DemoPhrases: Decodable {
    let objections: [String]
    let objectionRefusals: [String]
    let extensions: [String]
    let extensionRefusals: [String]
    let returns: [String]
    let declines: [String]
    let reports: [String]
    let proofs: [String]
    let ratings: [String]
    /// 履行法定职责: the procedure, the paper that ends it, and what may be done against it.
    let duty: String
    /// 反馈热线 (K-20): what the hotline is told.
    let hotlineAnswer: String
    let dutyDocument: String
    let dutyRemedy: String
    let door: Door
    let unit: OfTheUnit
    let review: OfTheReviewer
    let reReview: OfTheReviewer
    let hearing: OfTheHearing

    /// 窗口: what is told to who is led elsewhere, and to who was answered for good.
    struct Door: Decodable {
        let procedure: String
        let place: String
        let hours: String
        let earlierNumber: String
        let earlierTitle: String
        let earlierUnit: String
        let earlierDocument: String
        let sameness: String
    }

    /// 办理单位: why an opinion is revoked for a path, why a path is left, why a matter is not simple after all, what is done about a suggestion.
    struct OfTheUnit: Decodable {
        let correcting: String
        let leaving: String
        let conversion: String
        let measures: String
        let returned: String
    }

    /// 复查、复核: why it is asked for, what was found, and what was decided.
    struct OfTheReviewer: Decodable {
        let grounds: [String]
        let facts: String
        let basis: [String]
        let upheld: String
        let redecide: String
        let declined: String
        let returned: String
    }

    /// 听证: where, who, and what was said.
    struct OfTheHearing: Decodable {
        let place: String
        let chair: String
        let members: [String]
        let subject: String
        let attendance: [String]
        let record: String
        let facts: String
        let account: String
        let cancelled: String
    }
}

extension DemoMaterial.Variant {
    /// A text of the template with every mark replaced by this variant's words.
    func fill(_ text: String) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            filled += words[String(rest[rest.index(after: open)..<close])] ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}

extension DemoMaterial.Template {
    /// What the office found, as the handler drafts it (art 32); nil where another path is competent.
    func draft(for variant: DemoMaterial.Variant) -> OpinionDraft? {
        guard let opinion, let claims, !claims.isEmpty else { return nil }
        return OpinionDraft(
            claims: claims.map { OpinionDraft.Claim(text: variant.fill($0.text), outcome: $0.outcome) },
            facts: opinion.findings.map(variant.fill).joined(separator: "\n"), basis: opinion.bases.map(variant.fill),
            opinion: (opinion.opinion + [opinion.remedy].compactMap { $0 }).map(variant.fill)
                .joined(separator: "\n"))
    }
}
