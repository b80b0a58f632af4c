// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 期限: a clock as it is drawn: how it was reckoned, and how it ended if it did.
package struct ClockView: Sendable {
    /// Where the clock stands on a day.
    package enum State: Equatable, Sendable {
        case running(daysLeft: Int)
        case soon(daysLeft: Int)
        case dueToday
        case overdue(days: Int)
        case metInTime
        case metLate(days: Int)
        /// 补记完成 (rules 9.4): in time by its true day, recorded only after the last one.
        case recordedLate
        case paused
        /// 期限已过: a right that was not used; nobody is late.
        case lapsed
        /// 不再计算: it ended without being met, because the ground under it has gone.
        case ended
    }

    /// Why: as the rules and calendars of today tell it.
    package let reckoning: Reckoning
    /// The days that stand in the register and count, whatever is told of them.
    package let dueOn: CalendarDate
    package let isProvisional: Bool
    package let metOn: CalendarDate?
    /// 补记之日, where that was after the last day.
    package let recordedLateOn: CalendarDate?
    /// Ended without being met, because the ground under it has gone, or waiting.
    package let stoppedOn: CalendarDate?
    /// 停算: since when its time stands still, while it does (art 36(2)).
    package let stillSince: CalendarDate?
    /// 扣除: days that did not count, before the due day.
    package let excluded: Int
    /// From so many days before the due day on, it is "soon".
    package let warnDays: Int
    /// 预警日: where so much of the time has gone as the rule file names.
    package let warnings: [CalendarDate]

    package init(
        _ reckoning: Reckoning, metOn: CalendarDate? = nil, stoppedOn: CalendarDate? = nil, warnDays: Int = 5,
        warnings: [CalendarDate] = []
    ) {
        self.reckoning = reckoning
        self.warnings = warnings
        dueOn = reckoning.statutoryDueOn
        isProvisional = reckoning.isProvisional
        self.metOn = metOn
        recordedLateOn = nil
        self.stoppedOn = stoppedOn
        stillSince = nil
        excluded = reckoning.excluding
        self.warnDays = warnDays
    }

    /// A clock of the register: its own days, and nothing running while its time stands still (art 36(2)).
    ///
    /// - Parameter warnings: the days at which the rule file warns a handler.
    package init(_ reckoning: Reckoning, of clock: ClockState, warnDays: Int = 5, warnings: [CalendarDate] = []) {
        self.warnings = warnings
        self.reckoning = reckoning
        dueOn = clock.dueOn
        isProvisional = clock.isProvisional
        metOn = clock.metOn
        recordedLateOn = clock.recordedLateOn
        stoppedOn = clock.stoppedOn ?? (clock.metOn == nil ? clock.suspendedOn : nil)
        stillSince = clock.isSuspended ? clock.suspendedOn : nil
        excluded = clock.excluding
        self.warnDays = warnDays
    }

    /// Whether today's files lead to another day than the one that counts.
    package var differs: Bool { dueOn != reckoning.statutoryDueOn }

    /// The stretches that do not count, to be hatched.
    func still(on today: CalendarDate) -> [(from: CalendarDate, to: CalendarDate)] {
        var stretches: [(from: CalendarDate, to: CalendarDate)] = []
        if excluded > 0 { stretches.append((max(reckoning.startedOn, dueOn.adding(days: -excluded)), dueOn)) }
        if let stillSince, stillSince < today { stretches.append((stillSince, today)) }
        return stretches
    }

    /// Where it stands.
    package func state(on today: CalendarDate) -> State {
        let due = dueOn
        if recordedLateOn != nil { return .recordedLate }
        if let metOn { return metOn > due ? .metLate(days: due.days(until: metOn)) : .metInTime }
        if stoppedOn != nil { return stillSince == nil ? .ended : .paused }
        if reckoning.clock.limitsRight, today > due { return .lapsed }
        return Self.state(due: due, today: today, warnDays: warnDays)
    }

    /// Where an open clock stands, for lists that hold its due day only.
    package static func state(due: CalendarDate, today: CalendarDate, warnDays: Int = 5) -> State {
        let left = today.days(until: due)
        if left < 0 { return .overdue(days: -left) }
        if left == 0 { return .dueToday }
        return left <= warnDays ? .soon(daysLeft: left) : .running(daysLeft: left)
    }
}

extension ClockView.State {
    /// 已了结: nothing is asked of anybody by it any more.
    var isOver: Bool {
        switch self {
        case .metInTime, .metLate, .recordedLate, .lapsed, .ended: true
        case .running, .soon, .dueToday, .overdue, .paused: false
        }
    }

    /// The class of the style sheet.
    var style: StaticString {
        switch self {
        case .running: "running"
        case .soon, .dueToday: "soon"
        case .overdue: "late"
        case .metInTime: "done"
        case .metLate, .recordedLate: "done-late"
        case .paused, .lapsed, .ended: "paused"
        }
    }

    /// The shape that says the same without colour.
    var shape: StaticString {
        switch self {
        case .running: "●"
        case .soon, .dueToday: "◆"
        case .overdue: "▲"
        case .metInTime: "✓"
        case .metLate, .recordedLate: "✓"
        case .paused: "‖"
        case .lapsed, .ended: "–"
        }
    }
}
