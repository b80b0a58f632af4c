// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 程序性受理告知书 (F-03, arts 21, 22): where the petition office has sent it.
package struct ProceduralNoticeFields: LetterFields {
    package static let kind = LetterKind.proceduralNotice

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var channel: String
    package var matter: String
    package var transferredOn: String
    package var targetName: String
    package var nextSteps: [String]

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, channel: String, matter: String,
        transferredOn: String, targetName: String, nextSteps: [String]
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.channel = channel
        self.matter = matter
        self.transferredOn = transferredOn
        self.targetName = targetName
        self.nextSteps = nextSteps
    }
}
