// SPDX-License-Identifier: Apache-2.0

/// 文书种类: what the program issues on paper. Ids are those of the form table; a notice without one has none.
package enum LetterKind: String, Codable, Sendable, CaseIterable {
    /// 信访事项登记表 (F-01, arts 19, 22).
    case registrationForm
    /// 受理告知书 (F-02, art 23).
    case acceptanceNotice
    /// 程序性受理告知书 (F-03, arts 21, 22).
    case proceduralNotice
    /// 转送去向告知书 (F-04, art 23).
    case forwardingNotice
    /// 不予受理告知书 (F-05, arts 19(3), 22, 23).
    case nonAcceptance
    /// 不再受理告知书 (F-06, art 36).
    case finalNonAcceptance
    /// 延长办理期限告知书 (F-07, art 34).
    case extensionNotice
    /// 转送函 (F-08, arts 22, 23).
    case transferLetter
    /// 交办函 (F-09, art 22(3)).
    case assignmentLetter
    /// 异议申请单 (F-10, art 23).
    case objectionForm
    /// 异议处理通知书 (F-10, art 23).
    case objectionDecision
    /// 信访处理意见书 (F-11, arts 32, 34, 35).
    case handlingOpinion
    /// 复查意见书 (F-12, art 35).
    case reviewOpinion
    /// 复核意见书 (F-13, art 36).
    case reReviewOpinion
    /// 听证通知书 (F-14, arts 31(6), 36).
    case hearingNotice
    /// 听证笔录 (F-14, arts 31(6), 36).
    case hearingRecord
    /// 听证结论 (F-14, arts 31(6), 36).
    case hearingConclusion
    /// 督办函 (F-15, art 40).
    case supervisionLetter
    /// 法定途径引导单 (F-19, arts 18, 20, 31).
    case guidanceSlip
    /// 办结报告 (F-20, art 22(3)).
    case completionReport
    /// 送达回证 (F-21, art 35).
    case serviceReceipt
    /// 和解协议书 (F-24, art 33).
    case settlementAgreement
    /// 建议答复函 (F-25, art 29).
    case suggestionReply
    /// 移送函 (F-26, arts 22, 30).
    case handOverLetter
    /// 反映干部问题信访情况通报 (art 30(2)).
    case cadreNotice
    /// 重大紧急信访事项报告 (F-27, art 25).
    case urgentReport
    /// 授权委托书 (F-31, art 19).
    case powerOfAttorney
    /// 回避决定书 (F-32, art 28(3)).
    case recusalDecision
    /// 直接答复书 (arts 22, 29).
    case directReply
    /// 简易办理答复书 (simple procedure, R-220).
    case simpleReply
    /// 更正通知书.
    case correctionNotice
    /// 撤销决定书.
    case revocationNotice
    /// 法定途径办理结果告知书 (art 31).
    case statutoryResultNotice
}

extension LetterKind {
    /// 表号 in the form table; nil for a paper that has no number there.
    package var formID: String? {
        switch self {
        case .registrationForm: "F-01"
        case .acceptanceNotice: "F-02"
        case .proceduralNotice: "F-03"
        case .forwardingNotice: "F-04"
        case .nonAcceptance: "F-05"
        case .finalNonAcceptance: "F-06"
        case .extensionNotice: "F-07"
        case .transferLetter: "F-08"
        case .assignmentLetter: "F-09"
        case .objectionForm, .objectionDecision: "F-10"
        case .handlingOpinion: "F-11"
        case .reviewOpinion: "F-12"
        case .reReviewOpinion: "F-13"
        case .hearingNotice, .hearingRecord, .hearingConclusion: "F-14"
        case .supervisionLetter: "F-15"
        case .guidanceSlip: "F-19"
        case .completionReport: "F-20"
        case .serviceReceipt: "F-21"
        case .settlementAgreement: "F-24"
        case .suggestionReply: "F-25"
        case .handOverLetter: "F-26"
        case .urgentReport: "F-27"
        case .powerOfAttorney: "F-31"
        case .recusalDecision: "F-32"
        case .cadreNotice, .directReply, .simpleReply, .correctionNotice, .revocationNotice, .statutoryResultNotice:
            nil
        }
    }

    /// 机关往来文书 (arts 22-25, 30): what offices write to each other; the petitioner has none of it.
    package var isBetweenOffices: Bool {
        switch self {
        case .transferLetter, .assignmentLetter, .handOverLetter, .cadreNotice, .objectionForm, .objectionDecision,
            .completionReport, .urgentReport, .supervisionLetter:
            true
        default: false
        }
    }

    /// Whether it takes a document number of the unit: a form that people fill in and sign together takes none.
    package var isNumbered: Bool {
        switch self {
        case .registrationForm, .hearingRecord, .guidanceSlip, .serviceReceipt, .settlementAgreement, .powerOfAttorney:
            false
        default: true
        }
    }
}
