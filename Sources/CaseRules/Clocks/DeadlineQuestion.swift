// SPDX-License-Identifier: Apache-2.0

/// 期限查询: a question about one clock, as the command line and other programs put it.
package struct DeadlineQuestion: Codable, Equatable, Sendable {
    /// The clock, such as `K-03`; `K-06` asks for handling with its extension.
    package let rule: ClockID
    /// The day of the event; it is not counted.
    package let from: CalendarDate
    /// 延长: what an approved extension adds, in the clock's unit.
    package let extendDays: Int
    /// 扣除: days that do not count (hearing time in a re-review, art 36(2)).
    package let excludeDays: Int

    package init(rule: ClockID, from: CalendarDate, extendDays: Int = 0, excludeDays: Int = 0) {
        self.rule = rule
        self.from = from
        self.extendDays = extendDays
        self.excludeDays = excludeDays
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case rule, from
        case extendDays = "extend_days"
        case excludeDays = "exclude_days"
    }

    /// 没有的项目: a misspelt key would be passed over, and the day be reckoned without what it says.
    package struct UnknownKey: Error, Equatable {
        package let name: String
    }

    /// The keys of a question, for a sentence that names them.
    package static let keys = CodingKeys.allCases.map(\.rawValue)

    package init(from decoder: any Decoder) throws {
        let named = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
        if let unknown = named.filter({ CodingKeys(rawValue: $0) == nil }).min() { throw UnknownKey(name: unknown) }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rule = try container.decode(ClockID.self, forKey: .rule)
        from = try container.decode(CalendarDate.self, forKey: .from)
        extendDays = try container.decodeIfPresent(Int.self, forKey: .extendDays) ?? 0
        excludeDays = try container.decodeIfPresent(Int.self, forKey: .excludeDays) ?? 0
    }
}

/// Whatever key a line has.
private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension RuleBook {
    /// Answers a question under the rules in force on the day of the event. A clock that the rules of that day did not
    /// know is reckoned under the first later rules that do: the answer's version says so.
    ///
    /// - Throws: `tooFar` beyond the days that can be counted to.
    package func reckon(_ question: DeadlineQuestion) throws(ReckoningError) -> Reckoning {
        guard question.from.year < 9_900 else { throw .tooFar(question.rule) }
        let inForce = set(on: question.from)
        let rules = [inForce] + sets.filter { $0.effectiveFrom > inForce.effectiveFrom }
        for rules in rules {
            guard let clock = rules.clock(bearing: question.rule) else { continue }
            return try reckon(
                clock, version: rules.version, from: question.from, extendedBy: question.extendDays,
                excluding: question.excludeDays)
        }
        throw .unknownClock(question.rule, version: inForce.version)
    }
}

extension RuleSet {
    /// The clock of a name, or the one whose extension bears it: K-06 is the extension of K-05.
    fileprivate func clock(bearing name: ClockID) -> ClockID? {
        clock(name)?.id ?? clocks.first { $0.extensible?.id == name }?.id
    }
}
