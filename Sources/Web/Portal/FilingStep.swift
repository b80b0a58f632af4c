// SPDX-License-Identifier: Apache-2.0

/// 填写步骤: the questions of filing, one a page, in their order.
package enum FilingStep: String, Sendable, CaseIterable {
    case who, represented, name, contact, confidentiality, facts, subject, place, purpose, claim, attachments, check

    /// The address of the question.
    package var path: String {
        switch self {
        case .who: Paths.filingWho
        case .represented: Paths.filingRepresented
        case .name: Paths.filingName
        case .contact: Paths.filingContact
        case .confidentiality: Paths.filingConfidentiality
        case .facts: Paths.filingFacts
        case .subject: Paths.filingSubject
        case .place: Paths.filingPlace
        case .purpose: Paths.filingPurpose
        case .claim: Paths.filingClaim
        case .attachments: Paths.filingAttachments
        case .check: Paths.filingCheck
        }
    }

    /// The same where the answer leads back to "check your answers".
    package var pathToCheck: String { path + "?then=check" }

    /// The steps of somebody who files in this capacity: who speaks for oneself is not asked for whom, and who gives no name is asked neither
    /// for one nor who may learn it.
    package static func steps(of capacity: FilingCapacity?) -> [FilingStep] {
        allCases.filter { step in
            switch step {
            case .represented: capacity?.isForAnother == true
            case .name, .confidentiality: capacity != .anonymous
            default: true
            }
        }
    }

    /// 1 for the first.
    package func number(in steps: [FilingStep]) -> Int { (steps.firstIndex(of: self) ?? 0) + 1 }

    /// The step before; nil at the first.
    package func previous(in steps: [FilingStep]) -> FilingStep? {
        let number = number(in: steps)
        return number > 1 ? steps[number - 2] : nil
    }

    /// The step after; nil at the last, and where this one is not asked at all.
    package func next(in steps: [FilingStep]) -> FilingStep? {
        guard let place = steps.firstIndex(of: self), place + 1 < steps.count else { return nil }
        return steps[place + 1]
    }
}
