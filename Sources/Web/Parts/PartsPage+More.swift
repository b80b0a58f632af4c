// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 部件 that stand on few pages: those of filing, of lists that are worked on, and those that only a script opens.
extension PartsPage {
    func morePartsAtWork(_ view: Presentation) -> HTML {
        """
        \(part("tabs", tabs(view), view))\(part("question", question(view), view))\(part("doors", doors(view), view))\
        \(part("picks", picks(view), view))\(part("compare", comparison(view), view))\
        \(part("suggested", suggested(view), view))\(part("overlays", overlays(view), view))\(part("slip", slip(view), view))
        """
    }

    private func tabs(_ view: Presentation) -> HTML {
        let words = view.words.parts
        return view.tabs(
            words.names["tabs"],
            [
                Tab(words.first, Paths.parts, isHere: true), Tab(words.second, Paths.parts),
                Tab(words.sample, Paths.parts),
            ])
    }

    private func question(_ view: Presentation) -> HTML {
        let way = FilingWay(.oneself)
        return HTML.each([way.steps.first, way.steps.last].compactMap(\.self)) { view.progress($0, way) }
    }

    private func doors(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let door: (String, HTML) -> HTML = { name, kind in
            "<li class=\"door\(kind)\"><a href=\"\(Paths.parts)\"><b>\(name)</b></a><p>\(words.sample)</p></li>"
        }
        return "<ul class=\"doors\">\(door(words.first, " first"))\(door(words.second, ""))</ul>"
    }

    /// A list whose lines can be ticked, with its bar.
    private func picks(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let rows: [[HTML]] = ["a", "b"].map { id in
            [
                """
                <input type="checkbox" name="pick" value="\(id)" id="pick-\(id)"><label class="hidden" for="pick-\(id)">\(words.first)</label>
                """, HTML(text: words.sample),
            ]
        }
        return """
            <form action="\(Paths.parts)" class="group">\(view.tickAll(view.words.desk.batch.chooseAll, id: "pick-all", of: "pick"))\
            \(view.table(caption: words.names["picks"], columns: [words.first, words.second], rows: rows))\
            <div class="batch-bar">\(view.button(words.plain, .plain))</div></form>
            """
    }

    private func comparison(_ view: Presentation) -> HTML {
        let words = view.words.parts
        return view.table(
            caption: words.names["compare"], columns: [words.select, words.first, words.second],
            rows: [
                [
                    HTML(text: words.field), "<div>\(words.sample)<del>\(words.first)</del></div>",
                    "<div>\(words.sample)<ins>\(words.second)</ins></div>",
                ]
            ], kind: "rows compare")
    }

    private func suggested(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let lines = HTML.each([words.first, words.second]) { "<li><a href=\"\(Paths.parts)\">\($0)</a></li>" }
        return """
            <div class="palette still"><div class="suggested"><ul>\(lines)</ul></div></div>\
            <div class="palette still"><div class="suggested"><p>\(view.words.desk.palette.none)</p></div></div>
            """
    }

    /// A dialog as it is when open, and a toast as it is while it speaks.
    private func overlays(_ view: Presentation) -> HTML {
        let words = view.words.parts
        let name = words.names["overlays"]
        return """
            <div class="palette still" role="group" aria-label="\(name)"><label for="part-box">\(words.field)</label>\
            <input id="part-box" type="search" autocomplete="off"></div><p class="toast still">\(words.done)</p>\
            <div class="buttons">\(view.copyButton(words.plain, of: words.sample, done: words.done, failed: words.late))</div>
            """
    }

    private func slip(_ view: Presentation) -> HTML {
        let words = view.words.parts
        return """
            <div class="slip"><p class="slip-office">\(view.office.name)</p><dl><dt>\(words.first)</dt><dd class="big">2026-0123456-7</dd>\
            <dt>\(words.second)</dt><dd>\(words.sample)</dd></dl><p class="slip-foot">\(words.hint)</p></div>
            """
    }
}
