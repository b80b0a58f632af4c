// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 信访事项登记表 (F-01, arts 19, 22): what is written down when something comes in.
package struct RegistrationFormFields: LetterFields {
    package static let kind = LetterKind.registrationForm

    package var head: LetterHead
    /// 收到之日.
    package var receivedOn: String
    /// 信访形式 (art 17).
    package var channel: String
    /// 渠道形式, where it was told.
    package var subChannel: String?
    /// 信访目的 (arts 29-31).
    package var purpose: String
    package var category: String?
    /// 问题属地.
    package var place: String?
    /// 初次 or 重复.
    package var filing: String
    package var petitionerName: String
    package var identityDocument: String?
    package var address: String?
    package var phone: String?
    package var headcount: Int
    /// At most five (art 20).
    package var representatives: [String]?
    package var agentName: String?
    /// 监护人.
    package var guardianName: String?
    /// The petitioner asked that the name be kept from the unit.
    package var isConfidential: Bool
    package var claims: [String]
    package var facts: [String]
    package var reasons: [String]?
    package var attachments: [String]?
    /// 法定途径, where it is known already.
    package var path: String?
    /// 处理方式 (art 22).
    package var disposal: String
    package var clerkName: String

    package init(
        head: LetterHead, receivedOn: String, channel: String, subChannel: String? = nil, purpose: String,
        category: String? = nil, place: String? = nil,
        filing: String, petitionerName: String, identityDocument: String? = nil, address: String? = nil,
        phone: String? = nil, headcount: Int, representatives: [String]? = nil, agentName: String? = nil,
        guardianName: String? = nil,
        isConfidential: Bool, claims: [String], facts: [String], reasons: [String]? = nil,
        attachments: [String]? = nil, path: String? = nil, disposal: String, clerkName: String
    ) {
        self.head = head
        self.receivedOn = receivedOn
        self.channel = channel
        self.subChannel = subChannel
        self.purpose = purpose
        self.category = category
        self.place = place
        self.filing = filing
        self.petitionerName = petitionerName
        self.identityDocument = identityDocument
        self.address = address
        self.phone = phone
        self.headcount = headcount
        self.representatives = representatives
        self.agentName = agentName
        self.guardianName = guardianName
        self.isConfidential = isConfidential
        self.claims = claims
        self.facts = facts
        self.reasons = reasons
        self.attachments = attachments
        self.path = path
        self.disposal = disposal
        self.clerkName = clerkName
    }
}
