// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 直接答复书 (arts 22, 29): what can be answered without any further procedure.
package struct DirectReplyFields: LetterFields {
    package static let kind = LetterKind.directReply

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var matter: String
    package var reply: [String]
    package var bases: [String]?

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, matter: String, reply: [String],
        bases: [String]? = nil
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.matter = matter
        self.reply = reply
        self.bases = bases
    }
}
