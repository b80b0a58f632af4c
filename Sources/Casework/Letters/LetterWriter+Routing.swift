// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters

/// 机关往来文书: what offices write to each other (arts 22-25, 28, 30, 40).
extension LetterWriter {
    private func summary() throws -> [String] {
        guard let filing = try filing() else { return [try title()] }
        let place = filing.exactPlace.map { [phrase(.exactPlace) + $0] } ?? []
        let lines = [filing.title] + paragraphs(filing.facts) + place + paragraphs(filing.claim)
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
        let materials = try inputs.materials.flatMap { $0.isEmpty ? nil : $0 } ?? ownMaterials()
        return HandOverLetterFields(
            head: head, addresseeName: formalName(act.target?.id), receivedOn: receivedOn,
            subject: isAccusation ? phrase(.accusationSubject) : phrase(.litigationSubject),
            bases: [phrase(isAccusation ? .handOverBasis30 : .handOverBasis22)],
            materials: materials, pages: inputs.pages, pieces: materials.count)
    }

    /// 移送材料 (F-26): what was brought, each time, and the files that came with it.
    private func ownMaterials() throws -> [String] {
        let filings = try casework.filings(of: matter, in: db).map {
            written($0.receivedOn) + letters.word(.channels, $0.channel.rawValue) + phrase(.filingMaterial)
        }
        return try filings + (attachmentNames() ?? [])
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
            bases: inputs.basis.flatMap { $0.isEmpty ? nil : $0 },
            suggestedUnit: inputs.suggestedUnit.map { formalName($0.id) },
            handlerName: try staffName(actor.person), handlerPhone: inputs.phone ?? contact?.phone)
    }

    func objectionDecision(_ head: LetterHead) throws -> ObjectionDecisionFields {
        let objection = state.latest(.objection, in: proceeding.id)
        let isAgreed = act.verb == .agreeToObjection
        let objector = state.proceedings.last { $0.parent == proceeding.id && $0.kind.isMain }?.unit ?? proceeding.unit
        return ObjectionDecisionFields(
            head: head, addresseeName: formalName(objector), letterNumber: try letterNumber(),
            objectedOn: objection?.metOn.map(written) ?? today, matter: try title(), isAgreed: isAgreed,
            reasons: try isAgreed ? reasonsOfTheUnit() : paragraphs(inputs(Reason.self).reason))
    }

    /// Why it was agreed to: in the office's words, else in those of the unit that it found right.
    private func reasonsOfTheUnit() throws -> [String] {
        if let note = (act.inputs as? Remark)?.note { return paragraphs(note) }
        return paragraphs(try last(.object, as: Objection.self)?.reason ?? "")
    }

    /// The number of the transfer or assignment that brought it.
    private func letterNumber() throws -> String {
        let letter =
            try issued(.assignmentLetter, on: proceeding.id) ?? issued(.transferLetter, on: proceeding.id)
        return letter?.number ?? matter.number
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
        var head = head
        // 成文日期 is the day of the first sending, not of its entry.
        if let first { head.issuedOn = written(first.sentOn) }
        return UrgentReportFields(
            head: head, addressees: named([.partyCommittee, .government, .upperPetitionOffice, .nationalBureau]),
            informed: named([.conferenceOffice, .competentDepartment]),
            occurredAt: "\(written(inputs.knownOn)) \(inputs.knownAt)",
            place: inputs.place, headcount: inputs.headcount,
            claims: paragraphs(filing?.claim.isEmpty ?? true ? filing?.title ?? "" : filing?.claim ?? ""),
            situation: paragraphs(inputs.situation), measures: paragraphs(inputs.measures),
            requests: inputs.requests.flatMap { $0.isEmpty ? nil : $0 },
            reportedAt: first.map { "\(written($0.sentOn)) \($0.time)" } ?? today,
            reporterName: try staffName(actor.person))
    }

    func recusalDecision(_ head: LetterHead) throws -> RecusalDecisionFields {
        let request = try last(.requestRecusal, on: proceeding.parent, as: RecusalRequest.self)
        let interest = try last(.declareInterest, on: proceeding.parent, as: Interest.self)
        let decided = act.inputs as? RecusalDecision
        let person = decided?.person ?? proceeding.marks.drafter
        let refusal = act.inputs as? Reason
        return RecusalDecisionFields(
            head: head, applicantName: try request == nil ? staffName(proceeding.marks.drafter) : petitioner(),
            appliedOn: written(proceeding.openedOn),
            staffName: try decided == nil && request != nil ? request?.whom ?? standIn(.head) : staffName(person),
            matter: try title(),
            grounds: paragraphs(request?.reason ?? interest?.reason ?? ""),
            isGranted: act.verb == .approveRecusal, reasons: paragraphs(decided?.reason ?? refusal?.reason ?? ""))
    }
}
