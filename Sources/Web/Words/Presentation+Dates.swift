// SPDX-License-Identifier: Apache-2.0
package import CaseRules

extension Presentation {
    /// `2026年3月2日` or `2 March 2026`.
    package func date(_ day: CalendarDate) -> String { said(day, as: words.common.date) }

    /// `2026年3月2日 星期一` or `Monday 2 March 2026`: how a day is said wherever somebody must act by it.
    package func longDate(_ day: CalendarDate) -> String { said(day, as: words.common.dateWithWeekday) }

    /// `3月2日（星期一）` or `Monday 2 March`, with the year where it is not this one: a day that is told to somebody who acts by it.
    package func nearDate(_ day: CalendarDate) -> String {
        day.year == today.year ? said(day, as: words.common.dateNear) : longDate(day)
    }

    /// `3月2日` or `2 March`, with the year where it is not this one: for dense lists.
    package func shortDate(_ day: CalendarDate) -> String {
        day.year == today.year ? said(day, as: words.common.dateShort) : date(day)
    }

    /// `2026年3月` or `March 2026`.
    package func month(_ day: CalendarDate) -> String {
        words.figures.calendar.month.filling([
            "year": String(day.year), "monthName": words.common.months[day.month - 1],
        ])
    }

    /// A day as a `<time>` element in the given words.
    package func time(_ day: CalendarDate, _ said: String) -> HTML { "<time datetime=\"\(day.iso)\">\(said)</time>" }

    /// An instant (`2026-03-02T01:00:00.000Z`) as day and hour in the law's zone; as it is, where it is not an instant.
    package func moment(_ instant: String) -> HTML {
        if let day = CalendarDate(instant) { return time(day, date(day)) }
        guard local(instant) != nil else { return HTML(text: instant) }
        return "<time datetime=\"\(instant)\">\(momentSaid(instant))</time>"
    }

    /// The same with the day of the week, as petitioners are told it.
    package func longMoment(_ instant: String) -> HTML {
        if let day = CalendarDate(instant) { return time(day, longDate(day)) }
        guard let (day, _) = local(instant) else { return HTML(text: instant) }
        let said = words.common.dateAndTime.filling(["date": longDate(day), "time": hourSaid(instant)])
        return "<time datetime=\"\(instant)\">\(said)</time>"
    }

    /// The local day of a day or an instant, to compare with another.
    func localDay(_ at: String) -> String { local(at)?.day.iso ?? at }

    /// The hour of an instant as a `<time>` element; nothing for a whole day.
    func hourAlone(_ instant: String) -> HTML {
        CalendarDate(instant) != nil || local(instant) == nil
            ? HTML() : "<time datetime=\"\(instant)\">\(hourSaid(instant))</time>"
    }

    /// The same in words alone, to stand in a sentence.
    package func momentSaid(_ instant: String) -> String {
        guard let (day, _) = local(instant) else { return instant }
        return words.common.dateAndTime.filling(["date": date(day), "time": hourSaid(instant)])
    }

    /// The hour of an instant, `10:14`.
    package func hourSaid(_ instant: String) -> String {
        guard let (_, minutes) = local(instant) else { return instant }
        return "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    }

    /// The local day and the minutes since its midnight.
    func local(_ instant: String) -> (day: CalendarDate, minutes: Int)? {
        guard instant.utf8.count >= 16, let day = CalendarDate(String(instant.prefix(10))) else { return nil }
        let clock = instant.dropFirst(11).prefix(5).split(separator: ":")
        guard clock.count == 2, let hour = Int(clock[0]), let minute = Int(clock[1]) else { return nil }
        let total = hour * 60 + minute + offsetSeconds / 60
        let shift = total >= 0 ? total / 1_440 : -((-total + 1_439) / 1_440)
        return (day.adding(days: shift), total - shift * 1_440)
    }

    /// `3.4 MB`, never torn at a line end.
    package func size(bytes: Int) -> String {
        if bytes < 1_024 * 1_024 { return "\(max(1, (bytes + 512) / 1_024))\u{A0}KB" }
        let tenths = (bytes * 10 + 524_288) / (1_024 * 1_024)
        return tenths % 10 == 0 ? "\(tenths / 10)\u{A0}MB" : "\(tenths / 10).\(tenths % 10)\u{A0}MB"
    }

    /// Things in a row, as the language separates them.
    package func listing(_ things: [String]) -> String { things.joined(separator: words.common.listSeparator) }

    /// Sentences one after the other: Chinese leaves no gap after its full stop.
    package func sentences(_ all: [String]) -> String { all.joined(separator: language == .chinese ? "" : " ") }

    /// A sentence with marked-up values in their places, so that a date in it is not broken.
    func sentence(_ text: String, _ values: [String: HTML]) -> HTML {
        HTML.each(text.split(separator: "{", omittingEmptySubsequences: false).enumerated()) { place, piece in
            let parts = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            guard place > 0, parts.count == 2, let value = values[String(parts[0])] else {
                return HTML(text: String(piece))
            }
            return value + HTML(text: String(parts[1]))
        }
    }

    private func said(_ day: CalendarDate, as pattern: String) -> String {
        let civil = day.civil
        return pattern.filling { name in
            switch name {
            case "year": String(civil.year)
            case "day": String(civil.day)
            case "monthName": words.common.months[civil.month - 1]
            case "weekday": words.common.weekdays[day.weekday - 1]
            default: nil
            }
        }
    }
}
