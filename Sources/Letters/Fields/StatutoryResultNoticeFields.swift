// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 法定途径办理结果告知书 (art 31(1)-(5)): what a statutory path ended in, with the remedy of that path.
package struct StatutoryResultNoticeFields: LetterFields {
    package static let kind = LetterKind.statutoryResultNotice

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var matter: String
    package var path: LetterPath
    package var resultBody: String
    package var resultTitle: String
    package var resultNumber: String?
    package var resultOn: String
    package var result: [String]

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, matter: String, path: LetterPath,
        resultBody: String, resultTitle: String, resultNumber: String? = nil, resultOn: String, result: [String]
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.matter = matter
        self.path = path
        self.resultBody = resultBody
        self.resultTitle = resultTitle
        self.resultNumber = resultNumber
        self.resultOn = resultOn
        self.result = result
    }
}
