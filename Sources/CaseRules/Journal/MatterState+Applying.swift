// SPDX-License-Identifier: Apache-2.0

/// What an entry brings about beside the new state.
package struct Consequences: Equatable, Sendable {
    /// Letters that the act issues: to be frozen in the same transaction.
    package var letters: [LetterState] = []
    /// Proceedings that it opened.
    package var opened: [ProceedingID] = []
    /// The article of the step.
    package var article = ""

    package init() {}
}

extension MatterState {
    /// The state after a registration (art 22: everything that comes in is registered; nothing can refuse it).
    package static func registering(
        _ registration: Registration, id: MatterID, in envelope: Envelope, under book: RuleBook,
        by tables: ProcedureTables = Procedure.of
    ) throws -> MatterState {
        let rules = book.set(version: registration.ruleVersion) ?? book.set(on: registration.receivedOn)
        let procedure = tables(registration.kind)
        var state = MatterState(
            id: id, channel: registration.channel, receivedOn: registration.receivedOn,
            registeredBy: registration.unit.id, isSealed: registration.purpose == .accusation,
            isContactable: registration.isContactable,
            isFirstFiling: registration.isFirstFiling, headcount: registration.headcount,
            purpose: registration.purpose, category: registration.category, grade: registration.grade, path: nil,
            marks: registration.marks,
            proceedings: [
                ProceedingState(
                    id: registration.proceeding, kind: registration.kind, parent: nil, stage: procedure.opening,
                    unit: registration.unit.id, sender: nil, ruleVersion: rules.version,
                    openedOn: envelope.effectiveOn, closedOn: nil)
            ], clocks: [], letters: [])
        switch registration.kind {
        case .historicReply:
            try state.start(.handling, in: registration.proceeding, on: registration.receivedOn, envelope, book)
        default:
            let clock: ClockID = registration.unit.kind == .petitionOffice ? .disposal : .directNotice
            try state.start(clock, in: registration.proceeding, on: registration.receivedOn, envelope, book)
            if registration.grade == .major {
                try state.start(
                    .urgentReport, in: registration.proceeding, on: registration.receivedOn, envelope, book)
            }
            try state.awaitAnswer(registration, envelope, book, tables)
        }
        return state
    }

    /// 等待反馈 (S3:13-15, K-20): an order of the hotline is answered by the day of its class, by the office that took it in.
    private mutating func awaitAnswer(
        _ registration: Registration, _ envelope: Envelope, _ book: RuleBook, _ tables: ProcedureTables
    ) throws {
        guard let order = registration.arrival?.hotlineClass, let id = registration.hotlineAnswer,
            let routing = proceeding(registration.proceeding)
        else { return }
        proceedings.append(
            ProceedingState(
                id: id, kind: .hotlineAnswer, parent: routing.id, stage: tables(.hotlineAnswer).opening,
                unit: routing.unit, sender: nil, ruleVersion: routing.ruleVersion, openedOn: routing.openedOn,
                closedOn: nil))
        try start(order.clock, in: id, on: registration.receivedOn, envelope, book)
    }

    /// The state after one more entry, and what follows from it. The same function runs live and in replay.
    package func applying(
        _ body: EntryBody, in envelope: Envelope, under book: RuleBook, by tables: ProcedureTables = Procedure.of
    ) throws -> (state: MatterState, consequences: Consequences) {
        var next = self
        var consequences = Consequences()
        switch body {
        case .acted(let record):
            try next.perform(record, in: envelope, under: book, by: tables, &consequences)
        case .letterRendered(let record):
            for index in next.letters.indices where next.letters[index].id == record.letter {
                next.letters[index].isRendered = true
            }
        case .overdueNoticed(let record):
            next.update(record) { $0.noticedOn = envelope.recordedOn }
        case .reckonedAgain(let record):
            try next.reckonAgain(record, envelope, book)
        case .succeeded(let record):
            next.succeed(record)
        case .registered, .filed, .materialAdded, .codeReissued, .unknown:
            break
        }
        return (next, consequences)
    }

    /// 职能承继 (art 24(2), R-138): what a merged or abolished unit held goes on at its successor; no day moves.
    private mutating func succeed(_ record: SuccessionRecord) {
        for index in proceedings.indices {
            if proceedings[index].unit == record.from, proceedings[index].closedOn == nil {
                proceedings[index].unit = record.to
            }
            if proceedings[index].sender == record.from { proceedings[index].sender = record.to }
        }
        if marks.lead == record.from { marks.lead = record.to }
    }

    /// Replays a whole journal: the first entry must be the registration.
    package static func replaying(
        _ entries: [(body: EntryBody, envelope: Envelope)], id: MatterID, under book: RuleBook,
        by tables: ProcedureTables = Procedure.of
    ) throws -> MatterState {
        guard let first = entries.first, case .registered(let registration) = first.body else {
            throw Refusal(.unseen, article: "R-126")
        }
        var state = try registering(registration, id: id, in: first.envelope, under: book, by: tables)
        for entry in entries.dropFirst() {
            state = try state.applying(entry.body, in: entry.envelope, under: book, by: tables).state
        }
        return state
    }
}
