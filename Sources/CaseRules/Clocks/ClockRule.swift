// SPDX-License-Identifier: Apache-2.0

/// 期限规则: one clock of a rule file: how long, in what, from when, under which article, and what a miss means.
package struct ClockRule: Codable, Equatable, Sendable {
    /// The clock, such as `K-05`.
    package let id: ClockID
    /// 期限名称 as the law office reads it in the file; pages take their words from the locale key `nameKey`.
    package let title: String
    /// The event that starts it, such as `receipt`; one of the rule file's `events`.
    package let starts: String
    /// The length in `unit`; nil for a named day.
    package let amount: Int?
    package let unit: ClockUnit
    /// Where counting starts.
    package let countFrom: CountFrom
    /// What happens when the last day is a day of rest.
    package let roll: RollPolicy
    /// True when the parties or the assigning unit may name another last day in place of the length.
    package let nameable: Bool
    /// How far the length may be extended, if at all.
    package let extensible: ClockExtension?
    /// The events whose time does not count, such as `hearing`; empty when nothing stops the clock.
    package let suspensions: [String]
    /// The percentages of the time at which a handler is warned, ascending.
    package let warnAt: [Int]
    /// How a warning day that is no whole number of days is rounded.
    package let rounding: Rounding
    /// Whose time it is.
    package let bearer: ClockBearer
    /// The law the length comes from; one of the rule file's `laws`.
    package let law: String
    /// The article, with paragraph or item: `22`, `36(2)`; empty when only a summary of the law was seen.
    package let article: String
    /// How sure the length is.
    package let mark: Mark
    /// What a miss means: the liability item of the same rule file's regulation (`44(3)`), or a consequence code.
    package let liability: String
    /// 说明: what the columns cannot say, in the statute's words, for whoever signs the table.
    package let note: String?

    /// The locale key of its name.
    package var nameKey: String { "clock.\(id.rawValue)" }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.refuseFields(except: CodingKeys.allCases)
        id = try container.decode(ClockID.self, forKey: .id)
        title = try container.decode(String.self, forKey: .title)
        starts = try container.decode(String.self, forKey: .starts)
        amount = try container.decodeIfPresent(Int.self, forKey: .amount)
        unit = try container.decode(ClockUnit.self, forKey: .unit)
        countFrom = try container.decode(CountFrom.self, forKey: .countFrom)
        roll = try container.decode(RollPolicy.self, forKey: .roll)
        nameable = try container.decodeIfPresent(Bool.self, forKey: .nameable) ?? false
        extensible = try container.decodeIfPresent(ClockExtension.self, forKey: .extensible)
        suspensions = try container.decodeIfPresent([String].self, forKey: .suspensions) ?? []
        warnAt = try container.decodeIfPresent([Int].self, forKey: .warnAt) ?? []
        rounding = try container.decodeIfPresent(Rounding.self, forKey: .rounding) ?? .down
        bearer = try container.decode(ClockBearer.self, forKey: .bearer)
        law = try container.decode(String.self, forKey: .law)
        article = try container.decode(String.self, forKey: .article)
        mark = try container.decode(Mark.self, forKey: .mark)
        liability = try container.decode(String.self, forKey: .liability)
        note = try container.decodeIfPresent(String.self, forKey: .note)
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, title, starts, amount, unit, countFrom, roll, nameable
        case extensible = "extension"
        case suspensions, warnAt, rounding, bearer, law, article, mark, liability, note
    }

    /// What is wrong with the rule by itself, as a field and a reason; nil when it is coherent.
    var fault: (field: String, reason: RuleFileError.Reason)? {
        if id.rawValue.isEmpty { return ("id", .outOfRange) }
        if title.isEmpty { return ("title", .outOfRange) }
        if liability.isEmpty { return ("liability", .outOfRange) }
        if unit == .named {
            if amount != nil { return ("amount", .notAllowed) }
            if extensible != nil { return ("extension", .notAllowed) }
            if roll != .none { return ("roll", .notAllowed) }
            if !nameable { return ("nameable", .notAllowed) }
        } else if unit == .prompt {
            if amount != nil { return ("amount", .notAllowed) }
            if extensible != nil { return ("extension", .notAllowed) }
            if roll != .none { return ("roll", .notAllowed) }
        } else {
            guard let amount else { return ("amount", .missing) }
            guard (1...3650).contains(amount) else { return ("amount", .outOfRange) }
        }
        if !suspensions.isEmpty, unit != .calendarDay { return ("suspensions", .notAllowed) }
        if Set(suspensions).count != suspensions.count { return ("suspensions", .twice) }
        if let extensible {
            if unit == .month { return ("extension", .notAllowed) }
            guard (1...3650).contains(extensible.atMost) else { return ("extension.atMost", .outOfRange) }
            guard (1...99).contains(extensible.times) else { return ("extension.times", .outOfRange) }
        }
        for (index, percent) in warnAt.enumerated() {
            guard (1...100).contains(percent) else { return ("warnAt.\(index)", .outOfRange) }
            if index > 0, percent <= warnAt[index - 1] { return ("warnAt.\(index)", .notAscending) }
        }
        return nil
    }
}

/// 延期: how far a clock may be extended, in the unit of the clock.
package struct ClockExtension: Codable, Equatable, Sendable {
    /// The clock under which the law speaks of the extension, such as `K-06`; nil when it has no name of its own.
    package let id: ClockID?
    /// The most that all extensions together may add.
    package let atMost: Int
    /// How many times it may be extended.
    package let times: Int
    package let law: String
    package let article: String
    package let mark: Mark
    package let liability: String

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.refuseFields(except: CodingKeys.allCases)
        id = try container.decodeIfPresent(ClockID.self, forKey: .id)
        atMost = try container.decode(Int.self, forKey: .atMost)
        times = try container.decode(Int.self, forKey: .times)
        law = try container.decode(String.self, forKey: .law)
        article = try container.decode(String.self, forKey: .article)
        mark = try container.decode(Mark.self, forKey: .mark)
        liability = try container.decode(String.self, forKey: .liability)
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case id, atMost, times, law, article, mark, liability }
}

/// 计量单位: what a clock counts.
package enum ClockUnit: String, Codable, CaseIterable, Sendable {
    /// 日: every day counts.
    case calendarDay
    /// 工作日: only working days count, worked weekend days among them.
    case workingDay
    /// 月: to the corresponding day, or the month's last.
    case month
    /// 指定日期: the day is named by the one who sets it; nothing is counted.
    case named
    /// 及时: on the day itself; the law names no number (art 25), the aim in minutes is a setting.
    case prompt
}

/// 起算: the day from which counting starts.
package enum CountFrom: String, Codable, CaseIterable, Sendable {
    /// 次日: the day of the event is not counted (《民法典》 art 201).
    case nextDay
}

/// 顺延: what happens when the last day is a day of rest.
package enum RollPolicy: String, Codable, CaseIterable, Sendable {
    /// The period ends on the next working day (《民法典》 art 203), unless the rule set's rollover switch is off.
    case nextWorkingDay
    /// The last day stays as counted or named.
    case none
}

/// How a fraction of a day is rounded.
package enum Rounding: String, Codable, CaseIterable, Sendable { case down, up }

/// 义务人或权利人: whose time a clock is.
package enum ClockBearer: String, Codable, CaseIterable, Sendable {
    /// 信访部门
    case petitionDepartment
    /// 有权处理的机关、单位
    case unit
    /// 复查机关、复核机关
    case reviewer
    /// 信访人、当事人: a right that is lost, so only the statutory due day matters.
    case petitioner
    /// 调解组织
    case mediator
    /// 人民法院: shown to the parties of a mediation agreement, never an office's duty here.
    case court

    /// True when the clock measures a right of a petitioner and not a duty of an office.
    package var isRight: Bool { self == .petitioner }
}

/// 依据的可靠程度: how sure a number in a rule file is.
package enum Mark: String, Codable, CaseIterable, Sendable {
    /// The source was read.
    case verified = "V"
    /// From memory, not yet read.
    case memory = "M"
    /// A choice of the design; no norm behind it.
    case design = "D"
}
