// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 重大紧急信访事项报告 (F-27, art 25): at once, to all whom the article names.
package struct UrgentReportFields: LetterFields {
    package static let kind = LetterKind.urgentReport

    package var head: LetterHead
    package var addressees: [String]
    package var informed: [String]
    package var occurredAt: String
    package var place: String
    package var headcount: Int
    package var claims: [String]
    package var situation: [String]
    package var measures: [String]
    package var requests: [String]?
    package var reportedAt: String
    package var reporterName: String

    package init(
        head: LetterHead, addressees: [String], informed: [String], occurredAt: String, place: String,
        headcount: Int, claims: [String], situation: [String], measures: [String], requests: [String]? = nil,
        reportedAt: String, reporterName: String
    ) {
        self.head = head
        self.addressees = addressees
        self.informed = informed
        self.occurredAt = occurredAt
        self.place = place
        self.headcount = headcount
        self.claims = claims
        self.situation = situation
        self.measures = measures
        self.requests = requests
        self.reportedAt = reportedAt
        self.reporterName = reporterName
    }
}
