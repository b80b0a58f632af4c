// SPDX-License-Identifier: Apache-2.0

/// 边输边查: the first matters that hold what was typed so far, as a piece of a page for the script.
package struct QuickSearchList: Sendable {
    package let lines: [MatterLine]

    package init(lines: [MatterLine]) { self.lines = lines }

    package func html(in view: Presentation) -> HTML {
        guard !lines.isEmpty else { return "<p role=\"status\">\(view.words.desk.palette.none)</p>" }
        let items = HTML.each(lines) { line in
            let due = HTML.with(line.dueOn) { " \(view.dueWord($0))" }
            return """
                <li><a href="\(Paths.matter(line.number))"><bdi>\(line.subject)</bdi> \
                <span class="faint number">\(line.number)</span>\(due)</a></li>
                """
        }
        let shown = view.words.desk.palette.shown("count", lines.count)
        return "<ul>\(items)</ul><p class=\"hidden\" role=\"status\">\(shown)</p>"
    }
}
