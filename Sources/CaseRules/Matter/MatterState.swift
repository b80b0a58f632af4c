// SPDX-License-Identifier: Apache-2.0

/// 事项现状: all that the law asks about a matter, as one value. The rows hold it; the journal, replayed, must give it.
package struct MatterState: Equatable, Sendable {
    package let id: MatterID
    package let channel: Channel
    /// 收到日期: the day that K-01 counts from.
    package let receivedOn: CalendarDate
    /// 密封: from the first second of an accusation, and never undone (art 30(3)).
    package var isSealed: Bool
    /// 姓名、住址清楚: without them no notice is owed (art 23(1)).
    package let isContactable: Bool
    /// 初次信访.
    package let isFirstFiling: Bool
    package var purpose: Purpose?
    package var category: String?
    package var grade: Grade
    package var path: StatutoryPath?
    package var proceedings: [ProceedingState]
    package var clocks: [ClockState]
    package var letters: [LetterState]

    package init(
        id: MatterID, channel: Channel, receivedOn: CalendarDate, isSealed: Bool, isContactable: Bool,
        isFirstFiling: Bool, purpose: Purpose?, category: String?, grade: Grade, path: StatutoryPath?,
        proceedings: [ProceedingState], clocks: [ClockState], letters: [LetterState]
    ) {
        self.id = id
        self.channel = channel
        self.receivedOn = receivedOn
        self.isSealed = isSealed
        self.isContactable = isContactable
        self.isFirstFiling = isFirstFiling
        self.purpose = purpose
        self.category = category
        self.grade = grade
        self.path = path
        self.proceedings = proceedings
        self.clocks = clocks
        self.letters = letters
    }

    /// The proceeding of an id.
    package func proceeding(_ id: ProceedingID) -> ProceedingState? {
        proceedings.first { $0.id == id }
    }

    /// The clocks of a proceeding that still run.
    package func running(_ clock: ClockID, in proceeding: ProceedingID) -> ClockState? {
        clocks.first { $0.proceeding == proceeding && $0.clock == clock && $0.isRunning }
    }
}

/// 程序现状.
package struct ProceedingState: Equatable, Sendable, Identifiable {
    package let id: ProceedingID
    package let kind: ProceedingKind
    package var stage: StageCode
    /// The unit that must act now.
    package var unit: UnitID
    /// The unit that sent it, and decides on an objection.
    package var sender: UnitID?
    /// The version of the rules under which it began; it keeps them.
    package let ruleVersion: String
    package let openedOn: CalendarDate
    package var closedOn: CalendarDate?
    /// 申请延期天数, once asked for.
    package var extensionDays: Int?

    package init(
        id: ProceedingID, kind: ProceedingKind, stage: StageCode, unit: UnitID, sender: UnitID?, ruleVersion: String,
        openedOn: CalendarDate, closedOn: CalendarDate?, extensionDays: Int?
    ) {
        self.id = id
        self.kind = kind
        self.stage = stage
        self.unit = unit
        self.sender = sender
        self.ruleVersion = ruleVersion
        self.openedOn = openedOn
        self.closedOn = closedOn
        self.extensionDays = extensionDays
    }
}

/// 期限现状: one clock of one proceeding. It is running until it is met or stopped.
package struct ClockState: Equatable, Sendable {
    package var proceeding: ProceedingID
    package let clock: ClockID
    /// The first, second … clock of its kind in the proceeding.
    package let ordinal: Int
    package let ruleVersion: String
    package let startedOn: CalendarDate
    /// The day named by the act that started it (K-11).
    package let namedOn: CalendarDate?
    /// 延长天数.
    package var extendedBy: Int
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
        namedOn: CalendarDate?, extendedBy: Int, dueOn: CalendarDate, internalDueOn: CalendarDate,
        isProvisional: Bool, metOn: CalendarDate?, stoppedOn: CalendarDate?, noticedOn: CalendarDate?
    ) {
        self.proceeding = proceeding
        self.clock = clock
        self.ordinal = ordinal
        self.ruleVersion = ruleVersion
        self.startedOn = startedOn
        self.namedOn = namedOn
        self.extendedBy = extendedBy
        self.dueOn = dueOn
        self.internalDueOn = internalDueOn
        self.isProvisional = isProvisional
        self.metOn = metOn
        self.stoppedOn = stoppedOn
        self.noticedOn = noticedOn
    }

    package var isRunning: Bool { metOn == nil && stoppedOn == nil }
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
