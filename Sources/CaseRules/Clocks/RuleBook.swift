// SPDX-License-Identifier: Apache-2.0

/// 规则库: every rule version and the working calendar, read once at start and never changed.
package struct RuleBook: Sendable {
    /// The rule versions, oldest first, without gaps between them.
    package let sets: [RuleSet]
    /// The calendar with every amended notice.
    package let calendar: WorkingCalendar
    /// 修订后的放假安排, in the order in which they count.
    package let revisions: [CalendarRevision]
    /// The calendar without any amended notice, then with each of them.
    private let calendars: [WorkingCalendar]
    /// The law's zone in seconds east of UTC; 28,800 in China.
    package let offsetSeconds: Int

    /// Rule versions that `load` has found coherent.
    init(sets: [RuleSet], calendar: WorkingCalendar, revisions: [CalendarRevision] = [], offsetSeconds: Int) {
        self.sets = sets
        self.revisions = revisions
        var known = [calendar]
        for revision in revisions { known.append((known.last ?? calendar).adding(revision.notice)) }
        calendars = known
        self.calendar = known.last ?? calendar
        self.offsetSeconds = offsetSeconds
        current = sets[sets.count - 1]
    }

    private let current: RuleSet

    /// The rules in force on a day: what a matter received that day starts under. A day before every rule file gets
    /// the oldest.
    package func set(on day: CalendarDate) -> RuleSet {
        sets.last { $0.effectiveFrom <= day } ?? sets.first ?? current
    }

    /// The rules of a version, such as `2022-05-01`; nil when no file has it.
    package func set(version: String) -> RuleSet? {
        current.version == version ? current : sets.first { $0.version == version }
    }

    /// The day an instant falls on where the law is applied.
    package func day(ofSecondsSince1970 seconds: Int) -> CalendarDate {
        CalendarDate.on(instantSecondsSince1970: seconds, offsetSeconds: offsetSeconds)
    }

    /// This book with one more year's calendar, or with that year's replaced; throws when the year is incoherent.
    package func adding(_ year: CalendarYear, file: String = "calendar") throws(RuleFileError) -> RuleBook {
        if let (field, reason) = year.fault { throw RuleFileError(file: file, field: field, reason: reason) }
        return RuleBook(
            sets: sets, calendar: (calendars.first ?? calendar).adding(year), revisions: revisions,
            offsetSeconds: offsetSeconds)
    }

    /// The calendar as an entry of a day knows it: an amended notice counts from the day that its file names.
    package func calendar(on day: CalendarDate) -> WorkingCalendar {
        calendars[revisions.count { $0.knownFrom <= day }]
    }

    /// Reckons a clock from the day of its event.
    ///
    /// - Parameters:
    ///   - from: the day of the event; it is not counted.
    ///   - named: the last day named by the one who sets it, for clocks that take one.
    ///   - extendedBy: what an approved extension adds, in the clock's unit, counted from the same start: handling
    ///     extended by 30 is 90 days from acceptance.
    ///   - excluding: days that do not count, for clocks that something stops (hearing time, art 36).
    ///   - knowingThrough: forget the calendars after this year, to see what was known then.
    ///   - on: the day of the entry; amended notices that count only later are not known. Nil knows them all.
    package func reckon(
        _ clock: ClockID, version: String, from startedOn: CalendarDate, named: CalendarDate? = nil,
        extendedBy: Int = 0, excluding: Int = 0, knowingThrough: Int? = nil, on day: CalendarDate? = nil
    ) throws(ReckoningError) -> Reckoning {
        guard let set = set(version: version) else { throw .unknownVersion(version) }
        guard let rule = set.clock(clock) else { throw .unknownClock(clock, version: version) }
        try rule.permit(from: startedOn, named: named, extendedBy: extendedBy, excluding: excluding)
        let whole = day.map { self.calendar(on: $0) } ?? self.calendar
        let calendar = knowingThrough.map { whole.knowing(through: $0) } ?? whole

        let rawOn: CalendarDate
        if let named {
            rawOn = named
        } else {
            let amount = rule.amount ?? 0
            switch rule.unit {
            case .calendarDay: rawOn = startedOn.adding(days: amount + extendedBy + excluding)
            case .workingDay: rawOn = calendar.adding(workingDays: amount + extendedBy, to: startedOn)
            case .month: rawOn = startedOn.adding(months: amount)
            case .named: throw .namedDayMissing(clock)
            case .prompt: rawOn = startedOn
            }
        }
        // A day that someone named is taken as written: nothing was counted, so there is no period whose end could roll,
        // and whoever named it could see the calendar.
        let rolls = named == nil && set.rollover.on && rule.roll == .nextWorkingDay
        let dueOn = rolls ? calendar.workingDay(onOrAfter: rawOn) : rawOn
        let internalDueOn = max(calendar.workingDay(onOrBefore: rawOn), startedOn)

        // Days decide when they were asked whether they are working days: all after the start for a count of working
        // days, otherwise those between the internal and the statutory due day.
        let decidingFrom = rule.unit == .workingDay && named == nil ? startedOn.adding(days: 1) : internalDueOn
        let exceptions = calendar.exceptions(from: startedOn, through: dueOn)
        var knownYears: [Int] = []
        var isProvisional = false
        for year in startedOn.year...dueOn.year {
            if calendar.knows(year) {
                knownYears.append(year)
            } else if year >= decidingFrom.year {
                isProvisional = true
            }
        }
        return Reckoning(
            clock: clock, version: version, law: rule.law, article: rule.article, startedOn: startedOn,
            unit: named == nil ? rule.unit : .named, amount: named == nil ? rule.amount : nil, namedOn: named,
            extendedBy: extendedBy, excluding: excluding, rolls: rolls, rawOn: rawOn, statutoryDueOn: dueOn,
            internalDueOn: internalDueOn, isProvisional: isProvisional, holidays: exceptions.holidays,
            workdays: exceptions.workdays, knownYears: knownYears)
    }
}

extension ClockRule {
    /// Throws when the clock does not take what is asked of it.
    fileprivate func permit(
        from startedOn: CalendarDate, named: CalendarDate?, extendedBy: Int, excluding: Int
    ) throws(ReckoningError) {
        if let named {
            guard nameable else { throw .namedDayNotAllowed(id) }
            guard named > startedOn else { throw .namedDayTooEarly(id) }
            guard extendedBy == 0 else { throw .extensionNotAllowed(id) }
            guard excluding == 0 else { throw .exclusionNotAllowed(id) }
        } else if unit == .named {
            throw .namedDayMissing(id)
        }
        if extendedBy != 0 {
            guard let extensible else { throw .extensionNotAllowed(id) }
            guard (0...extensible.atMost).contains(extendedBy) else {
                throw .extensionOutOfRange(id, most: extensible.atMost)
            }
        }
        if excluding != 0 {
            guard !suspensions.isEmpty else { throw .exclusionNotAllowed(id) }
            guard (0...3650).contains(excluding) else { throw .exclusionOutOfRange(id) }
        }
    }

    /// The days on which a handler is warned before the internal due day: each percentage of `warnAt` of the time from
    /// the start to the internal due day.
    package func warnings(of reckoning: Reckoning) -> [CalendarDate] {
        let length = reckoning.startedOn.days(until: reckoning.internalDueOn)
        return warnAt.map { percent in
            let share = length * percent
            return reckoning.startedOn.adding(days: (rounding == .up ? share + 99 : share) / 100)
        }
    }
}
