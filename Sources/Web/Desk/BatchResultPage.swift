// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 批量结果: what came of each of the chosen, with the way to each.
package struct BatchResultPage: Page {
    /// 办成与否.
    package enum Outcome: Sendable {
        case done
        /// A whole sentence, and the article where the law says so.
        case notDone(sentence: String, article: String)
    }

    /// One of the chosen.
    package struct Line: Sendable {
        package let number, subject: String
        /// `kind.stage` of today; empty when the matter has left the person's sight.
        package let stage: String
        package let outcome: Outcome

        package init(number: String, subject: String, stage: String, outcome: Outcome) {
            self.number = number
            self.subject = subject
            self.stage = stage
            self.outcome = outcome
        }
    }

    package let verb: Verb
    package let lines: [Line]
    package let isOver: Bool

    package init(verb: Verb, lines: [Line], isOver: Bool = true) {
        self.verb = verb
        self.lines = lines
        self.isOver = isOver
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String {
        view.words.desk.batch.resultTitle.filling(["act": view.words.terms.verb[verb.rawValue]])
    }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.nav.work, Paths.work)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.batch
        guard isOver else {
            return """
                <h1>\(title(in: view))</h1>\(view.notice(words.running))<p><a href="\(view.path)">\(words.again)</a></p>
                """
        }
        let done = lines.count { $0.isDone }
        let counts = HTML.joined(
            [
                HTML.when(done > 0, view.tag(words.done("count", done), .done)),
                HTML.when(done < lines.count, view.tag(words.notDone("count", lines.count - done), .late)),
            ], separator: " ")
        let table = view.table(
            caption: title(in: view),
            columns: [view.words.desk.work.number, view.words.desk.work.subject, words.now, words.outcome],
            rows: (lines.filter { !$0.isDone } + lines.filter(\.isDone)).map { row($0, view) })
        return """
            <h1>\(title(in: view))</h1><p role="status">\(counts)</p>\(table)\
            <p><a class="button plain" href="\(Paths.work)">\(words.toWork)</a></p>
            """
    }

    private func row(_ line: Line, _ view: Presentation) -> [HTML] {
        let words = view.words.desk.batch
        let isSeen = !line.stage.isEmpty
        let number: HTML =
            isSeen
            ? "<a class=\"number\" href=\"\(Paths.matter(line.number))\" data-row>\(line.number)</a>"
            : "<span class=\"number\">\(line.number)</span>"
        let stage: HTML =
            isSeen ? HTML(text: view.words.terms.stage[line.stage]) : "<span class=\"faint\">\(words.gone)</span>"
        let outcome: HTML =
            switch line.outcome {
            case .done: view.tag(words.isDone, .done)
            case .notDone(let sentence, let article): view.reason(sentence, article)
            }
        return [number, HTML.isolated(line.subject), stage, outcome]
    }
}

extension BatchResultPage.Line {
    /// Whether it was done.
    var isDone: Bool {
        if case .done = outcome { true } else { false }
    }
}
