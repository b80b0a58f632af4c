// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Casework

/// 我的工作: what needs me, grouped by what it asks of me, due first, with counts to the end.
package struct WorkPage: Page {
    /// 待办分组.
    package struct Group: Sendable {
        /// `kind.stage`.
        package let stage: String
        /// A code of `Role`, in which it is asked of me, and the unit, where I work in several; otherwise empty.
        package let role, unit: String
        package let count: Int
        package let overdue: Due
        package let lines: [MatterLine]
        /// The address of the whole group.
        package let all: String
        /// Whether the counts are of the whole group.
        package let isCountComplete: Bool
        /// What may be done here to several at once.
        package let verbs: [Verb]

        package init(
            stage: String, role: String, unit: String = "", count: Int, overdue: Due, lines: [MatterLine], all: String,
            isCountComplete: Bool = true, verbs: [Verb] = []
        ) {
            self.verbs = verbs
            self.stage = stage
            self.role = role
            self.unit = unit
            self.count = count
            self.overdue = overdue
            self.lines = lines
            self.all = all
            self.isCountComplete = isCountComplete
        }
    }

    /// 我的草稿: a form that was begun and not sent.
    package struct Draft: Sendable {
        /// The form's address and name.
        package let path, name: String
        /// Of which matter; empty for a registration.
        package let number, subject: String
        package let at: String
        package let isSealed: Bool

        package init(path: String, name: String, number: String, subject: String, at: String, isSealed: Bool = false) {
            self.path = path
            self.name = name
            self.number = number
            self.subject = subject
            self.at = at
            self.isSealed = isSealed
        }
    }

    /// 密封事项逾期提醒: what is over in a sealed matter whose key I hold, wherever it waits.
    package struct Notice: Sendable {
        package let number: String
        /// A code of `ClockID`.
        package let clock: String
        package let unit: String
        package let dueOn: CalendarDate

        package init(number: String, clock: String, unit: String, dueOn: CalendarDate) {
            self.number = number
            self.clock = clock
            self.unit = unit
            self.dueOn = dueOn
        }
    }

    package let notices: [Notice]
    package let groups: [Group]
    /// How many of all are overdue, due today, and in the days after that count as soon.
    package let overdue, dueToday, dueSoon: Due
    /// What has just been done, as a whole sentence.
    package let done: String?
    /// Newest first.
    package let drafts: [Draft]
    /// For how many days a draft is kept.
    package let draftDays: Int
    /// 常用筛选.
    package let saved: [SavedFilterLine]
    /// 本单位在办, for whom nothing waits, and where all of it is listed.
    package var underWay: [MatterLine] = []
    package var underWayPath = Paths.search
    /// What of it is shown; nil is all.
    package var part: WorkPart?
    /// How many there are in all.
    package var waiting: Due?

    package init(
        notices: [Notice] = [], groups: [Group], overdue: Due, dueToday: Due, dueSoon: Due, done: String? = nil,
        drafts: [Draft] = [], draftDays: Int = 30, saved: [SavedFilterLine] = []
    ) {
        self.notices = notices
        self.saved = saved
        self.drafts = drafts
        self.draftDays = draftDays
        self.groups = groups
        self.overdue = overdue
        self.dueToday = dueToday
        self.dueSoon = dueSoon
        self.done = done
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.work.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.work
        let message = HTML.with(done) { view.notice($0, .done) }
        guard !groups.isEmpty || part != nil else {
            let action = nextStep(view)
            return
                "\(message)<h1>\(words.title)</h1>\(late(view))\(view.emptyState(words.emptyTitle, words.empty, action))\(unitsWork(view))\(view.savedFilters(saved))\(draftSection(view))"
        }
        return """
            \(message)<h1>\(words.title)</h1>\(late(view))\(counts(view))\(view.savedFilters(saved))\(HTML.each(groups.enumerated()) { section($1, $0, view) })\
            \(draftSection(view))
            """
    }

    private func unitsWork(_ view: Presentation) -> HTML {
        guard !underWay.isEmpty else { return HTML() }
        let words = view.words.desk.work
        return """
            <section class="group"><h2>\(words.underWay)</h2>\
            \(view.matterTable(underWay, caption: words.underWay, showsStage: true, choosing: nil))\
            <p><a href="\(underWayPath)">\(words.more)</a></p></section>
            """
    }

    /// 下一步, for whom nothing waits: what such a person mostly comes for.
    private func nextStep(_ view: Presentation) -> HTML {
        let words = view.words.desk.work
        let (label, path): (String, String) =
            switch view.person {
            case .some(let person) where person.registers: (words.emptyDo, Paths.register)
            case .some(let person) where person.leads: (words.toLeader, Paths.leader)
            case .some(let person) where person.supervises: (words.toSupervision, Paths.supervision)
            case .some(let person) where person.administers: (words.toPeople, Paths.people)
            case .some(let person) where person.audits: (view.words.desk.audit.accesses, Paths.audit)
            default: (words.toSearch, Paths.search)
            }
        return view.linkButton(label, path, .primary)
    }

    private func draftSection(_ view: Presentation) -> HTML {
        guard !drafts.isEmpty else { return HTML() }
        let words = view.words.desk.drafts
        let rows: [[HTML]] = drafts.map { draft in
            let sealed = HTML.when(draft.isSealed, " " + view.tag(view.words.desk.work.sealed, .sealed))
            return [
                "<a href=\"\(draft.path)?draft=yes\" data-row>\(draft.name)</a>",
                draft.number.isEmpty ? HTML() : "<span class=\"number\">\(draft.number)</span>",
                "\(HTML.isolated(draft.subject))\(sealed)", view.moment(draft.at),
                view.draftRemoval(of: draft.path, back: Paths.work),
            ]
        }
        let work = view.words.desk.work
        let table = view.table(
            caption: words.title, columns: [words.form, work.number, work.subject, words.keptAt, words.discard],
            rows: rows)
        return """
            <section class="group drafts"><h2>\(words.title) \
            <span class="faint">\(words.lead.filling(["days": String(draftDays)]))</span></h2>\(table)</section>
            """
    }

    /// Nobody else is shown it, and no journal says it.
    private func late(_ view: Presentation) -> HTML {
        guard !notices.isEmpty else { return HTML() }
        let words = view.words.desk.work
        let rows: [[HTML]] = notices.map { notice in
            [
                view.dueWord(notice.dueOn) + " " + view.time(notice.dueOn, view.shortDate(notice.dueOn)),
                "<a class=\"number\" href=\"\(Paths.matter(notice.number))\" data-row>\(notice.number)</a>",
                HTML(text: view.words.clocks.names[notice.clock]), HTML(text: notice.unit),
            ]
        }
        let table = view.table(
            caption: words.sealedLate, columns: [words.due, words.number, words.duty, words.unit], rows: rows)
        return "<section class=\"group\"><h2>\(words.sealedLate)</h2>\(table)</section>"
    }

    private func counts(_ view: Presentation) -> HTML {
        let words = view.words.desk.work
        let lateTone: HTML = overdue.count > 0 ? " late" : ""
        let soonTone: HTML = dueToday.count > 0 ? " soon" : ""
        return """
            <dl class="counts"><div><dt>\(words.all)</dt><dd>\(linked(waiting ?? inGroups, nil, view))</dd></div>\
            <div class="count\(lateTone)"><dt>\(words.overdue)</dt><dd>\(linked(overdue, .overdue, view))</dd></div>\
            <div class="count\(soonTone)"><dt>\(words.dueToday)</dt><dd>\(linked(dueToday, .today, view))</dd></div>\
            <div><dt>\(words.dueInDays.filling(["days": String(view.lateness.soon)]))</dt><dd>\(said(dueSoon, view))</dd></div></dl>
            """
    }

    private var inGroups: Due {
        Due(groups.reduce(0) { $0 + $1.count }, isAtLeast: !groups.allSatisfy(\.isCountComplete))
    }

    /// A count that leads to what it counts; where that is shown already, or is nothing, only the count.
    private func linked(_ due: Due, _ part: WorkPart?, _ view: Presentation) -> HTML {
        let count = said(due, view)
        guard due.count > 0, part != self.part else { return HTML(text: count) }
        let name = view.words.desk.work
        let label = part == nil ? name.all : part == .overdue ? name.overdue : name.dueToday
        return
            "<a href=\"\(part.map { "\(Paths.work)?due=\($0.rawValue)" } ?? Paths.work)\">\(count)<span class=\"hidden\"> \(label)</span></a>"
    }

    private func said(_ due: Due, _ view: Presentation) -> String {
        let count = String(due.count)
        if due.isAtLeast, due.count == 0 { return view.words.desk.work.notCounted }
        return due.isAtLeast ? view.words.desk.work.atLeast.filling(["count": count]) : count
    }

    private func section(_ group: Group, _ place: Int, _ view: Presentation) -> HTML {
        let words = view.words.desk.work
        let size =
            group.isCountComplete
            ? words.count("count", group.count) : said(Due(group.count, isAtLeast: true), view)
        let tag =
            group.overdue.isAtLeast
            ? words.overdueAtLeast.filling(["count": String(group.overdue.count)])
            : words.overdueCount("count", group.overdue.count)
        let late = HTML.when(group.overdue.count > 0 && part != .overdue, view.tag(tag, .late))
        let more = HTML.when(
            group.count > group.lines.count,
            "<p><a href=\"\(group.all)\">\(group.isCountComplete ? words.moreAll("count", group.count) : words.more)</a></p>"
        )
        let stage = view.words.terms.stage[group.stage]
        // Who has one role only knows it.
        let role = HTML.when(
            Set(groups.map(\.role)).count > 1,
            " <span class=\"faint\">\(words.yourRole.filling(["role": view.words.terms.role[group.role]]))</span>")
        let unit = HTML.when(!group.unit.isEmpty, " <span class=\"faint\">\(group.unit)</span>")
        let table = view.matterTable(
            group.lines, caption: stage, showsStage: false, showsUnit: false,
            choosing: group.verbs.isEmpty ? nil : "g\(place)")
        let choosing: HTML =
            group.verbs.isEmpty ? table : view.batchForm(table, of: group.lines.count, group.verbs, place: "g\(place)")
        return """
            <section class="group"><h2>\(stage) <span class="count">\(size)</span>\(unit)\(role) \(late)</h2>\
            \(choosing)\(more)</section>
            """
    }
}
