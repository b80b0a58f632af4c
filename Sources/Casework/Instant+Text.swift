// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Instant {
    /// `2026-03-02T01:00:00.000Z`.
    package var text: String {
        let dayNumber = milliseconds.flooredDivision(by: 86_400_000)
        var rest = Int(milliseconds - dayNumber * 86_400_000)
        let day = CalendarDate.on(instantSecondsSince1970: Int(dayNumber) * 86_400, offsetSeconds: 0)
        var bytes = Array(day.iso.utf8)
        let millisecond = rest % 1_000
        rest /= 1_000
        bytes.append(UInt8(ascii: "T"))
        for (value, separator) in [(rest / 3_600, ":"), (rest / 60 % 60, ":"), (rest % 60, ".")] {
            bytes.append(UInt8(48 + value / 10))
            bytes.append(UInt8(48 + value % 10))
            bytes.append(contentsOf: separator.utf8)
        }
        bytes.append(UInt8(48 + millisecond / 100))
        bytes.append(UInt8(48 + millisecond / 10 % 10))
        bytes.append(UInt8(48 + millisecond % 10))
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads the stored form only: twenty-four characters, UTC.
    package init?(text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[23] == UInt8(ascii: "Z"), let day = CalendarDate(String(text.prefix(10)))
        else { return nil }
        func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
        guard let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let millisecond = number(20..<23), hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = Int64(day.epochDay) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
        self.init(milliseconds: seconds * 1_000 + Int64(millisecond))
    }
}
