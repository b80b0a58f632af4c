// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Presentation {
    /// 期限条, our signature part: what the clock is for, how many days are left in words, a thin bar from start to due day with today's
    /// mark, and behind it why the due day is that day.
    /// With `inner` the office's own earlier day is shown too (never on the portal).
    func clockBar(_ clock: ClockView, inner: Bool) -> HTML {
        let reckoning = clock.reckoning
        let state = clock.state(on: today)
        let name = inner ? words.clocks.names[reckoning.clock.rawValue] : plainName(of: reckoning.clock)
        let start = time(reckoning.startedOn, shortDate(reckoning.startedOn))
        let due = time(clock.dueOn, longDate(clock.dueOn))
        let provisional = HTML.when(clock.isProvisional && clock.metOn == nil, tag(words.clocks.provisional, .soon))
        return """
            <section class="clock \(HTML(stringLiteral: state.style))"><div class="clock-head"><h3>\(name)</h3>\
            \(clockWord(state))\(provisional)</div>\(bar(clock, state, name))\
            <div class="clock-ends"><span>\(words.clocks.start) \(start)</span>\
            <span class="clock-due">\(words.clocks.due) \(due)</span></div>\(warned(clock, inner: inner))\(why(clock, inner: inner))</section>
            """
    }

    /// A clock beside the one that counts now: one line, and behind it how it is drawn.
    func clockLine(_ clock: ClockView) -> HTML {
        """
        <details class="clock-line"><summary>\(words.clocks.names[clock.reckoning.clock.rawValue]) \
        \(clockWord(clock.state(on: today)))\
        \(HTML.when(clock.metOn == nil && clock.stoppedOn == nil, " \(time(clock.dueOn, shortDate(clock.dueOn)))"))</summary>\
        \(clockBar(clock, inner: true))</details>
        """
    }

    /// What a clock is for, as one says it to the person who waits for it.
    func plainName(of clock: ClockID) -> String {
        words.clocks.plain.words(for: clock.rawValue) ?? words.clocks.names[clock.rawValue]
    }

    /// 预警日 of a clock that runs, for the desk.
    private func warned(_ clock: ClockView, inner: Bool) -> HTML {
        guard inner, clock.metOn == nil, clock.stoppedOn == nil else { return HTML() }
        // The due day itself stands above.
        return HTML.with(clock.warnings.filter { $0 > today && $0 < clock.dueOn }.min()) { day in
            "<p class=\"faint\">\(sentence(words.clocks.warnings, ["date": time(day, longDate(day))]))</p>"
        }
    }

    /// A clock in a list: a shape, a word and a number.
    func clockWord(_ state: ClockView.State) -> HTML {
        """
        <span class="due \(HTML(stringLiteral: state.style))"><span aria-hidden="true">\
        \(HTML(stringLiteral: state.shape))</span> \(said(state))</span>
        """
    }

    /// An open clock in a list, with its grade of lateness: said aloud where the number says it to the eye.
    func dueWord(_ due: CalendarDate) -> HTML {
        let state = ClockView.state(due: due, today: today, warnDays: lateness.soon)
        let grade = lateness.grade(due: due, on: today)
        let word = HTML.with(grade) { grade in
            let word = words.clocks.grades[grade.rawValue]
            switch grade {
            case .dueSoon, .over: return "<span class=\"hidden\">\(word)</span>" as HTML
            case .wellOver, .gravelyOver: return tag(word, .late)
            }
        }
        return "\(clockWord(state)) \(word)"
    }

    /// The state in words.
    func said(_ state: ClockView.State) -> String {
        let clocks = words.clocks
        return switch state {
        case .running(let days), .soon(let days): clocks.daysLeft("days", days)
        case .dueToday: clocks.dueToday
        case .overdue(let days): clocks.overdue("days", days)
        case .lapsed: clocks.lapsed
        case .metInTime: clocks.metInTime
        case .metLate(let days): clocks.metLate("days", days)
        case .recordedLate: clocks.recordedLate
        case .paused: clocks.paused
        case .ended: clocks.ended
        }
    }

    /// The bar as SVG with positions in percent: no style attribute, no script, sharp at every width.
    private func bar(_ clock: ClockView, _ state: ClockView.State, _ name: String) -> HTML {
        let start = clock.reckoning.startedOn
        let due = clock.dueOn
        let end = clock.metOn ?? clock.stoppedOn ?? today
        let still = clock.still(on: today)
        let length = max(1, start.days(until: still.map(\.to).reduce(max(due, end), max)))
        let now = permille(start.days(until: end), of: length)
        let dueAt = permille(start.days(until: due), of: length)
        let label = words.clocks.picture.filling([
            "name": name, "start": longDate(start), "due": longDate(due), "state": said(state),
        ])
        let done = min(now, dueAt)
        let late = HTML.when(
            now > dueAt,
            """
            <rect class="bar-late" x="\(percent(dueAt))" y="6" width="\(percent(now - dueAt))" height="6"/>\
            <line class="bar-due" x1="\(percent(dueAt))" x2="\(percent(dueAt))" y1="2" y2="16"/>
            """)
        let hatched = HTML.each(still) { stretch in
            let from = permille(start.days(until: stretch.from), of: length)
            let to = permille(start.days(until: stretch.to), of: length)
            return """
                <rect class="hatch-ground" x="\(percent(from))" y="6" width="\(percent(to - from))" height="6"/>\
                <line class="bar-still" x1="\(percent(from))" x2="\(percent(to))" y1="9" y2="9"/>
                """
        }
        let isOpen = clock.metOn == nil && clock.stoppedOn == nil
        let mark: HTML =
            isOpen
            ? "<line class=\"bar-today\" x1=\"\(percent(now))\" x2=\"\(percent(now))\" y1=\"0\" y2=\"18\"/>"
            : "<circle class=\"bar-met\" cx=\"\(percent(now))\" cy=\"9\" r=\"5\"/>"
        return """
            <svg class="bar" role="img" aria-label="\(label)" width="100%" height="18">\
            <rect class="bar-all" x="0" y="6" width="100%" height="6" rx="3"/>\
            <rect class="bar-gone" x="0" y="6" width="\(percent(done))" height="6" rx="3"/>\(hatched)\(late)\(mark)</svg>
            """
    }

    /// Why the due day is that day: each step of the reckoning as a sentence.
    private func why(_ clock: ClockView, inner: Bool) -> HTML {
        let clocks = words.clocks
        let reckoning = clock.reckoning
        let differing = HTML.when(
            clock.differs,
            """
            <p>\(clocks.whyDiffers.filling(["due": longDate(clock.dueOn), "date": longDate(reckoning.statutoryDueOn)]))</p>
            """)
        // Of a right of the petitioner's only the statutory day counts; no unit has an aim there.
        let hasAim = inner && !reckoning.clock.limitsRight
        let late = clock.recordedLateOn.map { clocks.whyRecordedLate.filling(["date": longDate($0)]) }
        let sentences = reckoning.steps.compactMap { sentence(of: $0, inner: hasAim) } + [late].compactMap { $0 }
        return """
            <details class="why"><summary>\(clocks.why)</summary>\(steps(sentences))\(differing)\
            <p class="law">\(clocks.article)\(words.common.colon)\(citation(law: reckoning.law, article: reckoning.article))</p>\
            <p class="law">\(clocks.ruleVersion.filling(["version": reckoning.version]))</p></details>
            """
    }

    private func sentence(of step: Reckoning.Step, inner: Bool) -> String? {
        let clocks = words.clocks
        return switch step {
        case .started(let day): clocks.whyStart.filling(["date": longDate(day)])
        case .named(let day): clocks.whyNamed.filling(["date": longDate(day)])
        case .counted(let count, .calendarDay): clocks.whyCalendarDays("count", count)
        case .counted(let count, .workingDay): clocks.whyWorkingDays("count", count)
        case .counted(let count, .month): clocks.whyMonths("count", count)
        case .counted(_, .named), .counted(_, .prompt): nil
        case .extended(let count, .workingDay): clocks.whyExtendedWorkingDays("count", count)
        case .extended(let count, _): clocks.whyExtendedDays("count", count)
        case .excluded(let days): clocks.whyStopped("count", days)
        case .calendar(let holidays, let workdays):
            clocks.whyCalendar.filling(["holidays": String(holidays), "workdays": String(workdays)])
        case .raw(let day): clocks.whyRaw.filling(["date": longDate(day)])
        case .rolled(let day): clocks.whyRolled.filling(["date": longDate(day)])
        case .internalBefore(let day): inner ? clocks.whyInternal.filling(["date": longDate(day)]) : nil
        case .provisional: clocks.whyProvisional
        }
    }

    private func permille(_ part: Int, of whole: Int) -> Int { min(1_000, max(0, part * 1_000 / whole)) }
    private func percent(_ permille: Int) -> String { "\(permille / 10).\(permille % 10)%" }
}
