// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Casework {
    /// What must be answered before something is registered. All of it is a question of how the register speaks, none of whether it is
    /// registered (art 22): it is registered as soon as it is answered.
    ///
    /// - Parameter byStaff: whether a clerk registers, who says when and how it came in.
    /// - Throws: `FieldErrors`.
    func check(_ command: RegisterMatter, byStaff: Bool) throws {
        var problems = representativeProblems(of: command) + agentProblems(of: command) + yearProblems(of: command)
        if byStaff { problems += arrivalProblems(of: command) }
        if !problems.isEmpty { throw FieldErrors(problems) }
    }

    /// 收到年份: a year that no matter number can have was mistyped, such as 0202 for 2026 (art 22, R-130).
    private func yearProblems(of command: RegisterMatter) -> [FieldProblem] {
        if MatterNumber.years.contains(command.receivedOn.year) { return [] }
        let least = "\(MatterNumber.years.lowerBound)"
        return [FieldProblem("receivedOn", .tooLongAgo, values: ["least": least], article: "22, R-130")]
    }

    /// 推选代表 (art 20(3), R-125): several people with a common matter who come by visit choose representatives, five at most. It is a
    /// question of who speaks.
    private func representativeProblems(of command: RegisterMatter) -> [FieldProblem] {
        let most = book.set(on: command.receivedOn).setting(.representatives)?.value ?? 5
        let count = command.parties.count { $0.role == .representative }
        if count > most {
            return [
                FieldProblem(
                    "representatives", .tooManyRepresentatives, values: ["most": "\(most)", "count": "\(count)"],
                    article: "20(3), R-125")
            ]
        }
        let isEverybodyNamed =
            command.parties.count { !$0.role.isForAnother && !$0.name.isEmpty } >= command.headcount
        if command.channel == .visit, command.headcount >= 2, count == 0, !isEverybodyNamed {
            return [FieldProblem("representatives", .neededHere, article: "20(3), R-125")]
        }
        return []
    }

    /// 代理人 (S2:27, S14:28; F-31): one or two, and a scope is of nobody else.
    private func agentProblems(of command: RegisterMatter) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        let count = command.parties.count { $0.role == .agent }
        if count > PartyDetails.mostAgents {
            problems.append(
                FieldProblem(
                    "parties", .tooManyAgents, values: ["most": "\(PartyDetails.mostAgents)", "count": "\(count)"],
                    article: "S2:27, S14:28"))
        }
        if command.parties.contains(where: { $0.role != .agent && $0.scope != nil }) {
            problems.append(FieldProblem("parties", .agentsOnly, article: "S2:27, F-31"))
        }
        return problems
    }

    /// 来件情形: nothing came in after it was scanned; what is registered later than it came in says why (art 22, R-130); what was told by word
    /// of mouth was read back (art 19(1), R-120), unless it was handed in written down; a form is of its channel.
    private func arrivalProblems(of command: RegisterMatter) -> [FieldProblem] {
        let arrival = command.arrival
        var problems: [FieldProblem] = []
        if let scanned = command.scannedOn, command.receivedOn > scanned {
            problems.append(
                FieldProblem("receivedOn", .afterScan, values: ["day": scanned.iso], article: "22, R-130"))
        }
        if command.receivedOn < today, arrival.lateReason?.trimmingWhitespace().isEmpty ?? true {
            problems.append(FieldProblem("lateReason", .neededHere, article: "22, R-130"))
        }
        if command.channel.isOral, !arrival.isReadBack, command.attachments.isEmpty {
            problems.append(FieldProblem("readBack", .neededHere, article: "19(1), R-120"))
        }
        if let form = arrival.subChannel, !form.fits(command.channel) {
            problems.append(FieldProblem("subChannel", .notOfChannel, article: "17, R-110"))
        }
        if arrival.hotlineClass != nil, command.channel != .hotline {
            problems.append(FieldProblem("hotlineClass", .notOfChannel, article: "S3:13, K-20"))
        }
        if arrival.skipsLevel, command.channel != .visit {
            problems.append(FieldProblem("skipsLevel", .notOfChannel, article: "20(1), R-123"))
        }
        return problems
    }
}

extension PartyDetails {
    /// 代理人数 (S14:28): Shandong's number, taken over.
    package static let mostAgents = 2
}

extension RegisterMatter {
    /// 来件情形, with the usual form of the channel where nobody said more; an order of the hotline of which nobody said how fast it is to be
    /// answered is an ordinary one (S3:13, K-20).
    var arrivalInFull: Arrival {
        var arrival = arrival
        arrival.subChannel = arrival.subChannel ?? .usual(of: channel)
        if channel == .hotline { arrival.hotlineClass = arrival.hotlineClass ?? .ordinary }
        if arrival.lateReason?.trimmingWhitespace().isEmpty ?? true { arrival.lateReason = nil }
        return arrival
    }
}
