// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 授权委托书 (F-31, art 19): who may speak for the petitioner, and in what.
package struct PowerOfAttorneyFields: LetterFields {
    package static let kind = LetterKind.powerOfAttorney

    /// 代理人.
    package struct Agent: Codable, Equatable, Sendable {
        package var name: String
        package var relation: String
        package var document: String?
        package var phone: String?

        package init(
            name: String, relation: String, document: String? = nil, phone: String? = nil
        ) {
            self.name = name
            self.relation = relation
            self.document = document
            self.phone = phone
        }
    }

    package var head: LetterHead
    package var principalName: String
    package var principalDocument: String?
    package var principalPhone: String?
    /// One or two.
    package var agents: [Agent]
    package var matter: String
    package var scope: [String]
    package var validFrom: String
    package var validTo: String

    package init(
        head: LetterHead, principalName: String, principalDocument: String? = nil, principalPhone: String? = nil,
        agents: [Agent], matter: String, scope: [String], validFrom: String, validTo: String
    ) {
        self.head = head
        self.principalName = principalName
        self.principalDocument = principalDocument
        self.principalPhone = principalPhone
        self.agents = agents
        self.matter = matter
        self.scope = scope
        self.validFrom = validFrom
        self.validTo = validTo
    }
}
