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
        case paused
        /// 期限已过: a right that was not used; nobody is late.
        case lapsed
    }

    package let reckoning: Reckoning
    package let metOn: CalendarDate?
    /// Ended without being met, because the ground under it has gone, or waiting.
    package let stoppedOn: CalendarDate?
    /// From so many days before the due day on, it is "soon".
    package let warnDays: Int

    package init(_ reckoning: Reckoning, metOn: CalendarDate? = nil, stoppedOn: CalendarDate? = nil, warnDays: Int = 5)
    {
        self.reckoning = reckoning
        self.metOn = metOn
        self.stoppedOn = stoppedOn
        self.warnDays = warnDays
    }

    /// Where it stands.
    package func state(on today: CalendarDate) -> State {
        let due = reckoning.statutoryDueOn
        if let metOn { return metOn > due ? .metLate(days: due.days(until: metOn)) : .metInTime }
        if stoppedOn != nil { return .paused }
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
    /// The class of the style sheet.
    var style: StaticString {
        switch self {
        case .running: "running"
        case .soon, .dueToday: "soon"
        case .overdue: "late"
        case .metInTime: "done"
        case .metLate: "done-late"
        case .paused, .lapsed: "paused"
        }
    }

    /// The shape that says the same without colour.
    var shape: StaticString {
        switch self {
        case .running: "●"
        case .soon, .dueToday: "◆"
        case .overdue: "▲"
        case .metInTime: "✓"
        case .metLate: "✓"
        case .paused: "‖"
        case .lapsed: "–"
        }
    }
}
