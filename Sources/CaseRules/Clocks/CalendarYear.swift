// SPDX-License-Identifier: Apache-2.0

/// 年度节假日安排: one year's notice of the State Council's general office as data: which weekdays are off and which
/// weekend days are worked (调休).
///
/// A notice may move days of the December before (the notice for 2019 made Monday 2018-12-31 a holiday and Saturday
/// 2018-12-29 a working day), so a file may name them too.
package struct CalendarYear: Codable, Equatable, Sendable {
    /// The year the notice is for.
    package let year: Int
    /// Where the days were taken from, for a reader of the file.
    package let source: String
    /// The addresses of the notices, where known.
    package let notices: [String]
    /// Days off that would be working days by their weekday, ascending.
    package let holidays: [CalendarDate]
    /// Saturdays and Sundays that are worked, ascending.
    package let workdays: [CalendarDate]

    /// 启用日 of an amended notice (`2020-2.json`): entries of this register reckon with it from this day on, and with the one before until then.
    package let knownFrom: CalendarDate?

    package init(
        year: Int, source: String, notices: [String] = [], holidays: [CalendarDate], workdays: [CalendarDate],
        knownFrom: CalendarDate? = nil
    ) {
        self.knownFrom = knownFrom
        self.year = year
        self.source = source
        self.notices = notices
        self.holidays = holidays
        self.workdays = workdays
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.refuseFields(except: CodingKeys.allCases)
        year = try container.decode(Int.self, forKey: .year)
        source = try container.decode(String.self, forKey: .source)
        notices = try container.decodeIfPresent([String].self, forKey: .notices) ?? []
        holidays = try container.decode([CalendarDate].self, forKey: .holidays)
        workdays = try container.decode([CalendarDate].self, forKey: .workdays)
        knownFrom = try container.decodeIfPresent(CalendarDate.self, forKey: .knownFrom)
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case year, source, notices, holidays, workdays, knownFrom }

    /// What is wrong with the file, as a field and a reason; nil when it is coherent.
    var fault: (field: String, reason: RuleFileError.Reason)? {
        guard (1949...2999).contains(year) else { return ("year", .outOfRange) }
        for (field, days) in [("holidays", holidays), ("workdays", workdays)] {
            for (index, day) in days.enumerated() {
                let name = "\(field).\(index)"
                let (dayYear, month, _) = day.civil
                guard dayYear == year || (dayYear == year - 1 && month == 12) else { return (name, .outOfRange) }
                if index > 0, day <= days[index - 1] { return (name, .notAscending) }
                if day.isWeekend != (field == "workdays") { return (name, .wrongWeekday) }
            }
        }
        return nil
    }
}
