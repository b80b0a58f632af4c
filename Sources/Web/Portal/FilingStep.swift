// SPDX-License-Identifier: Apache-2.0

/// 填写步骤: the questions of filing, one a page, in their order.
package enum FilingStep: String, Sendable, CaseIterable {
    case who, represented, contact, facts, claim, attachments, check

    /// The address of the question.
    package var path: String {
        switch self {
        case .who: Paths.filingWho
        case .represented: Paths.filingRepresented
        case .contact: Paths.filingContact
        case .facts: Paths.filingFacts
        case .claim: Paths.filingClaim
        case .attachments: Paths.filingAttachments
        case .check: Paths.filingCheck
        }
    }

    /// The steps of somebody who files in this capacity: who speaks for oneself is not asked for whom.
    package static func steps(of capacity: FilingCapacity?) -> [FilingStep] {
        allCases.filter { $0 != .represented || capacity?.isForAnother == true }
    }

    /// 1 for the first.
    package func number(in steps: [FilingStep]) -> Int { (steps.firstIndex(of: self) ?? 0) + 1 }

    /// The step before; nil at the first.
    package func previous(in steps: [FilingStep]) -> FilingStep? {
        let number = number(in: steps)
        return number > 1 ? steps[number - 2] : nil
    }

    /// The step after; nil at the last.
    package func next(in steps: [FilingStep]) -> FilingStep? {
        let number = number(in: steps)
        return number < steps.count ? steps[number] : nil
    }
}

/// 身份: in whose name a person files.
package enum FilingCapacity: String, Sendable, CaseIterable {
    /// 本人.
    case oneself = "self"
    /// 多人.
    case group
    /// 单位或组织.
    case organisation
    /// 代理人 (S2:27).
    case agent
    /// 监护人.
    case guardian
    /// 不写姓名.
    case anonymous

    /// Whether somebody speaks for another.
    package var isForAnother: Bool { self == .agent || self == .guardian }

    /// At the window who speaks for another stands beside who is spoken for.
    package static let atTheDesk: [FilingCapacity] = [.oneself, .group, .organisation, .anonymous]
}

extension Presentation {
    /// The frame of a question: a way back, how far one has come, the errors, the question, one button.
    /// `isChange` is set where the person came from "check your answers" and goes back there.
    func question(
        _ step: FilingStep, _ form: FormState, of capacity: FilingCapacity?, isUpload: Bool = false, isChange: Bool,
        _ inside: HTML
    ) -> HTML {
        let steps = FilingStep.steps(of: capacity)
        let filing = words.portal.filing
        let back = isChange ? Paths.filingCheck : (step.previous(in: steps)?.path ?? Paths.filing)
        let count = words.common.stepCount.filling([
            "number": String(step.number(in: steps)), "count": String(steps.count),
        ])
        let goal = HTML.when(isChange, "<input type=\"hidden\" name=\"then\" value=\"check\">")
        return """
            <a class="back" href="\(back)">\(words.common.back)</a>\(errorSummary(form))\
            <p class="caption">\(filing.caption)<span class="count">\(count)</span></p>\(progress(step, in: steps))\
            \(self.form(step.path, isUpload: isUpload, id: "question", "\(goal)\(inside)<div class=\"buttons\">\(button(words.common.next))\(button(filing.pause, .quiet, name: "pause", value: "yes"))</div>"))\
            <p class="faint saved">\(filing.saved)</p>
            """
    }

    /// 隐私: the two first sentences on it, beside where name and phone are asked.
    var privacyNote: HTML {
        let filing = words.portal.filing
        return """
            <details><summary>\(filing.privacyTitle)</summary>\(bullets(Array(filing.privacy.prefix(2))))</details>
            """
    }

    /// 进度: which questions are behind and which come.
    func progress(_ step: FilingStep, in steps: [FilingStep]) -> HTML {
        let marks = HTML.each(steps) { other in
            let done: HTML = other.number(in: steps) < step.number(in: steps) ? "done" : other == step ? "here" : "todo"
            return "<span class=\"\(done)\"></span>"
        }
        return "<div class=\"progress\" aria-hidden=\"true\">\(marks)</div>"
    }
}
