// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// Performs an act by its table: stage, people, guards, then everything that the step says.
    mutating func perform(
        _ record: ActRecord, in envelope: Envelope, under book: RuleBook, by tables: ProcedureTables,
        _ consequences: inout Consequences
    ) throws {
        guard let before = proceeding(record.proceeding) else { throw Refusal(.unseen, article: "R-161") }
        let procedure = tables(before.kind)
        guard let step = procedure.step(record.act.verb, from: before.stage), record.act.isWhole else {
            throw Refusal(.notAtThisStage, article: procedure.article(of: record.act.verb))
        }
        try admit(envelope.actor, to: step, of: before, record.act)
        try checkDay(record, envelope, before, step.article)
        for condition in step.guards { try check(condition, record.act, before, envelope, step.article, book) }

        var after = before
        after.stage = step.to
        take(step.hands, target: record.act.target, into: &after)
        let hasEnded = procedure.terminal.contains(step.to)
        after.closedOn = hasEnded ? before.closedOn ?? envelope.effectiveOn : nil
        // A paper made from the file is no step on the matter's way: what was done before it may still be entered.
        if !record.act.verb.isPaper {
            after.marks.lastOn = max(before.marks.lastOn ?? envelope.effectiveOn, envelope.effectiveOn)
        }
        note(record, envelope, in: &after)
        replace(after)
        consequences.article = step.article

        try tell(step, record.act, after, envelope, book)
        if (record.edition ?? 0) >= TableEdition.acceptanceEndsObjection { endAbove(step, after, envelope) }
        try tellUrgency(record.act, after, envelope, book)
        var others = record.opened.dropFirst(step.opens.count)
        for cascade in step.cascades where record.knows(cascade) {
            try perform(cascade, from: after, opening: &others, envelope, book, tables, &consequences)
        }
        try open(step, from: after, record, envelope, book, tables, &consequences)
        issue(step, record, of: after, &consequences)
    }

    /// What a step does to clocks.
    private mutating func tell(
        _ step: Step<StageCode>, _ act: Act, _ proceeding: ProceedingState, _ envelope: Envelope, _ book: RuleBook
    ) throws {
        let day = act.inputs.countsFrom ?? envelope.effectiveOn
        // When K-13 was met the report says itself (see `tellUrgency`).
        for clock in step.meets where clock != .urgentReport {
            meet(clock, in: proceeding.id, on: metDay(of: clock, act) ?? day, envelope)
        }
        for clock in step.stops { stop(clock, in: proceeding.id, on: day) }
        for clock in step.resumes where !isPassed(clock, in: proceeding, envelope) { resume(clock, in: proceeding.id) }
        if let clock = step.extends { try extend(clock, proceeding, envelope, book) }
        if let parent = proceeding.parent {
            for clock in step.suspends { suspend(clock, in: parent, on: day) }
            for clock in step.releases { try release(clock, in: parent, on: day, envelope, book) }
        }
        for clock in step.starts
        where !isUsedUp(clock, by: proceeding) && !(clock == .reviewRequest && !isReplyReceived(by: act)) {
            let first =
                switch (clock, act.verb) {
                // A revocation gives a term of its own (D); what was late before was late before.
                case (.handling, .revokeOpinion), (.handling, .revokeDecision): day
                case (.handling, _): handlingDay(day, proceeding, book)
                // 书面答复之日 (art 35): there is no written reply before the act that makes its paper.
                case (.reviewRequest, .answerSimply): max(day, envelope.recordedOn)
                default: day
                }
            try start(clock, in: proceeding.id, on: first, named: named(clock, act, proceeding), envelope, book)
        }
    }

    /// 受理以后不再异议: a right that the unit's acceptance ended has no day any more.
    private mutating func endAbove(_ step: Step<StageCode>, _ proceeding: ProceedingState, _ envelope: Envelope) {
        var above = proceeding.parent.flatMap { self.proceeding($0) }
        while let found = above {
            for clock in step.endsAbove { end(clock, in: found.id, on: envelope.effectiveOn) }
            above = found.parent.flatMap { self.proceeding($0) }
        }
    }

    /// The day that a reviewer named binds on while it lies ahead; a day that has passed is not owed anew, and sixty days take its
    /// place.
    private func isPassed(_ clock: ClockID, in proceeding: ProceedingState, _ envelope: Envelope) -> Bool {
        guard clock == .redecision, let last = latest(.redecision, in: proceeding.id) else { return false }
        return last.dueOn < envelope.recordedOn
    }

    /// 收到书面答复 (art 35, rules 1.12): K-07 runs from a written reply that the petitioner has; none is asked for against a suggestion's.
    private func isReplyReceived(by act: Act) -> Bool {
        purpose != .suggestion && (act.inputs as? SimpleAnswer)?.means.isElectronic ?? true
    }

    /// What runs already, or never ran, is not started, and a right that was used before the service needs no term (rules 1.12).
    private func isUsedUp(_ clock: ClockID, by proceeding: ProceedingState) -> Bool {
        switch clock {
        // Of a suggestion that is studied anew K-22 counts alone (art 29).
        case .handling where purpose == .suggestion && proceeding.closedOn != nil: true
        case .handling:
            running(.handling, in: proceeding.id) != nil || running(.redecision, in: proceeding.id) != nil
        // After a revocation the notice is owed anew that was owed before: K-01 by an office, K-02 by a unit.
        case .disposal, .directNotice: !clocks.contains { $0.clock == clock }
        case .reviewRequest where proceeding.kind == .simpleHandling:
            isReviewed(proceeding) || latest(clock, in: proceeding.id) != nil
        case .reviewRequest, .reReviewRequest: isReviewed(proceeding)
        default: false
        }
    }

    /// 受理之日 (rules 1.12, D): the day of the notice; where the unit was silent longer than it may be, the end of that term, so that inaction
    /// wins no time.
    private func handlingDay(_ day: CalendarDate, _ proceeding: ProceedingState, _ book: RuleBook) -> CalendarDate {
        guard book.set(version: proceeding.ruleVersion)?.setting(.silenceStartsHandling)?.value == 1,
            let end = notice(of: proceeding.id)?.dueOn
        else { return day }
        return min(day, end)
    }

    /// A review is asked for in time by the day of the request, though the reviewer's term counts from its arrival.
    private func metDay(of clock: ClockID, _ act: Act) -> CalendarDate? {
        guard clock == .reviewRequest || clock == .reReviewRequest else { return nil }
        return (act.inputs as? ReviewRequest)?.requestedOn
    }

    private func named(_ clock: ClockID, _ act: Act, _ proceeding: ProceedingState) -> CalendarDate? {
        switch clock {
        case .redecision: proceeding.marks.redecideBy
        default: act.inputs.namedDay
        }
    }

    private func checkDay(
        _ record: ActRecord, _ envelope: Envelope, _ proceeding: ProceedingState, _ article: String
    ) throws(Refusal) {
        if envelope.effectiveOn > envelope.recordedOn {
            throw Refusal(
                .futureDay, article: article, values: ["field": "effectiveOn", "day": envelope.effectiveOn.iso])
        }
        // 补记 (rules 9.4): the worker enters what the law says has happened by itself, and nobody else enters a day without saying why.
        if envelope.effectiveOn < envelope.recordedOn, envelope.actor.kind == .staff {
            guard record.act.verb.reportsEvent else {
                throw Refusal(
                    .takesEffectToday, article: article + ", rules 9.4", values: ["field": "effectiveOn"])
            }
            if record.backdatingReason == nil {
                throw Refusal(
                    .backdatedWithoutReason, article: article + ", rules 9.4", values: ["field": "backdatingReason"])
            }
        }
        try checkBounds(of: record.act, envelope, article)
        if envelope.effectiveOn < receivedOn {
            throw Refusal(
                .beforeReceipt, article: article, values: ["field": "effectiveOn", "received": receivedOn.iso])
        }
        if let last = proceeding.marks.lastOn, envelope.effectiveOn < last, envelope.actor.kind == .staff {
            throw Refusal(.beforeLastAct, article: article, values: ["field": "effectiveOn", "last": last.iso])
        }
    }

    /// Days of the form on the wrong side of today (each field's own article).
    private func checkBounds(of act: Act, _ envelope: Envelope, _ article: String) throws(Refusal) {
        guard let problem = act.dayProblems(on: envelope.recordedOn).first else { return }
        let code: Refusal.Code =
            switch problem.code {
            case .futureDay: .futureDay
            case .dayNotLater: .feedbackDayPassed
            default: .dayPassed
            }
        throw Refusal(
            code, article: problem.article ?? article, values: problem.values.merging(["field": problem.field]) { $1 })
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

    private mutating func perform(
        _ cascade: Cascade, from source: ProceedingState, opening ids: inout ArraySlice<ProceedingID>,
        _ envelope: Envelope, _ book: RuleBook, _ tables: ProcedureTables, _ consequences: inout Consequences
    ) throws {
        if cascade.verb == .redecide, source.marks.redecideBy == nil { return }
        if cascade.verb == .supersede, !source.marks.replaces { return }
        if cascade.on == .itself, !marks.accused.contains(source.unit) { return }
        // An entry from before there was such a step took no ids for it.
        if cascade.on == .matter, ids.isEmpty { return }
        let isOrder = cascade.verb == .redecide || cascade.verb == .supersede
        if isOrder, isOvertaken(source) { return }
        let system = Envelope(
            actor: .system, recordedOn: envelope.recordedOn, effectiveOn: envelope.effectiveOn,
            calendarThrough: envelope.calendarThrough)
        for target in targets(of: cascade, from: source, book) {
            let procedure = tables(target.kind)
            guard let step = procedure.step(cascade.verb, from: target.stage) else {
                // What a reviewer orders is done, or the order is not entered: it is never lost in silence (arts 35, 36).
                if isOrder { throw Refusal(.notAtThisStage, article: procedure.article(of: cascade.verb)) }
                continue
            }
            if cascade.verb == .redecide { order(target.id, by: source) }
            let opened = Array(ids.prefix(step.opens.count))
            ids = ids.dropFirst(step.opens.count)
            // A conversion has its reason, which here is what brought it about.
            let inputs: any ActInputs = cascade.verb == .convert ? Reason(reason: step.article) : Remark()
            try perform(
                ActRecord(proceeding: target.id, act: Act(cascade.verb, inputs), opened: opened, issued: []),
                in: system,
                under: book, by: tables, &consequences)
        }
    }

    private func targets(of cascade: Cascade, from source: ProceedingState, _ book: RuleBook) -> [ProceedingState] {
        switch cascade.on {
        case .unratable: return unratable(cascade.kinds, under: book)
        case .itself: return proceeding(source.id).map { [$0] } ?? []
        case .matter: return proceedings.filter { $0.closedOn == nil && cascade.kinds.contains($0.kind) }
        case .children:
            return proceedings.filter {
                $0.closedOn == nil && cascade.kinds.contains($0.kind) && descends($0, from: source.id)
            }
        case .parent:
            var above = source.parent.flatMap { proceeding($0) }
            while let found = above {
                let standing = goingOn(found)
                if cascade.kinds.contains(standing.kind) { return [standing] }
                above = found.parent.flatMap { proceeding($0) }
            }
            return []
        }
    }

    /// 复核意见是终结性意见 (art 36(3)): once a re-review has ordered otherwise, a receipt of the review that comes in late orders nothing.
    private func isOvertaken(_ review: ProceedingState) -> Bool {
        proceedings.contains { other in
            other.parent == review.id && other.kind == .reReview && other.stage == Reviews.Stage.reviewed.code
                && (other.marks.redecideBy != nil || other.marks.replaces)
        }
    }

    /// What stands for a simple proceeding once it was converted: the ordinary one that took its place.
    private func goingOn(_ handling: ProceedingState) -> ProceedingState {
        guard handling.stage == SimpleHandling.Stage.converted.code else { return handling }
        return proceedings.last { $0.parent == handling.id && $0.kind == .ordinaryHandling } ?? handling
    }

    /// Whether a proceeding was opened by another, or by one that was: what a simple matter became is still the routing's.
    package func descends(_ proceeding: ProceedingState, from id: ProceedingID) -> Bool {
        var above = proceeding.parent
        while let found = above, found != id { above = self.proceeding(found)?.parent }
        return above == id
    }

    /// 责令重新处理: the handling is told by when, before it is opened again.
    private mutating func order(_ handling: ProceedingID, by review: ProceedingState) {
        for index in proceedings.indices where proceedings[index].id == handling {
            proceedings[index].marks.redecideBy = review.marks.redecideBy
            proceedings[index].marks.isRedecision = true
        }
    }

    private mutating func open(
        _ step: Step<StageCode>, from parent: ProceedingState, _ record: ActRecord, _ envelope: Envelope,
        _ book: RuleBook, _ tables: ProcedureTables, _ consequences: inout Consequences
    ) throws {
        let day = record.act.inputs.countsFrom ?? envelope.effectiveOn
        let rules = book.set(version: parent.ruleVersion)
        for (opening, id) in zip(
            step.opens.filter { isOpenable($0.kind, by: record, parent, under: rules) }, record.opened)
        {
            let procedure = tables(opening.kind)
            let unit: UnitID =
                switch opening.unit {
                case .same: parent.unit
                case .target: record.act.target?.id ?? parent.unit
                case .registrar: registeredBy
                case .sender: parent.sender ?? parent.unit
                case .handler: handler(above: parent)
                case .decider: record.act.decider ?? parent.unit
                }
            let first = opening.from == .opened ? parent.openedOn : day
            var child = ProceedingState(
                id: id, kind: opening.kind, parent: parent.id, stage: opening.stage ?? procedure.opening, unit: unit,
                sender: opening.unit == .same ? parent.sender : parent.unit, ruleVersion: parent.ruleVersion,
                openedOn: first, closedOn: nil)
            begin(&child, by: record.act, envelope, from: parent)
            proceedings.append(child)
            consequences.opened.append(id)
            for clock in step.carries { carry(clock, from: parent.id, to: id) }
            guard step.carries.isEmpty || opening.kind == .simpleHandling || opening.kind == .suggestion else {
                continue
            }
            for clock in procedure.startsOnOpening where starts(clock, on: child, carrying: step.carries) {
                try start(clock, in: id, on: first, named: namedOnOpening(clock, record.act, child), envelope, book)
            }
        }
    }

    /// The unit whose opinion it was about.
    private func handler(above proceeding: ProceedingState) -> UnitID {
        var above: ProceedingState? = proceeding
        while let found = above, found.kind != .ordinaryHandling, found.kind != .simpleHandling {
            above = found.parent.flatMap { self.proceeding($0) }
        }
        return above.map(goingOn)?.unit ?? proceeding.unit
    }

    /// 期限是否适用: two months are for the duty of path 5; a limit of its own replaces them; a carried notice is not started twice.
    private func starts(_ clock: ClockID, on child: ProceedingState, carrying: [ClockID]) -> Bool {
        switch clock {
        case .dutyPerformance: path == .p5
        case .transferNotice: carrying.isEmpty
        default: true
        }
    }

    private func namedOnOpening(_ clock: ClockID, _ act: Act, _ child: ProceedingState) -> CalendarDate? {
        switch clock {
        case .statutoryLimit: (act.inputs as? PathImport)?.limitOn
        case .execution: child.marks.executeBy
        default: nil
        }
    }

    private mutating func issue(
        _ step: Step<StageCode>, _ record: ActRecord, of proceeding: ProceedingState,
        _ consequences: inout Consequences
    ) {
        for (kind, id) in zip(step.issues.filter { isIssuable($0, by: record.act) }, record.issued) {
            let letter = LetterState(id: id, kind: kind, proceeding: proceeding.id, isRendered: false)
            letters.append(letter)
            consequences.letters.append(letter)
        }
    }

    /// 应当告知 (art 23(1), R-133): no notice is owed to somebody whose name or address is not clear. Of a transfer the petition
    /// department tells by F-03, a unit to which the matter was brought by F-04; of a hand-over to another organ F-04 tells.
    /// Of a sealed matter the petitioner is told by the organ that has it (art 30, R-136): no letter of it goes through the post.
    /// A simple answer to a suggestion is told by F-25, any other by the simple reply.
    private func isIssuable(_ kind: LetterKind, by act: Act) -> Bool {
        let isAdoption = purpose == .suggestion && (act.inputs as? SimpleAnswer)?.adoption != nil
        return switch kind {
        case .simpleReply: isContactable && !isAdoption
        case .suggestionReply: isContactable && (act.verb != .answerSimply || isAdoption)
        case .proceduralNotice: isContactable && !wasBroughtToUnit
        case .forwardingNotice: isContactable && !isSealed && (wasBroughtToUnit || act.verb == .handOver)
        // Who was not told of the decision is not told that it is revoked: of what was handed over under seal nobody was.
        case .revocationNotice: act.verb != .revokeDecision || isContactable && wasTold
        // Nor is who was not told the result told that it was written down wrongly.
        case .correctionNotice: isContactable || act.verb != .correctRecord
        default: isContactable || !kind.isNotice
        }
    }

    /// 已经告知: a paper told the petitioner of a decision that may be revoked.
    private var wasTold: Bool {
        let kinds: [LetterKind] = [
            .nonAcceptance, .finalNonAcceptance, .directReply, .guidanceSlip, .forwardingNotice, .simpleReply,
            .suggestionReply,
        ]
        return letters.contains { kinds.contains($0.kind) }
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
        (steps + atAnyTime).first { $0.verb == verb }?.article ?? "21(2), R-126"
    }
}

extension LetterKind {
    /// 告知类文书: what is owed to the petitioner only when they can be reached.
    package var isNotice: Bool {
        switch self {
        case .acceptanceNotice, .proceduralNotice, .forwardingNotice, .nonAcceptance, .finalNonAcceptance,
            .extensionNotice, .directReply, .simpleReply, .statutoryResultNotice, .suggestionReply:
            true
        default: false
        }
    }
}
