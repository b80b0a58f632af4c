// SPDX-License-Identifier: Apache-2.0

/// 办理动作: everything that can be done on a proceeding. Each verb has one form, one API schema and one entry kind.
package enum Verb: String, Codable, Sendable, CaseIterable {
    // routing (arts 22, 23)
    case classify, transfer, assign, replyDirectly, handOver, keep
    case receive, object, agreeToObjection, refuseObjection, feedBack
    // ordinary handling (arts 23, 31(6), 32, 34)
    case accept, decline, requestExtension, approveExtension, refuseExtension
    case draftOpinion, returnOpinion, approveOpinion, dispatchOpinion, proveService
    /// A handling proceeding ends because its routing took the matter back.
    case withdraw
    // rating
    case rate, lapse
    // history
    case recordReply

    /// The noun in an address: `POST /desk/proceedings/:id/acceptance`.
    package var noun: String {
        switch self {
        case .classify: "classification"
        case .transfer: "transfer"
        case .assign: "assignment"
        case .replyDirectly: "direct-reply"
        case .handOver: "hand-over"
        case .keep: "keeping"
        case .receive: "receipt"
        case .object: "objection"
        case .agreeToObjection: "objection-agreement"
        case .refuseObjection: "objection-refusal"
        case .feedBack: "feedback"
        case .accept: "acceptance"
        case .decline: "non-acceptance"
        case .requestExtension: "extension-request"
        case .approveExtension: "extension-approval"
        case .refuseExtension: "extension-refusal"
        case .draftOpinion: "opinion"
        case .returnOpinion: "opinion-return"
        case .approveOpinion: "opinion-approval"
        case .dispatchOpinion: "dispatch"
        case .proveService: "service"
        case .withdraw: "withdrawal"
        case .rate: "rating"
        case .lapse: "lapse"
        case .recordReply: "recorded-reply"
        }
    }

    /// The verb of a noun.
    package init?(noun: String) {
        guard let verb = Verb.allCases.first(where: { $0.noun == noun }) else { return nil }
        self = verb
    }
}
