// SPDX-License-Identifier: Apache-2.0

/// 审计: the two logs that the audit administrator reads, newest first. Fields of the filter: `account`, `number`, `from`, `to`.
package struct AuditPage: Page {
    /// 查阅记录: somebody was shown a matter.
    package struct Access: Sendable {
        /// The last and the first showing, as instants, and how many there were.
        package let at, since: String
        package let count: Int
        package let account, name: String
        /// A code of `Seen`.
        package let seen: String
        /// Empty for a sealed matter and for a look-up that found nothing.
        package let number: String
        package let isSealed: Bool

        package init(
            at: String, since: String? = nil, count: Int = 1, account: String, name: String, seen: String,
            number: String, isSealed: Bool
        ) {
            self.at = at
            self.since = since ?? at
            self.count = count
            self.account = account
            self.name = name
            self.seen = seen
            self.number = number
            self.isSealed = isSealed
        }
    }

    /// 管理记录: an administrator did something.
    package struct AdminLine: Sendable {
        /// An instant.
        package let at: String
        /// Nil for the command line.
        package let account: String?
        /// A code of `AdminAct`.
        package let act: String
        package let subject, detail: String

        package init(at: String, account: String?, act: String, subject: String, detail: String) {
            self.at = at
            self.account = account
            self.act = act
            self.subject = subject
            self.detail = detail
        }
    }

    /// Which of the two logs.
    package enum Log: Sendable {
        case accesses([Access])
        case acts([AdminLine])
    }

    package let log: Log
    package let form: FormState
    package let next, first: String?

    package init(log: Log, form: FormState = FormState(), next: String? = nil, first: String? = nil) {
        self.log = log
        self.form = form
        self.next = next
        self.first = first
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String {
        let words = view.words.desk.audit
        return switch log {
        case .accesses: words.accesses
        case .acts: words.acts
        }
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.audit
        let (other, path): (String, String) =
            switch log {
            case .accesses: (words.acts, Paths.adminAudit)
            case .acts: (words.accesses, Paths.audit)
            }
        let head: HTML = """
            \(view.errorSummary(form))<div class="head-line"><h1>\(title(in: view))</h1>\(view.linkButton(other, path))</div>\
            <p class="faint">\(words.lead)</p>\(filter(view))
            """
        let lines = rows(view)
        guard !hasErrors else { return head }
        guard !lines.isEmpty else { return head + view.emptyState(words.emptyTitle, words.empty) }
        return head
            + view.table(
                caption: title(in: view), columns: columns(words), rows: lines, kind: "rows lines",
                classes: ["at", "account", "main"])
            + view.pager(next: next, first: first)
    }

    private func filter(_ view: Presentation) -> HTML {
        let words = view.words.desk.audit
        let account = view.line(Field.filter("account", words.account), form)
        let (path, number): (String, HTML) =
            switch log {
            case .accesses: (Paths.audit, view.line(Field.filter("number", words.number), form))
            case .acts: (Paths.adminAudit, HTML())
            }
        return """
            <form class="filters dense" action="\(path)" method="get" novalidate>\(account)\(number)\
            \(view.day(Field.filter("from", words.from), form))\(view.day(Field.filter("to", words.to), form))\
            <div class="buttons"><button class="button primary">\(view.words.common.apply)</button></div></form>
            """
    }

    private func columns(_ words: DeskWords.Audit) -> [String] {
        switch log {
        case .accesses: [words.at, words.name, words.shown, words.number]
        case .acts: [words.at, words.account, words.act, words.subject, words.detail]
        }
    }

    private func rows(_ view: Presentation) -> [[HTML]] {
        let words = view.words.desk.audit
        switch log {
        case .accesses(let lines):
            return lines.map { line in
                let number: HTML =
                    line.isSealed
                    ? view.tag(view.words.desk.work.sealed, .sealed)
                    : HTML.when(
                        !line.number.isEmpty,
                        "<a class=\"number\" href=\"\(Paths.audit)?number=\(line.number)\">\(line.number)</a>")
                let often = HTML.when(
                    line.count > 1,
                    " <span class=\"faint\">\(words.often("count", line.count, ["since": view.hourSaid(line.since)]))</span>"
                )
                return [
                    view.moment(line.at),
                    """
                    \(HTML.isolated(line.name)) \
                    <a class="faint" href="\(Paths.audit)?account=\(line.account)">\(line.account)</a>
                    """,
                    "\(words.seen[line.seen])\(often)", number,
                ]
            }
        case .acts(let lines):
            return lines.map { line in
                [
                    view.moment(line.at), HTML(text: line.account ?? words.commandLine),
                    HTML(text: words.adminActs[line.act]), HTML(text: line.subject), HTML.isolated(line.detail),
                ]
            }
        }
    }
}
