// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 检索条件. Everything that is nil does not ask.
package struct SearchQuery: Equatable, Sendable {
    /// Words as typed; blanks between them mean that all must occur.
    package var text = ""
    package var channel: Channel?
    package var purpose: Purpose?
    package var unit: UnitID?
    package var receivedFrom: CalendarDate?
    package var receivedTo: CalendarDate?
    package var openOnly = false
    package var overdueOnly = false

    package init() {}
}

/// 检索结果, one matter.
package struct FoundMatter: Sendable {
    package let id: MatterID
    package let number: String
    package let title: String
    package let channel: Channel
    package let purpose: Purpose?
    package let receivedOn: CalendarDate
    package let dueOn: CalendarDate
    package let isOpen: Bool
    package let isSealed: Bool
}

/// A page of results, newest first.
package struct SearchPage: Sendable {
    package let items: [FoundMatter]
    /// Where the next page begins; nil at the end.
    package let next: MatterID?
    /// How many there are, counted to `countLimit` and no further.
    package let count: Int
    package let isCountComplete: Bool

    package static let countLimit = 1_000
}

/// What was typed cannot be searched for.
package enum SearchProblem: Error, Equatable, Sendable {
    /// A matter number with one wrong character: the check digit says so.
    case wrongCheckDigit(String)
}
