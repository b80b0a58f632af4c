// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 信访人所见: what the petitioner is shown of a matter: dates, units, limits and letters. No names of staff, no
/// internal texts, no internal days.
package struct FollowedMatter: Sendable {
    package let number: String
    package let receivedOn: CalendarDate
    package let registeredOn: CalendarDate
    /// 密封: its key is not within the portal's reach, so only number, days and whether it was handed over are told.
    package let isSealed: Bool
    /// Nil for a sealed matter.
    package let subject: String?
    /// The proceeding that matters now, and where it stands.
    package let kind: ProceedingKind
    package let stage: StageCode
    /// The day of the stage's next sentence: by when the petitioner hears, or where all was answered until when the review of it
    /// can be asked for.
    package let nextBy: CalendarDate?
    /// 执行: by when what was supported must be done (art 34); no day of the petitioner's own.
    package let executeBy: CalendarDate?
    /// 重新处理: by when a review orders a new decision (art 35), where it leads still.
    package let redecideBy: CalendarDate?
    package let clocks: [PublicClock]
    package let events: [PublicEvent]
    /// Letters that were sent or served, and whose bytes are there.
    package let letters: [FollowedLetter]
    /// What the petitioner sent.
    package let files: [Attachment]
    /// 补充的话: what the petitioner has written since, the newest first.
    package let added: [AddedWords]
    /// 待执行: what was supported is still to be done, with a day or without.
    package let isPromiseOpen: Bool
    /// 直接回复: the answer, where it was given without an opinion.
    package let reply: String?
    /// 不予受理: the ground, the body that is competent, and the reasons.
    package let nonAcceptance: NonAcceptance?
    package let canAddMaterial: Bool
    /// 可评价: what can be rated now, each object by itself.
    package let ratings: [OpenRating]
    /// Until when a review can be asked for (art 35).
    package let reviewUntil: CalendarDate?
    /// Whether a review or re-review can be asked for now.
    package let canAskReview: Bool
    /// 逾期请求 (arts 35, 36; R-184): the last day of K-07 or K-09 where it is over and a request has to say why it is late.
    package let reviewWasUntil: CalendarDate?
    /// 委托权限: what the code in hand may do: everything with the petitioner's own, with an agent's what the power of attorney holds (S2:27).
    package let powers: [AgentPower]

    /// Until when an object can be rated; nil where it cannot.
    package func rateUntil(_ object: RatedObject = .unit) -> CalendarDate? {
        ratings.first { $0.object == object }?.until
    }
}

/// 可评价的对象: which, who that is, and the last day of its window (K-19).
package struct OpenRating: Equatable, Sendable {
    package let object: RatedObject
    package let unit: UnitID
    package let until: CalendarDate
}

/// 可读文书: a letter of one's matter, with its place among all of the matter, which never changes.
package struct FollowedLetter: Sendable {
    package let ordinal: Int
    package let id: LetterID
    package let kind: LetterKind
    package let documentNumber: String
    package let frozenAt: Instant
    /// The unit that issued it.
    package let unit: UnitID
    /// 处理结果: what an opinion decides on each claim; empty for other letters and for an opinion that another followed or that does not stand any more.
    package let outcomes: [OpinionDraft.Outcome]
    /// 撤销、变更与更正 of it since.
    package let amendments: [LetterAmendment]

    init(
        ordinal: Int, letter: LetterSummary, outcomes: [OpinionDraft.Outcome] = [], amendments: [LetterAmendment] = []
    ) {
        self.amendments = amendments
        self.ordinal = ordinal
        unit = letter.issuer
        self.outcomes = outcomes
        id = letter.id
        kind = letter.kind
        documentNumber = letter.documentNumber
        frozenAt = letter.frozenAt
    }
}

/// 补充的话: words that the petitioner added to the matter, and when.
package struct AddedWords: Equatable, Sendable {
    package let on: CalendarDate
    package let text: String
}

/// 公开期限: a clock that the petitioner may hold the office to, with how it was reckoned.
package struct PublicClock: Sendable {
    package let state: ClockState
    package let reckoning: Reckoning
}

extension Casework {
    /// What the holder of a ticket is shown.
    ///
    /// - Throws: `FollowProblem.ended`.
    package func followed(_ ticket: String) async throws -> FollowedMatter {
        try await database.read { db in
            let (id, powers) = try holder(ofTicket: ticket, in: db)
            let row = try db.queryOne(
                "SELECT number, received_on, registered_at, is_sealed FROM matters WHERE id = \(id)")
            guard let row else { throw FollowProblem.ended }
            if try row.get("is_sealed", as: Bool.self) { return try sealed(id, row, powers, in: db) }
            return try followed(matter(id, in: db), powers, in: db)
        }
    }

    /// How a stored clock was reckoned, from the rules alone.
    package func reckoning(of clock: ClockState) throws -> Reckoning {
        try book.reckon(
            clock.clock, version: clock.ruleVersion, from: clock.startedOn, named: clock.namedOn,
            extendedBy: clock.extendedBy, excluding: clock.excluding, on: today)
    }

    private func followed(
        _ matter: StoredMatter, _ powers: [AgentPower], in db: any Connection
    ) throws -> FollowedMatter {
        let state = matter.state
        let current = state.leading
        let journal = try journal(of: matter, in: db)
        let sent = journal.sentLetters(of: state)
        let amended = try amendments(of: matter, journal, in: db)
        let review = state.clocks.last {
            ($0.clock == .reviewRequest || $0.clock == .reReviewRequest) && $0.isRunning && $0.dueOn >= today
        }?.dueOn
        let reviewable = state.reviewable.flatMap { state.isReviewable($0) ? $0 : nil }
        let window = reviewable.flatMap { state.requestWindow(of: $0)?.dueOn }
        func owed(_ clock: ClockID) -> CalendarDate? {
            state.clocks.filter { $0.isRunning && $0.clock == clock }.map(\.dueOn).min()
        }
        return FollowedMatter(
            number: matter.number, receivedOn: state.receivedOn, registeredOn: day(of: matter.registeredAt),
            isSealed: false, subject: try title(of: matter), kind: current?.kind ?? .routing,
            stage: current?.stage ?? Routing.Stage.registered.code,
            nextBy: nextDay(at: current, of: state), executeBy: owed(.execution),
            redecideBy: current?.stage == Reviews.Stage.reviewed.code ? owed(.redecision) : nil,
            clocks: try publicClocks(of: state),
            events: publicEvents(journal, of: state),
            letters: followedLetters(
                try letterSummaries(of: state.id, in: db), sent: sent, amended: amended, journal),
            files: try attachments(of: matter, in: db).filter(\.isFromPetitioner),
            added: try addedWords(journal, of: matter, in: db),
            isPromiseOpen: state.proceedings.contains { $0.kind == .execution && $0.closedOn == nil },
            reply: journal.lastReply,
            nonAcceptance: journal.lastNonAcceptance, canAddMaterial: state.isOpen, ratings: openRatings(of: state),
            reviewUntil: review, canAskReview: reviewable != nil,
            reviewWasUntil: window.flatMap { $0 < today ? $0 : nil }, powers: powers)
    }

    private func openRatings(of state: MatterState) -> [OpenRating] {
        RatedObject.allCases.compactMap { object in
            guard let open = state.proceedings.last(where: { $0.kind == object.kind && $0.closedOn == nil }),
                let window = state.running(.rating, in: open.id), window.dueOn >= today
            else { return nil }
            return OpenRating(object: object, unit: open.unit, until: window.dueOn)
        }
    }

    /// What came in by a petitioner's own hand: words of another matter that were joined to this one may be somebody else's.
    private func addedWords(
        _ journal: [JournalEntry], of matter: StoredMatter, in db: any Connection
    ) throws -> [AddedWords] {
        let hashes = Set(
            journal.compactMap { entry -> String? in
                guard case .materialAdded(let record) = entry.body, entry.envelope.actor.kind == .petitioner else {
                    return nil
                }
                return record.textHash
            })
        guard !hashes.isEmpty else { return [] }
        let rows = try db.query(
            """
            SELECT id, channel, received_on, recorded_at, texts, text_hash FROM filings
            WHERE matter_id = \(matter.state.id) ORDER BY id DESC LIMIT \(Self.mostListed)
            """)
        let own = try rows.filter { try hashes.contains($0.get("text_hash", as: String.self)) }
        return try filings(own, of: matter).map { AddedWords(on: $0.receivedOn, text: $0.facts) }
    }

    private func followedLetters(
        _ letters: [LetterSummary], sent: Set<LetterID>, amended: [LetterAmendment], _ journal: [JournalEntry]
    ) -> [FollowedLetter] {
        let known = letters.enumerated().filter { sent.contains($0.element.id) }
        return known.map { place, letter in
            let changes = amended.filter { $0.letter == letter.id }
            let isLast =
                letter.kind == .handlingOpinion && !changes.contains { $0.change.ends }
                && known.last { $0.element.kind == letter.kind && $0.element.proceeding == letter.proceeding }?
                    .element.id == letter.id
            let draft = isLast ? journal.draft(of: letter.id) : nil
            return FollowedLetter(
                ordinal: place + 1, letter: letter, outcomes: draft?.claims.map(\.outcome) ?? [], amendments: changes)
        }
    }

    /// A sealed matter: rows that are readable without its key, and no more of them than an answer needs. Where it was handed to and who dealt with
    /// it stand under the key, and whom it is about is for nobody's eyes here (art 30(3)); that an organ signed for it, or that it was led to another
    /// organ, are stages and days in plain columns.
    private func sealed(
        _ id: MatterID, _ row: Row, _ powers: [AgentPower], in db: any Connection
    ) throws -> FollowedMatter {
        let ways = try db.query(
            """
            SELECT p.kind, p.stage, p.opened_on, p.closed_on FROM proceedings p
            WHERE p.matter_id = \(id) AND p.kind IN (\(ProceedingKind.routing), \(ProceedingKind.handOverReceipt)) ORDER BY p.id LIMIT 100
            """)
        let isHanded = try ways.contains { try $0.get("stage", as: StageCode.self) == Routing.Stage.handedOver.code }
        let registeredOn = day(of: try row.get("registered_at"))
        let events = [PublicEvent(code: "registered", on: registeredOn, unit: nil)] + (try handOvers(in: ways))
        return FollowedMatter(
            number: try row.get("number"), receivedOn: try row.get("received_on"), registeredOn: registeredOn,
            isSealed: true, subject: nil, kind: .routing,
            stage: isHanded ? Routing.Stage.handedOver.code : Routing.Stage.registered.code, nextBy: nil,
            executeBy: nil, redecideBy: nil, clocks: [], events: events, letters: [], files: [], added: [],
            isPromiseOpen: false, reply: nil, nonAcceptance: nil, canAddMaterial: false,
            ratings: [], reviewUntil: nil, canAskReview: false, reviewWasUntil: nil, powers: powers)
    }

    /// 移送以后 (art 30): each hand-over, and what became of it. One of before the receipts were kept has the day of its routing alone.
    private func handOvers(in ways: [Row]) throws -> [PublicEvent] {
        var events: [PublicEvent] = []
        for way in ways {
            let (kind, stage) = (try way.get("kind", as: ProceedingKind.self), try way.get("stage", as: StageCode.self))
            let endedOn = try way.get("closed_on", as: CalendarDate?.self)
            guard kind == .handOverReceipt else {
                if ways.count == 1, stage == Routing.Stage.handedOver.code, let endedOn {
                    events.append(PublicEvent(code: Verb.handOver.rawValue, on: endedOn, unit: nil))
                }
                continue
            }
            events.append(PublicEvent(code: Verb.handOver.rawValue, on: try way.get("opened_on"), unit: nil))
            guard let endedOn else { continue }
            let isTaken = stage == HandOverReceipts.Stage.handOverReceived.code
            events.append(
                PublicEvent(
                    code: isTaken ? Verb.receiveHandOver.rawValue : Verb.withdraw.rawValue, on: endedOn, unit: nil))
        }
        return events
    }

    /// What the day of the stage's sentence is of: an answered stage speaks of the right to the next review, every other one of what is owed.
    private func nextDay(at standing: Standing?, of state: MatterState) -> CalendarDate? {
        let right: ClockID? =
            switch (standing?.kind, standing?.stage) {
            case (.ordinaryHandling, OrdinaryHandling.Stage.closed.code),
                (.simpleHandling, SimpleHandling.Stage.answeredSimply.code):
                .reviewRequest
            case (.review, Reviews.Stage.reviewed.code): .reReviewRequest
            default: nil
            }
        guard let right else {
            return state.clocks.filter {
                $0.isRunning && $0.clock != .execution && Self.owedToPetitioner.contains($0.clock)
            }.map(\.dueOn).min()
        }
        return state.clocks.last { $0.clock == right && $0.isRunning && $0.dueOn >= today }?.dueOn
    }

    private func publicClocks(of state: MatterState) throws -> [PublicClock] {
        try state.clocks.filter { clock in
            Self.owedToPetitioner.contains(clock.clock) || Self.rightsOfPetitioner.contains(clock.clock)
        }.map { PublicClock(state: $0, reckoning: try reckoning(of: $0)) }
    }

    private func day(of instant: Instant) -> CalendarDate {
        book.day(ofSecondsSince1970: instant.secondsSince1970)
    }

    /// What an office owes the petitioner by a day; objection and feedback are between offices.
    private static let owedToPetitioner: Set<ClockID> = [
        .disposal, .directNotice, .transferNotice, .handling, .simpleAcceptance, .simpleOpinion, .suggestionStudy,
        .dutyPerformance, .statutoryLimit, .review, .reReview, .redecision, .execution,
    ]
    private static let rightsOfPetitioner: Set<ClockID> = [.reviewRequest, .reReviewRequest, .rating]
}
