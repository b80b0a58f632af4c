// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension ActPage {
    /// The questions of the act. What is asked of one answer alone stands behind it: the style sheet folds it away until that answer is chosen,
    /// and where a browser cannot, all of it is open.
    func questions(_ view: Presentation) -> HTML {
        let asked = verb.asked.filter { !leftOut.contains($0.name) }
        let ticks = asked.filter { Self.results.contains($0.name) }
        var inside: HTML = HTML.when(
            !form["advised"].isEmpty, "<input type=\"hidden\" name=\"advised\" value=\"yes\">")
        let listed = asked.first { $0.kind == .unit }?.name
        for field in asked {
            if field.name == ticks.first?.name {
                inside.append(results(ticks, view))
            } else if !Self.results.contains(field.name) {
                let box = view.actField(
                    field, form, units: units, categories: categories, listed: field.name == listed ? nil : listed)
                inside.append(condition(of: field).map { "<div class=\"\($0)\">\(box)</div>" } ?? box)
            }
        }
        return inside
    }

    /// 三到位一处理 (art 27): four ticks that are one question.
    private func results(_ ticks: [ActField], _ view: Presentation) -> HTML {
        """
        <fieldset class="row"><legend>\(view.words.desk.act.results)</legend>\
        \(HTML.each(ticks) { view.actField($0, form, units: units, categories: categories) })</fieldset>
        """
    }

    private static let results: Set<String> = ["isSolved", "isExplained", "isHelped", "isPutInOrder"]

    /// The answer without which nothing is asked here.
    private func condition(of field: ActField) -> String? {
        switch verb {
        case .proveService: ServiceProof.onlyOf[field.name]?.rawValue
        case .draftOpinion where ["executeBy", "executor", "isDone"].contains(field.name):
            OpinionDraft.Outcome.supported.rawValue
        default: nil
        }
    }

    /// How many answers are missing, where nothing that was typed is wrong.
    func missing(_ view: Presentation) -> String? {
        guard form.faults.allSatisfy({ form[$0.field].isEmpty }), form["advised"].isEmpty else { return nil }
        return view.words.desk.act.missing("count", form.faults.count)
    }
}

extension DeskWords.Act {
    /// What the button of an act says, and what is said when it is done: as one says it, where the verb alone does not.
    func button(of verb: Verb, _ terms: TermsWords) -> String {
        buttons.words(for: verb.rawValue) ?? terms.verb[verb.rawValue]
    }
}
