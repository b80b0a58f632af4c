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
