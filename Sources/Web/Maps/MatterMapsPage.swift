// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 事项的办事图: where it stands on its charts, who must do what, and its clocks on one axis.
package struct MatterMapsPage: Page {
    /// 程序 with the stages it has passed.
    package struct Flow: Sendable {
        package let chart: FlowChart
        /// Nothing is asked of anybody at this stage.
        package let isResting: Bool
        package let here: StageCode
        package let been: Set<StageCode>
        package let unit: String

        package init(chart: FlowChart, isResting: Bool = false, here: StageCode, been: Set<StageCode>, unit: String) {
            self.chart = chart
            self.isResting = isResting
            self.here = here
            self.been = been
            self.unit = unit
        }
    }

    /// 责任 of one step: unit and names as the page's language writes them.
    package struct Line: Sendable {
        package let duty: Duty
        /// Nil where the act itself names the unit.
        package let unit: String?
        package let people, approvers, leaders: [String]

        package init(duty: Duty, unit: String?, people: [String], approvers: [String], leaders: [String]) {
            self.duty = duty
            self.unit = unit
            self.people = people
            self.approvers = approvers
            self.leaders = leaders
        }
    }

    package let number, subject: String
    package let isSealed: Bool
    package let rules: RuleSet
    package let flows: [Flow]
    package let lines: [Line]
    package let times: TimeChart?

    package init(
        number: String, subject: String, isSealed: Bool, rules: RuleSet, flows: [Flow], lines: [Line], times: TimeChart?
    ) {
        self.number = number
        self.subject = subject
        self.isSealed = isSealed
        self.rules = rules
        self.flows = flows
        self.lines = lines
        self.times = times
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.maps.matterTitle.filling(["number": number]) }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.desk.nav.work, Paths.work), Crumb(number, Paths.matter(number))]
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.maps
        return """
            <h1>\(title(in: view))</h1><p class="lead"><bdi>\(subject)</bdi></p>\(timeSection(view))\(flowSection(view))\
            <section><h2>\(words.responsibility)</h2>\(responsibility(view))</section>
            """
    }

    private func flowSection(_ view: Presentation) -> HTML {
        let words = view.words.maps
        let drawn = HTML.each(flows.enumerated()) { index, flow in draw(flow, index, view) }
        return "<section><h2>\(words.flow)</h2>\(drawn)</section>"
    }

    /// A proceeding that rests only waits: behind its name it is told step by step where it stands, and the drawing of its table is a link away.
    private func draw(_ flow: Flow, _ index: Int, _ view: Presentation) -> HTML {
        let words = view.words.maps
        let standing = FlowPicture.Standing(here: flow.here, been: flow.been)
        let list = view.flowList(flow.chart, rules: rules, standing: standing)
        let kind = flow.chart.kind.rawValue
        let name: HTML = """
            \(view.words.terms.kind[kind]) · \(flow.unit) \(view.tag(view.words.terms.stage(kind, flow.here.rawValue), .late))
            """
        if flow.isResting {
            let title = words.flowTitle.filling(["name": view.words.terms.kind[kind]])
            return """
                <details><summary>\(name)</summary>\(list)<p><a href="\(Paths.map(kind))">\(title)</a></p></details>
                """
        }
        let picture = FlowPicture(view: view, chart: flow.chart, rules: rules, standing: standing, number: index)
        return """
            <h3>\(name)</h3>\(view.behind(picture.svg))<details class="map-steps no-print"><summary>\(words.stepByStep)</summary>\
            \(list)</details>
            """
    }

    private func timeSection(_ view: Presentation) -> HTML {
        let words = view.words.maps
        guard let times else {
            return "<section><h2>\(words.times)</h2><p class=\"faint\">\(view.words.clocks.noClocks)</p></section>"
        }
        let rows: [[HTML]] = times.rows.map { row in
            let clock = row.clock
            let rule = rules.clock(clock.clock)
            let state = ClockView.state(of: clock, on: view.today)
            let hasLapsed = clock.isRunning && clock.clock.limitsRight && clock.dueOn < view.today
            return [
                HTML(text: view.words.clocks.names[clock.clock.rawValue]),
                view.time(clock.startedOn, view.shortDate(clock.startedOn)),
                view.time(clock.internalDueOn, view.shortDate(clock.internalDueOn)),
                view.time(clock.dueOn, view.longDate(clock.dueOn)),
                hasLapsed ? HTML(text: view.words.maps.liabilities["rightLost"]) : view.clockWord(state),
                HTML(text: excluded(clock, view)),
                HTML(text: rule.map { view.citation(law: $0.law, article: $0.article) } ?? ""),
            ]
        }
        let key: HTML = "<p class=\"faint\">\(words.hatched)　\(words.longer)</p>"
        let table = view.table(
            caption: words.times,
            columns: [
                words.clock, words.start, words.inner, words.due, words.state, words.stopped, words.grounds,
            ], rows: rows)
        let picture = view.behind(TimePicture(view: view, chart: times).svg + key)
        return "<section><h2>\(words.times)</h2>\(picture)\(table)</section>"
    }

    private func excluded(_ clock: ClockState, _ view: Presentation) -> String {
        clock.excluding > 0 ? view.length(clock.excluding, .calendarDay) : ""
    }

    private func responsibility(_ view: Presentation) -> HTML {
        let words = view.words.maps
        guard !lines.isEmpty else { return "<p class=\"faint\">\(words.noOpen)</p>" }
        let sealed = HTML.when(isSealed, view.notice(words.sealed, .sealed))
        return """
            <p>\(words.responsibilityLead)</p>\(sealed)\(view.behind(LanePicture(view: view, lanes: lanes(view)).svg))\(table(view))
            """
    }

    private func lanes(_ view: Presentation) -> [LanePicture.Lane] {
        var order: [String] = []
        var steps: [String: [(number: Int, text: String, isOpen: Bool)]] = [:]
        for (index, line) in lines.enumerated() {
            let lane = line.unit ?? view.words.maps.namedUnit
            if steps[lane] == nil { order.append(lane) }
            let verb = view.words.terms.verb[line.duty.step.verb.rawValue]
            steps[lane, default: []].append((index + 1, verb, line.duty.isOpen))
        }
        return order.map { LanePicture.Lane(name: $0, steps: steps[$0] ?? []) }
    }

    private func table(_ view: Presentation) -> HTML {
        let words = view.words.maps
        let rows: [[HTML]] = lines.enumerated().map { index, line in
            let step = line.duty.step
            let now = HTML.when(line.duty.isOpen, " " + view.tag(words.now, .soon))
            let people = line.people.isEmpty ? "" : view.words.common.colon + view.listing(line.people)
            let clocks = line.duty.terms.map { term in
                let due = term.dueOn.map { " " + view.shortDate($0) } ?? ""
                return view.words.clocks.names[term.clock.rawValue] + due
            }
            return [
                "\(index + 1)", "<b>\(view.words.terms.verb[step.verb.rawValue])</b>\(now)",
                HTML(text: line.unit ?? words.namedUnit),
                HTML(text: view.listing(step.by.map(view.performer)) + people), names(line.approvers, view),
                names(line.leaders, view), HTML(text: view.articles(step.article)), HTML(text: view.listing(clocks)),
                HTML(text: view.listing(line.duty.terms.map { view.liability($0.liability) })),
            ]
        }
        return view.table(
            caption: words.responsibility,
            columns: [
                words.number, words.step, words.unit, words.people, words.approver, words.leader, words.grounds,
                words.clock, words.liability,
            ], rows: rows, kind: "rows clocks")
    }

    private func names(_ names: [String], _ view: Presentation) -> HTML {
        names.isEmpty ? "<span class=\"faint\">\(view.words.maps.nobody)</span>" : HTML(text: view.listing(names))
    }
}

extension ClockView {
    /// Where a clock stands by its row alone, without how it was reckoned.
    static func state(of clock: ClockState, on today: CalendarDate) -> State {
        if clock.recordedLateOn != nil { return .recordedLate }
        if let metOn = clock.metOn {
            return metOn > clock.dueOn ? .metLate(days: clock.dueOn.days(until: metOn)) : .metInTime
        }
        if clock.isSuspended { return .paused }
        if clock.stoppedOn != nil { return .ended }
        return state(due: clock.dueOn, today: today)
    }
}
