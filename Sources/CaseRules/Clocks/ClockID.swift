// SPDX-License-Identifier: Apache-2.0

/// 期限代号: the name of a clock in the rule files, such as `K-01`. Its words are at the locale key `clock.K-01`.
package struct ClockID: RawRepresentable, Codable, Hashable, Sendable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral rawValue: String) { self.rawValue = rawValue }
}

extension ClockID: Comparable, CustomStringConvertible, CodingKeyRepresentable {
    package static func < (left: ClockID, right: ClockID) -> Bool { left.rawValue < right.rawValue }
    package var description: String { rawValue }
}

extension ClockID {
    /// 登记后处理: the petition department transfers, assigns, replies or hands over (art 22).
    package static let disposal = ClockID("K-01")
    /// 直接提出事项的告知: the unit's notice on a matter brought to it directly (art 23).
    package static let directNotice = ClockID("K-02")
    /// 转送交办事项的告知: the unit's notice on a matter transferred or assigned to it (art 23).
    package static let transferNotice = ClockID("K-03")
    /// 异议: the unit's objection that the matter is not in its competence (art 23).
    package static let objection = ClockID("K-04")
    /// 办理: handling from acceptance to opinion (art 34).
    package static let handling = ClockID("K-05")
    /// 延期: the extension of handling; reckoned as handling with `extendedBy` (art 34).
    package static let handlingExtension = ClockID("K-06")
    /// 请求复查: the petitioner's right to ask for review (art 35).
    package static let reviewRequest = ClockID("K-07")
    /// 复查: the review opinion (art 35).
    package static let review = ClockID("K-08")
    /// 请求复核: the petitioner's right to ask for re-review (art 36).
    package static let reReviewRequest = ClockID("K-09")
    /// 复核: the re-review opinion, hearing time excluded (art 36).
    package static let reReview = ClockID("K-10")
    /// 交办反馈: feedback by the day that the assignment names (art 22(3)).
    package static let feedback = ClockID("K-11")
    /// 简易办理受理: the decision on acceptance in the simple procedure.
    package static let simpleAcceptance = ClockID("K-12a")
    /// 简易办理答复: the opinion in the simple procedure.
    package static let simpleOpinion = ClockID("K-12b")
    /// 重大紧急信访事项报告: in time, on the day itself; the aim in minutes is a setting (art 25).
    package static let urgentReport = ClockID("K-13")
    /// 履行法定职责: performing a duty on application, path 5 (《行政诉讼法》 art 47).
    package static let dutyPerformance = ClockID("K-14")
    /// 建议反馈: a unit's written feedback on a suggestion of the petition department.
    package static let suggestionFeedback = ClockID("K-15")
    /// 调解: mediation from acceptance to its end.
    package static let mediation = ClockID("K-16")
    /// 申请司法确认: the joint request for judicial confirmation of a mediation agreement.
    package static let judicialConfirmation = ClockID("K-17")
    /// 司法确认受理: the court decides whether it accepts the request for confirmation.
    package static let confirmationAcceptance = ClockID("K-18a")
    /// 司法确认决定: the court confirms the agreement or refuses.
    package static let confirmationDecision = ClockID("K-18b")
    /// 满意度评价: the window in which the petitioner may rate.
    package static let rating = ClockID("K-19")
    /// 热线工单反馈: emergencies, utilities, ordinary and complex orders of the hotline (S3:13-15; W18).
    package static let hotlineEmergency = ClockID("K-20a")
    package static let hotlineUtility = ClockID("K-20b")
    package static let hotlineOrdinary = ClockID("K-20c")
    package static let hotlineComplex = ClockID("K-20d")
    /// 行政调解移送: moving a request for administrative mediation to the competent body.
    package static let mediationTransfer = ClockID("K-21a")
    /// 行政调解受理: deciding whether to accept a request for administrative mediation.
    package static let mediationAcceptance = ClockID("K-21b")
    /// 建议研究: the unit's own aim for answering a suggestion (art 29 names no days; D).
    package static let suggestionStudy = ClockID("K-22")
    /// 限期重新处理: by when a unit decides again after a review (R-190; the reviewer names the day).
    package static let redecision = ClockID("K-23")
    /// 法定程序期限: the last day of a statutory path, where its law sets one.
    package static let statutoryLimit = ClockID("K-24")
    /// 执行: by when what was supported is done (art 32(2); the opinion names the day).
    package static let execution = ClockID("K-25")
}
