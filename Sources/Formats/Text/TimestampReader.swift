// SPDX-License-Identifier: Apache-2.0

extension LocalTimestamp {
    /// Reads `2019-04-25T09:32:09`, `2019/4/25 9:32:09`, `2019-04-25 09:32`, `2019.4.25`, `2019年4月25日 9:32`, each with an optional fraction and zone
    /// (`Z`, `+08:00`, `+0800`, `+08`).
    /// - Parameter offsetSeconds: the zone of a text that names none, in seconds east of UTC; the law's zone is 28 800.
    package init(_ text: String, offsetSeconds: Int) throws(TimestampError) {
        guard let parts = Parts(text) else { throw .notATimestamp(text) }
        guard (1...9_999).contains(parts.year), (1...12).contains(parts.month),
            (1...Self.days(in: parts.month, of: parts.year)).contains(parts.day)
        else { throw .noSuchDay(text) }
        let offset = parts.offset ?? offsetSeconds
        guard parts.hour < 24, parts.minute < 60, parts.second < 60, abs(offset) <= 18 * 3_600 else {
            throw .noSuchTime(text)
        }
        self.init(
            year: parts.year, month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute,
            second: parts.second, millisecond: parts.millisecond, offsetSeconds: offset)
    }
}

/// The numbers of a timestamp before anyone asks whether they exist.
private struct Parts {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    var offset: Int?

    init?(_ text: String) {
        var scan = Scan(text)
        scan.skipSpaces()
        guard let year = scan.number(4...4) else { return nil }
        self.year = year
        guard let separator = scan.one(of: ["-", "/", ".", "年"]), let month = scan.number(1...2) else { return nil }
        self.month = month
        guard scan.take(separator == "年" ? "月" : separator), let day = scan.number(1...2) else { return nil }
        self.day = day
        if separator == "年" { guard scan.take("日") else { return nil } }
        let spaces = scan.skipSpaces()
        if scan.isAtEnd { return }
        guard scan.one(of: ["T", "t"]) != nil || spaces > 0 || separator == "年" else { return nil }
        guard readTime(&scan) else { return nil }
        scan.skipSpaces()
        guard readZone(&scan) else { return nil }
        scan.skipSpaces()
        guard scan.isAtEnd else { return nil }
    }

    private mutating func readTime(_ scan: inout Scan) -> Bool {
        guard let hour = scan.number(1...2), scan.one(of: [":", "："]) != nil, let minute = scan.number(2...2) else {
            return false
        }
        self.hour = hour
        self.minute = minute
        guard scan.one(of: [":", "："]) != nil else { return true }
        guard let second = scan.number(2...2) else { return false }
        self.second = second
        guard scan.one(of: [".", ","]) != nil else { return true }
        guard let fraction = scan.fraction() else { return false }
        millisecond = fraction
        return true
    }

    private mutating func readZone(_ scan: inout Scan) -> Bool {
        if scan.isAtEnd { return true }
        if scan.one(of: ["Z", "z"]) != nil {
            offset = 0
            return true
        }
        guard let sign = scan.one(of: ["+", "-"]), let hours = scan.number(2...2) else { return false }
        var minutes = 0
        if !scan.isAtEnd {
            let hasColon = scan.take(":")
            if let read = scan.number(2...2) { minutes = read } else if hasColon { return false }
        }
        guard minutes < 60 else { return false }
        offset = (hours * 3_600 + minutes * 60) * (sign == "-" ? -1 : 1)
        return true
    }
}

/// A cursor over the scalars of a text.
private struct Scan {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars.prefix(64)) }

    var isAtEnd: Bool { position == scalars.count }

    @discardableResult mutating func skipSpaces() -> Int {
        let start = position
        while position < scalars.count, scalars[position] == " " || scalars[position] == "\u{3000}" { position += 1 }
        return position - start
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool { one(of: [scalar]) != nil }

    mutating func one(of choices: [Unicode.Scalar]) -> Unicode.Scalar? {
        guard position < scalars.count, choices.contains(scalars[position]) else { return nil }
        position += 1
        return scalars[position - 1]
    }

    /// A number of as many digits as the range allows.
    mutating func number(_ width: ClosedRange<Int>) -> Int? {
        var value = 0
        var digits = 0
        while digits < width.upperBound, let digit = digit(at: position) {
            value = value * 10 + digit
            digits += 1
            position += 1
        }
        return digits >= width.lowerBound ? value : nil
    }

    /// The digits after a decimal point as milliseconds; finer digits are dropped.
    mutating func fraction() -> Int? {
        var value = 0
        var digits = 0
        while let digit = digit(at: position) {
            if digits < 3 { value = value * 10 + digit }
            digits += 1
            position += 1
        }
        guard digits > 0 else { return nil }
        for _ in min(digits, 3)..<3 { value *= 10 }
        return value
    }

    private func digit(at index: Int) -> Int? {
        guard index < scalars.count, scalars[index].value >= 48, scalars[index].value <= 57 else { return nil }
        return Int(scalars[index].value) - 48
    }
}
