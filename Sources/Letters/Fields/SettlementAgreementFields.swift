// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 和解协议书 、调解协议书 (F-24, art 33, R-182): what the parties agreed, signed by them.
package struct SettlementAgreementFields: LetterFields {
    package static let kind = LetterKind.settlementAgreement

    /// 当事人.
    package struct Party: Codable, Equatable, Sendable {
        /// 甲方, 乙方.
        package var role: String
        package var name: String
        package var address: String?
        package var phone: String?

        package init(
            role: String, name: String, address: String? = nil, phone: String? = nil
        ) {
            self.role = role
            self.name = name
            self.address = address
            self.phone = phone
        }
    }

    package var head: LetterHead
    /// 调解组织和调解员; nil where the parties settled by themselves.
    package var mediator: String?
    package var parties: [Party]
    package var matter: String
    package var facts: [String]
    package var terms: [String]
    /// How and by when.
    package var performance: [String]
    package var originals: Int

    package init(
        head: LetterHead, mediator: String? = nil, parties: [Party], matter: String, facts: [String], terms: [String],
        performance: [String], originals: Int
    ) {
        self.mediator = mediator
        self.head = head
        self.parties = parties
        self.matter = matter
        self.facts = facts
        self.terms = terms
        self.performance = performance
        self.originals = originals
    }
}
