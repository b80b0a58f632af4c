// SPDX-License-Identifier: Apache-2.0

/// 事项现状: all that the law asks about a matter, as one value. The rows hold it; the journal, replayed, must give it.
package struct MatterState: Equatable, Sendable {
    package let id: MatterID
    package let channel: Channel
    /// 收到日期: the day that K-01 counts from.
    package let receivedOn: CalendarDate
    /// 登记单位: whose register it stands in.
    package let registeredBy: UnitID
    /// 密封: from the first second of an accusation, until two of its named people find that it is none (art 30(3)).
    package var isSealed: Bool
    /// 姓名、住址清楚: without them no notice is owed (art 23(1)).
    package let isContactable: Bool
    /// 初次信访.
    package var isFirstFiling: Bool
    /// 人数.
    package let headcount: Int
    package var purpose: Purpose?
    package var category: String?
    package var grade: Grade
    package var path: StatutoryPath?
    package var marks: MatterMarks
    package var proceedings: [ProceedingState]
    package var clocks: [ClockState]
    package var letters: [LetterState]

    package init(
        id: MatterID, channel: Channel, receivedOn: CalendarDate, registeredBy: UnitID, isSealed: Bool,
        isContactable: Bool, isFirstFiling: Bool, headcount: Int, purpose: Purpose?, category: String?,
        grade: Grade, path: StatutoryPath?, marks: MatterMarks, proceedings: [ProceedingState],
        clocks: [ClockState], letters: [LetterState]
    ) {
        self.id = id
        self.channel = channel
        self.receivedOn = receivedOn
        self.registeredBy = registeredBy
        self.isSealed = isSealed
        self.isContactable = isContactable
        self.isFirstFiling = isFirstFiling
        self.headcount = headcount
        self.purpose = purpose
        self.category = category
        self.grade = grade
        self.path = path
        self.marks = marks
        self.proceedings = proceedings
        self.clocks = clocks
        self.letters = letters
    }

    /// 集体访 (R-125, M): by visit, and as many people as the rule file says. A figure of the matter, never of a person.
    package func isGroupVisit(under rules: RuleSet) -> Bool {
        guard let least = rules.setting(.groupVisit)?.value else { return false }
        return channel == .visit && headcount >= least
    }

    /// The proceeding of an id.
    package func proceeding(_ id: ProceedingID) -> ProceedingState? {
        proceedings.first { $0.id == id }
    }

    /// The clocks of a proceeding that still run.
    package func running(_ clock: ClockID, in proceeding: ProceedingID) -> ClockState? {
        clocks.first { $0.proceeding == proceeding && $0.clock == clock && $0.isRunning }
    }

    /// 告知期限 of a proceeding: the last of K-03, else of K-02, else of K-01.
    package func notice(of proceeding: ProceedingID) -> ClockState? {
        latest(.transferNotice, in: proceeding) ?? latest(.directNotice, in: proceeding)
            ?? latest(.disposal, in: proceeding)
    }

    /// 请求期限: the term for a review of what the proceeding decided last; nil where that was never served.
    package func requestWindow(of proceeding: ProceedingState) -> ClockState? {
        let window: ClockID = proceeding.kind == .review ? .reReviewRequest : .reviewRequest
        return latest(window, in: proceeding.id).flatMap { clock in
            clock.startedOn >= proceeding.marks.decidedOn ?? clock.startedOn ? clock : nil
        }
    }

    /// Whether a review of what the proceeding decided was asked for; a new decision may be reviewed anew.
    package func isReviewed(_ proceeding: ProceedingState) -> Bool {
        let since = proceeding.marks.decidedOn ?? proceeding.openedOn
        return proceedings.contains { other in
            other.parent == proceeding.id && (other.kind == .review || other.kind == .reReview)
                && other.stage != Reviews.Stage.reviewDeclined.code && other.openedOn >= since
        }
    }

    /// Whether the last paper that ends the handling is an opinion, and not an agreement (arts 32, 33).
    package func hasOpinion(_ proceeding: ProceedingState) -> Bool { ending(proceeding) == .handlingOpinion }

    /// Whether it is an agreement.
    func hasAgreement(_ proceeding: ProceedingState) -> Bool { ending(proceeding) == .settlementAgreement }

    private func ending(_ proceeding: ProceedingState) -> LetterKind? {
        letters.last {
            $0.proceeding == proceeding.id && ($0.kind == .handlingOpinion || $0.kind == .settlementAgreement)
        }?.kind
    }

    /// The last clock of a kind in a proceeding, running or not.
    package func latest(_ clock: ClockID, in proceeding: ProceedingID) -> ClockState? {
        clocks.last { $0.proceeding == proceeding && $0.clock == clock }
    }
}

/// 事项标记: what later acts ask about the matter as a whole.
package struct MatterMarks: Codable, Equatable, Sendable {
    /// 回避人员 (art 28(3)): locked out of the matter.
    package var recused: [PersonID] = []
    /// 被检举控告单位 and all above and below it (art 30(3)).
    package private(set) var accused: [UnitID] = []
    /// 写明的被检举控告单位: those that were named, each with what stands above and below it.
    package private(set) var named: [UnitReference] = []
    /// 同意退回的次数: a third unit needs a decision on jurisdiction.
    package var bounces = 0
    /// 管辖决定: the unit that leads (art 24(1)).
    package var lead: UnitID?
    /// 途径已更正: once.
    package var pathWasCorrected = false
    /// 要求对被反映单位保密身份.
    package var isConfidential = false
    /// 已认定有新事实: it is no repeat of what was finally dealt with.
    package var hasNewFacts = false

    package init() {}

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        recused = try container.decodeIfPresent([PersonID].self, forKey: .recused) ?? []
        accused = try container.decodeIfPresent([UnitID].self, forKey: .accused) ?? []
        named = try container.decodeIfPresent([UnitReference].self, forKey: .named) ?? []
        bounces = try container.decodeIfPresent(Int.self, forKey: .bounces) ?? 0
        lead = try container.decodeIfPresent(UnitID.self, forKey: .lead)
        pathWasCorrected = try container.decodeIfPresent(Bool.self, forKey: .pathWasCorrected) ?? false
        isConfidential = try container.decodeIfPresent(Bool.self, forKey: .isConfidential) ?? false
        hasNewFacts = try container.decodeIfPresent(Bool.self, forKey: .hasNewFacts) ?? false
    }

    /// 写明一个被检举控告的单位: it is added to those named before.
    mutating func name(_ unit: UnitReference) {
        if !named.contains(where: { $0.id == unit.id }) { named.append(unit) }
        accused += unit.line.filter { !accused.contains($0) }
    }

    /// 更正: one that was named wrongly is let in again with its line, and nothing that another named one keeps out.
    mutating func clear(_ unit: UnitID) {
        guard let fallen = named.first(where: { $0.id == unit }) else { return }
        named.removeAll { $0.id == unit }
        let kept = Set(named.flatMap(\.line))
        accused.removeAll { fallen.line.contains($0) && !kept.contains($0) }
    }
}

/// 程序现状.
package struct ProceedingState: Equatable, Sendable, Identifiable {
    package let id: ProceedingID
    package let kind: ProceedingKind
    /// The proceeding that it came from: a review's handling, a hearing's review.
    package let parent: ProceedingID?
    package var stage: StageCode
    /// The unit that must act now.
    package var unit: UnitID
    /// The unit that sent it, and decides on an objection.
    package var sender: UnitID?
    /// The version of the rules under which it began; it keeps them.
    package let ruleVersion: String
    package let openedOn: CalendarDate
    package var closedOn: CalendarDate?
    package var marks: ProceedingMarks

    package init(
        id: ProceedingID, kind: ProceedingKind, parent: ProceedingID?, stage: StageCode, unit: UnitID,
        sender: UnitID?, ruleVersion: String, openedOn: CalendarDate, closedOn: CalendarDate?,
        marks: ProceedingMarks = ProceedingMarks()
    ) {
        self.id = id
        self.kind = kind
        self.parent = parent
        self.stage = stage
        self.unit = unit
        self.sender = sender
        self.ruleVersion = ruleVersion
        self.openedOn = openedOn
        self.closedOn = closedOn
        self.marks = marks
    }
}

/// 程序标记: what later steps of the same proceeding ask about earlier ones.
package struct ProceedingMarks: Codable, Equatable, Sendable {
    /// 最近一次办理的日期: no later act says that it was done before.
    package var lastOn: CalendarDate?
    /// 申请延期天数, once asked for.
    package var extensionDays: Int?
    /// 延期已批准 (art 34): one extension only; a refused request uses nothing up.
    package var wasExtended = false
    /// 起草人: a second person approves.
    package var drafter: PersonID?
    /// 定稿日期: no service before it.
    package var decidedOn: CalendarDate?
    /// 有支持的诉求: an execution follows (art 32(2)).
    package var supports = false
    /// 执行期限.
    package var executeBy: CalendarDate?
    /// 责令重新处理的期限.
    package var redecideBy: CalendarDate?
    /// 复查、复核机关直接决定: its decision takes the place of the one reviewed.
    package var replaces = false
    /// 撤销后按法定途径办理: the opinion fell and nothing is decided anew here (art 31, R-172).
    package var leavesToPath = false
    /// 重新处理: the approver says what is different.
    package var isRedecision = false
    /// 请求复查、复核之日, and whether it came too late.
    package var requestedOn: CalendarDate?
    package var isLate = false
    /// 通知的听证日, and 听证开始日.
    package var hearingNotifiedFor: CalendarDate?
    package var openedHearingOn: CalendarDate?
    /// 危及人身安全.
    package var endangersLife = false
    /// 知悉身份的期限.
    package var disclosedUntil: CalendarDate?
    /// 拟增加的知悉人 (art 30(3)).
    package var proposed: PersonID?
    /// 拟更正的被反映单位 (art 30(3)).
    package var cleared: UnitID?
    /// 申明或者被指有利害关系的人 (art 28(3)): never decides on it.
    package var interested: PersonID?
    /// 拟改成的类别: what a sealed matter is found to be instead (arts 29, 31).
    package var foundToBe: Purpose?
    /// 已声明没有利害关系的人员 (art 28(3), R-145), since it was opened last.
    package var declared: [PersonID] = []

    package init() {}

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        lastOn = try container.decodeIfPresent(CalendarDate.self, forKey: .lastOn)
        extensionDays = try container.decodeIfPresent(Int.self, forKey: .extensionDays)
        wasExtended = try container.decodeIfPresent(Bool.self, forKey: .wasExtended) ?? false
        drafter = try container.decodeIfPresent(PersonID.self, forKey: .drafter)
        decidedOn = try container.decodeIfPresent(CalendarDate.self, forKey: .decidedOn)
        supports = try container.decodeIfPresent(Bool.self, forKey: .supports) ?? false
        executeBy = try container.decodeIfPresent(CalendarDate.self, forKey: .executeBy)
        redecideBy = try container.decodeIfPresent(CalendarDate.self, forKey: .redecideBy)
        replaces = try container.decodeIfPresent(Bool.self, forKey: .replaces) ?? false
        leavesToPath = try container.decodeIfPresent(Bool.self, forKey: .leavesToPath) ?? false
        isRedecision = try container.decodeIfPresent(Bool.self, forKey: .isRedecision) ?? false
        requestedOn = try container.decodeIfPresent(CalendarDate.self, forKey: .requestedOn)
        isLate = try container.decodeIfPresent(Bool.self, forKey: .isLate) ?? false
        hearingNotifiedFor = try container.decodeIfPresent(CalendarDate.self, forKey: .hearingNotifiedFor)
        openedHearingOn = try container.decodeIfPresent(CalendarDate.self, forKey: .openedHearingOn)
        endangersLife = try container.decodeIfPresent(Bool.self, forKey: .endangersLife) ?? false
        disclosedUntil = try container.decodeIfPresent(CalendarDate.self, forKey: .disclosedUntil)
        proposed = try container.decodeIfPresent(PersonID.self, forKey: .proposed)
        cleared = try container.decodeIfPresent(UnitID.self, forKey: .cleared)
        interested = try container.decodeIfPresent(PersonID.self, forKey: .interested)
        foundToBe = try container.decodeIfPresent(Purpose.self, forKey: .foundToBe)
        declared = try container.decodeIfPresent([PersonID].self, forKey: .declared) ?? []
    }
}

/// 期限现状: one clock of one proceeding. It is running until it is met or stopped.
package struct ClockState: Equatable, Sendable {
    package var proceeding: ProceedingID
    package let clock: ClockID
    /// The first, second … clock of its kind in the proceeding.
    package var ordinal: Int
    package let ruleVersion: String
    package let startedOn: CalendarDate
    /// The day named by the act that started it (K-11).
    package let namedOn: CalendarDate?
    /// 延长天数.
    package var extendedBy: Int
    /// 扣除天数: the days of hearings (art 36(2)).
    package var excluding: Int
    /// 暂停之日: its time stands still since then.
    package var suspendedOn: CalendarDate?
    /// 法定期限日: lateness is judged by it.
    package var dueOn: CalendarDate
    /// 内部期限日: what handlers are shown.
    package var internalDueOn: CalendarDate
    /// 暂定: a year without calendar had a say.
    package var isProvisional: Bool
    package var metOn: CalendarDate?
    package var stoppedOn: CalendarDate?
    /// The day on which the program noticed that it was overdue: noticed once.
    package var noticedOn: CalendarDate?

    package init(
        proceeding: ProceedingID, clock: ClockID, ordinal: Int, ruleVersion: String, startedOn: CalendarDate,
        namedOn: CalendarDate?, extendedBy: Int, excluding: Int = 0, suspendedOn: CalendarDate? = nil,
        dueOn: CalendarDate, internalDueOn: CalendarDate, isProvisional: Bool, metOn: CalendarDate?,
        stoppedOn: CalendarDate?, noticedOn: CalendarDate?
    ) {
        self.proceeding = proceeding
        self.clock = clock
        self.ordinal = ordinal
        self.ruleVersion = ruleVersion
        self.startedOn = startedOn
        self.namedOn = namedOn
        self.extendedBy = extendedBy
        self.excluding = excluding
        self.suspendedOn = suspendedOn
        self.dueOn = dueOn
        self.internalDueOn = internalDueOn
        self.isProvisional = isProvisional
        self.metOn = metOn
        self.stoppedOn = stoppedOn
        self.noticedOn = noticedOn
    }

    package var isRunning: Bool { metOn == nil && stoppedOn == nil }
    package var isSuspended: Bool { isRunning && suspendedOn != nil }

    /// 补记完成 (rules 9.4): by its true day the duty was met in time, but that was recorded only after its last day. When that was noticed.
    package var recordedLateOn: CalendarDate? {
        guard let metOn, let noticedOn, metOn <= dueOn, dueOn < noticedOn, !clock.limitsRight else { return nil }
        return noticedOn
    }
}

/// 文书现状: issued when its act was done, rendered by the worker afterwards.
package struct LetterState: Equatable, Sendable {
    package let id: LetterID
    package let kind: LetterKind
    package let proceeding: ProceedingID
    package var isRendered: Bool

    package init(id: LetterID, kind: LetterKind, proceeding: ProceedingID, isRendered: Bool) {
        self.id = id
        self.kind = kind
        self.proceeding = proceeding
        self.isRendered = isRendered
    }
}
