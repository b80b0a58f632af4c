// SPDX-License-Identifier: Apache-2.0

/// 接待时间 (art 18(1), R-111): on which days of the week a unit receives, and from when to when. A unit publishes it in codes, as
/// `1-5 9:00-12:00 13:30-17:00` (1 is Monday; several lines with `;` between), so that each language says it its own way.
package struct OpeningHours: Hashable, Sendable {
    /// 时段: minutes since midnight.
    package struct Stretch: Hashable, Sendable {
        package let from, to: Int

        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// 星期: one day, or several in a row; 1 is Monday.
    package struct Days: Hashable, Sendable {
        package let first, last: Int

        package init(first: Int, last: Int) {
            self.first = first
            self.last = last
        }
    }

    /// Days with the same hours.
    package struct Line: Hashable, Sendable {
        package let days: [Days]
        package let stretches: [Stretch]
    }

    package let lines: [Line]

    /// Nil where the text says something else, or more than days and hours: then it is shown as it was written.
    package init?(_ text: String) {
        var lines: [Line] = []
        for part in text.split(separator: ";") {
            guard let line = Self.line(part) else { return nil }
            lines.append(line)
        }
        guard !lines.isEmpty else { return nil }
        self.lines = lines
    }

    private static func line(_ text: Substring) -> Line? {
        var days: [Days] = []
        var stretches: [Stretch] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
            if word.contains(":") {
                guard let stretch = stretch(word), stretch.from >= stretches.last?.to ?? 0 else { return nil }
                stretches.append(stretch)
            } else {
                guard stretches.isEmpty, let some = self.days(word) else { return nil }
                days.append(some)
            }
        }
        return days.isEmpty || stretches.isEmpty ? nil : Line(days: days, stretches: stretches)
    }

    private static func days(_ word: Substring) -> Days? {
        let ends = ends(of: word).map { day($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
            return nil
        }
        return Days(first: first, last: last)
    }

    private static func day(_ word: Substring) -> Int? { Int(word).flatMap { 1...7 ~= $0 ? $0 : nil } }

    private static func stretch(_ word: Substring) -> Stretch? {
        let ends = ends(of: word).map { minutes($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
        return Stretch(from: from, to: to)
    }

    private static func minutes(_ word: Substring) -> Int? {
        let parts = word.split(separator: ":")
        guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            0...23 ~= hour, 0...59 ~= minute
        else { return nil }
        return hour * 60 + minute
    }

    private static func ends(of word: Substring) -> [Substring] {
        word.split(separator: "-", omittingEmptySubsequences: false)
    }
}
