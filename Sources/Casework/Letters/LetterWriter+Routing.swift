// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters

/// 机关往来文书: what offices write to each other (arts 22-25, 28, 30, 40).
extension LetterWriter {
    private func summary() throws -> [String] {
        guard let filing = try filing() else { return [try title()] }
        let lines = [filing.title] + paragraphs(filing.facts) + paragraphs(filing.claim)
        return lines.filter { !$0.isEmpty }
    }

    func transferLetter(_ head: LetterHead) throws -> TransferLetterFields {
        TransferLetterFields(
            head: head, addresseeName: formalName(act.target?.id), petitionerName: try petitionerForUnits(),
            isConfidential: state.marks.isConfidential, channel: letters.word(.channels, state.channel.rawValue),
            receivedOn: receivedOn, summary: try summary(), purpose: purpose, path: try proposedPath,
            attachments: try attachmentNames())
    }

    func assignmentLetter(_ head: LetterHead) throws -> AssignmentLetterFields {
        let inputs = try inputs(Assignment.self)
        return AssignmentLetterFields(
            head: head, addresseeName: formalName(inputs.unit.id), petitionerName: try petitionerForUnits(),
            isConfidential: state.marks.isConfidential, channel: letters.word(.channels, state.channel.rawValue),
            receivedOn: receivedOn, summary: try summary(), purpose: purpose, path: try proposedPath,
            feedbackDueOn: written(inputs.feedbackDueOn), requirements: inputs.note.map(paragraphs),
            attachments: try attachmentNames())
    }

    func handOverLetter(_ head: LetterHead) throws -> HandOverLetterFields {
        let isAccusation = state.purpose == .accusation
        let inputs = try inputs(HandOver.self)
        return HandOverLetterFields(
            head: head, addresseeName: formalName(act.target?.id), receivedOn: receivedOn,
            subject: isAccusation ? phrase(.accusationSubject) : phrase(.litigationSubject),
            bases: [phrase(isAccusation ? .handOverBasis30 : .handOverBasis22)],
            materials: inputs.materials.flatMap { $0.isEmpty ? nil : $0 } ?? [phrase(.oneFile)], pages: inputs.pages)
    }

    func cadreNotice(_ head: LetterHead) throws -> CadreNoticeFields {
        let inputs = try inputs(CadreNotice.self)
        return CadreNoticeFields(
            head: head, addresseeName: formalName(inputs.unit.id), cadreName: inputs.cadreName,
            cadrePost: inputs.cadrePost, receivedOn: receivedOn, summary: inputs.summary, isGrave: inputs.isGrave,
            handedTo: phrase(.disciplineOrgan))
    }

    func objectionForm(_ head: LetterHead) throws -> ObjectionFormFields {
        let inputs = try inputs(Objection.self)
        return ObjectionFormFields(
            head: head, addresseeName: formalName(proceeding.unit), letterNumber: try letterNumber(),
            unitReceivedOn: state.latest(.objection, in: proceeding.id).map { written($0.startedOn) } ?? today,
            petitionerName: try petitionerForUnits(), matter: try title(), reasons: paragraphs(inputs.reason),
            bases: [phrase(.byUnitRules)],
            suggestedUnit: inputs.suggestedUnit.map { formalName($0.id) } ?? phrase(.byTheSender),
            handlerName: try staffName(actor.person), handlerPhone: phrase(.publicPhone))
    }

    func objectionDecision(_ head: LetterHead) throws -> ObjectionDecisionFields {
        let objection = state.latest(.objection, in: proceeding.id)
        let isAgreed = act.verb == .agreeToObjection
        let objector = state.proceedings.last { $0.parent == proceeding.id }?.unit ?? proceeding.unit
        return ObjectionDecisionFields(
            head: head, addresseeName: formalName(objector), letterNumber: try letterNumber(),
            objectedOn: objection?.metOn.map(written) ?? today, matter: try title(), isAgreed: isAgreed,
            reasons: isAgreed ? [phrase(.asAgreed)] : paragraphs(try inputs(Reason.self).reason))
    }

    /// The number of the transfer or assignment that brought it.
    private func letterNumber() throws -> String {
        let letter =
            try issued(.assignmentLetter, on: proceeding.id) ?? issued(.transferLetter, on: proceeding.id)
        return letter?.number ?? matter.number
    }

    func completionReport(_ head: LetterHead) throws -> CompletionReportFields {
        let inputs = try inputs(CompletionReport.self)
        let assigned = try issued(.assignmentLetter, on: proceeding.id)
        let filing = try filing()
        let opinion = try state.proceedings.last { $0.kind == .ordinaryHandling && $0.parent == proceeding.id }.flatMap
        {
            try issued(.handlingOpinion, on: $0.id)
        }
        return CompletionReportFields(
            head: head, addresseeName: formalName(proceeding.sender ?? state.registeredBy),
            signatoryName: inputs.signatory ?? phrase(.head), assignmentNumber: assigned?.number ?? matter.number,
            assignedOn: assigned?.on ?? receivedOn, petitionerName: try petitionerForUnits(), matter: try title(),
            claims: paragraphs(filing?.claim.isEmpty ?? true ? filing?.title ?? "" : filing?.claim ?? ""),
            investigation: paragraphs(inputs.report), handling: [phrase(.asReported)],
            approvedOn: today, handlerName: try staffName(actor.person), handlerPhone: phrase(.publicPhone),
            attachments: [opinion.map { letters.word(.titles, "handlingOpinion") + $0.number } ?? phrase(.noReplyYet)])
    }

    func urgentReport(_ head: LetterHead) throws -> UrgentReportFields {
        let inputs = try inputs(UrgentReport.self)
        let first = inputs.sendings.min { ($0.sentOn, $0.time) < ($1.sentOn, $1.time) }
        func named(_ recipients: Set<UrgentReport.Recipient>) -> [String] {
            inputs.sendings.filter { recipients.contains($0.recipient) }.map {
                letters.word(.recipients, $0.recipient.rawValue)
            }
        }
        let filing = try filing()
        return UrgentReportFields(
            head: head, addressees: named([.partyCommittee, .government, .upperPetitionOffice, .nationalBureau]),
            informed: named([.conferenceOffice, .competentDepartment]),
            occurredAt: "\(written(inputs.knownOn)) \(inputs.knownAt)",
            place: inputs.place, headcount: inputs.headcount,
            claims: paragraphs(filing?.claim.isEmpty ?? true ? filing?.title ?? "" : filing?.claim ?? ""),
            situation: paragraphs(inputs.situation), measures: paragraphs(inputs.measures),
            reportedAt: first.map { "\(written($0.sentOn)) \($0.time)" } ?? today,
            reporterName: try staffName(actor.person)
        )
    }

    func recusalDecision(_ head: LetterHead) throws -> RecusalDecisionFields {
        let request = try last(.requestRecusal, on: proceeding.parent, as: RecusalRequest.self)
        let interest = try last(.declareInterest, on: proceeding.parent, as: Reason.self)
        let decided = act.inputs as? RecusalDecision
        let person = decided?.person ?? proceeding.marks.drafter
        let refusal = act.inputs as? Reason
        return RecusalDecisionFields(
            head: head, applicantName: try request == nil ? staffName(proceeding.marks.drafter) : petitioner(),
            appliedOn: written(proceeding.openedOn),
            staffName: try decided == nil && request != nil ? request?.whom ?? phrase(.head) : staffName(person),
            staffPost: phrase(.staff), matter: try title(),
            grounds: paragraphs(request?.reason ?? interest?.reason ?? phrase(.declaredInterest)),
            isGranted: act.verb == .approveRecusal, reasons: paragraphs(decided?.reason ?? refusal?.reason ?? ""))
    }
}
