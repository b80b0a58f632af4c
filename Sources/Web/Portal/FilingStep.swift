// SPDX-License-Identifier: Apache-2.0

/// 填写步骤: the questions of filing, one a page, in their order.
package enum FilingStep: String, Sendable, CaseIterable {
    case who, contact, facts, claim, attachments, check

    /// The address of the question.
    package var path: String {
        switch self {
        case .who: Paths.filingWho
        case .contact: Paths.filingContact
        case .facts: Paths.filingFacts
        case .claim: Paths.filingClaim
        case .attachments: Paths.filingAttachments
        case .check: Paths.filingCheck
        }
    }

    /// 1 for the first.
    package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    /// The step before; nil at the first.
    package var previous: FilingStep? { number > 1 ? Self.allCases[number - 2] : nil }

    /// The step after; nil at the last.
    package var next: FilingStep? { number < Self.allCases.count ? Self.allCases[number] : nil }
}

/// 身份: in whose name a person files.
package enum FilingCapacity: String, Sendable, CaseIterable {
    /// 本人.
    case oneself = "self"
    /// 多人.
    case group
    /// 单位或组织.
    case organisation
    /// 不写姓名.
    case anonymous
}

extension Presentation {
    /// The frame of a question: a way back, how far one has come, the errors, the question, one button.
    /// `isChange` is set where the person came from "check your answers" and goes back there.
    func question(
        _ step: FilingStep, _ form: FormState, isUpload: Bool = false, isChange: Bool, _ inside: HTML
    ) -> HTML {
        let filing = words.portal.filing
        let back = isChange ? Paths.filingCheck : (step.previous?.path ?? Paths.filing)
        let count = words.common.stepCount.filling([
            "number": String(step.number), "count": String(FilingStep.allCases.count),
        ])
        let goal = HTML.when(isChange, "<input type=\"hidden\" name=\"then\" value=\"check\">")
        return """
            <a class="back" href="\(back)">\(words.common.back)</a>\(errorSummary(form))\
            <p class="caption">\(filing.caption)<span class="count">\(count)</span></p>\(progress(step))\
            \(self.form(step.path, isUpload: isUpload, "\(goal)\(inside)<div class=\"buttons\">\(button(words.common.next))</div>"))\
            <p class="faint saved">\(filing.saved)</p>
            """
    }

    private func progress(_ step: FilingStep) -> HTML {
        let marks = HTML.each(FilingStep.allCases) { other in
            let done: HTML = other.number < step.number ? "done" : other == step ? "here" : "todo"
            return "<span class=\"\(done)\"></span>"
        }
        return "<div class=\"progress\" aria-hidden=\"true\">\(marks)</div>"
    }
}
