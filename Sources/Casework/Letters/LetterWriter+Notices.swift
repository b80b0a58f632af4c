// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Storage

/// 告知类文书: what the petitioner is told (arts 19, 22, 23, 29, 31, 34, 36).
extension LetterWriter {
    func acceptanceNotice(_ head: LetterHead) throws -> AcceptanceNoticeFields {
        let routing = state.proceedings.first { $0.kind == .routing }
        let source =
            routing?.unit == state.registeredBy
            ? "direct" : routing?.stage == Routing.Stage.receivedForFeedback.code ? "assigned" : "transferred"
        let paths = state.proceedings.filter { $0.parent == proceeding.id && $0.kind == .statutoryPath }.map(\.id)
        let due = state.clocks.last {
            ($0.proceeding == proceeding.id && ($0.clock == .handling || $0.clock == .suggestionStudy))
                || (paths.contains($0.proceeding) && $0.isRunning)
        }
        return AcceptanceNoticeFields(
            head: head, petitionerName: try petitioner(), receivedOn: unitReceivedOn,
            source: letters.word(.sources, source), acceptedOn: today, matter: try title(), purpose: purpose,
            path: try acceptedPath(), dueOn: due.map { written($0.dueOn) })
    }

    /// 途径、程序、期限和救济 (art 23): those of the path, with the procedure that the unit has named.
    private func acceptedPath() throws -> LetterPath {
        if state.purpose == .suggestion { return try letters.suggestionPath() }
        let words = try letters.path(state.path ?? .p6)
        guard let inputs = act.inputs as? PathImport else { return words }
        return LetterPath(
            name: words.name, basis: [words.basis, inputs.basis].joined(separator: phrase(.semicolon)),
            procedure: inputs.organ + phrase(.colon) + inputs.procedure + phrase(.stop) + words.procedure,
            limit: words.limit, remedies: words.remedies)
    }

    func proceduralNotice(_ head: LetterHead) throws -> ProceduralNoticeFields {
        ProceduralNoticeFields(
            head: head, petitionerName: try petitioner(), receivedOn: receivedOn,
            channel: letters.word(.channels, state.channel.rawValue), matter: try title(), transferredOn: today,
            targetName: formalName(act.target?.id), nextSteps: [phrase(.nextNotice), phrase(.nextOpinion)])
    }

    func forwardingNotice(_ head: LetterHead) throws -> ForwardingNoticeFields {
        ForwardingNoticeFields(
            head: head, petitionerName: try petitioner(), receivedOn: receivedOn, matter: try title(),
            manner: phrase(act.verb == .assign ? .assigning : .transferring),
            targetName: formalName(act.target?.id), isBelow: act.target.map { isBelow($0.id) } ?? false,
            forwardedOn: today)
    }

    func nonAcceptance(_ head: LetterHead) throws -> NonAcceptanceFields {
        guard let inputs = act.inputs as? NonAcceptance else { return try reviewNonAcceptance(head) }
        return NonAcceptanceFields(
            head: head, petitionerName: try petitioner(), receivedOn: receivedOn, matter: try title(),
            ground: letters.word(.nonAcceptanceGrounds, inputs.ground.rawValue), reasons: paragraphs(inputs.reason),
            competentBody: inputs.competentBody,
            bases: [letters.word(.nonAcceptanceBases, inputs.ground.rawValue)],
            running: try inputs.runningNumber.flatMap { try running($0) })
    }

    /// A request for review that is not accepted, in writing and with reasons.
    private func reviewNonAcceptance(_ head: LetterHead) throws -> NonAcceptanceFields {
        let inputs = try inputs(Reason.self)
        let isReReview = proceeding.kind == .reReview
        return NonAcceptanceFields(
            head: head, petitionerName: try petitioner(), receivedOn: written(proceeding.openedOn),
            matter: try title(), ground: phrase(isReReview ? .reReviewDeclined : .reviewDeclined),
            reasons: paragraphs(inputs.reason), competentBody: formalName(proceeding.unit),
            bases: [phrase(isReReview ? .reReviewBasis : .reviewBasis)])
    }

    /// 在办事项 (art 19(3)): where it runs and until when, as far as the register knows it.
    private func running(_ typed: String) throws -> NonAcceptanceFields.Running? {
        guard let running = try casework.cited(typed, at: "runningNumber", for: proceeding.unit, in: db),
            let row = try db.queryOne(
                """
                SELECT unit_id, due_on FROM proceedings WHERE matter_id = \(running.state.id) AND closed_on IS NULL
                    AND kind NOT IN (\(SQL.list(RatedObject.kinds)))
                ORDER BY due_on, id LIMIT 1
                """)
        else { return nil }
        let due: CalendarDate = try row.get("due_on")
        return NonAcceptanceFields.Running(
            matterNumber: running.number, unitName: formalName(try row.get("unit_id", as: UnitID.self)),
            dueOn: due == .never ? standIn(.byItsProcedure) : written(due))
    }

    func finalNonAcceptance(_ head: LetterHead) throws -> FinalNonAcceptanceFields {
        let inputs = try inputs(FinalNonAcceptance.self)
        let known = try casework.cited(inputs.earlierNumber, at: "earlierNumber", for: proceeding.unit, in: db)
            .map { try opinions(of: $0) }
        let typed = inputs.opinions.map {
            FinalNonAcceptanceFields.Opinion(
                title: $0.opinionTitle, unitName: $0.opinionUnit, number: $0.opinionNumber,
                decidedOn: written($0.decidedOn))
        }
        return FinalNonAcceptanceFields(
            head: head, petitionerName: try petitioner(), receivedOn: receivedOn, matter: try title(),
            opinions: known ?? typed, sameness: paragraphs(inputs.reason))
    }

    /// 历次意见 (F-06): the opinions of a matter of this register, each with its unit, number and day.
    private func opinions(of earlier: StoredMatter) throws -> [FinalNonAcceptanceFields.Opinion] {
        let kinds: [LetterKind] = [.handlingOpinion, .reviewOpinion, .reReviewOpinion]
        return try earlier.state.letters.filter { kinds.contains($0.kind) }.compactMap { letter in
            guard let found = try issued(letter.kind, on: letter.proceeding) else { return nil }
            return FinalNonAcceptanceFields.Opinion(
                title: letters.word(.titles, letter.kind.rawValue),
                unitName: formalName(earlier.state.proceeding(letter.proceeding)?.unit), number: found.number,
                decidedOn: found.on)
        }
    }

    func extensionNotice(_ head: LetterHead) throws -> ExtensionNoticeFields {
        let clock = state.latest(.handling, in: proceeding.id)
        let request = try last(.requestExtension, as: ExtensionRequest.self)
        let before = try clock.map { clock in
            try casework.book.reckon(clock.clock, version: clock.ruleVersion, from: clock.startedOn).statutoryDueOn
        }
        return ExtensionNoticeFields(
            head: head, petitionerName: try petitioner(), matter: try title(),
            acceptedOn: acceptedOn, dueOn: before.map(written) ?? "",
            days: request?.days ?? 0, extendedTo: clock.map { written($0.dueOn) } ?? "",
            reasons: paragraphs(request?.reason ?? ""), approver: try staffName(actor.person))
    }

    func directReply(_ head: LetterHead) throws -> DirectReplyFields {
        DirectReplyFields(
            head: head, petitionerName: try petitioner(), receivedOn: receivedOn, matter: try title(),
            reply: paragraphs(try inputs(DirectReply.self).reply))
    }

    func simpleReply(_ head: LetterHead) throws -> SimpleReplyFields {
        let inputs = try inputs(SimpleAnswer.self)
        let accepted = state.latest(.simpleOpinion, in: proceeding.id)?.startedOn ?? inputs.answeredOn
        return SimpleReplyFields(
            head: head, petitionerName: try petitioner(), receivedOn: receivedOn, acceptedOn: written(accepted),
            matter: try title(), outcome: letters.outcome(inputs.outcome.rawValue), reply: paragraphs(inputs.reply),
            review: state.purpose == .suggestion
                ? nil
                : .init(
                    reviewUnitName: try reviewBodies(above: proceeding.unit),
                    reviewDays: state.days(of: .reviewRequest, under: casework.book, in: proceeding)))
    }

    func suggestionReply(_ head: LetterHead) throws -> SuggestionReplyFields {
        let draft = try adoption()
        let filing = try filing()
        return SuggestionReplyFields(
            head: head, petitionerName: try petitioner(), receivedOn: receivedOn,
            suggestions: paragraphs(filing?.claim.isEmpty ?? true ? filing?.title ?? "" : filing?.claim ?? ""),
            outcome: letters.word(.suggestionOutcomes, draft.outcome.rawValue), reasons: paragraphs(draft.reason),
            measures: draft.measures.map(paragraphs), reward: draft.reward)
    }

    /// 采纳情况: as it was drafted and approved, or as it was answered simply.
    private func adoption() throws -> AdoptionDraft {
        if let answer = act.inputs as? SimpleAnswer, let outcome = answer.adoption {
            return AdoptionDraft(outcome: outcome, reason: answer.reply)
        }
        guard let draft = try last(.draftAdoption, as: AdoptionDraft.self) else {
            throw Refusal(.opinionMissing, article: "29")
        }
        return draft
    }

    func statutoryResultNotice(_ head: LetterHead) throws -> StatutoryResultNoticeFields {
        let inputs = try inputs(PathResult.self)
        return StatutoryResultNoticeFields(
            head: head, petitionerName: try petitioner(), receivedOn: receivedOn, matter: try title(),
            path: try letters.path(state.path ?? .p5), resultBody: inputs.organ, resultTitle: inputs.document,
            resultOn: written(inputs.resultOn), result: paragraphs(inputs.result) + paragraphs(inputs.remedy))
    }

    func guidanceSlip(_ head: LetterHead) throws -> GuidanceSlipFields {
        let inputs = try inputs(Guidance.self)
        return GuidanceSlipFields(
            head: head, visitorName: try petitioner(), matter: try title(), organName: inputs.organ,
            path: inputs.procedure, bases: [inputs.basis], place: inputs.place, hours: inputs.hours,
            phone: inputs.phone, explanation: [letters.word(.guidance, inputs.ground.rawValue)],
            bring: inputs.bring.flatMap { $0.isEmpty ? nil : $0 })
    }

    func registrationForm(_ head: LetterHead) throws -> RegistrationFormFields {
        let parties = try parties()
        let filing = try filing()
        let first = parties.first
        let representatives = parties.filter { $0.role == .representative && !$0.name.isEmpty }.map(\.name)
        let category = state.category.flatMap { casework.organisation.snapshot.categories[$0]?.levels.last }
        return RegistrationFormFields(
            head: head, receivedOn: receivedOn, channel: letters.word(.channels, state.channel.rawValue),
            subChannel: try arrival().flatMap(\.subChannel).map { letters.word(.subChannels, $0.rawValue) },
            purpose: purpose, category: category, place: place(of: filing),
            filing: phrase(state.isFirstFiling ? .firstFiling : .repeatFiling),
            petitionerName: try petitioner(),
            identityDocument: first.flatMap { $0.document.isEmpty ? nil : $0.document },
            address: first.flatMap { $0.address.isEmpty ? nil : $0.address },
            phone: first.flatMap { $0.phone.isEmpty ? nil : $0.phone }, headcount: state.headcount,
            representatives: representatives.isEmpty ? nil : representatives,
            agentName: parties.first { $0.role == .agent && !$0.name.isEmpty }?.name,
            guardianName: parties.first { $0.role == .guardian }?.name, isConfidential: state.marks.isConfidential,
            claims: paragraphs(filing?.claim.isEmpty ?? true ? filing?.title ?? "" : filing?.claim ?? ""),
            facts: paragraphs(filing?.facts.isEmpty ?? true ? filing?.title ?? "" : filing?.facts ?? ""),
            attachments: try attachmentNames(),
            path: try state.path.map { try letters.path($0).name },
            disposal: letters.word(.disposals, proceeding.stage.rawValue), clerkName: try staffName(actor.person))
    }

    /// 问题属地: the street or community, and the exact place in the filer's words.
    private func place(of filing: Filing?) -> String? {
        let place = [matter.place.map { formalName($0) }, filing?.exactPlace].compactMap { $0 }
        return place.isEmpty ? nil : place.joined(separator: " ")
    }

    func powerOfAttorney(_ head: LetterHead) throws -> PowerOfAttorneyFields {
        let parties = try parties()
        let agents = parties.filter { $0.role == .agent && !$0.name.isEmpty }
        if agents.isEmpty { throw Refusal(.noAgent, article: "S2:27, F-31") }
        let principal = parties.first { $0.role != .agent }
        // Several agents act together in what all of them may do; a scope that was not limited holds everything.
        let powers = AgentPower.allCases.filter { power in agents.allSatisfy { $0.scope?.contains(power) ?? true } }
        return PowerOfAttorneyFields(
            head: head, principalName: try petitioner(),
            principalDocument: principal.flatMap { $0.document.isEmpty ? nil : $0.document },
            principalPhone: principal.flatMap { $0.phone.isEmpty ? nil : $0.phone },
            agents: agents.map {
                PowerOfAttorneyFields.Agent(
                    name: $0.name, relation: phrase(.agent), document: $0.document.isEmpty ? nil : $0.document,
                    phone: $0.phone.isEmpty ? nil : $0.phone)
            }, matter: try title(), scope: powers.map { letters.word(.agentPowers, $0.rawValue) },
            validFrom: receivedOn, validTo: phrase(.untilEnd))
    }

    /// 附件名称, nil where nothing was brought.
    func attachmentNames() throws -> [String]? {
        let names = try casework.attachments(of: matter, in: db).filter(\.isFromPetitioner).map(\.name)
        return names.isEmpty ? nil : names
    }

    /// 来件情形 of the first filing; entries of older versions say nothing of it.
    private func arrival() throws -> Arrival? {
        guard case .registered(let registration)? = try casework.journal(of: matter, in: db).first?.body else {
            return nil
        }
        return registration.arrival
    }
}
