// SPDX-License-Identifier: Apache-2.0

extension Presentation {
    /// The frame of a question: a way back, how far one has come, the errors, the question, one button.
    func question(
        _ page: some FilingQuestion, isUpload: Bool = false, _ inside: HTML
    ) -> HTML {
        let filing = words.portal.filing
        let (step, form, way) = (type(of: page).step, page.form, page.way)
        // Only what is behind is stored, and nothing is while the store is away.
        let isStored = form.trouble == nil && step != .who
        let goal = HTML.when(way.isChange, "<input type=\"hidden\" name=\"then\" value=\"check\">")
        return """
            <a class="back" href="\(way.back(from: step))">\(words.common.back)</a>\(errorSummary(form))\(progress(step, way))\
            \(self.form(step.path, isUpload: isUpload, id: "question", "\(goal)\(inside)<div class=\"buttons\">\(button(words.common.next))\(button(filing.pause, .quiet, name: "pause", value: "yes"))</div>"))\
            \(HTML.when(isStored, "<p class=\"faint saved\">\(filing.saved)</p>"))
            """
    }

    /// 隐私: the two first sentences on it, beside where name and phone are asked.
    var privacyNote: HTML {
        let filing = words.portal.filing
        return """
            <details><summary>\(filing.privacyTitle)</summary>\(bullets(Array(filing.privacy.prefix(2))))</details>
            """
    }

    /// 进度: how many questions there are, which are behind and which come.
    func progress(_ step: FilingStep, _ way: FilingWay) -> HTML {
        let (steps, number) = (way.steps, step.number(in: way.steps))
        let count = words.common.stepCount.filling(["number": String(number), "count": String(steps.count)])
        let marks = HTML.each(steps) { other in
            let done: HTML = other.number(in: steps) < number ? "done" : other == step ? "here" : "todo"
            return "<span class=\"\(done)\"></span>"
        }
        return """
            <p class="caption">\(words.portal.filing.caption)<span class="count">\(count)</span></p>\
            <div class="progress" aria-hidden="true">\(marks)</div>
            """
    }
}
