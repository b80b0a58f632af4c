// SPDX-License-Identifier: Apache-2.0

/// 请求复查、复核 (arts 35, 36; in writing, the opinions are in the file already, R-188): to which body, on which day, why; later than the window only with a good reason.
package struct ReviewRequest: ActInputs {
    package let unit: UnitReference
    /// 请求之日: of a posted request the postmark's day (by analogy with civil procedure art 85).
    package let requestedOn: CalendarDate
    /// 收到之日: the reviewer's term counts from it.
    package let receivedOn: CalendarDate
    package let grounds: String
    /// 逾期的正当理由, as the petitioner gives it; whether it counts, the reviewer says on accepting.
    package let whyLate: String?

    package init(
        unit: UnitReference, requestedOn: CalendarDate, receivedOn: CalendarDate, grounds: String,
        whyLate: String? = nil
    ) {
        self.whyLate = whyLate
        self.unit = unit
        self.requestedOn = requestedOn
        self.receivedOn = receivedOn
        self.grounds = grounds
    }

    package static let fields = [
        ActField("unit", .unit, article: "35, 36"), ActField.day("requestedOn", .past, article: "35, 36"),
        ActField.day("receivedOn", .past, article: "35, 36"), ActField("grounds", .text(min: 10, max: 10_000)),
        ActField("whyLate", .text(min: 5, max: 2_000), required: false, article: "35, 36, R-184"),
    ]

    package var problems: [FieldProblem] {
        receivedOn < requestedOn ? [FieldProblem("receivedOn", .endBeforeStart, article: "35, 36")] : []
    }

    package var target: UnitReference? { unit }
    package var countsFrom: CalendarDate? { receivedOn }
    package var countsFromField: String { "receivedOn" }
}

/// 受理复查、复核: a late request needs the good reason, such as a stay in hospital with proof.
package struct ReviewAcceptance: TakingOver {
    package let lateReason: String?
    package let note: String?
    package let hasNoInterest: Bool?

    package init(lateReason: String? = nil, note: String? = nil, hasNoInterest: Bool? = nil) {
        self.hasNoInterest = hasNoInterest
        self.lateReason = lateReason
        self.note = note
    }

    package static let fields = [
        ActField("lateReason", .text(min: 5, max: 2_000), required: false, article: "35, 36"), .hasNoInterest, .note,
    ]
}

/// 复查、复核意见 (arts 35, 36; R-190; F-12, F-13).
package struct ReviewDraft: TakingOver {
    /// 复查、复核结果.
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        /// 维持.
        case upheld
        /// 撤销.
        case revoked
        /// 变更.
        case changed
        /// 责令限期重新处理.
        case redecide
    }

    package let outcome: Outcome
    package let facts: String
    package let basis: [String]
    package let opinion: String
    /// 重新处理的期限.
    package let redecideBy: CalendarDate?
    /// 直接作出的处理决定: what stands in the place of the opinion that is changed, or revoked without an order to decide again.
    package let ownDecision: String?
    /// 执行期限: by when the unit does what that decision supports (art 32(2)).
    package let executeBy: CalendarDate?
    /// 依法定途径办理 (arts 31(1)-(5), R-172): the unit has corrected the path since; the opinion falls, and the claim is left to that path.
    package let toPath: Bool?
    package let hasNoInterest: Bool?

    package init(
        outcome: Outcome, facts: String, basis: [String], opinion: String, redecideBy: CalendarDate? = nil,
        ownDecision: String? = nil, executeBy: CalendarDate? = nil, toPath: Bool? = nil, hasNoInterest: Bool? = nil
    ) {
        self.hasNoInterest = hasNoInterest
        self.toPath = toPath
        self.ownDecision = ownDecision
        self.executeBy = executeBy
        self.outcome = outcome
        self.facts = facts
        self.basis = basis
        self.opinion = opinion
        self.redecideBy = redecideBy
    }

    package static let fields = [
        ActField.choice("outcome", "review", of: Outcome.self, article: "35, 36, R-190"),
        ActField("facts", .text(min: 10, max: 20_000), article: "35, 36"),
        ActField("basis", .lines(min: 1, max: 20), article: "35, 36"),
        ActField("opinion", .text(min: 10, max: 20_000), article: "35, 36"),
        ActField.day("redecideBy", .ahead, required: false, article: "35, 36, R-190"),
        ActField("ownDecision", .text(min: 10, max: 20_000), required: false, article: "35, 36, R-190"),
        ActField.day("executeBy", .ahead, required: false, article: "32(2)"),
        ActField("toPath", .flag, required: false, article: "31, R-172"), .hasNoInterestYet,
    ]

    /// What is taken away is decided by somebody: by the unit within a limit, by the reviewer here, or by the statutory path that the claim is on
    /// by now. No claim stays without an answer.
    package var problems: [FieldProblem] {
        switch outcome {
        case .revoked where leavesToPath: []
        case _ where toPath == true: [FieldProblem("outcome", .revokesOnly, article: "31, R-172")]
        case .redecide where redecideBy == nil, .revoked where redecideBy == nil && ownDecision == nil:
            [FieldProblem("redecideBy", .neededHere, article: "35, 36, R-190")]
        case .changed where ownDecision == nil: [FieldProblem("ownDecision", .neededHere, article: "35, 36, R-190")]
        default: []
        }
    }

    /// The day by which the unit decides again, where it must.
    var ordersBy: CalendarDate? { outcome == .redecide || outcome == .revoked ? redecideBy : nil }
    /// The reviewer's decision takes the place of the opinion.
    var replaces: Bool { outcome == .changed || outcome == .revoked && redecideBy == nil && !leavesToPath }
    /// Nothing is decided anew here: the opinion is revoked and the claim goes on by its statutory path.
    package var leavesToPath: Bool {
        toPath == true && outcome == .revoked && redecideBy == nil && ownDecision == nil
    }
}

/// 听证通知 (arts 31(6), 36(2); F-14): time, place, members, what it is about.
package struct HearingNotice: ActInputs {
    package let heldOn: CalendarDate
    package let time: String
    package let place: String
    package let chair: String
    package let members: [String]
    package let subject: String
    package let isPublic: Bool

    package init(
        heldOn: CalendarDate, time: String, place: String, chair: String, members: [String], subject: String,
        isPublic: Bool = false
    ) {
        self.isPublic = isPublic
        self.heldOn = heldOn
        self.time = time
        self.place = place
        self.chair = chair
        self.members = members
        self.subject = subject
    }

    package static let fields = [
        ActField.day("heldOn", .ahead, article: "31(6), 36(2)"), ActField("time", .time),
        ActField("place", .line(max: 200)),
        ActField("chair", .line(max: 60)), ActField("members", .lines(min: 1, max: 15)),
        ActField("subject", .text(min: 5, max: 2_000)),
        ActField("isPublic", .flag, required: false, article: "36(2), F-14"),
    ]
}

/// 听证笔录: what was said and asked, signed; the day on which it closed.
package struct HearingRecord: ActInputs {
    package let closedOn: CalendarDate
    package let attendance: [String]
    package let record: String

    package init(closedOn: CalendarDate, attendance: [String], record: String) {
        self.closedOn = closedOn
        self.attendance = attendance
        self.record = record
    }

    package static let fields = [
        ActField.day("closedOn", .past, article: "36(2)"), ActField("attendance", .lines(min: 1, max: 40)),
        ActField("record", .text(min: 10, max: 20_000)),
    ]
    package var countsFrom: CalendarDate? { closedOn }
    package var countsFromField: String { "closedOn" }
}

/// 听证结论 (F-14): the facts that the hearing found, and what follows from them.
package struct HearingFindings: ActInputs {
    package let facts: String
    package let account: String

    package init(facts: String, account: String) {
        self.facts = facts
        self.account = account
    }

    package static let fields = [
        ActField("facts", .text(min: 10, max: 20_000), article: "36(2), F-14"),
        ActField("account", .text(min: 5, max: 20_000), article: "36(2), F-14"),
    ]
}

/// 听证开始: the day from which its time does not count in a re-review (art 36(2)).
package struct HearingOpening: ActInputs {
    package let openedOn: CalendarDate

    package init(openedOn: CalendarDate) { self.openedOn = openedOn }

    package static let fields = [ActField.day("openedOn", .past, article: "36(2)")]
    package var countsFrom: CalendarDate? { openedOn }
    package var countsFromField: String { "openedOn" }
}
