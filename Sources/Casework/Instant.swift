// SPDX-License-Identifier: Apache-2.0
package import Storage

/// 时刻: milliseconds since 1970 in UTC; stored as `2026-03-02T01:00:00.000Z`, so that text order is time order.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The instant so many seconds later (earlier when negative).
    package func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1_000) }

    package var secondsSince1970: Int { Int(milliseconds.flooredDivision(by: 1_000)) }
}

extension Instant: SQLConvertible {
    package var sqlValue: SQLValue { .text(text) }

    package init(sqlValue: SQLValue) throws {
        guard case .text(let text) = sqlValue, let instant = Instant(text: text) else {
            throw StorageError.mistake("not an instant but \(sqlValue.kind)")
        }
        self = instant
    }
}

extension Int64 {
    /// Division that rounds towards minus infinity, as a calendar needs it.
    func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
