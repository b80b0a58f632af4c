// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// Starts a clock under the version of the rules that the proceeding keeps.
    mutating func start(
        _ clock: ClockID, in proceeding: ProceedingID, on day: CalendarDate, named: CalendarDate? = nil,
        _ envelope: Envelope, _ book: RuleBook
    ) throws {
        // An older version may not know a clock: the 2005 Regulation had no limit for an objection.
        guard let holder = self.proceeding(proceeding) else { return }
        guard let rules = book.set(version: holder.ruleVersion) else {
            throw ReckoningError.unknownVersion(holder.ruleVersion)
        }
        guard let rule = rules.clock(clock) else { return }
        // A clock by a named day runs only where a day was named, and no other clock takes one.
        let named = rule.nameable ? named : nil
        if rule.unit == .named, named == nil { return }
        // A day that has passed already is overdue from the start, not forgotten.
        let day = named.map { min(day, $0.adding(days: -1)) } ?? day
        let reckoning = try book.reckon(
            clock, version: holder.ruleVersion, from: day, named: named, knowingThrough: envelope.calendarThrough,
            on: envelope.recordedOn)
        let ordinal = clocks.count { $0.proceeding == proceeding && $0.clock == clock } + 1
        clocks.append(
            ClockState(
                proceeding: proceeding, clock: clock, ordinal: ordinal, ruleVersion: holder.ruleVersion,
                startedOn: day, namedOn: named, extendedBy: 0, dueOn: reckoning.statutoryDueOn,
                internalDueOn: reckoning.internalDueOn, isProvisional: reckoning.isProvisional, metOn: nil,
                stoppedOn: nil, noticedOn: nil))
    }

    /// A duty counts as met on the true day. Where people recorded that only when its last day had passed, the lateness stays noticed (rules 9.4).
    mutating func meet(
        _ clock: ClockID, in proceeding: ProceedingID, on day: CalendarDate, _ envelope: Envelope
    ) {
        let isByPeople = envelope.actor.kind == .staff
        change(clock, in: proceeding) {
            guard $0.isRunning else { return }
            let isOver = isByPeople && $0.isOpenDuty && day <= $0.dueOn && $0.dueOn < envelope.recordedOn
            if isOver, $0.noticedOn == nil { $0.noticedOn = envelope.recordedOn }
            $0.metOn = day
        }
    }

    mutating func stop(_ clock: ClockID, in proceeding: ProceedingID, on day: CalendarDate) {
        change(clock, in: proceeding) { if $0.isRunning { $0.stoppedOn = day } }
    }

    /// 权利了结: the time for a right ends while its day lies ahead; a right whose day had gone was lost before.
    mutating func end(_ clock: ClockID, in proceeding: ProceedingID, on day: CalendarDate) {
        change(clock, in: proceeding) { if $0.isRunning, day <= $0.dueOn { $0.stoppedOn = day } }
    }

    /// 恢复计时: returned materials do not win time: the clock goes on from its own first day. Of several of its kind the last goes on: what was
    /// owed before a revocation was replaced by it (arts 22, 23).
    mutating func resume(_ clock: ClockID, in proceeding: ProceedingID) {
        let last = clocks.filter { $0.proceeding == proceeding && $0.clock == clock }.map(\.ordinal).max()
        change(clock, in: proceeding) {
            guard $0.ordinal == last else { return }
            $0.metOn = nil
            $0.stoppedOn = nil
        }
    }

    /// Hands a running clock to another proceeding: its day does not move.
    mutating func carry(_ clock: ClockID, from parent: ProceedingID, to child: ProceedingID) {
        let taken = clocks.count { $0.proceeding == child && $0.clock == clock }
        change(clock, in: parent) { state in
            guard state.isRunning else { return }
            state.proceeding = child
            state.ordinal = taken + 1
        }
    }

    /// 暂停: the time of a hearing does not count (art 36(2)).
    mutating func suspend(_ clock: ClockID, in proceeding: ProceedingID, on day: CalendarDate) {
        change(clock, in: proceeding) { if $0.isRunning, $0.suspendedOn == nil { $0.suspendedOn = day } }
    }

    /// 恢复: the days from the hearing's opening to its closing are left out: end less start, or both days with them, as the rule file says.
    mutating func release(
        _ clock: ClockID, in proceeding: ProceedingID, on day: CalendarDate, _ envelope: Envelope, _ book: RuleBook
    ) throws {
        for index in clocks.indices
        where clocks[index].proceeding == proceeding && clocks[index].clock == clock && clocks[index].isSuspended {
            let both = book.set(version: clocks[index].ruleVersion)?.setting(.hearingBothDays)?.value ?? 0
            if let since = clocks[index].suspendedOn {
                clocks[index].excluding += max(0, since.days(until: day)) + both
            }
            clocks[index].suspendedOn = nil
            try reckon(index, envelope, book)
        }
    }

    /// 延期 (art 34): counted from the acceptance, so the total is sixty days and the days granted (TV-11).
    mutating func extend(
        _ clock: ClockID, _ proceeding: ProceedingState, _ envelope: Envelope, _ book: RuleBook
    ) throws {
        guard let days = proceeding.marks.extensionDays else { return }
        for index in clocks.indices
        where clocks[index].proceeding == proceeding.id && clocks[index].clock == clock && clocks[index].isRunning {
            clocks[index].extendedBy = days
            try reckon(index, envelope, book)
        }
    }

    /// 日历到达后重算: exactly the provisional day of this clock is reckoned again.
    mutating func reckonAgain(_ record: ClockRecord, _ envelope: Envelope, _ book: RuleBook) throws {
        for index in clocks.indices where clocks[index].matches(record) { try reckon(index, envelope, book) }
    }

    mutating func update(_ record: ClockRecord, _ change: (inout ClockState) -> Void) {
        for index in clocks.indices where clocks[index].matches(record) { change(&clocks[index]) }
    }

    private mutating func reckon(_ index: Int, _ envelope: Envelope, _ book: RuleBook) throws {
        let clock = clocks[index]
        let reckoning = try book.reckon(
            clock.clock, version: clock.ruleVersion, from: clock.startedOn, named: clock.namedOn,
            extendedBy: clock.extendedBy, excluding: clock.excluding, knowingThrough: envelope.calendarThrough,
            on: envelope.recordedOn)
        clocks[index].dueOn = reckoning.statutoryDueOn
        clocks[index].internalDueOn = reckoning.internalDueOn
        clocks[index].isProvisional = reckoning.isProvisional
    }

    private mutating func change(
        _ clock: ClockID, in proceeding: ProceedingID, _ change: (inout ClockState) -> Void
    ) {
        for index in clocks.indices where clocks[index].proceeding == proceeding && clocks[index].clock == clock {
            change(&clocks[index])
        }
    }
}

extension ClockState {
    fileprivate func matches(_ record: ClockRecord) -> Bool {
        proceeding == record.proceeding && clock == record.clock && ordinal == record.ordinal
    }

    /// Why this day: the reckoning that gave it, for "why this date" and for an independent check.
    package func reckoning(
        under book: RuleBook, knowingThrough year: Int? = nil, on day: CalendarDate? = nil
    ) throws -> Reckoning {
        try book.reckon(
            clock, version: ruleVersion, from: startedOn, named: namedOn, extendedBy: extendedBy,
            excluding: excluding, knowingThrough: year, on: day)
    }
}
