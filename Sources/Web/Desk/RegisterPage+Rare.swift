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
        let order = Field("hotlineClass", words.hotlineClass, hint: words.hotlineClassHint, required: false)
        return folded(
            words.rareArrival, ["lateReason", "subChannel", "hotlineClass", "filing", "skipsLevel", "declared"],
            """
            \(view.line(Field("lateReason", words.lateReason, hint: words.lateReasonHint, required: false), form))\
            \(view.select(Field("subChannel", words.subChannel, required: false), form, forms, blank: words.subChannelUsual))\
            \(view.select(order, form, classes, blank: words.hotlineClassUsual))\
            \(view.radios(Field("filing", words.filing, required: false), form, orders, inline: true))\
            \(view.tick(Field("skipsLevel", words.skipsLevel, required: false), form))\
            \(view.tick(Field("declared", words.declared, required: false), form))
            """)
    }

    func rarePeople(_ view: Presentation) -> HTML {
        let words = view.words.desk.register
        let kinds = PartyDetails.DocumentKind.allCases.map {
            Choice($0.rawValue, view.words.terms.documentKind[$0.rawValue])
        }
        return folded(
            words.rarePeople, ["documentKind", "nationality"],
            """
            <div class="pair">\(view.select(Field("documentKind", words.documentKind, required: false), form, kinds, blank: view.words.common.choose))\
            \(view.line(Field("nationality", words.nationality, required: false), form))</div>
            """) + agent(view)
    }

    private func agent(_ view: Presentation) -> HTML {
        let words = view.words.desk.register
        let powers = HTML.each(AgentPower.allCases) { power in
            let label = view.words.terms.agentPower[power.rawValue]
            return view.tick(Field("agent.\(power.rawValue)", label, required: false), form)
        }
        let roles = [PartyDetails.Role.agent, .guardian].map {
            Choice($0.rawValue, view.words.terms.partyRole[$0.rawValue])
        }
        let names = ["agentName", "agentSecond", "agentPhone", "agentDocument"]
        return folded(
            words.agent, names + AgentPower.allCases.map { "agent.\($0.rawValue)" },
            """
            <p class="faint">\(words.agentHint)</p>\
            \(view.radios(Field("agentRole", words.agentRole, required: false), form, roles, inline: true))<div class="pair">\
            \(view.line(Field("agentName", words.agentName, required: false), form))\
            \(view.line(Field("agentPhone", words.agentPhone, required: false), form, type: "tel"))</div><div class="pair">\
            \(view.line(Field("agentDocument", words.agentDocument, required: false), form))\
            \(view.line(Field("agentSecond", words.agentSecond, required: false), form))</div>\
            <fieldset class="field"><legend>\(words.agentPowers)</legend>\(powers)</fieldset>
            """)
    }

    private func folded(_ title: String, _ names: [String], _ inside: HTML) -> HTML {
        let isUsed = names.contains { name in
            form.fault(of: name) != nil || !["", FilingOrder.first.rawValue].contains(form[name])
        }
        let open: HTML = isUsed ? " open" : ""
        return "<details class=\"rare\"\(open)><summary>\(title)</summary>\(inside)</details>"
    }
}
