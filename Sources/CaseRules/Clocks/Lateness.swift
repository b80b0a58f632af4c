// SPDX-License-Identifier: Apache-2.0

/// 时限等级: four grades of lateness; from which day on stands in the rule file (D).
package enum Lateness: String, Codable, Sendable, CaseIterable {
    /// 将到期, 超期, 超期较久, 严重超期.
    case dueSoon, over, wellOver, gravelyOver
}

/// The days from which each grade counts, under a version of the rules.
package struct LatenessGrades: Equatable, Sendable {
    /// So many days before the due day and later.
    package let soon: Int
    /// So many days after it and later.
    package let wellOver, gravelyOver: Int

    package init(soon: Int, wellOver: Int, gravelyOver: Int) {
        self.soon = soon
        self.wellOver = wellOver
        self.gravelyOver = gravelyOver
    }

    package init(under rules: RuleSet) {
        self.init(
            soon: rules.setting(.dueSoon)?.value ?? 5, wellOver: rules.setting(.wellOver)?.value ?? 15,
            gravelyOver: rules.setting(.gravelyOver)?.value ?? 30)
    }

    /// The grade of an open clock on a day; nil while there is time.
    package func grade(due: CalendarDate, on day: CalendarDate) -> Lateness? {
        let late = due.days(until: day)
        if late >= gravelyOver { return .gravelyOver }
        if late >= wellOver { return .wellOver }
        if late > 0 { return .over }
        return -late <= soon ? .dueSoon : nil
    }
}
