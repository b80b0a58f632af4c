// SPDX-License-Identifier: Apache-2.0

/// 规则版本: the clocks and settings of one regulation over the time it was in force. A matter keeps the version it
/// started under.
package struct RuleSet: Codable, Equatable, Sendable {
    /// The version's name, the day it took effect: `2022-05-01`.
    package let version: String
    /// The regulation's official title: 信访工作条例.
    package let title: String
    /// Where and how the text was read.
    package let source: String
    package let effectiveFrom: CalendarDate
    /// The last day it was in force; nil while it is.
    package let effectiveUntil: CalendarDate?
    /// Whether a period whose last day is a day of rest ends on the next working day.
    package let rollover: Rollover
    /// The laws that clocks and settings cite, by key.
    package let laws: [Law]
    /// The events that start or suspend clocks, by key.
    package let events: [RuleEvent]
    package let settings: [RuleSetting]
    package let clocks: [ClockRule]

    private let places: [ClockID: Int]

    /// The rule of a clock; nil when this regulation has no such clock.
    package func clock(_ id: ClockID) -> ClockRule? {
        places[id].map { clocks[$0] }
    }

    /// A setting's value. Every name is in every rule file: loading refuses one that lacks it.
    package func setting(_ name: SettingName) -> RuleSetting? {
        settings.first { $0.name == name }
    }

    /// The law behind a key; nil for a key that no clock of this file may cite.
    package func law(_ id: String) -> Law? {
        laws.first { $0.id == id }
    }

    /// Whether a day falls in the time this regulation was in force.
    package func isInForce(on day: CalendarDate) -> Bool {
        day >= effectiveFrom && effectiveUntil.map { day <= $0 } ?? true
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.refuseFields(except: CodingKeys.allCases)
        version = try container.decode(String.self, forKey: .version)
        title = try container.decode(String.self, forKey: .title)
        source = try container.decode(String.self, forKey: .source)
        effectiveFrom = try container.decode(CalendarDate.self, forKey: .effectiveFrom)
        effectiveUntil = try container.decodeIfPresent(CalendarDate.self, forKey: .effectiveUntil)
        rollover = try container.decode(Rollover.self, forKey: .rollover)
        laws = try container.decode([Law].self, forKey: .laws)
        events = try container.decode([RuleEvent].self, forKey: .events)
        settings = try container.decode([RuleSetting].self, forKey: .settings)
        clocks = try container.decode([ClockRule].self, forKey: .clocks)
        places = Dictionary(zip(clocks.map(\.id), clocks.indices)) { first, _ in first }
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case version, title, source, effectiveFrom, effectiveUntil, rollover, laws, events, settings, clocks
    }

    /// What is wrong with the file, as the entry's id, the field and a reason; nil when it is coherent.
    var fault: (id: String?, field: String, reason: RuleFileError.Reason)? {
        if version != effectiveFrom.iso { return (nil, "version", .wrongType) }
        if let effectiveUntil, effectiveUntil < effectiveFrom { return (nil, "effectiveUntil", .outOfRange) }
        let lawNames = Set(laws.map(\.id))
        let eventNames = Set(events.map(\.id))
        if let id = Self.doubled(laws.map(\.id)) { return (id, "laws", .twice) }
        if let id = Self.doubled(events.map(\.id)) { return (id, "events", .twice) }
        if let id = Self.doubled(settings.map(\.name.rawValue)) { return (id, "settings", .twice) }
        let named = clocks.map(\.id.rawValue) + clocks.compactMap(\.extensible?.id?.rawValue)
        if let id = Self.doubled(named) { return (id, "id", .twice) }
        if let law = rollover.law, !lawNames.contains(law) { return (nil, "rollover.law", .unknownName) }
        for name in SettingName.allCases where !settings.contains(where: { $0.name == name }) {
            return (name.rawValue, "settings", .missing)
        }
        for setting in settings {
            guard setting.unit.range.contains(setting.value) else {
                return (setting.name.rawValue, "value", .outOfRange)
            }
            guard setting.unit == setting.name.unit else { return (setting.name.rawValue, "unit", .wrongType) }
            if let law = setting.law, !lawNames.contains(law) { return (setting.name.rawValue, "law", .unknownName) }
        }
        for clock in clocks {
            let id = clock.id.rawValue
            if let (field, reason) = clock.fault { return (id, field, reason) }
            if !eventNames.contains(clock.starts) { return (id, "starts", .unknownName) }
            if !eventNames.isSuperset(of: clock.suspensions) { return (id, "suspensions", .unknownName) }
            if !lawNames.contains(clock.law) { return (id, "law", .unknownName) }
            if let law = clock.extensible?.law, !lawNames.contains(law) { return (id, "extension.law", .unknownName) }
        }
        return nil
    }

    private static func doubled(_ names: [String]) -> String? {
        var seen: Set<String> = []
        return names.first { !seen.insert($0).inserted }
    }
}

/// 顺延开关: whether periods roll over days of rest, and on what ground.
package struct Rollover: Codable, Equatable, Sendable {
    package let on: Bool
    package let law: String?
    package let article: String?
    package let mark: Mark
}

/// 法律依据: a law that rule files cite.
package struct Law: Codable, Equatable, Sendable {
    /// The key, such as `petition-work-2022`; its words are at the locale key `law.petition-work-2022`.
    package let id: String
    /// The official title.
    package let title: String
    /// What was read: number, date and edition.
    package let edition: String
}

/// 起算事由: an event that starts or suspends clocks.
package struct RuleEvent: Codable, Equatable, Sendable {
    /// The key, such as `receipt`; its words are at the locale key `event.receipt`.
    package let id: String
    package let title: String
}

/// 规则参数: a number of the procedure that is no clock.
package struct RuleSetting: Codable, Equatable, Sendable {
    package let name: SettingName
    package let value: Int
    package let unit: SettingUnit
    package let law: String?
    package let article: String?
    package let mark: Mark
}

/// The settings that every rule file gives.
package enum SettingName: String, Codable, CaseIterable, Sendable {
    /// A unit that has not signed for a matter counts as having received it after this time.
    case automaticReceipt
    /// The most representatives of a common matter brought by visit.
    case representatives
    /// The visitors of a common matter from which it counts as a group visit (集体访).
    case groupVisit
    /// The least reason that an objection must give.
    case objectionReason
    /// The district's own aim for disposing of what it receives, inside the 15 days (R-131g).
    case disposalAim
    /// The district's own aim for speaking with the petitioner after the acceptance (I-10).
    case contactAim
    /// The time within which a grave or urgent matter should be reported (K-13).
    case urgentReport
    /// The most people of a matter that may be handled simply.
    case simplePeople
    /// After so many agreed objections the next unit is named by a decision.
    case objectionRounds
    /// Whether a unit's silence beyond its notice starts the sixty days (rules 1.12).
    case silenceStartsHandling
    /// Whether matters of paths 4 and 5, and suggestions, are rated.
    case ratesPaths, ratesSuggestions
    /// So many ratings from one network within an hour are shown to the supervisors.
    case ratingsAtOnce
    /// Whether both days of a hearing are left out, or its last day counts.
    case hearingBothDays
    /// 时限等级: so many days before the due day a clock is due soon, and so many after it it is well over, or gravely over.
    case dueSoon, wellOver, gravelyOver

    /// What the setting counts.
    package var unit: SettingUnit {
        switch self {
        case .automaticReceipt, .contactAim: .workingDay
        case .representatives, .groupVisit, .simplePeople: .person
        case .objectionReason: .character
        case .disposalAim, .dueSoon, .wellOver, .gravelyOver: .calendarDay
        case .urgentReport: .minute
        case .objectionRounds, .ratingsAtOnce: .time
        case .silenceStartsHandling, .ratesPaths, .ratesSuggestions, .hearingBothDays: .yesOrNo
        }
    }
}

/// What a setting counts.
package enum SettingUnit: String, Codable, CaseIterable, Sendable {
    case calendarDay, workingDay, person, character, minute, time
    /// 是否: 1 or 0.
    case yesOrNo

    /// What a value may be.
    var range: ClosedRange<Int> { self == .yesOrNo ? 0...1 : 1...100_000 }
}
