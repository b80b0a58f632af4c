// SPDX-License-Identifier: Apache-2.0

/// 表单项: one thing an act asks for. Desk forms, API schemas and checks are all read off these.
package struct ActField: Hashable, Sendable {
    /// What may be typed into it.
    package indirect enum Kind: Hashable, Sendable {
        /// One line, at most so many characters.
        case line(max: Int)
        /// Several lines, at least and at most so many characters.
        case text(min: Int, max: Int)
        /// A day, `2026-03-02`.
        case day
        /// A time of the day, `09:30`.
        case time
        /// A whole number within bounds (both included).
        case number(min: Int, max: Int)
        /// Yes when ticked.
        case flag
        /// One of these codes; words are looked up as `choices.<set>.<code>`.
        case choice(set: String, codes: [String])
        /// The code of a unit.
        case unit
        /// The account of a member of staff.
        case person
        /// The code of a category.
        case category
        /// Several lines of text, one item a line.
        case lines(min: Int, max: Int)
        /// The same questions several times over: `claims.0.text`, `claims.1.text`.
        case rows(of: [ActField], min: Int, max: Int)
    }

    /// The name in forms, JSON and locale keys (`fields.<name>`).
    package let name: String
    package let kind: Kind
    package let isRequired: Bool
    /// The article that asks for it, when one does.
    package let article: String?
    /// On which side of today a day may lie; nil where either will do.
    package let bound: Bound?

    /// 日期的限度.
    package enum Bound: Hashable, Sendable {
        /// 已经发生的: today or before.
        case past
        /// 还要做到的: today or later.
        case ahead
        /// After today.
        case later
    }

    package init(_ name: String, _ kind: Kind, required: Bool = true, article: String? = nil, bound: Bound? = nil) {
        self.bound = bound
        self.name = name
        self.kind = kind
        self.isRequired = required
        self.article = article
    }

    /// A choice among the cases of an enum.
    package static func choice<Option: RawRepresentable & CaseIterable>(
        _ name: String, _ set: String, of: Option.Type, required: Bool = true, article: String? = nil
    ) -> ActField where Option.RawValue == String {
        ActField(
            name, .choice(set: set, codes: Option.allCases.map(\.rawValue)), required: required, article: article)
    }

    /// A day on one side of today.
    package static func day(
        _ name: String, _ bound: Bound, required: Bool = true, article: String? = nil
    ) -> ActField {
        ActField(name, .day, required: required, article: article, bound: bound)
    }

    /// 声明没有利害关系 (art 28(3), R-145): asked of whoever takes a matter over, see `TakingOver`; who has an interest declares that instead.
    package static let hasNoInterest = ActField("hasNoInterest", .flag, article: "28(3), R-145")

    /// The same, asked only of who has not declared on the proceeding yet: that depends on what was done before, and no form can tell.
    package static let hasNoInterestYet = ActField("hasNoInterest", .flag, required: false, article: "28(3), R-145")

    /// A remark that need not be made.
    package static let note = ActField("note", .text(min: 1, max: 2_000), required: false)

    /// A reason in so many characters at least.
    package static func reason(_ least: Int, article: String? = nil) -> ActField {
        ActField("reason", .text(min: least, max: 4_000), article: article)
    }
}

/// 填写错误: a field that cannot be taken as typed; words at `problems.<code>`.
package struct FieldProblem: Error, Hashable, Codable, Sendable {
    /// What is wrong.
    package enum Code: String, Codable, Sendable, CaseIterable {
        case missing, tooShort, tooLong, notADay, futureDay, notANumber, tooSmall, tooLarge, notAChoice
        case unknownUnit, unitWithoutStaff, unknownCategory, tooFew, tooMany, malformed, tooManyRepresentatives
        case notAPhone, unlikelyPhone, wrongCheckDigit, wrongFile, fileTooLarge, emptyFile, taken
        case neededHere, notATime, unknownPerson, endBeforeStart, notAReviewBody, recipientMissing, notRunning
        case tooManyAgents, agentsOnly, afterScan, notOfChannel, hearingEndsBeforeStart, notFinal, unknownLetter
        case holdsKey, cannotHoldKey, tooLongAgo, revokesOnly
        case notAMatterNumber, anotherPerson, periodOver
        case notInLetter, decidesOtherwise, sameText
        case dayPassed, dayNotLater, takesEffectToday, noticeNotOver, beforeKnown, notCommonSuperior, conferenceDecides
        /// 没有声明 (art 28(3), R-145): who takes a matter over has not declared that he has no interest in it; and the same of who comes to a
        /// matter that somebody else took over.
        case notDeclared, notDeclaredYet
        /// Nobody asks for it: a member or a filter that there is not.
        case notAsked
    }

    package let field: String
    package let code: Code
    /// Values for the sentence, such as the limit and what was counted.
    package let values: [String: String]
    package let article: String?

    package init(_ field: String, _ code: Code, values: [String: String] = [:], article: String? = nil) {
        self.field = field
        self.code = code
        self.values = values
        self.article = article
    }
}

/// All problems of one form: the page is shown again with every word that was typed (422).
package struct FieldErrors: Error, Hashable, Sendable {
    package let problems: [FieldProblem]

    package init(_ problems: [FieldProblem]) {
        self.problems = problems
    }
}
