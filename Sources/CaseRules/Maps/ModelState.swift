// SPDX-License-Identifier: Apache-2.0

/// 办理状态: the stages of all proceedings of a matter at once, in sixteen bytes, sixteen bits a proceeding: the number of its stage, and one
/// more than the place of the one that it came from. The last sixteen bits count them and say whether a document that decides was served
/// since the last decision was opened.
struct ModelState {
    /// So many proceedings have room.
    static let room = 7

    private static let tail: UInt128 = 112
    private static let served: UInt128 = 1 << 127

    fileprivate var bits: UInt128 = 0

    /// One proceeding that came from none.
    init(stage: Int) { append(stage: stage, parent: nil) }

    var count: Int { Int(truncatingIfNeeded: bits &>> Self.tail) & 0xFF }

    var isServed: Bool {
        get { bits & Self.served != 0 }
        set { bits = newValue ? bits | Self.served : bits & ~Self.served }
    }

    func stage(_ place: Int) -> Int { part(place) & 0xFFF }

    /// The place of the proceeding that it came from.
    func parent(_ place: Int) -> Int? {
        let parent = part(place) >> 12
        return parent == 0 ? nil : parent - 1
    }

    mutating func move(_ place: Int, to stage: Int) {
        let shift = Self.shift(place)
        bits = bits & ~(0xFFF &<< shift) | UInt128(truncatingIfNeeded: stage) &<< shift
    }

    /// Adds one; nothing happens where there is no room, which `most` of a walk keeps from coming.
    mutating func append(stage: Int, parent: Int?) {
        let count = count
        guard count < Self.room else { return }
        let part = parent.map { ($0 + 1) << 12 } ?? 0
        bits |= UInt128(truncatingIfNeeded: part | stage) &<< Self.shift(count)
        bits += 1 &<< Self.tail
    }

    private func part(_ place: Int) -> Int { Int(truncatingIfNeeded: bits &>> Self.shift(place)) & 0xFFFF }

    private static func shift(_ place: Int) -> UInt128 { UInt128(truncatingIfNeeded: place &* 16) }
}

/// 已到过的状态: a table with open places: the library's sets hash with care against enemies, which a walk over our own tables has not.
struct SeenStates {
    private var slots = [UInt128](repeating: 0, count: 1 << 12)
    private(set) var count = 0

    /// Whether it was not there yet.
    mutating func insert(_ state: ModelState) -> Bool {
        if count * 2 >= slots.count { grow() }
        guard put(state.bits) else { return false }
        count += 1
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt128](repeating: 0, count: old.count * 2)
        for bits in old where bits != 0 { _ = put(bits) }
    }

    /// No state is zero: the first proceeding is always there.
    private mutating func put(_ bits: UInt128) -> Bool {
        let mask = slots.count - 1
        let low = UInt64(truncatingIfNeeded: bits)
        let high = UInt64(truncatingIfNeeded: bits &>> 64)
        var hash = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash &>> 32
        var place = Int(truncatingIfNeeded: hash &* 0x94D0_49BB_1331_11EB &>> 20) & mask
        while slots[place] != 0 {
            if slots[place] == bits { return false }
            place = (place + 1) & mask
        }
        slots[place] = bits
        return true
    }
}
