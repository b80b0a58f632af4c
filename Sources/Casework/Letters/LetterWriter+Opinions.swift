// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters

/// 决定类文书: opinions, reviews, agreements, and what goes with them (arts 31-36).
extension LetterWriter {
    func handlingOpinion(_ head: LetterHead) throws -> HandlingOpinionFields {
        guard let draft = try last(.draftOpinion, as: OpinionDraft.self) else {
            throw Refusal(.opinionMissing, article: "32")
        }
        let accepted = state.latest(.handling, in: proceeding.id)
        return HandlingOpinionFields(
            head: head, petitionerName: try petitioner(), receivedOn: unitReceivedOn,
            acceptedOn: acceptedOn,
            extendedTo: accepted.flatMap { $0.extendedBy > 0 ? written($0.dueOn) : nil },
            claims: draft.claims.map {
                LetterClaim(text: $0.text, outcome: letters.outcome($0.outcome.rawValue), explanation: $0.explanation)
            }, facts: paragraphs(draft.facts), bases: draft.basis, opinion: paragraphs(draft.opinion),
            reviewUnitName: try reviewBodies(above: proceeding.unit),
            reviewDays: state.days(of: .reviewRequest, under: casework.book, in: proceeding),
            copies: copies(to: [state.registeredBy]))
    }

    private func reviewDraft() throws -> ReviewDraft {
        guard let draft = try last(.draftReview, as: ReviewDraft.self) else {
            throw Refusal(.opinionMissing, article: "35, 36")
        }
        return draft
    }

    /// 请求事项: what the petitioner asked of the reviewer.
    private func requests() throws -> [String] {
        let request = try last(.requestReview, on: proceeding.parent, as: ReviewRequest.self)
        let title = try title()
        return paragraphs(request?.grounds ?? title)
    }

    /// 被复查的答复: the opinion of ordinary handling, or the reply of the simple procedure.
    private func reviewedLetter(of handling: ProceedingState?) throws -> (number: String, on: String) {
        if handling?.kind == .simpleHandling {
            // Who cannot be written to was told in person: that reply has a day and no number.
            return try issued(.simpleReply, on: handling?.id)
                ?? (matter.number, handling?.closedOn.map(written) ?? receivedOn)
        }
        guard let opinion = try issued(.handlingOpinion, on: handling?.id) else {
            throw Refusal(.noOpinionStands, article: "33, 35")
        }
        return opinion
    }

    func reviewOpinion(_ head: LetterHead) throws -> ReviewOpinionFields {
        let draft = try reviewDraft()
        let handling = proceeding.parent.flatMap { state.proceeding($0) }
        let opinion = try reviewedLetter(of: handling)
        return ReviewOpinionFields(
            head: head, applicantName: try petitioner(), respondentName: formalName(handling?.unit),
            opinionNumber: opinion.number, opinionOn: opinion.on,
            requestedOn: written(proceeding.openedOn), requests: try requests(), facts: paragraphs(draft.facts),
            bases: draft.basis, outcome: letters.word(.reviewOutcomes, draft.outcome.rawValue),
            opinion: try paragraphs(draft.opinion) + paragraphs(draft.ownDecision ?? "") + path(draft),
            redecision: draft.redecideBy.map { .init(unitName: formalName(handling?.unit), dueOn: written($0)) },
            reReviewUnitName: try reviewBodies(above: proceeding.unit),
            reReviewDays: state.days(of: .reReviewRequest, under: casework.book, in: proceeding),
            copies: copies(to: [handling?.unit, state.registeredBy]))
    }

    func reReviewOpinion(_ head: LetterHead) throws -> ReReviewOpinionFields {
        let draft = try reviewDraft()
        let review = proceeding.parent.flatMap { state.proceeding($0) }
        let handling = review?.parent.flatMap { state.proceeding($0) }
        guard let reviewed = try issued(.reviewOpinion, on: review?.id) else {
            throw Refusal(.opinionMissing, article: "35, 36")
        }
        let opinion = try reviewedLetter(of: handling)
        return ReReviewOpinionFields(
            head: head, applicantName: try petitioner(), handlingUnitName: formalName(handling?.unit),
            handlingNumber: opinion.number, respondentName: formalName(review?.unit),
            reviewNumber: reviewed.number, reviewOn: reviewed.on,
            requestedOn: written(proceeding.openedOn), hearing: try hearing(), requests: try requests(),
            facts: paragraphs(draft.facts), bases: draft.basis,
            outcome: letters.word(.reviewOutcomes, draft.outcome.rawValue),
            opinion: try paragraphs(draft.opinion) + paragraphs(draft.ownDecision ?? "") + path(draft),
            redecision: draft.redecideBy.map { .init(unitName: formalName(handling?.unit), dueOn: written($0)) },
            copies: copies(to: [review?.unit, handling?.unit, state.registeredBy]))
    }

    /// 依法定途径办理: which path the claim is on by now, and who deals with it there.
    private func path(_ draft: ReviewDraft) throws -> [String] {
        guard draft.leavesToPath, let path = state.path, path != .p6 else { return [] }
        let ways = state.proceedings.filter { $0.kind == .ordinaryHandling }.reversed()
        let organ = try ways.lazy.compactMap { way in
            try last(.correctPath, on: way.id, as: PathImport.self)?.organ
        }.first
        let name = try letters.path(path).name
        let by = organ.map { phrase(.semicolon) + phrase(.pathOrgan) + $0 } ?? ""
        return [phrase(.claimOnPath) + name + by + phrase(.stop)]
    }

    /// 抄送 (W10): the units below that it concerns, and the petition department that registered it; nil where there is none but the issuer.
    private func copies(to units: [UnitID?]) -> [String]? {
        var names: [String] = []
        for unit in units where unit != issuer {
            let name = formalName(unit)
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        return names.isEmpty ? nil : names
    }

    private func hearing() throws -> ReReviewOpinionFields.Hearing? {
        let days = state.latest(.reReview, in: proceeding.id)?.excluding ?? 0
        let held = state.proceedings.last { $0.kind == .hearing && $0.parent == proceeding.id }
        guard days > 0, let held, let opened = held.marks.openedHearingOn else { return nil }
        let closed = try last(.closeHearing, on: held.id, as: HearingRecord.self)?.closedOn
        return .init(openedOn: written(opened), closedOn: written(closed ?? opened.adding(days: days)), days: days)
    }

    func settlementAgreement(_ head: LetterHead) throws -> SettlementAgreementFields {
        let inputs = try inputs(Settlement.self)
        let party = try party()
        return SettlementAgreementFields(
            head: head, mediator: inputs.form == .mediation ? inputs.mediator : nil,
            parties: [
                .init(
                    role: phrase(.partyA), name: try petitioner(),
                    address: party.flatMap { $0.address.isEmpty ? nil : $0.address }),
                .init(role: phrase(.partyB), name: inputs.otherParty),
            ], matter: try title(), facts: paragraphs(inputs.facts), terms: inputs.terms,
            performance: paragraphs(inputs.performance) + (inputs.performBy.map { [written($0)] } ?? []),
            originals: inputs.originals)
    }

    /// F-21, twice: to be signed when it is sent, and as it was served.
    func serviceReceipt(_ head: LetterHead) throws -> ServiceReceiptFields {
        let letter = try lastLetter(of: [
            .handlingOpinion, .settlementAgreement, .reviewOpinion, .reReviewOpinion, .simpleReply, .suggestionReply,
        ])
        let proof = act.inputs as? ServiceProof
        let method = try proof?.method ?? inputs(Dispatch.self).method
        let address = try party()?.address ?? ""
        let isAtHome = (method == .registeredMail || method == .leftAtAddress) && !address.isEmpty
        return ServiceReceiptFields(
            head: head, documentTitle: letters.word(.titles, letter.kind.rawValue),
            servedNumber: letter.number.isEmpty ? matter.number : letter.number, recipientName: try petitioner(),
            place: proof?.place ?? (isAtHome ? address : nil),
            method: letters.word(.serviceMethods, method.rawValue), servers: [try staffName(actor.person)],
            servedOn: proof.map { written($0.servedOn) },
            refusal: proof.flatMap { proof in
                guard let reason = proof.refusalReason, let witness = proof.witness else { return nil }
                return .init(reason: reason, witnessName: witness)
            })
    }

    func hearingNotice(_ head: LetterHead) throws -> HearingNoticeFields {
        let inputs = try inputs(HearingNotice.self)
        return HearingNoticeFields(
            head: head, petitionerName: try petitioner(), matter: try title(),
            heldAt: "\(written(inputs.heldOn)) \(inputs.time)", place: inputs.place, chairName: inputs.chair,
            members: inputs.members, topics: paragraphs(inputs.subject), isPublic: inputs.isPublic)
    }

    /// What the notice said: a hearing is opened by it.
    private func notice() throws -> HearingNotice {
        guard let notice = try last(.conveneHearing, on: proceeding.parent, as: HearingNotice.self) else {
            throw Refusal(.notAtThisStage, article: "31(6), 36(2)")
        }
        return notice
    }

    func hearingRecord(_ head: LetterHead) throws -> HearingRecordFields {
        let inputs = try inputs(HearingRecord.self)
        let notice = try notice()
        return HearingRecordFields(
            head: head, matter: try title(), heldAt: proceeding.marks.openedHearingOn.map(written) ?? today,
            closedAt: written(inputs.closedOn), place: notice.place, chairName: notice.chair,
            recorderName: try staffName(actor.person), members: notice.members, attendees: inputs.attendance,
            topics: paragraphs(notice.subject), statements: paragraphs(inputs.record).map { .init(words: $0) })
    }

    func hearingConclusion(_ head: LetterHead) throws -> HearingConclusionFields {
        let inputs = try inputs(HearingFindings.self)
        let notice = try notice()
        let parent = proceeding.parent.flatMap { state.proceeding($0) }
        let excluded =
            parent?.kind == .reReview ? state.latest(.reReview, in: parent?.id ?? proceeding.id)?.excluding : nil
        return HearingConclusionFields(
            head: head, petitionerName: try petitioner(), matter: try title(),
            heldAt: proceeding.marks.openedHearingOn.map(written) ?? today, place: notice.place,
            chairName: notice.chair, members: notice.members, facts: paragraphs(inputs.facts),
            conclusions: paragraphs(inputs.account), excludedDays: excluded.flatMap { $0 > 0 ? $0 : nil })
    }
}
