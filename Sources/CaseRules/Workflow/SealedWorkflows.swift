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

/// 更正被反映单位 (art 30(3), R-161): whom an accusation is about one person names, for that only keeps people out. That a unit was named
/// wrongly lets its people in again: it takes a reason and the word of a second person who holds the key.
package enum Clearings {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case clearingProposed
        case accusedCleared, clearingRefused
    }

    package static let workflow = Workflow<Stage>(
        kind: .clearing,
        opening: .clearingProposed,
        startsOnOpening: [],
        resting: [],
        terminal: [.accusedCleared, .clearingRefused],
        steps: [
            Step(
                from: .clearingProposed, verb: .clearAccused, to: .accusedCleared, by: KeyHoldings.holders,
                desk: .holderOrRegistrar, article: "30(3), R-161", guards: [.secondPerson]),
            Step(
                from: .clearingProposed, verb: .refuseClearing, to: .clearingRefused, by: KeyHoldings.holders,
                desk: .holderOrRegistrar, article: "30(3), R-161"),
        ])
}
