// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Storage

/// 更正和撤销: what stands instead of something in a letter that is out, and what becomes of one that should not have been.
extension LetterWriter {
    func correctionNotice(_ head: LetterHead) throws -> CorrectionNoticeFields {
        let inputs = try correction()
        let isToOffice = (act.inputs as? LetterCorrection)?.goesToOffice == true
        return CorrectionNoticeFields(
            head: head, addresseeName: try isToOffice ? office(writtenToIn: inputs.letter) : petitioner(),
            correctedTitle: title(of: inputs.letter.kind),
            correctedNumber: inputs.letter.number.isEmpty ? matter.number : inputs.letter.number,
            correctedOn: inputs.letter.on,
            corrections: [.init(place: phrase(.text), wrong: inputs.wrong, right: inputs.right)],
            reason: inputs.reason)
    }

    /// 主送机关 of a letter between offices, as it stands on the letter; of one that names none, the other side of its proceeding.
    private func office(writtenToIn letter: IssuedLetter) throws -> String {
        var names: [String] = []
        for case .addressee(let words) in try casework.frozenLetter(letter.id, of: matter, in: db).document().blocks {
            let colon = phrase(.colon)
            names.append(words.hasSuffix(colon) ? String(words.dropLast(colon.count)) : words)
        }
        if names.isEmpty {
            let way = state.proceeding(letter.proceeding)
            let other = way.map { $0.unit == letter.issuer ? $0.sender ?? state.registeredBy : $0.unit }
            names = [formalName(other ?? state.registeredBy)]
        }
        // Who turned out to be accused is told nothing more, not even that a letter was wrong (art 30(3), R-161).
        if state.marks.accused.contains(where: { names.contains(formalName($0)) }) {
            throw Refusal(.accusedUnit, article: "30(3), R-161")
        }
        return names.joined(separator: phrase(.semicolon))
    }

    /// What is corrected: the opinion of the proceeding, or the letter that the act names.
    private func correction() throws -> (letter: IssuedLetter, wrong: String, right: String, reason: String) {
        if let inputs = act.inputs as? LetterCorrection {
            guard let letter = try casework.letter(named: inputs.letter, of: matter, in: db) else {
                throw FieldErrors([FieldProblem("letter", .unknownLetter, article: "27, 32")])
            }
            try casework.requireSlip(inputs, in: letter, of: matter, in: db)
            return (letter, inputs.wrong, inputs.right, inputs.reason)
        }
        let inputs = try inputs(Correction.self)
        let kinds: [LetterKind] =
            act.verb == .correctRecord ? [.statutoryResultNotice, .settlementAgreement] : [.handlingOpinion]
        let letter = try lastLetter(of: kinds)
        try casework.requireSlip(inputs, in: letter, of: matter, in: db)
        return (letter, inputs.wrong, inputs.right, inputs.reason)
    }

    func revocationNotice(_ head: LetterHead) throws -> RevocationNoticeFields {
        let what = revocation
        let letter = try lastLetter(of: LetterKind.revoked(by: act.verb, on: proceeding.kind))
        // What was answered simply goes on in a proceeding of its own, and its term with it.
        let places = [proceeding.id] + state.proceedings.filter { $0.parent == proceeding.id }.map(\.id)
        let due = places.flatMap { place in what.clocks.compactMap { state.latest($0, in: place) } }
            .first { $0.isRunning }?.dueOn
        return RevocationNoticeFields(
            head: head, addresseeName: try petitioner(), revokedTitle: title(of: letter.kind),
            revokedNumber: letter.number.isEmpty ? matter.number : letter.number, revokedOn: letter.on,
            reasons: paragraphs(try inputs(Reason.self).reason),
            bases: [phrase(what.basis)], consequences: [phrase(what.consequence)], dueOn: due.map(written),
            remedies: state.purpose == .suggestion ? try letters.suggestionPath().remedies : [phrase(what.remedy)])
    }

    /// 撤销的情形: under which articles, what follows by when, and what may be asked for then.
    private var revocation: Revocation {
        switch (proceeding.kind, act.verb) {
        case (.review, .revokeOpinion):
            Revocation(
                basis: .reviewBasis, consequence: .reviewAgain, clocks: [.review],
                remedy: .reReviewLater)
        case (.review, _), (.reReview, _):
            Revocation(
                basis: proceeding.kind == .review ? .reviewBasis : .reReviewBasis,
                consequence: .requestAgain, clocks: [.review, .reReview], remedy: .reviewGoesOn)
        case (.suggestion, _),
            (.simpleHandling, _) where state.purpose == .suggestion:
            Revocation(
                basis: .suggestionBasis, consequence: .studyAgain, clocks: [.suggestionStudy], remedy: .reviewLater)
        case (_, .revokeOpinion), (.simpleHandling, _):
            Revocation(
                basis: .revocationBasis, consequence: .handlingAgain,
                clocks: [.redecision, .handling], remedy: .reviewLater)
        default:
            Revocation(
                basis: .decisionRevocationBasis,
                consequence: .registeredAgain, clocks: [.transferNotice, .directNotice, .disposal],
                remedy: .reviewLater)
        }
    }

    /// The last paper of these kinds on the proceeding.
    func lastLetter(of kinds: [LetterKind]) throws -> IssuedLetter {
        let found = try casework.issuedLetters(of: matter, in: db).last { letter in
            letter.proceeding == proceeding.id && kinds.contains(letter.kind)
        }
        guard let found else { throw Refusal(.opinionMissing, article: "27, 32") }
        return found
    }

    private func title(of kind: LetterKind) -> String { letters.word(.titles, kind.rawValue) }
}

/// 撤销的情形.
private struct Revocation {
    let basis: LetterPhrase
    let consequence: LetterPhrase
    let clocks: [ClockID]
    let remedy: LetterPhrase
}

/// 已发文书, as a later paper names it.
struct IssuedLetter {
    let id: LetterID
    let kind: LetterKind
    let proceeding: ProceedingID
    let number: String
    let on: String
    /// The unit whose act it was.
    let issuer: UnitID
}

extension Casework {
    /// Every letter of a matter, the oldest first.
    func issuedLetters(of matter: StoredMatter, in db: any Connection) throws -> [IssuedLetter] {
        try db.query(
            """
            SELECT id, kind, proceeding_id, document_number, frozen_at, issuer_id FROM letters
            WHERE matter_id = \(matter.state.id) ORDER BY id LIMIT 5000
            """
        ).map { row in
            let day = book.day(ofSecondsSince1970: try row.get("frozen_at", as: Instant.self).secondsSince1970)
            return IssuedLetter(
                id: try row.get("id"), kind: try row.get("kind"), proceeding: try row.get("proceeding_id"),
                number: try row.get("document_number"),
                on: letters.date(year: day.year, month: day.month, day: day.day), issuer: try row.get("issuer_id"))
        }
    }

    /// The letter of a number, or the last of a title among those without one.
    func letter(named name: String, of matter: StoredMatter, in db: any Connection) throws -> IssuedLetter? {
        letter(named: name, among: try issuedLetters(of: matter, in: db))
    }

    func letter(named name: String, among issued: [IssuedLetter]) -> IssuedLetter? {
        let name = name.trimmingWhitespace()
        return issued.last { letter in
            letter.number.isEmpty ? letters.word(.titles, letter.kind.rawValue) == name : letter.number == name
        }
    }

    /// 更正 (arts 27, 32): only what the petitioner or an office has, and only by the unit that issued it.
    ///
    /// - Returns: the act; a correction with it says whether it goes to an office.
    /// - Throws: `FieldErrors` at `letter`.
    func namingLetter(
        of act: Act, from matter: StoredMatter, by principal: Principal, as actor: Actor, in db: any Connection
    ) throws -> Act {
        guard let correction = act.inputs as? LetterCorrection else { return act }
        let found = try letter(named: correction.letter, of: matter, in: db)
        let state = found.flatMap { found in matter.state.letters.first { $0.id == found.id } }
        let journal = try journal(of: matter, in: db)
        let sent = journal.sentLetters(of: matter.state)
        guard let found, let state, let unit = actor.unit,
            state.kind.isBetweenOffices ? state.isRendered : sent.contains(state.id),
            found.issuer == unit || organisation.snapshot.units[found.issuer]?.isClosed == true
        else { throw FieldErrors([FieldProblem("letter", .unknownLetter, article: "27, 32")]) }
        let isHead = principal.holdings.contains { $0.unit == unit && $0.role == .approver }
        if Self.approved.contains(state.kind), !isHead { throw Refusal(.notYours, article: "31(6), 32") }
        try requireStanding(found, of: matter, journal, in: db)
        return Act(act.verb, correction.going(toOffice: state.kind.isBetweenOffices))
    }

    /// 更正不代替复查和撤销 (arts 27, 32, 35, 36; R-190): what fell is not put right any more, and what a review was asked of the reviewer judges, not
    /// the unit by a correction. A mere slip is no exception: the reviewer reads the opinion as the petitioner has it.
    ///
    /// - Throws: `Refusal.letterFell`, `Refusal.letterUnderReview`.
    private func requireStanding(
        _ letter: IssuedLetter, of matter: StoredMatter, _ journal: [JournalEntry], in db: any Connection
    ) throws {
        let fall = try amendments(of: matter, journal, in: db).last { $0.letter == letter.id && $0.change.ends }
        if let fall { throw Refusal(.letterFell, article: "27, 32, R-190", values: ["number": fall.number]) }
        guard Self.reviewable.contains(letter.kind), let proceeding = matter.state.proceeding(letter.proceeding),
            matter.state.isReviewed(proceeding)
        else { return }
        throw Refusal(.letterUnderReview, article: "35, 36, R-190")
    }

    /// What a review may be asked of.
    private static let reviewable: Set<LetterKind> = [.handlingOpinion, .simpleReply, .reviewOpinion]

    /// What the head approved, the head corrects.
    private static let approved: Set<LetterKind> = [
        .handlingOpinion, .reviewOpinion, .reReviewOpinion, .suggestionReply, .completionReport,
    ]
}
