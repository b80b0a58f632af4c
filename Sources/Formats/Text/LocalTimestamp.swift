// SPDX-License-Identifier: Apache-2.0

/// A date and a time of day as a file says them, with the zone in which they are meant.
package struct LocalTimestamp: Equatable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int
    package let millisecond: Int
    /// Seconds east of UTC.
    package let offsetSeconds: Int

    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var epochMilliseconds: Int64 {
        let seconds = Self.daysSinceEpoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
        return Int64(seconds - offsetSeconds) * 1_000 + Int64(millisecond)
    }

    /// The day in the text's own zone, `2019-04-25`.
    package var dayText: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// The instant in UTC, `2019-04-25T01:32:09.000Z`.
    package var instantText: String {
        let instant = epochMilliseconds
        let days = Int(instant.floorDivided(by: 86_400_000))
        let rest = Int(instant - Int64(days) * 86_400_000)
        let (year, month, day) = Self.civil(days)
        let time =
            "\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2)):\(padded(rest / 1_000 % 60, 2))"
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(time).\(padded(rest % 1_000, 3))Z"
    }

    /// Days from 1970-01-01 in the Gregorian calendar.
    static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Years that begin in March put the leap day last.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.floorDivided(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1)
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

/// Why a text is not a date and time.
package enum TimestampError: Error, Equatable, Sendable {
    /// Not written in any form that we read.
    case notATimestamp(String)
    /// Written well, but there is no such day, as 2025-02-30.
    case noSuchDay(String)
    /// Written well, but there is no such time of day, as 25:00.
    case noSuchTime(String)
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension BinaryInteger {
    fileprivate func floorDivided(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
