// SPDX-License-Identifier: Apache-2.0

/// 重复信访 How alike two accounts of facts are, to propose repeat filings to a clerk, who decides.
///
/// The measure is Jaccard's over the sets of bigrams: the share of pairs of characters that both texts hold among those that either holds. It needs no training and can
/// be explained to the person who asks why: so much of the two texts is the same.
///
/// Measured on 261 pairs of real messages that people marked as near-duplicates (title and text together), against 50,225 other pairs: at 0.40 recall 0.958 and precision
/// 0.996; at 0.50 recall 0.87, at 0.30 recall 0.99 with more to look at. Repeat with `swift test --filter RepeatsInRealMessages`.
package enum Similarity {
    /// From this score on a filing is proposed as a repeat.
    package static let threshold = 0.40

    /// From 0 (nothing in common) to 1 (the same pairs). Title and facts are best compared together, with a line end between.
    package static func score(_ first: String, _ second: String) -> Double {
        Shingles(first).similarity(to: Shingles(second))
    }
}

/// The set of a text's bigrams as sorted 64-bit hashes: made once, compared often.
package struct Shingles: Equatable, Sendable {
    /// Sorted, without doubles.
    package let hashes: [UInt64]

    package init(_ text: String) {
        var hashes: [UInt64] = []
        hashes.reserveCapacity(text.utf8.count / 3)
        Bigrams.scan(text) { hashes.append(Self.hash($0)) }
        hashes.sort()
        var unique: [UInt64] = []
        unique.reserveCapacity(hashes.count)
        for hash in hashes where unique.last != hash { unique.append(hash) }
        self.hashes = unique
    }

    /// Jaccard's measure; two texts without any token are not alike.
    package func similarity(to other: Shingles) -> Double {
        var both = 0
        var left = 0
        var right = 0
        while left < hashes.count, right < other.hashes.count {
            let first = hashes[left]
            let second = other.hashes[right]
            if first == second { both += 1 }
            if first <= second { left += 1 }
            if second <= first { right += 1 }
        }
        let either = hashes.count + other.hashes.count - both
        return either == 0 ? 0 : Double(both) / Double(either)
    }

    /// FNV-1a with a final mix, the same on every machine and in every release: signatures are stored.
    private static func hash(_ token: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in token { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Signature.mix(value)
    }
}
