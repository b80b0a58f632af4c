// SPDX-License-Identifier: Apache-2.0

extension WorkPage {
    /// 到期数: a number that says when there may be more.
    package struct Due: Equatable, Sendable {
        package let count: Int
        /// There may be more.
        package let isAtLeast: Bool

        package init(_ count: Int, isAtLeast: Bool = false) {
            self.count = count
            self.isAtLeast = isAtLeast
        }

        static func + (one: Due, other: Due) -> Due {
            Due(one.count + other.count, isAtLeast: one.isAtLeast || other.isAtLeast)
        }
    }

    /// 超期、今天到期、将到期, of a group or of several.
    package struct Dues: Equatable, Sendable {
        package var overdue = Due(0)
        package var today = Due(0)
        package var soon = Due(0)

        package init() {}

        /// Of a group that was walked by due day to one row past its count at most. What is due later than the last row that was seen was
        /// not reached: a number is whole when a later row was seen, or when the group is.
        package init(overdue: Int, today: Int, soon: Int, count: Int, isWhole: Bool) {
            func due(_ number: Int, after before: Int) -> Due {
                let isCut = !isWhole && before + number > count
                return Due(isCut ? min(number, max(0, count - before)) : number, isAtLeast: isCut)
            }
            self.overdue = due(overdue, after: 0)
            self.today = due(today, after: overdue)
            self.soon = due(soon, after: overdue + today)
        }

        static func + (one: Dues, other: Dues) -> Dues {
            var sum = Dues()
            sum.overdue = one.overdue + other.overdue
            sum.today = one.today + other.today
            sum.soon = one.soon + other.soon
            return sum
        }
    }
}
