// SPDX-License-Identifier: Apache-2.0

/// 办理动作与其内容: a verb with its inputs, typed.
package enum Act: Equatable, Sendable {
    case classify(Classification)
    case transfer(Transfer)
    case assign(Assignment)
    case replyDirectly(DirectReply)
    case handOver(HandOver)
    case keep(Remark)
    case receive(Remark)
    case object(Objection)
    case agreeToObjection(Remark)
    case refuseObjection(Reason)
    case feedBack(CompletionReport)
    case accept(Acceptance)
    case decline(NonAcceptance)
    case requestExtension(ExtensionRequest)
    case approveExtension(Remark)
    case refuseExtension(Reason)
    case draftOpinion(OpinionDraft)
    case returnOpinion(Reason)
    case approveOpinion(Remark)
    case dispatchOpinion(Dispatch)
    case proveService(ServiceProof)
    case withdraw(Remark)
    case rate(Rating)
    case lapse(Remark)
    case recordReply(RecordedReply)

    /// The verb.
    package var verb: Verb {
        switch self {
        case .classify: .classify
        case .transfer: .transfer
        case .assign: .assign
        case .replyDirectly: .replyDirectly
        case .handOver: .handOver
        case .keep: .keep
        case .receive: .receive
        case .object: .object
        case .agreeToObjection: .agreeToObjection
        case .refuseObjection: .refuseObjection
        case .feedBack: .feedBack
        case .accept: .accept
        case .decline: .decline
        case .requestExtension: .requestExtension
        case .approveExtension: .approveExtension
        case .refuseExtension: .refuseExtension
        case .draftOpinion: .draftOpinion
        case .returnOpinion: .returnOpinion
        case .approveOpinion: .approveOpinion
        case .dispatchOpinion: .dispatchOpinion
        case .proveService: .proveService
        case .withdraw: .withdraw
        case .rate: .rate
        case .lapse: .lapse
        case .recordReply: .recordReply
        }
    }
}

extension Verb {
    /// The form of the verb: the one place that joins a verb to its inputs.
    package var inputs: any ActInputs.Type {
        switch self {
        case .classify: Classification.self
        case .transfer: Transfer.self
        case .assign: Assignment.self
        case .replyDirectly: DirectReply.self
        case .handOver: HandOver.self
        case .object: Objection.self
        case .feedBack: CompletionReport.self
        case .accept: Acceptance.self
        case .decline: NonAcceptance.self
        case .requestExtension: ExtensionRequest.self
        case .draftOpinion: OpinionDraft.self
        case .dispatchOpinion: Dispatch.self
        case .proveService: ServiceProof.self
        case .rate: Rating.self
        case .recordReply: RecordedReply.self
        case .refuseObjection, .refuseExtension, .returnOpinion: Reason.self
        case .keep, .receive, .agreeToObjection, .approveExtension, .approveOpinion, .withdraw, .lapse: Remark.self
        }
    }

    /// The fields of the verb's form.
    package var fields: [ActField] { inputs.fields }
}
