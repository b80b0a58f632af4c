// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// Performs an act by its table: stage, people, guards, then everything that the step says.
    mutating func perform(
        _ record: ActRecord, in envelope: Envelope, under book: RuleBook, by tables: ProcedureTables,
        _ consequences: inout Consequences
    ) throws {
        guard let before = proceeding(record.proceeding) else { throw Refusal(.unseen, article: "R-161") }
        let procedure = tables(before.kind)
        guard let step = procedure.step(record.act.verb, from: before.stage) else {
            throw Refusal(.notAtThisStage, article: procedure.article(of: record.act.verb))
        }
        try step.admit(envelope.actor, holding: before.unit)
        try checkDay(envelope, step.article)
        for condition in step.guards { try check(condition, record.act, before, envelope, step.article) }

        var after = before
        after.stage = step.to
        take(step.hands, target: record.act.target, into: &after)
        if procedure.terminal.contains(step.to) { after.closedOn = envelope.effectiveOn }
        note(record.act, in: &after)
        replace(after)
        consequences.article = step.article

        let day = record.act.countsFrom ?? envelope.effectiveOn
        for clock in step.meets { meet(clock, in: after.id, on: day) }
        for clock in step.stops { stop(clock, in: after.id, on: day) }
        for clock in step.resumes { resume(clock, in: after.id) }
        if let clock = step.extends { try extend(clock, after, envelope, book) }
        for clock in step.starts {
            try start(clock, in: after.id, on: day, named: record.act.namedDay, envelope, book)
        }
        for cascade in step.cascades { try perform(cascade, envelope, book, tables, &consequences) }
        try open(step, from: after, ids: record.opened, on: day, envelope, book, tables, &consequences)
        for (kind, id) in zip(step.issues, record.issued) {
            let letter = LetterState(id: id, kind: kind, proceeding: after.id, isRendered: false)
            letters.append(letter)
            consequences.letters.append(letter)
        }
    }

    /// Whether the act would be admitted now, for this actor, judged by stage and people only: what buttons show.
    package func steps(openTo actor: Actor, on proceeding: ProceedingState) -> [Step<StageCode>] {
        Procedure.of(proceeding.kind).steps(from: proceeding.stage).filter { step in
            do {
                try step.admit(actor, holding: proceeding.unit)
                return true
            } catch {
                return false
            }
        }
    }

    private func checkDay(_ envelope: Envelope, _ article: String) throws(Refusal) {
        if envelope.effectiveOn > envelope.recordedOn {
            throw Refusal(.futureDay, article: article, values: ["day": envelope.effectiveOn.iso])
        }
        if envelope.effectiveOn < receivedOn {
            throw Refusal(.beforeReceipt, article: article, values: ["received": receivedOn.iso])
        }
    }

    private func take(_ hands: Hands, target: UnitReference?, into proceeding: inout ProceedingState) {
        switch hands {
        case .stays:
            break
        case .toTarget:
            proceeding.sender = proceeding.unit
            if let target { proceeding.unit = target.id }
        case .toSender, .toObjector:
            let held = proceeding.unit
            if let other = proceeding.sender { proceeding.unit = other }
            proceeding.sender = held
        case .senderKeeps:
            proceeding.sender = nil
        }
    }

    private mutating func note(_ act: Act, in proceeding: inout ProceedingState) {
        switch act {
        case .classify(let inputs):
            purpose = inputs.purpose
            if inputs.purpose == .accusation { isSealed = true }
            category = inputs.category ?? category
            grade = inputs.grade ?? grade
            path = inputs.path ?? path
        case .accept(let inputs):
            path = inputs.path
        case .requestExtension(let inputs):
            proceeding.extensionDays = inputs.days
        default:
            break
        }
    }

    private mutating func perform(
        _ cascade: Cascade, _ envelope: Envelope, _ book: RuleBook, _ tables: ProcedureTables,
        _ consequences: inout Consequences
    ) throws {
        let siblings = proceedings.filter { $0.kind == cascade.kind && $0.closedOn == nil }
        let system = Envelope(
            actor: .system, recordedOn: envelope.recordedOn, effectiveOn: envelope.effectiveOn,
            calendarThrough: envelope.calendarThrough)
        for sibling in siblings {
            guard let act = Act(cascade.verb, Remark()) else { continue }
            try perform(
                ActRecord(proceeding: sibling.id, act: act, opened: [], issued: []), in: system, under: book,
                by: tables, &consequences)
        }
    }

    private mutating func open(
        _ step: Step<StageCode>, from parent: ProceedingState, ids: [ProceedingID], on day: CalendarDate,
        _ envelope: Envelope, _ book: RuleBook, _ tables: ProcedureTables, _ consequences: inout Consequences
    ) throws {
        for (kind, id) in zip(step.opens.filter { isOpenable($0) }, ids) {
            let procedure = tables(kind)
            proceedings.append(
                ProceedingState(
                    id: id, kind: kind, stage: procedure.opening, unit: parent.unit, sender: parent.sender,
                    ruleVersion: parent.ruleVersion, openedOn: day, closedOn: nil, extensionDays: nil))
            consequences.opened.append(id)
            for clock in step.carries { carry(clock, from: parent.id, to: id) }
            if step.carries.isEmpty {
                for clock in procedure.startsOnOpening { try start(clock, in: id, on: day, envelope, book) }
            }
        }
    }

    /// How many proceedings a step opens on this matter, so that their ids can be made before.
    package func openings(of step: Step<StageCode>) -> Int {
        step.opens.filter { isOpenable($0) }.count
    }

    /// 评价资格: first time, not an accusation, not for a statutory path elsewhere, and reachable.
    private func isOpenable(_ kind: ProceedingKind) -> Bool {
        switch kind {
        case .rating: isFirstFiling && purpose != .accusation && (path == .p6 || path == nil) && isContactable
        default: true
        }
    }

    private mutating func replace(_ proceeding: ProceedingState) {
        for index in proceedings.indices where proceedings[index].id == proceeding.id {
            proceedings[index] = proceeding
        }
    }
}

extension Procedure {
    /// The article under which a verb stands anywhere in the table: named when the stage is wrong.
    fileprivate func article(of verb: Verb) -> String {
        steps.first { $0.verb == verb }?.article ?? "R-126"
    }
}

extension Step {
    /// Refuses an actor that the step is not open to; a member of staff acts only in the unit that holds the proceeding.
    fileprivate func admit(_ actor: Actor, holding unit: UnitID) throws(Refusal) {
        guard by.contains(where: { $0.admits(actor) }), actor.kind != .staff || actor.unit == unit else {
            throw Refusal(.notYours, article: article)
        }
    }
}

extension Act {
    /// The unit that the act sends to.
    package var target: UnitReference? {
        switch self {
        case .transfer(let inputs): inputs.unit
        case .assign(let inputs): inputs.unit
        case .handOver(let inputs): inputs.unit
        default: nil
        }
    }

    /// The day that the act names for a clock (K-11).
    fileprivate var namedDay: CalendarDate? {
        if case .assign(let inputs) = self { inputs.feedbackDueOn } else { nil }
    }

    /// The day from which clocks of the act count, when the act names it: service.
    fileprivate var countsFrom: CalendarDate? {
        switch self {
        case .proveService(let inputs): inputs.servedOn
        case .recordReply(let inputs): inputs.repliedOn
        default: nil
        }
    }
}
