// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 移送函 (F-26, arts 22, 30): sealed; no more than the addressee needs to open the file, with a receipt to send back.
package struct HandOverLetterFields: LetterFields {
    package static let kind = LetterKind.handOverLetter

    package var head: LetterHead
    package var addresseeName: String
    package var receivedOn: String
    /// A kind of matter, never its contents.
    package var subject: String
    package var bases: [String]
    package var materials: [String]
    package var pages: Int?
    /// How many pieces they are.
    package var pieces: Int

    package init(
        head: LetterHead, addresseeName: String, receivedOn: String, subject: String, bases: [String],
        materials: [String], pages: Int?, pieces: Int
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.receivedOn = receivedOn
        self.subject = subject
        self.bases = bases
        self.materials = materials
        self.pages = pages
        self.pieces = pieces
    }
}
