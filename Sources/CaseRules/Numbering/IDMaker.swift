// SPDX-License-Identifier: Apache-2.0

/// 标识生成: makes 63-bit ids in time order: 41 bits of milliseconds since 2025-01-01 UTC, 10 bits of node, 12 of sequence.
///
/// The caller passes the time in and guards the value (one maker a node). Ids never go backwards: when the clock is set back,
/// or 4,096 ids were made within one millisecond, the maker runs ahead of the clock. 41 bits last until 2094.
package struct IDMaker: Sendable {
    /// 2025-01-01T00:00:00Z in milliseconds since 1970.
    package static let epochMilliseconds: Int64 = 1_735_689_600_000
    /// Nodes are numbered 0 to 1023; the number is leased from a table.
    package static let nodes = 0..<1024

    package let node: Int
    private var millisecond: Int64
    private var sequence: Int64

    /// - Parameters:
    ///   - node: the leased node number; nil is returned outside 0..<1024.
    ///   - last: the greatest id known to have been made by this node before, so that a restart cannot repeat it.
    package init?(node: Int, after last: Int64 = 0) {
        guard Self.nodes.contains(node), last >= 0 else { return nil }
        self.node = node
        millisecond = last >> 22
        sequence = last > 0 ? 4095 : -1
    }

    /// The next id, greater than each one before it.
    package mutating func next(nowMilliseconds: Int64) -> Int64 {
        let now = min(max(0, nowMilliseconds &- Self.epochMilliseconds), (1 << 41) - 1)
        if now > millisecond {
            millisecond = now
            sequence = 0
        } else if sequence < 4095 {
            sequence += 1
        } else {
            millisecond += 1
            sequence = 0
        }
        return millisecond << 22 | Int64(node) << 12 | sequence
    }

    /// The same, typed by what it names.
    package mutating func next<Of>(_ of: Of.Type, nowMilliseconds: Int64) -> ID<Of> {
        ID(next(nowMilliseconds: nowMilliseconds))
    }

    /// When an id was made, in milliseconds since 1970.
    package static func milliseconds(of id: Int64) -> Int64 { (id >> 22) + epochMilliseconds }
}
