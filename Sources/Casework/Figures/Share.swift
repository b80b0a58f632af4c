// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 比率: a part of a whole. Nothing divided by nothing is no value, neither 0 % nor 100 % (section 5 of the rules).
package struct Share: Equatable, Sendable {
    package let part: Int
    package let whole: Int

    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// Ten-thousandths, half up; nil where there is no whole.
    package var tenThousandths: Int? {
        whole > 0 ? (part * 20_000 + whole) / (whole * 2) : nil
    }
}

/// 统计期间: from a day to a day, both of them in it.
package struct Period: Equatable, Sendable {
    package let from: CalendarDate
    package let to: CalendarDate

    package init(from: CalendarDate, to: CalendarDate) {
        self.from = from
        self.to = to
    }

    /// So many days, the last of them `day`.
    package init(days: Int, endingOn day: CalendarDate) {
        self.init(from: day.adding(days: 1 - days), to: day)
    }

    /// As long a period just before this one.
    package var before: Period {
        let length = from.days(until: to) + 1
        return Period(from: from.adding(days: -length), to: from.adding(days: -1))
    }
}
