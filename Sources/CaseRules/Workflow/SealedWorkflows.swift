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

/// 解除密封 (arts 29-31, 30(3)): what its author or a clerk called an accusation, and is none, is classed anew. One of its named people proposes
/// it with a reason, another decides; from then on it is an ordinary matter, whose days run on from its receipt.
///
/// Who is accused is never let in by this: while a unit stands as accused, or a cadre was reported by name (art 30(2)), nothing is unsealed;
/// a unit that was named wrongly is cleared first (`Clearings`). A person who was named stays locked out as one recused (art 28(3), R-145).
package enum Unsealings {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case unsealingProposed
        case unsealed, unsealingRefused
    }

    package static let workflow = Workflow<Stage>(
        kind: .unsealing,
        opening: .unsealingProposed,
        startsOnOpening: [],
        resting: [],
        terminal: [.unsealed, .unsealingRefused],
        steps: [
            Step(
                from: .unsealingProposed, verb: .unseal, to: .unsealed, by: KeyHoldings.holders,
                desk: .holderOrRegistrar, article: "29-31, 30(3)",
                guards: [.isAccusation, .secondPerson, .nobodyAccused, .circleSettled]),
            Step(
                from: .unsealingProposed, verb: .refuseUnsealing, to: .unsealingRefused, by: KeyHoldings.holders,
                desk: .holderOrRegistrar, article: "29-31, 30(3)"),
        ])
}
