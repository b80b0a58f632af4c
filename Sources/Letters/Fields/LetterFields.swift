// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 文书字段: what a letter of one kind holds, one stored property for each thing that its template prints.
///
/// A field that is not optional is mandatory (section 8.1 of the domain rules): a letter in which it is empty is not frozen.
package protocol LetterFields: Codable, Equatable, Sendable {
    static var kind: LetterKind { get }
    var head: LetterHead { get set }
}

/// 各种文书, one type a kind.
package let everyLetterFields: [any LetterFields.Type] = [
    RegistrationFormFields.self,
    AcceptanceNoticeFields.self,
    ProceduralNoticeFields.self,
    ForwardingNoticeFields.self,
    NonAcceptanceFields.self,
    FinalNonAcceptanceFields.self,
    ExtensionNoticeFields.self,
    TransferLetterFields.self,
    AssignmentLetterFields.self,
    ObjectionFormFields.self,
    ObjectionDecisionFields.self,
    HandlingOpinionFields.self,
    ReviewOpinionFields.self,
    ReReviewOpinionFields.self,
    HearingNoticeFields.self,
    HearingRecordFields.self,
    HearingConclusionFields.self,
    SupervisionLetterFields.self,
    GuidanceSlipFields.self,
    CompletionReportFields.self,
    ServiceReceiptFields.self,
    SettlementAgreementFields.self,
    SuggestionReplyFields.self,
    HandOverLetterFields.self,
    CadreNoticeFields.self,
    UrgentReportFields.self,
    PowerOfAttorneyFields.self,
    RecusalDecisionFields.self,
    DirectReplyFields.self,
    SimpleReplyFields.self,
    CorrectionNoticeFields.self,
    RevocationNoticeFields.self,
    StatutoryResultNoticeFields.self,
]
