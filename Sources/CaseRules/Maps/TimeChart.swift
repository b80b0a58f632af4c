// SPDX-License-Identifier: Apache-2.0

/// 时限图: the clocks of a matter on one axis of days, cut into pieces that can be drawn.
package struct TimeChart: Sendable {
    /// 时段: a piece of a clock's bar.
    package struct Piece: Sendable, Equatable {
        /// What the piece says.
        package enum Kind: String, Sendable {
            /// Time that has run.
            case gone
            /// Time that is left.
            case left
            /// Time after the due day.
            case late
            /// 停止计算: days that do not count (art 36(2)), or during which the clock stands still.
            case stopped
            /// 延长: what an approved extension added (art 34).
            case extended
        }

        package let kind: Kind
        package let from: CalendarDate
        package let to: CalendarDate
    }

    /// One clock.
    package struct Row: Sendable {
        package let clock: ClockState
        package let pieces: [Piece]
    }

    package let first: CalendarDate
    package let last: CalendarDate
    package let today: CalendarDate
    package let rows: [Row]

    /// Nil where there is no clock.
    package init?(_ clocks: [ClockState], today: CalendarDate) {
        guard let start = clocks.map(\.startedOn).min() else { return nil }
        let ends = clocks.flatMap { [$0.dueOn, $0.metOn ?? $0.dueOn, $0.stoppedOn ?? $0.dueOn] }
        let end = max(ends.max() ?? today, clocks.contains(where: \.isRunning) ? today : start)
        first = start
        last = max(end, start.adding(days: 1))
        self.today = today
        rows = clocks.map { Row(clock: $0, pieces: Self.pieces(of: $0, today: today)) }
    }

    /// How far along the axis a day stands, in thousandths.
    package func place(of day: CalendarDate) -> Int {
        min(1_000, max(0, first.days(until: day) * 1_000 / max(1, first.days(until: last))))
    }

    /// The first days of the months on the axis, thinned out to a dozen.
    package var months: [CalendarDate] {
        var months: [CalendarDate] = []
        var day = first
        while day <= last {
            let next = day.adding(days: 1)
            if next.day == 1, next <= last { months.append(next) }
            day = next
        }
        let stride = (months.count + 11) / 12
        return months.enumerated().filter { stride < 2 || $0.offset.isMultiple(of: stride) }.map(\.element)
    }

    private static func pieces(of clock: ClockState, today: CalendarDate) -> [Piece] {
        let start = clock.startedOn
        let due = clock.dueOn
        let end = clock.metOn ?? clock.stoppedOn ?? clock.suspendedOn ?? today
        var pieces = [Piece(kind: .gone, from: start, to: min(max(end, start), due))]
        if clock.isSuspended, let since = clock.suspendedOn {
            pieces.append(Piece(kind: .stopped, from: since, to: max(today, since)))
        }
        if clock.isRunning, today < due { pieces.append(Piece(kind: .left, from: max(start, today), to: due)) }
        // A right that was not used lapses; it is never late.
        let hasLapsed = clock.isRunning && clock.clock.limitsRight
        if clock.stoppedOn == nil, !clock.isSuspended, !hasLapsed, end > due {
            pieces.append(Piece(kind: .late, from: due, to: end))
        }
        if clock.extendedBy > 0 {
            pieces.append(Piece(kind: .extended, from: max(start, due.adding(days: -clock.extendedBy)), to: due))
        }
        if clock.excluding > 0 {
            pieces.append(Piece(kind: .stopped, from: max(start, due.adding(days: -clock.excluding)), to: due))
        }
        return pieces.filter { $0.from < $0.to }
    }
}
