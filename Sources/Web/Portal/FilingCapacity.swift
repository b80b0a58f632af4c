// SPDX-License-Identifier: Apache-2.0

/// 身份: in whose name a person files.
package enum FilingCapacity: String, Sendable, CaseIterable {
    /// 本人.
    case oneself = "self"
    /// 多人.
    case group
    /// 单位或组织.
    case organisation
    /// 代理人 (S2:27).
    case agent
    /// 监护人.
    case guardian
    /// 不写姓名.
    case anonymous

    /// Whether somebody speaks for another.
    package var isForAnother: Bool { self == .agent || self == .guardian }

    /// Whether the law asks for nationality and document here (art 48, R-101): of one person or one organisation.
    package var mayBeForeign: Bool { self != .group && self != .anonymous }

    /// At the window who speaks for another stands beside who is spoken for.
    package static let atTheDesk: [FilingCapacity] = [.oneself, .group, .organisation, .anonymous]
}

extension FilingCapacity {
    /// As the first question puts it.
    func said(in words: PortalWords.Filing) -> String {
        switch self {
        case .oneself: words.whoSelf
        case .group: words.whoGroup
        case .organisation: words.whoOrganisation
        case .agent: words.whoAgent
        case .guardian: words.whoGuardian
        case .anonymous: words.whoAnonymous
        }
    }
}
