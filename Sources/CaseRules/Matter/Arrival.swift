// SPDX-License-Identifier: Apache-2.0

/// 渠道形式 (art 17, R-110): the forms of the channels that systems in use tell apart.
package enum SubChannel: String, Codable, Sendable, CaseIterable {
    /// 来信.
    case letter
    /// 来访.
    case visit
    /// 网上信访.
    case website
    /// 手机信访.
    case mobile
    /// 微信信访.
    case wechat
    /// 网上建议.
    case webSuggestion
    /// 电话信访.
    case phone
    /// 领导信箱: on paper or on the net.
    case leaderMailbox

    /// What a channel is called when nobody says more; nil for those that have one form.
    package static func usual(of channel: Channel) -> SubChannel? {
        switch channel {
        case .letter: .letter
        case .visit: .visit
        case .phone: .phone
        case .web: .website
        case .fax, .hotline, .screening: nil
        }
    }

    /// Whether it is a form of the channel.
    package func fits(_ channel: Channel) -> Bool {
        switch self {
        case .letter: channel == .letter
        case .visit: channel == .visit
        case .phone: channel == .phone
        case .website, .mobile, .wechat, .webSuggestion: channel == .web
        case .leaderMailbox: channel == .web || channel == .letter
        }
    }
}

extension Channel {
    /// 口头提出 (art 19(1), R-120): what is told is written down by a clerk, truthfully, and read back.
    package var isOral: Bool { self == .visit || self == .phone }
}

/// 热线工单类别 (S3:13; W18): how fast the hotline is to hear what became of its order.
package enum HotlineClass: String, Codable, Sendable, CaseIterable {
    /// 突发紧急.
    case emergency
    /// 水电气热等.
    case utility
    /// 一般.
    case ordinary
    /// 复杂疑难.
    case complex

    /// The clock of the class (K-20).
    package var clock: ClockID {
        switch self {
        case .emergency: .hotlineEmergency
        case .utility: .hotlineUtility
        case .ordinary: .hotlineOrdinary
        case .complex: .hotlineComplex
        }
    }

    /// The clocks of all classes.
    package static let clocks = allCases.map(\.clock)
}

/// 来件情形: what was so when something came in, beside what later steps ask. The time of each is that of the journal's entry.
package struct Arrival: Codable, Equatable, Sendable {
    /// 渠道形式.
    package var subChannel: SubChannel?
    /// 已宣读确认 (art 19(1), R-120): what was told by word of mouth was read back to whoever told it.
    package var isReadBack = false
    /// 承诺属实 (art 19(2), R-121).
    package var isDeclared = false
    /// 越级走访 (art 20(1), R-123): registered all the same, and guided.
    package var skipsLevel = false
    /// 补登理由: why it is registered on a later day than it came in.
    package var lateReason: String?
    /// 热线工单类别: set where it came as an order of the hotline, by whatever door, to which an answer is owed (S3:15).
    package var hotlineClass: HotlineClass?

    package init() {}

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        subChannel = try container.decodeIfPresent(SubChannel.self, forKey: .subChannel)
        isReadBack = try container.decodeIfPresent(Bool.self, forKey: .isReadBack) ?? false
        isDeclared = try container.decodeIfPresent(Bool.self, forKey: .isDeclared) ?? false
        skipsLevel = try container.decodeIfPresent(Bool.self, forKey: .skipsLevel) ?? false
        lateReason = try container.decodeIfPresent(String.self, forKey: .lateReason)
        hotlineClass = try container.decodeIfPresent(HotlineClass.self, forKey: .hotlineClass)
    }
}
