// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework

extension RegisterForm {
    /// 来件情形, of an order of the hotline its class (K-20), and why it is entered late.
    func arrival(on channel: Channel?, _ problems: inout [FieldProblem]) -> Arrival {
        var arrival = Arrival()
        let form = line("subChannel")
        arrival.subChannel = SubChannel(rawValue: form)
        if !form.isEmpty, arrival.subChannel == nil { problems.append(FieldProblem("subChannel", .notAChoice)) }
        let order = line("hotlineClass")
        arrival.hotlineClass = HotlineClass(rawValue: order)
        if !order.isEmpty, arrival.hotlineClass == nil { problems.append(FieldProblem("hotlineClass", .notAChoice)) }
        arrival.isReadBack = line("readBack") == "yes"
        arrival.isDeclared = line("declared") == "yes"
        arrival.skipsLevel = line("skipsLevel") == "yes"
        let reason = line("lateReason")
        if reason.count > 200 { problems.append(tooLong("lateReason", reason, 200)) }
        arrival.lateReason = reason.isEmpty ? nil : reason
        return arrival
    }

    /// 初次 or 重复: the answer to what looked alike, else what the form says.
    var isFirstFiling: Bool {
        line("repeatOf") != RegisterPage.apart && line("filing") != FilingOrder.again.rawValue
    }

    /// 代理人、监护人 (S2:27, S14:28, F-31): what an agent may do is chosen, and not choosing is a question, not a full power.
    func agents(_ problems: inout [FieldProblem]) -> [PartyDetails] {
        for (field, most) in [("agentName", 100), ("agentSecond", 100), ("agentPhone", 40), ("agentDocument", 40)] {
            let text = line(field)
            if text.count > most { problems.append(tooLong(field, text, most)) }
        }
        let (name, second) = (line("agentName"), line("agentSecond"))
        let powers = AgentPower.allCases.filter { line("agent.\($0.rawValue)") == "yes" }
        if name.isEmpty {
            let isBegun =
                !powers.isEmpty || !second.isEmpty || !line("agentPhone").isEmpty || !line("agentDocument").isEmpty
            if isBegun { problems.append(FieldProblem("agentName", .neededHere, article: "S2:27, F-31")) }
            return []
        }
        let isGuardian = line("agentRole") == PartyDetails.Role.guardian.rawValue
        if powers.isEmpty, !isGuardian {
            problems.append(FieldProblem("agent.file", .neededHere, article: "S2:27, F-31"))
        }
        let role: PartyDetails.Role = isGuardian ? .guardian : .agent
        let scope = isGuardian ? nil : powers
        let first = PartyDetails(
            role: role, name: name, phone: line("agentPhone"), document: line("agentDocument"), scope: scope)
        return second.isEmpty ? [first] : [first, PartyDetails(role: role, name: second, scope: scope)]
    }

    /// 国籍与证件种类 (arts 17, 48; R-101) of the petitioner.
    func identity(_ problems: inout [FieldProblem]) -> (nationality: String?, kind: PartyDetails.DocumentKind?) {
        let (nationality, typed) = (line("nationality"), line("documentKind"))
        if nationality.count > 60 { problems.append(tooLong("nationality", nationality, 60)) }
        let kind = PartyDetails.DocumentKind(rawValue: typed)
        if !typed.isEmpty, kind == nil { problems.append(FieldProblem("documentKind", .notAChoice)) }
        let isOrganisation = line("who") == FilingCapacity.organisation.rawValue && !line("documentNumber").isEmpty
        return (nationality.isEmpty ? nil : nationality, kind ?? (isOrganisation ? .creditCode : nil))
    }
}
