// SPDX-License-Identifier: Apache-2.0

/// 演示骰子: the same numbers from the same seed on every machine (SplitMix64), so that a demonstration can be made again.
struct DemoDice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number within bounds, both included.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// True in so many of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

    /// One of several; nil of none.
    mutating func pick<Element>(_ several: [Element]) -> Element? {
        several.isEmpty ? nil : several[number(0...several.count - 1)]
    }

    /// The same things in another order.
    mutating func shuffled<Element>(_ several: [Element]) -> [Element] {
        var several = several
        for index in several.indices.reversed() where index > 0 {
            several.swapAt(index, number(0...index))
        }
        return several
    }
}
