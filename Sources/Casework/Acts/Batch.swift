// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 批量办理: one act on many matters, each in a transaction of its own. Only acts are taken that ask nothing of the single matter.
package enum Batch {
    /// So many at once: a list that a person still reads before saying yes.
    package static let most = 50
    /// What may be done to many: signing for, sending on, assigning.
    package static let verbs: [Verb] = [.receive, .transfer, .transferSimply, .assign]

    /// Which of them a role may do at a stage.
    package static func verbs(at stage: StageCode, of kind: ProceedingKind, by role: Role) -> [Verb] {
        verbs.filter { verb in
            Procedure.of(kind).step(verb, from: stage)?.by.contains(.role(role)) ?? false
        }
    }

    /// Whether any of them is ever open to a person.
    package static func serves(_ principal: Principal) -> Bool {
        let steps = ProceedingKind.allCases.flatMap { Procedure.of($0).steps }.filter { verbs.contains($0.verb) }
        return principal.holdings.contains { holding in
            steps.contains { $0.by.contains(.role(holding.role)) }
        }
    }
}

/// 批量中的一件: a chosen matter, and which of the acts for many are open on it now.
package struct BatchMatter: Sendable {
    package let matter: FoundMatter
    package let verbs: [Verb]
}

/// 批量预览, one line: what the act would do to a chosen matter, or why it cannot.
package struct BatchLine: Sendable {
    /// 会怎样.
    package enum Outlook: Sendable {
        /// Where it will stand, by when something is due then, and the letters that go out.
        case possible(kind: ProceedingKind, stage: StageCode, unit: UnitID, dueOn: CalendarDate, letters: [LetterKind])
        case refused(Refusal)
        case wrong([FieldProblem])
    }

    /// As it was chosen.
    package let number: String
    /// Nil when there is no such matter for this person.
    package let matter: FoundMatter?
    package let chosen: BatchChoice?
    package let outlook: Outlook
}

/// 选定: a proceeding with the version that the person saw.
package struct BatchChoice: Hashable, Sendable {
    package let proceeding: ProceedingID
    package let version: Int

    package init(proceeding: ProceedingID, version: Int) {
        self.proceeding = proceeding
        self.version = version
    }

    /// `<proceeding>.<version>`, as a form carries it.
    package init?(_ text: String) {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, let proceeding = ProceedingID(parts[0]), let version = Int(parts[1]) else { return nil }
        self.init(proceeding: proceeding, version: version)
    }

    /// The same as a form carries it.
    package var text: String { "\(proceeding).\(version)" }
}

/// 批量结果: what came of each, as it is kept for an hour for the person who did it.
package struct BatchResult: Codable, Equatable, Sendable {
    /// 办成与未办成.
    package enum Outcome: Codable, Equatable, Sendable {
        case done
        case refused(Refusal)
        case wrong([FieldProblem])
        /// Nothing could be saved just then; nothing was.
        case unavailable
        /// Our own fault: it stands in the log.
        case failed
    }

    /// One of the chosen.
    package struct Line: Codable, Equatable, Sendable {
        package let proceeding: ProceedingID
        /// Known where it was done.
        package let number: String
        package let outcome: Outcome
    }

    package let verb: Verb
    /// Empty while it is under way.
    package var lines: [Line]
    package var isOver: Bool
}
