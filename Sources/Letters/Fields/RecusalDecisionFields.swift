// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 回避决定书 (F-32, art 28(3)): on an application or on the head's own motion.
package struct RecusalDecisionFields: LetterFields {
    package static let kind = LetterKind.recusalDecision

    package var head: LetterHead
    package var applicantName: String
    package var appliedOn: String
    package var staffName: String
    package var staffPost: String?
    package var matter: String
    package var grounds: [String]
    package var isGranted: Bool
    package var reasons: [String]
    package var successorName: String?

    package init(
        head: LetterHead, applicantName: String, appliedOn: String, staffName: String, staffPost: String? = nil,
        matter: String, grounds: [String], isGranted: Bool, reasons: [String], successorName: String? = nil
    ) {
        self.head = head
        self.applicantName = applicantName
        self.appliedOn = appliedOn
        self.staffName = staffName
        self.staffPost = staffPost
        self.matter = matter
        self.grounds = grounds
        self.isGranted = isGranted
        self.reasons = reasons
        self.successorName = successorName
    }
}
