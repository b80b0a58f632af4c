// SPDX-License-Identifier: Apache-2.0

/// 分类: purpose, category, grade and, for a claim, the statutory path that the office proposes (arts 29-31).
package struct Classification: ActInputs {
    package let purpose: Purpose
    package let category: String?
    package let grade: Grade?
    package let path: StatutoryPath?
    /// 初次 or 重复, where the clerk finds it otherwise than it was registered.
    package let filing: FilingOrder?

    package init(
        purpose: Purpose, category: String?, grade: Grade?, path: StatutoryPath?, filing: FilingOrder? = nil
    ) {
        self.purpose = purpose
        self.category = category
        self.grade = grade
        self.path = path
        self.filing = filing
    }

    package static let fields = [
        ActField.choice("purpose", "purpose", of: Purpose.self, article: "29-31"),
        ActField("category", .category, required: false),
        ActField.choice("grade", "grade", of: Grade.self, required: false),
        ActField.choice("path", "path", of: StatutoryPath.self, required: false, article: "31"),
        ActField.choice("filing", "filing", of: FilingOrder.self, required: false, article: "R-129"),
    ]
}

/// 被检举控告的单位 (art 30(3), R-161): whom the accusation is about; nothing is ever sent there.
package struct Accused: ActInputs {
    package let unit: UnitReference
    /// 被检举控告的本人, where that is somebody who works here: locked out at every desk.
    package let person: PersonID?
    package let note: String?

    package init(unit: UnitReference, person: PersonID? = nil, note: String?) {
        self.unit = unit
        self.person = person
        self.note = note
    }

    package static let fields = [
        ActField("unit", .unit, article: "30(3)"),
        ActField("person", .person, required: false, article: "28(3), 30(3)"), .note,
    ]
}

/// 更正被反映单位 (art 30(3), R-161): which of the units named as accused was named wrongly, and why. It is let in again when another person who
/// holds the key agrees; the others stay kept out.
package struct ClearingProposal: ActInputs {
    package let unit: UnitReference
    package let reason: String

    package init(unit: UnitReference, reason: String) {
        self.unit = unit
        self.reason = reason
    }

    package static let fields = [
        ActField("unit", .unit, article: "30(3)"), ActField.reason(5, article: "30(3), R-161"),
    ]
}

/// 干部问题通报 (art 30(2), R-160): to the organisation or personnel department; who complained has no place in it.
package struct CadreNotice: ActInputs {
    package let unit: UnitReference
    package let cadreName: String
    package let cadrePost: String
    package let summary: [String]
    package let isGrave: Bool

    package init(unit: UnitReference, cadreName: String, cadrePost: String, summary: [String], isGrave: Bool) {
        self.unit = unit
        self.cadreName = cadreName
        self.cadrePost = cadrePost
        self.summary = summary
        self.isGrave = isGrave
    }

    package static let fields = [
        ActField("unit", .unit, article: "30(2)"), ActField("cadreName", .line(max: 60), article: "30(2)"),
        ActField("cadrePost", .line(max: 100), article: "30(2)"),
        ActField("summary", .lines(min: 1, max: 20), article: "30(2)"),
        ActField("isGrave", .flag, required: false, article: "30(2)"),
    ]
    package var target: UnitReference? { unit }
}

/// 转送 (art 22(1), (2)): to the competent unit.
package struct Transfer: ActInputs {
    package let unit: UnitReference
    package let note: String?

    package init(unit: UnitReference, note: String?) {
        self.unit = unit
        self.note = note
    }

    package static let fields = [ActField("unit", .unit, article: "22(1)-(2)"), .note]
    package var target: UnitReference? { unit }
}

/// 交办 (art 22(3)): to the competent unit, with a day by which it feeds back.
package struct Assignment: ActInputs {
    package let unit: UnitReference
    package let feedbackDueOn: CalendarDate
    package let note: String?

    package init(unit: UnitReference, feedbackDueOn: CalendarDate, note: String?) {
        self.unit = unit
        self.feedbackDueOn = feedbackDueOn
        self.note = note
    }

    package static let fields = [
        ActField("unit", .unit, article: "22(3)"), ActField.day("feedbackDueOn", .later, article: "22(3)"), .note,
    ]
    package var target: UnitReference? { unit }
    package var namedDay: CalendarDate? { feedbackDueOn }
}

/// 移送 (art 22(4), art 30): to a political-legal or discipline organ, whose own procedure then applies.
package struct HandOver: ActInputs {
    package let unit: UnitReference
    /// 移送材料目录 and how many pages it is (F-26).
    package let materials: [String]?
    package let pages: Int?
    package let note: String?
    /// 来件没有写明被检举控告的单位: said in so many words where nobody was named (art 30(3)).
    package let noUnitKnown: Bool?

    package init(
        unit: UnitReference, materials: [String]? = nil, pages: Int? = nil, note: String?, noUnitKnown: Bool? = nil
    ) {
        self.noUnitKnown = noUnitKnown
        self.unit = unit
        self.materials = materials
        self.pages = pages
        self.note = note
    }

    package static let fields = [
        ActField("unit", .unit, article: "22(4), 30"),
        ActField("materials", .lines(min: 1, max: 50), required: false, article: "F-26"),
        ActField("pages", .number(min: 1, max: 100_000), required: false, article: "F-26"),
        ActField("noUnitKnown", .flag, required: false, article: "30(3), R-161"), .note,
    ]
    package var target: UnitReference? { unit }
}

/// 直接回复: the receiving office answers at once.
package struct DirectReply: ActInputs {
    package let reply: String

    package init(reply: String) { self.reply = reply }

    package static let fields = [ActField("reply", .text(min: 10, max: 10_000), article: "22")]
}

/// 不予受理 (arts 19(3), 22, 23; F-05): the closed list of reasons, with the body or path that is competent.
package struct NonAcceptance: ActInputs {
    /// 不予受理的理由: no other reason exists.
    package enum Ground: String, Codable, Sendable, CaseIterable {
        case statutoryPath, notCompetent, sameMatterRunning, litigation
    }

    package let ground: Ground
    package let competentBody: String
    /// 在办事项编号 (art 19(3)): the matter that runs, when that is the ground.
    package let runningNumber: String?
    package let reason: String

    package init(ground: Ground, competentBody: String, runningNumber: String? = nil, reason: String) {
        self.ground = ground
        self.competentBody = competentBody
        self.runningNumber = runningNumber
        self.reason = reason
    }

    package static let fields = [
        ActField.choice("ground", "ground", of: Ground.self, article: "19(3), 22, 23"),
        ActField("competentBody", .line(max: 200), article: "23"),
        ActField("runningNumber", .line(max: 40), required: false, article: "19(3)"),
        .reason(10, article: "23"),
    ]

    package var problems: [FieldProblem] {
        ground == .sameMatterRunning && runningNumber == nil
            ? [FieldProblem("runningNumber", .neededHere, article: "19(3), R-122")] : []
    }
}

/// 不再受理 (art 36(3), F-06): the re-review is done and the facts and reasons are the same.
package struct FinalNonAcceptance: ActInputs {
    /// 历次意见之一: what was decided, by whom, under which number and when.
    package struct Opinion: Codable, Equatable, Sendable {
        package let opinionTitle: String
        package let opinionUnit: String
        package let opinionNumber: String
        package let decidedOn: CalendarDate

        package init(opinionTitle: String, opinionUnit: String, opinionNumber: String, decidedOn: CalendarDate) {
            self.opinionTitle = opinionTitle
            self.opinionUnit = opinionUnit
            self.opinionNumber = opinionNumber
            self.decidedOn = decidedOn
        }
    }

    /// 已经终结的事项编号.
    package let earlierNumber: String
    /// 历次意见: asked for where the earlier matter does not stand in this register, which knows its own.
    package let opinions: [Opinion]
    package let reason: String

    package init(earlierNumber: String, opinions: [Opinion] = [], reason: String) {
        self.earlierNumber = earlierNumber
        self.opinions = opinions
        self.reason = reason
    }

    package static let fields = [
        ActField("earlierNumber", .line(max: 40), article: "36(3)"),
        ActField(
            "opinions",
            .rows(
                of: [
                    ActField("opinionTitle", .line(max: 200), article: "36(3), F-06"),
                    ActField("opinionUnit", .line(max: 200), article: "36(3), F-06"),
                    ActField("opinionNumber", .line(max: 100), article: "36(3), F-06"),
                    ActField.day("decidedOn", .past, article: "36(3), F-06"),
                ], min: 0, max: 6), required: false, article: "36(3), F-06"),
        .reason(10, article: "36(3)"),
    ]
}

/// 新的事实和理由 (art 36(3), R-187): what makes a matter new that was finally dealt with.
package struct NewFacts: ActInputs {
    package let earlierNumber: String
    package let whatIsNew: String

    package init(earlierNumber: String, whatIsNew: String) {
        self.earlierNumber = earlierNumber
        self.whatIsNew = whatIsNew
    }

    package static let fields = [
        ActField("earlierNumber", .line(max: 40), article: "36(3)"),
        ActField("whatIsNew", .text(min: 10, max: 4_000), article: "36(3), R-187"),
    ]
}

/// 引导 (arts 20(1)-(2), 22(4), 28(2), 31; F-19): which organ, by which path, under which law, where and when.
package struct Guidance: ActInputs {
    /// 引导的情形.
    package enum Ground: String, Codable, Sendable, CaseIterable {
        case litigation, statutoryPath, skippedLevel
    }

    package let ground: Ground
    package let organ: String
    package let procedure: String
    package let basis: String
    package let place: String
    /// 受理时间, 电话 and 请携带的材料 of that organ (F-19).
    package let hours: String
    package let phone: String?
    package let bring: [String]?

    package init(
        ground: Ground, organ: String, procedure: String, basis: String, place: String, hours: String,
        phone: String? = nil, bring: [String]? = nil
    ) {
        self.ground = ground
        self.organ = organ
        self.procedure = procedure
        self.basis = basis
        self.place = place
        self.hours = hours
        self.phone = phone
        self.bring = bring
    }

    package static let fields = [
        ActField.choice("ground", "guidance", of: Ground.self, article: "20, 22(4), 31"),
        ActField("organ", .line(max: 200), article: "22(4), 31"), ActField("procedure", .line(max: 400)),
        ActField("basis", .line(max: 400)), ActField("place", .line(max: 400)),
        ActField("hours", .line(max: 200), article: "F-19"),
        ActField("phone", .line(max: 60), required: false, article: "F-19"),
        ActField("bring", .lines(min: 1, max: 20), required: false, article: "F-19"),
    ]
}

/// 异议 (art 23(3)): the unit says, with detailed reasons, that the matter is not its own.
package struct Objection: ActInputs {
    package let reason: String
    package let suggestedUnit: UnitReference?
    /// 职权依据: what says that it is not this unit's, and the phone of whom to ask (F-10).
    package let basis: [String]?
    package let phone: String?

    package init(reason: String, suggestedUnit: UnitReference?, basis: [String]? = nil, phone: String? = nil) {
        self.reason = reason
        self.suggestedUnit = suggestedUnit
        self.basis = basis
        self.phone = phone
    }

    /// how long it must be at least, the rule file says, and it alone (`objectionReason`).
    package static let fields = [
        ActField.reason(1, article: "23(3)"), ActField("basis", .lines(min: 1, max: 20), article: "23(3), F-10"),
        ActField("suggestedUnit", .unit, required: false),
        ActField("phone", .line(max: 60), required: false, article: "F-10"),
    ]
}

/// 办结报告 (art 22(3), F-20): what was found out about an assigned matter; how it was dealt with the file says itself. The head signs it.
package struct CompletionReport: ActInputs {
    package let report: String
    package let phone: String?

    package init(report: String, phone: String? = nil) {
        self.report = report
        self.phone = phone
    }

    package static let fields = [
        ActField("report", .text(min: 20, max: 20_000), article: "22(3)"),
        ActField("phone", .line(max: 60), required: false, article: "F-20"),
    ]
}

/// An act that asks for nothing, or for a remark.
package struct Remark: ActInputs {
    package let note: String?

    package init(note: String? = nil) { self.note = note }

    package static let fields = [ActField.note]
}

/// An act that needs a reason.
package struct Reason: ActInputs {
    package let reason: String

    package init(reason: String) { self.reason = reason }

    package static let fields = [ActField.reason(5)]
}

/// An act that needs an account of what was done.
package struct Account: ActInputs {
    package let account: String

    package init(account: String) { self.account = account }

    package static let fields = [ActField("account", .text(min: 5, max: 20_000))]
}
