// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Resources
import Support

/// The shipped rules, as every clock test sees them.
func shippedRules() throws -> RuleBook {
    try RuleBook.load(files: ResourceFiles().files(in: "Rules"))
}

/// A day written in a test; a day that does not exist fails the test that wrote it.
func day(_ iso: String) throws -> CalendarDate {
    guard let day = CalendarDate(iso) else { throw NoSuchDay(text: iso) }
    return day
}

struct NoSuchDay: Error { let text: String }

extension SeededNumbers {
    /// A day between two years, both included.
    mutating func day(from first: Int, through last: Int) throws -> CalendarDate {
        guard let start = CalendarDate.bounds(ofYear: first)?.first, let end = CalendarDate.bounds(ofYear: last)?.last
        else { throw NoSuchDay(text: "\(first)-\(last)") }
        return start.adding(days: Int.random(in: 0...start.days(until: end), using: &self))
    }
}

/// The folder of the package, for tests that run its scripts or read data laid beside it.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
