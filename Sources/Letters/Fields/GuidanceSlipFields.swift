// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 法定途径引导单 (F-19, arts 18, 20, 31): which organ, which path, where and when.
package struct GuidanceSlipFields: LetterFields {
    package static let kind = LetterKind.guidanceSlip

    package var head: LetterHead
    package var visitorName: String
    package var matter: String
    package var organName: String
    package var path: String
    package var bases: [String]
    package var place: String
    package var hours: String
    package var phone: String?
    package var explanation: [String]
    /// What to bring.
    package var bring: [String]?

    package init(
        head: LetterHead, visitorName: String, matter: String, organName: String, path: String, bases: [String],
        place: String, hours: String, phone: String? = nil, explanation: [String], bring: [String]? = nil
    ) {
        self.head = head
        self.visitorName = visitorName
        self.matter = matter
        self.organName = organName
        self.path = path
        self.bases = bases
        self.place = place
        self.hours = hours
        self.phone = phone
        self.explanation = explanation
        self.bring = bring
    }
}
