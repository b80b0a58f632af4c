// SPDX-License-Identifier: Apache-2.0

/// 信访渠道: how a filing came in (art 17, R-110); hotline orders and screening findings join them (S-02).
package enum Channel: String, Codable, Sendable, CaseIterable {
    case web, letter, visit, phone, fax, hotline, screening
}

/// 信访目的: the three classes (arts 29-31).
package enum Purpose: String, Codable, Sendable, CaseIterable {
    /// 建议意见类 (art 29).
    case suggestion
    /// 检举控告类 (art 30): sealed from its first second.
    case accusation
    /// 申诉求决类 (art 31).
    case claim
}

/// 法定途径: the six paths of art 31.
package enum StatutoryPath: String, Codable, Sendable, CaseIterable {
    /// 诉讼等.
    case p1
    /// 仲裁.
    case p2
    /// 党员申诉、申请复审.
    case p3
    /// 行政复议、裁决、确认、许可、处罚等.
    case p4
    /// 履行法定职责、查处违法.
    case p5
    /// 信访程序办理 (60 days).
    case p6
}

/// 初次信访, 重信重访: whether the same person brings the same matter for the first time. A clerk or an upper system says it; the
/// program only proposes.
package enum FilingOrder: String, Codable, Sendable, CaseIterable {
    /// 初次.
    case first
    /// 重复.
    case again = "repeat"
}

/// 事项分级: how a matter is graded (S-04).
package enum Grade: String, Codable, Sendable, CaseIterable {
    case ordinary, important, major
}
