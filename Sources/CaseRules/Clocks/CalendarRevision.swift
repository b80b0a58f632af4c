// SPDX-License-Identifier: Apache-2.0

/// 修订后的放假安排: an amended notice for a year that is known already, as in 2019 and 2020. It stands in a file of its own (`2020-2.json`), so that
/// what was reckoned before it stays explainable, and counts from the day that it names.
package struct CalendarRevision: Equatable, Sendable {
    /// `2020-2`: the year and which notice of it.
    package let name: String
    /// The second notice of a year is 2.
    let edition: Int
    package let notice: CalendarYear
    package let knownFrom: CalendarDate

    /// Nil where the file's name is not one of an amended notice.
    init?(
        _ file: String, _ last: String, _ decode: () throws(RuleFileError) -> CalendarYear
    ) throws(RuleFileError) {
        let parts = last.dropLast(".json".utf8.count).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]), let edition = Int(parts[1]),
            edition > 1
        else { return nil }
        notice = try decode()
        if let (field, reason) = notice.fault { throw RuleFileError(file: file, field: field, reason: reason) }
        guard notice.year == year else { throw RuleFileError(file: file, field: "year", reason: .wrongType) }
        guard let knownFrom = notice.knownFrom else {
            throw RuleFileError(file: file, field: "knownFrom", reason: .missing)
        }
        self.edition = edition
        self.knownFrom = knownFrom
        name = "\(year)-\(edition)"
    }

    /// In the order in which they count; an amended notice needs the year's first, and the later of two counts later.
    static func inOrder(
        _ revisions: [CalendarRevision], years: [Int: CalendarYear]
    ) throws(RuleFileError) -> [CalendarRevision] {
        let sorted = revisions.sorted { ($0.knownFrom, $0.notice.year) < ($1.knownFrom, $1.notice.year) }
        var editions: [Int: Int] = [:]
        for revision in sorted {
            let file = "calendars/\(revision.name).json"
            guard years[revision.notice.year] != nil else {
                throw RuleFileError(file: file, field: "year", reason: .unknownName)
            }
            guard revision.edition == editions[revision.notice.year, default: 1] + 1 else {
                throw RuleFileError(file: file, field: "knownFrom", reason: .notAscending)
            }
            editions[revision.notice.year] = revision.edition
        }
        return sorted
    }
}
