// SPDX-License-Identifier: Apache-2.0

/// 导入法定途径 (art 31(1)-(5), R-170, R-171): which path, which organ, which procedure and which limit.
package struct PathImport: TakingOver {
    package let path: StatutoryPath
    package let organ: String
    package let procedure: String
    package let basis: String
    /// 法定期限: the last day of that procedure, where its law sets another than the two months of duty performance.
    package let limitOn: CalendarDate?
    /// Needed when the path is corrected, or is another than the office proposed.
    package let reason: String?
    /// 没有法定期限的说明: why no last day can be named, where that procedure has none.
    package let noLimit: String?
    package let hasNoInterest: Bool?

    package init(
        path: StatutoryPath, organ: String, procedure: String, basis: String, limitOn: CalendarDate? = nil,
        reason: String? = nil, noLimit: String? = nil, hasNoInterest: Bool? = nil
    ) {
        self.hasNoInterest = hasNoInterest
        self.noLimit = noLimit
        self.path = path
        self.organ = organ
        self.procedure = procedure
        self.basis = basis
        self.limitOn = limitOn
        self.reason = reason
    }

    package static let fields = [
        ActField.choice("path", "path", of: StatutoryPath.self, article: "31"),
        ActField("organ", .line(max: 200), article: "31"), ActField("procedure", .line(max: 400), article: "23, 31"),
        ActField("basis", .line(max: 400), article: "31"),
        ActField.day("limitOn", .ahead, required: false, article: "31, R-170"),
        ActField("noLimit", .text(min: 5, max: 1_000), required: false, article: "31, R-170"),
        ActField("reason", .text(min: 5, max: 4_000), required: false, article: "R-172"), .hasNoInterest,
    ]

    /// Every path has its clock: the limit of an administrative procedure is typed in, that of courts, arbitration and party organs as
    /// well, or why there is none. The two months of duty performance count by themselves.
    package var problems: [FieldProblem] {
        switch path {
        case .p4 where limitOn == nil, .p1 where limitOn == nil && noLimit == nil,
            .p2 where limitOn == nil && noLimit == nil, .p3 where limitOn == nil && noLimit == nil:
            [FieldProblem("limitOn", .neededHere, article: "31, R-170")]
        default: []
        }
    }
    package var namedDay: CalendarDate? { limitOn }
}

/// 法定途径的结果: the decision of that procedure, and what may be done against it.
package struct PathResult: ActInputs {
    package let organ: String
    package let document: String
    package let resultOn: CalendarDate
    package let result: String
    package let remedy: String

    package init(organ: String, document: String, resultOn: CalendarDate, result: String, remedy: String) {
        self.organ = organ
        self.document = document
        self.resultOn = resultOn
        self.result = result
        self.remedy = remedy
    }

    package static let fields = [
        ActField("organ", .line(max: 200)), ActField("document", .line(max: 200)),
        ActField.day("resultOn", .past, article: "31"),
        ActField("result", .text(min: 5, max: 10_000)), ActField("remedy", .text(min: 5, max: 2_000)),
    ]
    package var countsFrom: CalendarDate? { resultOn }
    package var countsFromField: String { "resultOn" }
}

/// 简易受理: told by message, on the net or by phone (section 2 of the rules, M).
package struct SimpleAcceptance: TakingOver {
    package let means: ToldBy
    package let note: String?
    package let hasNoInterest: Bool?

    package init(means: ToldBy, note: String?, hasNoInterest: Bool? = nil) {
        self.hasNoInterest = hasNoInterest
        self.means = means
        self.note = note
    }

    package static let fields = [ActField.choice("means", "toldBy", of: ToldBy.self), .hasNoInterest, .note]
}

/// 告知方式.
package enum ToldBy: String, Codable, Sendable, CaseIterable {
    case message, online, phone, onTheSpot, paper

    /// 电子送达 (rules 1.12): the written reply is with the petitioner as soon as it is made. What was told by word of mouth is no written reply,
    /// and a paper is received on the day that its receipt proves (art 35, F-21).
    var isElectronic: Bool { self == .message || self == .online }
}

/// 简易答复: the outcome and the words; what is not supported leaves the simple procedure first.
package struct SimpleAnswer: TakingOver {
    package let outcome: OpinionDraft.Outcome
    package let reply: String
    package let means: ToldBy
    package let answeredOn: CalendarDate
    /// 采纳情况 of a suggestion (art 29, F-25); of a claim nothing is adopted.
    package let adoption: AdoptionDraft.Outcome?
    package let hasNoInterest: Bool?

    package init(
        outcome: OpinionDraft.Outcome, reply: String, means: ToldBy, answeredOn: CalendarDate,
        adoption: AdoptionDraft.Outcome? = nil, hasNoInterest: Bool? = nil
    ) {
        self.hasNoInterest = hasNoInterest
        self.adoption = adoption
        self.outcome = outcome
        self.reply = reply
        self.means = means
        self.answeredOn = answeredOn
    }

    package static let fields = [
        ActField.choice("outcome", "outcome", of: OpinionDraft.Outcome.self, article: "32"),
        ActField("reply", .text(min: 5, max: 10_000)), ActField.choice("means", "toldBy", of: ToldBy.self),
        ActField.day("answeredOn", .past, article: "35"),
        ActField.choice("adoption", "adoption", of: AdoptionDraft.Outcome.self, required: false, article: "29, F-25"),
        .hasNoInterestYet,
    ]
    package var countsFrom: CalendarDate? { answeredOn }
    package var countsFromField: String { "answeredOn" }

    /// 不支持、不采纳 leave the simple procedure first.
    var isRefusal: Bool { outcome == .notSupported || adoption == .notAdopted }
}

/// 着手研究建议 (arts 23, 29): the unit has the suggestion in hand, and tells so.
package struct TakeUp: TakingOver {
    package let note: String?
    package let hasNoInterest: Bool?

    package init(note: String? = nil, hasNoInterest: Bool? = nil) {
        self.hasNoInterest = hasNoInterest
        self.note = note
    }

    package static let fields = [ActField.hasNoInterest, .note]
}

/// 建议的研究意见 (art 29, F-25): adopted, partly adopted or kept for reference, with the reason and perhaps a reward.
package struct AdoptionDraft: TakingOver {
    /// 采纳情况.
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        case adopted, partlyAdopted, notAdopted
    }

    package let outcome: Outcome
    package let reason: String
    package let measures: String?
    package let reward: String?
    package let hasNoInterest: Bool?

    package init(
        outcome: Outcome, reason: String, measures: String? = nil, reward: String? = nil, hasNoInterest: Bool? = nil
    ) {
        self.hasNoInterest = hasNoInterest
        self.outcome = outcome
        self.reason = reason
        self.measures = measures
        self.reward = reward
    }

    package static let fields = [
        ActField.choice("outcome", "adoption", of: Outcome.self, article: "29"), ActField.reason(10, article: "29"),
        ActField("measures", .text(min: 2, max: 4_000), required: false),
        ActField("reward", .text(min: 2, max: 1_000), required: false, article: "29"), .hasNoInterestYet,
    ]
}
