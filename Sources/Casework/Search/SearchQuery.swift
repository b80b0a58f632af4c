// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import TextAnalysis

/// 检索条件. Everything that is nil does not ask.
package struct SearchQuery: Equatable, Sendable {
    /// Words as typed; blanks between them mean that all must occur.
    package var text = ""
    package var channel: Channel?
    package var purpose: Purpose?
    /// The beginning of a category's code: two digits a level.
    package var category: String?
    package var unit: UnitID?
    /// A stage that one of the matter's proceedings is in.
    package var stage: StageCode?
    /// The unit that a proceeding which is not over waits at, in the stage when one is given.
    package var waitingAt: UnitID?
    package var receivedFrom: CalendarDate?
    package var receivedTo: CalendarDate?
    /// Where it happened: a street with what lies in it.
    package var place: UnitID?
    /// Open matters whose next day of the law is this one.
    package var dueOn: CalendarDate?
    /// Open matters whose next day of the law is before this one.
    package var dueBefore: CalendarDate?
    package var openOnly = false
    package var overdueOnly = false

    package init() {}

    /// Every word that was typed is one Chinese character; texts are found by two and more.
    package var isTooShort: Bool {
        let words = Bigrams.phrases(text)
        return !words.isEmpty && words.allSatisfy { $0.count == 1 && Bigrams.isLoneCharacter($0[0]) }
    }
}

/// 检索结果, one matter. It shows no party: who filed stands in the file, whose showing is logged.
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
    /// The proceeding that says where it stands, its stage and the unit that has it.
    package let kind: ProceedingKind
    package let stage: StageCode
    package let unit: UnitID
}

/// A page of results, newest first.
package struct SearchPage: Sendable {
    package let items: [FoundMatter]
    /// Where the next page begins, to be handed back as it is; nil at the end.
    package let next: MatterID?
    /// How many there are, as far as was counted.
    package let count: Int
    /// Whether that is all of them; if not, there are at least so many.
    package let isCountComplete: Bool

    /// Hits and matters that are looked at to count them; beyond it the count says "at least".
    package static let countLimit = 100

    static let nothing = SearchPage(items: [], next: nil, count: 0, isCountComplete: true)
}

/// What was typed cannot be searched for.
package enum SearchProblem: Error, Equatable, Sendable {
    /// A matter number with one wrong character: the check digit says so.
    case wrongCheckDigit(String)
}
