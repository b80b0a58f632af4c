// SPDX-License-Identifier: Apache-2.0

/// 程序种类: one `Workflow` table each.
package enum ProceedingKind: String, Codable, Sendable, CaseIterable {
    /// 登记与转办 (arts 22, 23): from the door to the competent unit.
    case routing
    /// 管辖争议 (art 24(1)).
    case jurisdictionDispute
    /// 一般程序 (arts 23, 31(6), 32, 34).
    case ordinaryHandling
    /// 简易办理.
    case simpleHandling
    /// 法定途径 (art 31(1)-(5)).
    case statutoryPath
    /// 建议意见 (art 29).
    case suggestion
    /// 复查 (art 35).
    case review
    /// 复核 (art 36).
    case reReview
    /// 听证 (arts 31(6), 36(2)).
    case hearing
    /// 执行 (art 32(2)).
    case execution
    /// 救助 (art 37(2)).
    case aid
    /// 后续帮扶 (art 37(3)).
    case aftercare
    /// 重大紧急 (art 25).
    case urgency
    /// 秩序事件 (arts 26, 47).
    case orderIncident
    /// 回避 (art 28(3)).
    case recusal
    /// 知悉身份 (S2:22(4), art 30(3)).
    case disclosure
    /// 移送签收 (arts 22(4), 30; F-26): the organ signs for what was handed over to it under seal.
    case handOverReceipt
    /// 增加知悉人 (art 30(3)): one more named person holds the key of a sealed matter.
    case keyHolding
    /// 更正被反映单位 (art 30(3), R-161): a unit was named wrongly as accused.
    case clearing
    /// 热线反馈 (S3:13-15, K-20): what became of an order, told to the hotline that dispatched it.
    case hotlineAnswer
    /// 解除密封 (arts 29-31, 30(3)): what was sealed as an accusation turns out to be a claim or a suggestion.
    case unsealing
    /// 信访部门评价 (R-240, rules 5.1): of the petition department that sent the matter on or answered it.
    case officeRating
    /// 办理单位评价 (R-240, rules 5.1): of the unit that handled it.
    case rating
    /// 回访.
    case callBack
    /// 历史来件及回复: what an older register holds, no more.
    case historicReply

    /// 主程序: those that carry a matter on; the others stand beside one.
    package var isMain: Bool {
        switch self {
        case .routing, .ordinaryHandling, .simpleHandling, .statutoryPath, .suggestion, .review, .reReview: true
        default: false
        }
    }

    /// 满意度评价: it waits for the petitioner, and for no office.
    package var isRating: Bool { RatedObject.kinds.contains(self) }

    /// 办理: the main procedures without the petitioner's remedies against what they decide (arts 35, 36).
    package var isHandling: Bool { isMain && self != .review && self != .reReview }
}
