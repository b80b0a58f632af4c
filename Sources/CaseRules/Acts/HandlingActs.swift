// SPDX-License-Identifier: Apache-2.0

/// 受理 (art 23): the unit tells the petitioner that it takes the matter, by which path and procedure.
package struct Acceptance: TakingOver {
    package let path: StatutoryPath
    package let note: String?
    package let hasNoInterest: Bool?

    package init(path: StatutoryPath, note: String?, hasNoInterest: Bool? = nil) {
        self.hasNoInterest = hasNoInterest
        self.path = path
        self.note = note
    }

    package static let fields = [
        ActField.choice("path", "path", of: StatutoryPath.self, article: "31"), .hasNoInterest, .note,
    ]
}

/// 延期申请 (art 34): once, at most thirty days, with the reason that the petitioner will read.
package struct ExtensionRequest: ActInputs {
    package let days: Int
    package let reason: String

    package init(days: Int, reason: String) {
        self.days = days
        self.reason = reason
    }

    package static let fields = [
        ActField("days", .number(min: 1, max: 30), article: "34"), ActField.reason(10, article: "34"),
    ]
}

/// 处理意见 (art 32): every claim with its outcome, facts and reasons, opinion and its legal basis, which cannot be empty.
package struct OpinionDraft: TakingOver {
    /// 处理结果 (art 32): supported, explained, not supported.
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        case supported, explained, notSupported
    }

    /// 一项诉求及其处理结果.
    package struct Claim: Codable, Equatable, Sendable {
        package let text: String
        package let outcome: Outcome
        /// One sentence why, or what will be done.
        package let explanation: String?

        package init(text: String, outcome: Outcome, explanation: String? = nil) {
            self.text = text
            self.outcome = outcome
            self.explanation = explanation
        }
    }

    package let claims: [Claim]
    package let facts: String
    package let basis: [String]
    package let opinion: String
    /// 执行期限: by when what is supported is done, and by whom.
    package let executeBy: CalendarDate?
    package let executor: UnitReference?
    /// 当场已经办好: what is supported is done already, and nothing is left to be pressed for (art 32(2)).
    package let isDone: Bool?
    package let hasNoInterest: Bool?

    package init(
        claims: [Claim], facts: String, basis: [String], opinion: String, executeBy: CalendarDate? = nil,
        executor: UnitReference? = nil, isDone: Bool? = nil, hasNoInterest: Bool? = nil
    ) {
        self.hasNoInterest = hasNoInterest
        self.isDone = isDone
        self.claims = claims
        self.facts = facts
        self.basis = basis
        self.opinion = opinion
        self.executeBy = executeBy
        self.executor = executor
    }

    /// An opinion on one claim.
    package init(
        claim: String, outcome: Outcome, facts: String, basis: [String], opinion: String, hasNoInterest: Bool? = nil
    ) {
        self.init(
            claims: [Claim(text: claim, outcome: outcome)], facts: facts, basis: basis, opinion: opinion,
            hasNoInterest: hasNoInterest)
    }

    package static let fields = [
        ActField(
            "claims",
            .rows(
                of: [
                    ActField("text", .text(min: 2, max: 4_000), article: "32(1)"),
                    ActField.choice("outcome", "outcome", of: Outcome.self, article: "32(1)"),
                    ActField("explanation", .text(min: 2, max: 2_000), required: false),
                ], min: 1, max: 10), article: "32(1)"),
        ActField("facts", .text(min: 10, max: 20_000), article: "32(1)"),
        ActField("basis", .lines(min: 1, max: 20), article: "32(1)"),
        ActField("opinion", .text(min: 10, max: 20_000), article: "32(1)"),
        ActField.day("executeBy", .ahead, required: false, article: "32(2)"),
        ActField("executor", .unit, required: false, article: "32(2)"),
        ActField("isDone", .flag, required: false, article: "32(2)"), .hasNoInterestYet,
    ]

    /// Whether anything is to be done for the petitioner.
    package var supportsSomething: Bool { claims.contains { $0.outcome == .supported } }
    /// 待执行 (art 32(2)): whether something that is supported is still to be carried out.
    package var leavesSomething: Bool { supportsSomething && isDone != true }
    /// 没有执行期限: no law asks for the day, but without one nobody knows when what is promised will be done.
    package var lacksDay: Bool { leavesSomething && executeBy == nil }
    package var namedDay: CalendarDate? { executeBy }
}

/// 审批 (art 31(6)): where the reviewer ordered a new decision, the approver says what is different now.
package struct Approval: ActInputs {
    package let note: String?
    package let whatIsDifferent: String?

    package init(note: String? = nil, whatIsDifferent: String? = nil) {
        self.note = note
        self.whatIsDifferent = whatIsDifferent
    }

    package static let fields = [
        ActField.note,
        ActField("whatIsDifferent", .text(min: 10, max: 4_000), required: false, article: "35, 36, R-190"),
    ]
}

/// 送达方式: the five ways (civil procedure arts 88-95 by analogy, F-21).
package enum ServiceMethod: String, Codable, Sendable, CaseIterable {
    case inPerson, registeredMail, electronic, leftAtAddress, publicNotice
}

/// 发出: the opinion leaves the house; it is not served yet.
package struct Dispatch: ActInputs {
    package let method: ServiceMethod
    package let note: String?

    package init(method: ServiceMethod, note: String?) {
        self.method = method
        self.note = note
    }

    package static let fields = [ActField.choice("method", "method", of: ServiceMethod.self), .note]
}

/// 送达 (F-21): proof that the petitioner has the opinion; the day is the signature's, the postal receipt's or the arrival's. With it
/// goes the closing form: 三到位一处理, four boxes that do not exclude each other (art 27, R-143).
package struct ServiceProof: ActInputs {
    package let method: ServiceMethod
    package let servedOn: CalendarDate
    package let proof: String
    /// 见证人, where it was left at the address (留置).
    package let witness: String?
    /// 拒收事由, where that was because it was not taken, and 送达地点.
    package let refusalReason: String?
    package let place: String?
    /// 公告之日: served thirty days after it.
    package let noticedOn: CalendarDate?
    /// 受送达人同意电子送达.
    package let hasConsented: Bool?
    /// 诉求合理的解决问题到位.
    package let isSolved: Bool
    /// 诉求无理的思想教育到位.
    package let isExplained: Bool
    /// 生活困难的帮扶救助到位.
    package let isHelped: Bool
    /// 行为违法的依法处理.
    package let isPutInOrder: Bool

    package init(
        method: ServiceMethod, servedOn: CalendarDate, proof: String, witness: String? = nil,
        refusalReason: String? = nil, place: String? = nil, noticedOn: CalendarDate? = nil, hasConsented: Bool? = nil,
        isSolved: Bool = false, isExplained: Bool = false,
        isHelped: Bool = false, isPutInOrder: Bool = false
    ) {
        self.witness = witness
        self.refusalReason = refusalReason
        self.place = place
        self.noticedOn = noticedOn
        self.hasConsented = hasConsented
        self.method = method
        self.servedOn = servedOn
        self.proof = proof
        self.isSolved = isSolved
        self.isExplained = isExplained
        self.isHelped = isHelped
        self.isPutInOrder = isPutInOrder
    }

    package static let fields = [
        ActField.choice("method", "method", of: ServiceMethod.self), ActField.day("servedOn", .past, article: "35"),
        ActField("proof", .text(min: 2, max: 2_000)),
        ActField("place", .line(max: 200), required: false, article: "35, F-21"),
        ActField("refusalReason", .text(min: 2, max: 400), required: false, article: "35, F-21"),
        ActField("witness", .line(max: 100), required: false, article: "35, F-21"),
        ActField.day("noticedOn", .past, required: false, article: "35, F-21"),
        ActField("hasConsented", .flag, required: false, article: "35, F-21"),
        ActField("isSolved", .flag, required: false, article: "27"),
        ActField("isExplained", .flag, required: false, article: "27"),
        ActField("isHelped", .flag, required: false, article: "27"),
        ActField("isPutInOrder", .flag, required: false, article: "27"),
    ]
    package var countsFrom: CalendarDate? { servedOn }
    package var countsFromField: String { "servedOn" }

    /// What is asked of one way of serving alone.
    package static let onlyOf: [String: ServiceMethod] = [
        "refusalReason": .leftAtAddress, "witness": .leftAtAddress, "noticedOn": .publicNotice,
        "hasConsented": .electronic,
    ]

    /// What each way of serving asks for beside the day (civil procedure arts 86, 90, 95 by analogy; F-21).
    package var problems: [FieldProblem] {
        switch method {
        case .leftAtAddress:
            return [("refusalReason", refusalReason), ("witness", witness)].filter { $0.1 == nil }
                .map { FieldProblem($0.0, .neededHere, article: "35, F-21") }
        case .electronic where hasConsented != true:
            return [FieldProblem("hasConsented", .neededHere, article: "35, F-21")]
        case .publicNotice:
            guard let noticedOn else { return [FieldProblem("noticedOn", .neededHere, article: "35, F-21")] }
            let first = noticedOn.adding(days: Self.noticeDays)
            return servedOn < first
                ? [
                    FieldProblem(
                        "servedOn", .noticeNotOver, values: ["days": "\(Self.noticeDays)", "from": first.iso],
                        article: "35, F-21")
                ] : []
        default: return []
        }
    }

    /// 公告送达: thirty days.
    private static let noticeDays = 30
}

/// 调解、和解 (arts 33, 37(1); ): both sides have signed; the agreement is the answer.
package struct Settlement: TakingOver {
    /// 方式.
    package enum Form: String, Codable, Sendable, CaseIterable {
        case mediation, settlement
    }

    package let form: Form
    /// 调解组织和调解员: who mediated, where somebody did.
    package let mediator: String?
    package let otherParty: String
    package let terms: [String]
    package let signedOn: CalendarDate
    package let performBy: CalendarDate?
    /// 主要事实, 履行方式 and 份数 (F-24).
    package let facts: String
    package let performance: String
    package let originals: Int
    package let hasNoInterest: Bool?

    package init(
        form: Form, mediator: String? = nil, otherParty: String, terms: [String], signedOn: CalendarDate,
        performBy: CalendarDate?, facts: String, performance: String, originals: Int, hasNoInterest: Bool? = nil
    ) {
        self.hasNoInterest = hasNoInterest
        self.mediator = mediator
        self.facts = facts
        self.performance = performance
        self.originals = originals
        self.form = form
        self.otherParty = otherParty
        self.terms = terms
        self.signedOn = signedOn
        self.performBy = performBy
    }

    package static let fields = [
        ActField.choice("form", "settlement", of: Form.self, article: "33"),
        ActField("mediator", .line(max: 200), required: false, article: "33, R-182"),
        ActField("otherParty", .line(max: 200), article: "33"),
        ActField("terms", .lines(min: 1, max: 20), article: "33, F-24"),
        ActField("facts", .text(min: 10, max: 20_000), article: "33, F-24"),
        ActField("performance", .text(min: 2, max: 2_000), article: "33, F-24"),
        ActField("originals", .number(min: 2, max: 20), article: "F-24"),
        ActField.day("signedOn", .past, article: "33"),
        ActField.day("performBy", .ahead, required: false, article: "33, R-182"), .hasNoInterestYet,
    ]
    package var namedDay: CalendarDate? { performBy }

    package var problems: [FieldProblem] {
        form == .mediation && mediator == nil ? [FieldProblem("mediator", .neededHere, article: "33, R-182")] : []
    }
}

/// 更正: what is wrong in a letter that is out, what stands instead, and why. The old letter stays in the file.
package struct Correction: ActInputs {
    package let wrong: String
    package let right: String
    package let reason: String

    package init(wrong: String, right: String, reason: String) {
        self.wrong = wrong
        self.right = right
        self.reason = reason
    }

    package static let fields = [
        ActField("wrong", .text(min: 1, max: 2_000)), ActField("right", .text(min: 1, max: 2_000)), ActField.reason(5),
    ]
}

/// 更正文书: the same of any letter to the petitioner or to an office, named by its number, or by its title where it has none (F-19, F-24, F-31).
package struct LetterCorrection: ActInputs {
    package let letter: String
    package let wrong: String
    package let right: String
    package let reason: String
    /// 致机关的文书: it was written to an office, so the office is told, and not the petitioner. The register knows it, no form asks for it.
    package let goesToOffice: Bool?

    package init(letter: String, wrong: String, right: String, reason: String, goesToOffice: Bool? = nil) {
        self.goesToOffice = goesToOffice
        self.letter = letter
        self.wrong = wrong
        self.right = right
        self.reason = reason
    }

    package static let fields = [ActField("letter", .line(max: 100), article: "27, 32")] + Correction.fields

    /// The same, as the register knows to whom the letter went.
    package func going(toOffice isToOffice: Bool) -> LetterCorrection {
        LetterCorrection(
            letter: letter, wrong: wrong, right: right, reason: reason, goesToOffice: isToOffice ? true : nil)
    }
}

/// 历史回复: what an older register says was answered, and when. Nothing else is claimed, and there is no form.
package struct RecordedReply: ActInputs {
    package let reply: String
    package let repliedOn: CalendarDate
    package let file: String
    package let row: Int

    package init(reply: String, repliedOn: CalendarDate, file: String, row: Int) {
        self.reply = reply
        self.repliedOn = repliedOn
        self.file = file
        self.row = row
    }

    package static let fields: [ActField] = []
    package var countsFrom: CalendarDate? { repliedOn }
    package var countsFromField: String { "repliedOn" }
}
