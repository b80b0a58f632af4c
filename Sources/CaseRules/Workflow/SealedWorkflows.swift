// SPDX-License-Identifier: Apache-2.0

/// 移送签收 (arts 22(4), 30; F-26): a sealed file that was handed over waits at the organ until one of its named people signs for it. It stands
/// in their list alone, because nobody else has the key.
package enum HandOverReceipts {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case handOverSent, handOverReceived
        /// The organ turned out to be accused before it signed (art 30(3)).
        case handOverWithdrawn
    }

    package static let workflow = Workflow<Stage>(
        kind: .handOverReceipt,
        opening: .handOverSent,
        startsOnOpening: [],
        resting: [],
        terminal: [.handOverReceived, .handOverWithdrawn],
        steps: [
            Step(
                from: .handOverSent, verb: .receiveHandOver, to: .handOverReceived,
                by: [.role(.handler), .role(.clerk), .role(.approver), .role(.leader)], article: "30, F-26"),
            Step(
                from: .handOverSent, verb: .withdraw, to: .handOverWithdrawn, by: [.system],
                article: "30(3), R-161"),
        ])
}

/// 增加知悉人 (art 30(3)): who came to the organ or the office later gets the key from a person who holds it, with a second holder's word; nobody
/// gives it alone, and no administrator gives it at all.
package enum KeyHoldings {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case keyProposed
        case keyGiven, keyRefused
    }

    package static let workflow = Workflow<Stage>(
        kind: .keyHolding,
        opening: .keyProposed,
        startsOnOpening: [],
        resting: [],
        terminal: [.keyGiven, .keyRefused],
        steps: [
            Step(
                from: .keyProposed, verb: .admitKeyHolder, to: .keyGiven, by: holders, article: "30(3)",
                guards: [.secondPerson]),
            Step(from: .keyProposed, verb: .refuseKeyHolder, to: .keyRefused, by: holders, article: "30(3)"),
        ])

    static let holders: [Performer] = [
        .role(.clerk), .role(.supervisor), .role(.leader), .role(.handler), .role(.approver),
    ]
}
