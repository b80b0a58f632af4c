// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 部件: every part of the pages in every state, for whoever builds or judges them. It exists in a demonstration only.
package struct PartsPage: Page {
    package let house: House
    /// Today's rules, by which the clocks are reckoned.
    package let book: RuleBook
    package let today: CalendarDate
    /// In which look the page is shown, by the fields of a link.
    package let look: String

    package init(house: House, book: RuleBook, today: CalendarDate, look: String = "") {
        self.look = look
        self.house = house
        self.book = book
        self.today = today
    }

    package func title(in view: Presentation) -> String { view.words.parts.title }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.common.home, Paths.home), Crumb(view.words.parts.title, Paths.parts)]
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.parts
        let other: HTML =
            house == .portal
            ? "<a href=\"\(Paths.deskParts)\">\(view.words.common.deskName)</a>"
            : "<a href=\"\(Paths.parts)\">\(view.words.common.portalName)</a>"
        return """
            <h1>\(words.title)</h1><p class="lead">\(words.lead) \(other)</p>\(looks(view))\
            \(part("buttons", buttons(view), view))\(part("tags", tags(view), view))\(part("notices", notices(view), view))\
            \(part("fields", fields(view), view))\(part("choices", choices(view), view))\(part("clocks", clocks(view), view))\
            \(part("lists", lists(view), view))\(part("timeLine", timeLine(view), view))\(part("panels", panels(view), view))\
            \(part("charts", charts(view), view))\(morePartsAtWork(view))
            """
    }

    /// The looks of this page, each by a link.
    private func looks(_ view: Presentation) -> HTML {
        let words = view.words.look
        let all: [(String, String)] =
            [("", words.typeStandard), ("?type=elder", words.typeElder), ("?contrast=more", words.contrastMore)]
            + (house == .desk ? [("?theme=dark", words.themeDark), ("?density=compact", words.densityCompact)] : [])
        let here = house == .desk ? Paths.deskParts : Paths.parts
        return view.tabs(words.title, all.map { Tab($0.1, here + $0.0, isHere: look == $0.0) })
    }

    func part(_ code: String, _ inside: HTML, _ view: Presentation) -> HTML {
        "<section class=\"part\"><h2>\(view.words.parts.names[code])</h2>\(inside)</section>"
    }

    private func buttons(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let all: [(String, Presentation.Weight)] = [
            (words.primary, .primary), (words.plain, .plain), (words.quiet, .quiet), (words.danger, .danger),
        ]
        let links = HTML.each(all) { view.linkButton($0.0, Paths.parts, $0.1) }
        let pressed = HTML.each(all) { view.button($0.0, $0.1, name: "part", value: "x") }
        let working =
            "<button class=\"button primary\" aria-disabled=\"true\">\(view.words.common.working)</button>"
            as HTML
        return """
            <div class="buttons">\(links)</div><form action="\(Paths.parts)"><div class="buttons">\(pressed)\(working)</div></form>
            """
    }

    private func tags(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let all: [(String, Presentation.Tone)] = [
            (words.plain, .plain), (words.done, .done), (words.soon, .soon), (words.late, .late),
            (view.words.desk.work.sealed, .sealed),
        ]
        return "<p>\(HTML.joined(all.map { view.tag($0.0, $0.1) }, separator: " "))</p>"
    }

    private func notices(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let all: [(String, Presentation.Tone)] = [
            (words.plain, .plain), (words.done, .done), (words.soon, .soon), (words.late, .late),
            (view.words.desk.work.sealed, .sealed),
        ]
        return HTML.each(all) { view.notice($0.0, $0.1) }
    }

    private func fields(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let form = FormState(
            values: ["filled": [words.sample], "wrong": [words.sample], "day": [today.iso]],
            faults: [.init(field: "wrong", sentence: words.fault)])
        return """
            \(view.errorSummary(form))<div class="form">\(view.line(Field("empty", words.field, hint: words.hint, required: false), form))\
            \(view.line(Field("filled", words.field), form))\(view.line(Field("wrong", words.field), form))\
            \(view.day(Field("day", words.day, width: .short), form))\(view.number(Field("count", words.number, width: .short), form, min: 1, max: 99))\
            \(view.text(Field("text", words.text, maxLength: 2_000), form, rows: 3))\
            \(view.select(Field("one", words.select), form, options(view), blank: view.words.common.choose))\
            \(view.files(Field("files", words.files, required: false), form))\(view.sending(40))</div>\
            \(wrong(view))
            """
    }

    /// Each field as it is when something is wrong with it, and what a refusal looks like.
    private func wrong(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let names = ["badText", "badOne", "badDay", "badRadio", "badTick", "badFiles"]
        let form = FormState(
            values: ["badText": [words.sample + words.sample], "badTick": ["yes"]],
            faults: names.map { .init(field: $0, sentence: words.fault) })
        let refused = FormState(values: [:], trouble: .refused(Refusal(.notYours, article: "27")))
        return """
            <div class="form">\(view.text(Field("badText", words.text, maxLength: 3), form, rows: 2))\
            \(view.select(Field("badOne", words.select), form, options(view), blank: view.words.common.choose))\
            \(view.day(Field("badDay", words.day, width: .short), form))\
            \(view.radios(Field("badRadio", words.select), form, options(view)))\
            \(view.tick(Field("badTick", words.first), form))\(view.files(Field("badFiles", words.files), form))</div>\
            \(view.errorSummary(refused))
            """
    }

    private func options(_ view: Presentation) -> [Choice] {
        let words = view.words.parts
        return [Choice("a", words.first, hint: words.hint), Choice("b", words.second)]
    }

    private func choices(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let form = FormState(values: ["radio": ["a"], "check": ["b"]])
        return """
            <div class="form">\(view.radios(Field("radio", words.select), form, options(view)))\
            \(view.checkboxes(Field("check", words.select), form, options(view)))\(view.tick(Field("tick", words.first), form))</div>
            """
    }

    /// The clock in each of its states, long and short.
    private func clocks(_ view: Presentation) -> HTML {
        let set = book.set(on: today)
        func reckoning(_ daysAgo: Int) -> Reckoning? {
            do {
                return try book.reckon(.disposal, version: set.version, from: today.adding(days: -daysAgo))
            } catch {
                return nil
            }
        }
        let all: [ClockView?] = [
            reckoning(2).map { ClockView($0) }, reckoning(12).map { ClockView($0) },
            reckoning(40).map { ClockView($0) }, reckoning(30).map { ClockView($0, metOn: today.adding(days: -20)) },
            reckoning(60).map { ClockView($0, metOn: today.adding(days: -10)) },
            reckoning(8).map { ClockView($0, stoppedOn: today.adding(days: -2)) }, reckoning(15).map { ClockView($0) },
        ]
        let bars = HTML.each(all.compactMap { $0 }) { view.clockBar($0, inner: house == .desk) }
        let words = HTML.joined([-40, -3, 0, 3, 30].map { view.dueWord(today.adding(days: $0)) }, separator: " · ")
        return "\(bars)<p>\(words)</p>"
    }

    private func lists(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let rows = [
            SummaryRow(words.first, HTML(text: words.sample), change: Paths.parts), SummaryRow(words.second, HTML()),
        ]
        let chips = view.chips([Chip(words.first, without: Paths.parts)], clear: Paths.parts)
        let table = view.table(
            caption: words.select, columns: [words.first, words.second],
            rows: [["\(words.sample)", "12"], ["\(words.sample)", "345"]])
        return """
            \(view.summary(rows))\(table)\(chips)\(view.pager(next: Paths.parts, first: Paths.parts))\
            \(view.steps([words.first, words.second, words.sample]))\(view.bullets([words.first, words.second]))
            """
    }

    private func timeLine(_ view: Presentation) -> HTML {
        let words = view.words.parts
        return view.timeLine(
            [(0, words.second), (-3, words.first)].map { days, sentence in
                let day = today.adding(days: days)
                return TimeLineItem(
                    when: view.time(day, view.longDate(day)), sentence: sentence,
                    detail: "<p class=\"faint\">\(words.sample)</p>")
            })
    }

    private func panels(_ view: Presentation) -> HTML {
        let words = view.words.parts
        return """
            <div class="panel"><p class="big">2026-0123456-7</p><p>\(words.done)</p></div>\
            \(view.emptyState(words.first, words.sample, view.linkButton(words.primary, Paths.parts)))\
            <div class="quote"><p>\(words.sample)</p></div><details><summary>\(words.second)</summary><p>\(words.sample)</p></details>
            """
    }

    private func charts(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let months = view.words.common.months
        let up = (1...12).map { Optional($0 * $0) }
        let down = (1...12).map { $0 == 4 ? nil : Optional(150 - $0 * 9) }
        let series = [Chart.Series(words.first, up), Chart.Series(words.second, down)]
        let tiles = (0..<5).map { index in
            TileMap.Tile(name: "\(words.first)\(index + 1)", value: index * 7, place: nil)
        }
        return """
            \(view.chart(Chart(.bars, title: words.bars, axis: words.select, categories: Array(months.prefix(4)), series: [.init(words.first, [12, nil, 0, 40])])))\
            \(view.chart(Chart(.stack, title: words.stack, axis: words.select, categories: months, series: series)))\
            \(view.chart(Chart(.lines, title: words.lines, axis: words.select, categories: months, series: series)))\
            \(view.tileMap(TileMap(title: words.tiles, tiles: tiles)))
            """
    }
}
