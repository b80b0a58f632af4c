// SPDX-License-Identifier: Apache-2.0

/// 办理动作: everything that can be done on a proceeding. Each verb has one form, one API schema and one entry kind.
package enum Verb: String, Codable, Sendable, CaseIterable {
    // routing (arts 22, 23, 30, 36(3))
    case classify, nameAccused, acceptNewFacts, transfer, transferSimply, assign, replyDirectly, handOver, keep,
        keepSimply
    case decline, declineFinally, guide, disputeJurisdiction, informCadreOrgan
    case receive, object, agreeToObjection, refuseObjection, draftReport, returnReport, feedBack
    // jurisdiction (art 24)
    case statePosition, decideJurisdiction, referToConference
    // ordinary handling (arts 23, 31(6), 32-34, 37)
    case accept, importToPath, correctPath, recordContact, recordInvestigation, conveneHearing
    case requestExtension, approveExtension, refuseExtension
    case draftOpinion, returnOpinion, approveOpinion, dispatchOpinion, proveService, settle
    case requestReview, correctOpinion, revokeOpinion, beginAftercare
    // corrections (更正, 撤销) of what is out: a letter by its number; a decision that was none for this matter
    case correctLetter, revokeDecision
    /// 更正记载: of what others decided or agreed, how it was entered here (arts 27, 31, 33).
    case correctRecord
    /// A handling proceeding ends because its routing took the matter back.
    case withdraw
    /// 超期未受理: the unit has not told by the last day of its notice; the sixty days run all the same (rules 1.12).
    case noteSilence
    /// The statutory path is done, was the wrong one, or the reviewer ordered a new decision: said by that proceeding.
    case concludePath, reclass, redecide
    /// The reviewer decided in the place of the unit; what the revoked opinion had ordered is no longer to be done.
    case supersede, voidExecution
    // statutory paths (art 31(1)-(5))
    case recordPathStep, recordPathResult, leavePath
    // simple procedure
    case acceptSimply, answerSimply, convert
    // suggestions (art 29)
    case takeUp, draftAdoption, returnAdoption, approveAdoption, replyToSuggestion
    // review and re-review (arts 35, 36)
    case acceptReview, declineReview, draftReview, returnReview, approveReview
    // hearing (arts 31(6), 36(2))
    case openHearing, closeHearing, concludeHearing, cancelHearing
    // urgent and grave (art 25)
    case reportUrgent, followUpReport, endUrgency
    // order (arts 26, 47)
    case recordIncident, dissuade, educate, handToPolice, closeIncident
    // recusal (art 28(3))
    case declareInterest, requestRecusal, approveRecusal, refuseRecusal
    // what follows an opinion (arts 32(2), 37)
    case recordPerformance, recordNonPerformance, arrangeAid, grantAid, refuseAid, recordCare, endCare
    // identity kept from the unit
    case askDisclosure, grantDisclosure, refuseDisclosure
    // the circle of a sealed matter (art 30(3))
    case receiveHandOver, proposeKeyHolder, admitKeyHolder, refuseKeyHolder
    // a unit that was named wrongly as accused (art 30(3))
    case proposeClearing, clearAccused, refuseClearing
    // what was wrongly called an accusation (arts 29-31, 30(3))
    case proposeUnsealing, unseal, refuseUnsealing
    // what turns out to be an accusation on its way (arts 30, 30(3)); and how the handling of it ends
    case seal, leadToAccusation
    // what became of an order of the hotline (S3:15)
    case answerHotline
    // papers from the file (F-01, F-31)
    case issueRegistrationForm, issuePowerOfAttorney
    // rating
    case rate, lapse, recordCallBack
    // history
    case recordReply

    /// The noun in an address: `POST /desk/proceedings/:id/acceptance`.
    package var noun: String {
        switch self {
        case .classify: "classification"
        case .nameAccused: "accused"
        case .acceptNewFacts: "new-facts"
        case .transfer: "transfer"
        case .transferSimply: "simple-transfer"
        case .assign: "assignment"
        case .replyDirectly: "direct-reply"
        case .handOver: "hand-over"
        case .keep: "keeping"
        case .keepSimply: "simple-keeping"
        case .decline: "non-acceptance"
        case .declineFinally: "final-non-acceptance"
        case .guide: "guidance"
        case .disputeJurisdiction: "jurisdiction-dispute"
        case .informCadreOrgan: "cadre-notice"
        case .receive: "receipt"
        case .object: "objection"
        case .agreeToObjection: "objection-agreement"
        case .refuseObjection: "objection-refusal"
        case .draftReport: "completion-report"
        case .returnReport: "completion-report-return"
        case .feedBack: "feedback"
        case .statePosition: "position"
        case .decideJurisdiction: "jurisdiction-decision"
        case .referToConference: "conference-referral"
        case .accept: "acceptance"
        case .importToPath: "path-import"
        case .correctPath: "path-correction"
        case .recordContact: "contact"
        case .recordInvestigation: "investigation"
        case .conveneHearing: "hearing"
        case .requestExtension: "extension-request"
        case .approveExtension: "extension-approval"
        case .refuseExtension: "extension-refusal"
        case .draftOpinion: "opinion"
        case .returnOpinion: "opinion-return"
        case .approveOpinion: "opinion-approval"
        case .dispatchOpinion: "dispatch"
        case .proveService: "service"
        case .settle: "settlement"
        case .requestReview: "review-request"
        case .correctOpinion: "correction"
        case .revokeOpinion: "revocation"
        case .correctLetter: "letter-correction"
        case .revokeDecision: "decision-revocation"
        case .correctRecord: "record-correction"
        case .beginAftercare: "aftercare"
        case .withdraw: "withdrawal"
        case .noteSilence: "silence"
        case .concludePath: "path-conclusion"
        case .supersede: "supersession"
        case .voidExecution: "execution-end"
        case .reclass: "reclassing"
        case .redecide: "redecision"
        case .recordPathStep: "path-step"
        case .recordPathResult: "path-result"
        case .leavePath: "path-leaving"
        case .acceptSimply: "simple-acceptance"
        case .answerSimply: "simple-answer"
        case .convert: "conversion"
        case .takeUp: "study"
        case .draftAdoption: "adoption"
        case .returnAdoption: "adoption-return"
        case .approveAdoption: "adoption-approval"
        case .replyToSuggestion: "suggestion-reply"
        case .acceptReview: "review-acceptance"
        case .declineReview: "review-non-acceptance"
        case .draftReview: "review-opinion"
        case .returnReview: "review-opinion-return"
        case .approveReview: "review-opinion-approval"
        case .openHearing: "hearing-opening"
        case .closeHearing: "hearing-record"
        case .concludeHearing: "hearing-conclusion"
        case .cancelHearing: "hearing-cancellation"
        case .reportUrgent: "urgent-report"
        case .followUpReport: "follow-up-report"
        case .endUrgency: "urgency-end"
        case .recordIncident: "incident"
        case .dissuade: "dissuasion"
        case .educate: "education"
        case .handToPolice: "police"
        case .closeIncident: "incident-closing"
        case .declareInterest: "interest"
        case .requestRecusal: "recusal-request"
        case .approveRecusal: "recusal"
        case .refuseRecusal: "recusal-refusal"
        case .recordPerformance: "performance"
        case .recordNonPerformance: "non-performance"
        case .arrangeAid: "aid"
        case .grantAid: "aid-grant"
        case .refuseAid: "aid-refusal"
        case .recordCare: "care"
        case .endCare: "care-end"
        case .askDisclosure: "disclosure-request"
        case .grantDisclosure: "disclosure"
        case .refuseDisclosure: "disclosure-refusal"
        case .receiveHandOver: "hand-over-receipt"
        case .proposeKeyHolder: "key-holder"
        case .admitKeyHolder: "key-holder-admission"
        case .refuseKeyHolder: "key-holder-refusal"
        case .proposeClearing: "clearing"
        case .clearAccused: "clearing-agreement"
        case .refuseClearing: "clearing-refusal"
        case .proposeUnsealing: "unsealing"
        case .unseal: "unsealing-agreement"
        case .refuseUnsealing: "unsealing-refusal"
        case .seal: "sealing"
        case .leadToAccusation: "accusation-procedure"
        case .answerHotline: "hotline-answer"
        case .issueRegistrationForm: "registration-form"
        case .issuePowerOfAttorney: "power-of-attorney"
        case .rate: "rating"
        case .lapse: "lapse"
        case .recordCallBack: "call-back"
        case .recordReply: "recorded-reply"
        }
    }

    /// The verb of a noun.
    package init?(noun: String) {
        guard let verb = Verb.allCases.first(where: { $0.noun == noun }) else { return nil }
        self = verb
    }

    /// The form of the verb: the one place that joins a verb to its inputs.
    package var inputs: any ActInputs.Type {
        switch self {
        case .classify: Classification.self
        case .nameAccused: Accused.self
        case .acceptNewFacts: NewFacts.self
        case .transfer, .transferSimply: Transfer.self
        case .assign: Assignment.self
        case .replyDirectly: DirectReply.self
        case .handOver: HandOver.self
        case .decline: NonAcceptance.self
        case .declineFinally: FinalNonAcceptance.self
        case .informCadreOrgan: CadreNotice.self
        case .guide: Guidance.self
        case .disputeJurisdiction: JurisdictionDispute.self
        case .decideJurisdiction: JurisdictionDecision.self
        case .object: Objection.self
        case .draftReport: CompletionReport.self
        case .accept: Acceptance.self
        case .importToPath, .correctPath: PathImport.self
        case .recordPathResult: PathResult.self
        case .acceptSimply: SimpleAcceptance.self
        case .answerSimply: SimpleAnswer.self
        case .requestExtension: ExtensionRequest.self
        case .draftOpinion: OpinionDraft.self
        case .approveOpinion: Approval.self
        case .dispatchOpinion: Dispatch.self
        case .proveService: ServiceProof.self
        case .settle: Settlement.self
        case .correctOpinion, .correctRecord: Correction.self
        case .correctLetter: LetterCorrection.self
        case .requestReview: ReviewRequest.self
        case .acceptReview: ReviewAcceptance.self
        case .draftReview: ReviewDraft.self
        case .conveneHearing: HearingNotice.self
        case .openHearing: HearingOpening.self
        case .closeHearing: HearingRecord.self
        case .concludeHearing: HearingFindings.self
        case .takeUp: TakeUp.self
        case .draftAdoption: AdoptionDraft.self
        case .reportUrgent: UrgentReport.self
        case .recordIncident: OrderIncident.self
        case .declareInterest: Interest.self
        case .askDisclosure: Reason.self
        case .requestRecusal: RecusalRequest.self
        case .approveRecusal: RecusalDecision.self
        case .proposeKeyHolder: KeyHolderProposal.self
        case .proposeClearing: ClearingProposal.self
        case .proposeUnsealing: UnsealingProposal.self
        case .seal: SealingOrder.self
        case .arrangeAid: AidRequest.self
        case .grantDisclosure: DisclosureGrant.self
        case .recordCallBack: CallBackRecord.self
        case .rate: Rating.self
        case .recordReply: RecordedReply.self
        case .refuseObjection, .refuseExtension, .returnOpinion, .returnAdoption, .returnReview, .declineReview,
            .revokeOpinion, .revokeDecision, .refuseRecusal, .refuseDisclosure, .cancelHearing, .refuseAid,
            .handToPolice, .referToConference, .convert, .recordNonPerformance, .leavePath, .refuseKeyHolder,
            .refuseClearing, .returnReport, .unseal, .refuseUnsealing:
            Reason.self
        case .answerHotline, .statePosition, .recordContact, .recordInvestigation, .recordPathStep,
            .followUpReport, .endUrgency, .dissuade, .educate, .recordPerformance, .grantAid, .recordCare:
            Account.self
        case .keep, .keepSimply, .receive, .feedBack, .agreeToObjection, .approveExtension, .withdraw,
            .noteSilence, .concludePath, .reclass, .redecide, .supersede, .voidExecution, .approveAdoption,
            .replyToSuggestion, .approveReview,
            .closeIncident, .beginAftercare, .endCare, .lapse, .issueRegistrationForm, .issuePowerOfAttorney,
            .receiveHandOver, .admitKeyHolder, .clearAccused, .leadToAccusation:
            Remark.self
        }
    }

    /// 制表: a paper made from the file; it moves nothing and has no place among the days of the proceeding.
    package var isPaper: Bool { self == .issueRegistrationForm || self == .issuePowerOfAttorney }

    /// 可以补记 (rules 9.4): what tells of something that happened outside, such as a service, a receipt, a call or a hearing. It has the day on which
    /// that happened, also when it is entered later, with the reason. What is decided here, or made as a paper, is of the day on which it is recorded: the
    /// record is the decision.
    package var reportsEvent: Bool {
        switch self {
        case .receive, .receiveHandOver, .statePosition, .recordContact, .recordInvestigation, .openHearing,
            .closeHearing, .dispatchOpinion, .proveService, .requestReview, .requestRecusal, .recordPathStep,
            .acceptSimply, .replyToSuggestion, .followUpReport, .recordIncident, .dissuade,
            .educate, .handToPolice, .recordPerformance, .recordNonPerformance, .grantAid, .refuseAid, .recordCare,
            .recordCallBack:
            true
        default: false
        }
    }

    /// The fields of the verb's form.
    package var fields: [ActField] { inputs.fields }
}
