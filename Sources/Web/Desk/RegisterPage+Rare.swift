// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework

extension RegisterPage {
    /// The answer that it is the same matter and yet stands alone: a repeat of its own (R-129).
    static let apart = "apart"

    /// 不常用: what most letters do not need, closed until something of it was typed or is wrong.
    func rareArrival(_ view: Presentation) -> HTML {
        let words = view.words.desk.register
        let forms = SubChannel.allCases.map { Choice($0.rawValue, view.words.terms.subChannel[$0.rawValue]) }
        let orders = FilingOrder.allCases.map { Choice($0.rawValue, view.words.terms.filingOrder[$0.rawValue]) }
        let classes = HotlineClass.allCases.map { Choice($0.rawValue, view.words.terms.hotlineClass[$0.rawValue]) }
        let order = asked("hotlineClass", words.hotlineClass, hint: words.hotlineClassHint)
        return folded(
            words.rareArrival, ["lateReason", "subChannel", "hotlineClass", "filing", "skipsLevel", "declared"],
            """
            \(view.line(asked("lateReason", words.lateReason, hint: words.lateReasonHint), form))\
            \(view.select(asked("subChannel", words.subChannel), form, forms, blank: words.subChannelUsual))\
            \(view.select(order, form, classes, blank: words.hotlineClassUsual))\
            \(view.radios(asked("filing", words.filing), form, orders, inline: true))\
            \(view.tick(asked("skipsLevel", words.skipsLevel), form))\
            \(view.tick(asked("declared", words.declared), form))
            """)
    }

    func rarePeople(_ view: Presentation) -> HTML {
        let words = view.words.desk.register
        let kinds = PartyDetails.DocumentKind.allCases.map {
            Choice($0.rawValue, view.words.terms.documentKind[$0.rawValue])
        }
        let people = Field(
            "headCount", words.headCount, required: false, width: .short, saysOptional: false)
        // Of a group its number and its representatives are always asked: the style sheet opens it by the answer above.
        return folded(
            words.rarePeople, ["headCount", "representatives", "documentKind", "nationality"], kind: "rare people",
            """
            <div class="pair">\(view.number(people, form, min: 1, max: 100_000))\
            \(view.text(asked("representatives", words.representatives), form, rows: 2))</div>\
            <div class="pair">\(view.select(asked("documentKind", words.documentKind), form, kinds, blank: view.words.common.choose))\
            \(view.line(asked("nationality", words.nationality), form))</div>
            """) + agent(view)
    }

    private func agent(_ view: Presentation) -> HTML {
        let words = view.words.desk.register
        let powers = HTML.each(AgentPower.allCases) { power in
            let label = view.words.terms.agentPower[power.rawValue]
            return view.tick(asked("agent.\(power.rawValue)", label), form)
        }
        let roles = [PartyDetails.Role.agent, .guardian].map {
            Choice($0.rawValue, view.words.terms.partyRole[$0.rawValue])
        }
        let names = ["agentName", "agentSecond", "agentPhone", "agentDocument"]
        return folded(
            words.agent, names + AgentPower.allCases.map { "agent.\($0.rawValue)" },
            """
            <p class="faint">\(words.agentHint)</p>\
            \(view.radios(asked("agentRole", words.agentRole), form, roles, inline: true))<div class="pair">\
            \(view.line(asked("agentName", words.agentName), form))\
            \(view.line(asked("agentPhone", words.agentPhone), form, type: "tel"))</div><div class="pair">\
            \(view.line(asked("agentDocument", words.agentDocument), form))\
            \(view.line(asked("agentSecond", words.agentSecond), form))</div>\
            <fieldset class="field"><legend>\(words.agentPowers)</legend>\(powers)</fieldset>
            """)
    }

    private func folded(_ title: String, _ names: [String], kind: StaticString = "rare", _ inside: HTML) -> HTML {
        let isUsed = names.contains { name in
            form.fault(of: name) != nil || !["", FilingOrder.first.rawValue].contains(form[name])
        }
        let open: HTML = isUsed ? " open" : ""
        return "<details class=\"\(HTML(stringLiteral: kind))\"\(open)><summary>\(title)</summary>\(inside)</details>"
    }
}
