// SPDX-License-Identifier: Apache-2.0

/// 两件比对: two filings side by side, what differs marked by more than colour; a person decides whether they are one matter.
package struct ComparisonPage: Page {
    /// One line of the table: what is on either side.
    package struct Row: Sendable {
        package let label: String
        package let first, second: [Piece]

        package init(_ label: String, _ first: [Piece], _ second: [Piece]) {
            self.label = label
            self.first = first
            self.second = second
        }

        /// A line of short values, which are the same or not.
        package init(_ label: String, _ first: String, _ second: String) {
            let isShared = first == second
            self.init(label, [Piece(first, isShared: isShared)], [Piece(second, isShared: isShared)])
        }
    }

    /// A stretch of a text.
    package struct Piece: Sendable {
        package let text: String
        /// The other side has it too.
        package let isShared: Bool

        package init(_ text: String, isShared: Bool) {
            self.text = text
            self.isShared = isShared
        }
    }

    /// What can be decided here.
    package enum Decision: Sendable {
        /// It is being registered: all that was typed, and the number of the other.
        case registering(typed: [(name: String, value: String)], number: String)
        /// It is a matter already: the form that joins it to the other, where the person may, and whether the other still runs.
        case joining(number: String, path: String?, isOpen: Bool)
        /// Both are filings of one matter.
        case none
    }

    package let first, second: String
    /// Where the way here began.
    package let crumb: Crumb
    package let rows: [Row]
    package let decision: Decision

    package init(first: String, second: String, crumb: Crumb, rows: [Row], decision: Decision) {
        self.first = first
        self.second = second
        self.crumb = crumb
        self.rows = rows
        self.decision = decision
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.compare.title }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.nav.work, Paths.work), crumb] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.compare
        let given = rows.filter(\.isGiven)
        let differing = given.filter(\.differs)
        let same = given.filter { !$0.differs }
        let result =
            differing.isEmpty
            ? words.allSame("count", same.count)
            : words.differing("count", differing.count, ["names": view.listing(differing.map(\.label))])
        let differences = HTML.when(
            !differing.isEmpty, "<p class=\"faint\">\(words.lead)</p>\(table(differing, title(in: view), view))")
        let rest = HTML.when(
            !same.isEmpty,
            """
            <details\(differing.isEmpty ? " open" : HTML())><summary>\(words.sameRows("count", same.count))</summary>\
            \(table(same, words.sameRows("count", same.count), view))</details>
            """)
        return "<h1>\(title(in: view))</h1><p class=\"lead\">\(result)</p>\(differences)\(rest)\(choice(view))"
    }

    private func table(_ rows: [Row], _ caption: String, _ view: Presentation) -> HTML {
        let words = view.words.desk.compare
        let lines = rows.map { row -> [HTML] in
            let differs = HTML.when(row.differs, " " + view.tag(words.differs, .soon))
            return [
                "<b>\(row.label)</b>\(differs)", side(row.first, "del"), side(row.second, "ins"),
            ]
        }
        return view.table(
            caption: caption, columns: [words.field, first, second], rows: lines, kind: "rows compare")
    }

    private func side(_ pieces: [Piece], _ mark: StaticString) -> HTML {
        let tag: HTML = HTML(stringLiteral: mark)
        let inside = HTML.each(pieces.filter { !$0.text.isEmpty }) { piece in
            piece.isShared ? HTML(text: piece.text) : "<\(tag)>\(piece.text)</\(tag)>"
        }
        return inside.isEmpty ? HTML() : "<div dir=\"auto\">\(inside)</div>"
    }

    private func choice(_ view: Presentation) -> HTML {
        let words = view.words.desk.compare
        switch decision {
        case .none: return "<p><a href=\"\(crumb.path)\">\(view.words.common.back)</a></p>"
        case .registering(let typed, let number):
            let fields = HTML.each(typed) { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
            let inside: HTML = """
                \(fields)<div class="buttons">\(view.button(words.same, .plain, name: "repeatOf", value: number))\
                \(view.button(words.new, .plain, name: "repeatOf", value: "none"))\
                \(view.button(words.backToForm, .quiet, name: "repeatOf", value: ""))</div>
                """
            return """
                <section class="quote"><h2>\(words.joinTitle)</h2>\(view.form(Paths.register, kind: "batch", inside))</section>
                """
        case .joining(let number, let path, let isOpen):
            let join = HTML.with(isOpen ? path : nil) {
                view.linkButton(words.join.filling(["number": number]), $0, .plain)
            }
            let lead = isOpen ? words.joinLead : words.over.filling(["number": number])
            return """
                <section class="quote"><h2>\(words.joinTitle)</h2><p>\(lead)</p><div class="inline-buttons">\(join)\
                \(view.linkButton(words.notSame, crumb.path))</div></section>
                """
        }
    }
}

extension ComparisonPage.Row {
    /// Whether either side says anything.
    var isGiven: Bool { (first + second).contains { !$0.text.isEmpty } }

    /// Whether the sides are not the same.
    var differs: Bool { (first + second).contains { !$0.isShared && !$0.text.isEmpty } }
}
