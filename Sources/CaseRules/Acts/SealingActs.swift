// SPDX-License-Identifier: Apache-2.0

/// 解除密封 (arts 29-31, 30(3)): what a sealed matter is instead of an accusation, and why. It is unsealed when another person who holds the
/// key agrees.
package struct UnsealingProposal: ActInputs {
    /// 改成的类别: everything but an accusation.
    package enum FoundPurpose: String, Codable, Sendable, CaseIterable {
        /// 建议意见类 (art 29).
        case suggestion
        /// 申诉求决类 (art 31).
        case claim

        package var purpose: Purpose { self == .suggestion ? .suggestion : .claim }
    }

    package let purpose: FoundPurpose
    package let reason: String

    package init(purpose: FoundPurpose, reason: String) {
        self.purpose = purpose
        self.reason = reason
    }

    package static let fields = [
        ActField.choice("purpose", "purpose", of: FoundPurpose.self, article: "29-31"),
        ActField.reason(10, article: "30(3)"),
    ]
}

/// 转为检举控告并密封 (arts 30, 30(3), R-160, R-161): why what is on its way as a claim or a suggestion is an accusation, and whom it accuses,
/// where that is written.
package struct SealingOrder: ActInputs {
    package let reason: String
    package let unit: UnitReference?
    /// 被检举控告的本人, where that is somebody who works here.
    package let person: PersonID?

    package init(reason: String, unit: UnitReference? = nil, person: PersonID? = nil) {
        self.reason = reason
        self.unit = unit
        self.person = person
    }

    package static let fields = [
        ActField.reason(10, article: "30, R-160"), ActField("unit", .unit, required: false, article: "30(3), R-161"),
        ActField("person", .person, required: false, article: "28(3), 30(3)"),
    ]

    /// Who is accused in person is so with the unit: its other people must not know either, and it is let in again only after two have cleared it.
    package var problems: [FieldProblem] {
        person != nil && unit == nil ? [FieldProblem("unit", .neededHere, article: "30(3), R-161")] : []
    }
}
