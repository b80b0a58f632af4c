// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

/// 时限等级: four grades, from the days that the rule file names.
@Suite struct LatenessTests {
    @Test func `a clock goes through four grades`() throws {
        let due = try #require(CalendarDate("2026-03-10"))
        let grades = LatenessGrades(soon: 3, wellOver: 10, gravelyOver: 20)
        let expected: [(Int, Lateness?)] = [
            (-4, nil), (-3, .dueSoon), (0, .dueSoon), (1, .over), (9, .over), (10, .wellOver), (19, .wellOver),
            (20, .gravelyOver), (400, .gravelyOver),
        ]
        for (days, grade) in expected {
            #expect(grades.grade(due: due, on: due.adding(days: days)) == grade, "\(days)")
        }
    }
}
