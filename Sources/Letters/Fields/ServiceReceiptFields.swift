// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 送达回证 (F-21, art 35): proof that a document arrived.
package struct ServiceReceiptFields: LetterFields {
    package static let kind = LetterKind.serviceReceipt

    /// 拒收.
    package struct Refusal: Codable, Equatable, Sendable {
        package var reason: String
        package var witnessName: String

        package init(
            reason: String, witnessName: String
        ) {
            self.reason = reason
            self.witnessName = witnessName
        }
    }

    package var head: LetterHead
    package var documentTitle: String
    package var servedNumber: String
    package var recipientName: String
    package var place: String?
    package var method: String
    package var servers: [String]
    /// Open for the pen when not yet known.
    package var servedOn: String?
    package var refusal: Refusal?

    package init(
        head: LetterHead, documentTitle: String, servedNumber: String, recipientName: String, place: String? = nil,
        method: String, servers: [String], servedOn: String? = nil, refusal: Refusal? = nil
    ) {
        self.head = head
        self.documentTitle = documentTitle
        self.servedNumber = servedNumber
        self.recipientName = recipientName
        self.place = place
        self.method = method
        self.servers = servers
        self.servedOn = servedOn
        self.refusal = refusal
    }
}
