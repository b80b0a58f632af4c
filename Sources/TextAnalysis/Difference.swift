// SPDX-License-Identifier: Apache-2.0

/// 异同: what two texts have in common and where they differ, for a person who lays them side by side.
///
/// Sentences are matched first, by their longest common sequence; where they differ, characters are. Pieces that share little are shown as
/// wholly different: single characters that happen to agree would only confuse the eye.
package struct Difference: Equatable, Sendable {
    /// A stretch of one of the texts.
    package struct Piece: Equatable, Sendable {
        package let text: String
        /// The other text has it too, in the same order.
        package let isShared: Bool

        package init(_ text: String, isShared: Bool) {
            self.text = text
            self.isShared = isShared
        }
    }

    /// The first text, and the second one.
    package private(set) var first: [Piece] = []
    package private(set) var second: [Piece] = []

    /// Whether nothing differs.
    package var isNone: Bool { (first + second).allSatisfy(\.isShared) }

    package init(_ first: String, _ second: String) {
        let left = Self.sentences(of: first)
        let right = Self.sentences(of: second)
        var (start, other) = (0, 0)
        for pair in Self.common(left, right) + [(left.count, right.count)] {
            compare(left[start..<pair.0].joined(), right[other..<pair.1].joined())
            if pair.0 < left.count {
                add(left[pair.0], to: \.first, isShared: true)
                add(right[pair.1], to: \.second, isShared: true)
            }
            (start, other) = (pair.0 + 1, pair.1 + 1)
        }
    }

    /// Two stretches that are not the same sentences.
    private mutating func compare(_ left: String, _ right: String) {
        let (one, two) = (Array(left), Array(right))
        let pairs = one.count * two.count <= Self.mostPairs ? Self.common(one, two) : []
        guard pairs.count * 3 >= max(one.count, two.count) else {
            add(left, to: \.first, isShared: false)
            add(right, to: \.second, isShared: false)
            return
        }
        var (start, other) = (0, 0)
        for pair in Self.runs(pairs, one.count, two.count) {
            add(String(one[start..<pair.0]), to: \.first, isShared: false)
            add(String(two[other..<pair.1]), to: \.second, isShared: false)
            let text = String(one[pair.0..<(pair.0 + pair.2)])
            add(text, to: \.first, isShared: true)
            add(text, to: \.second, isShared: true)
            (start, other) = (pair.0 + pair.2, pair.1 + pair.2)
        }
        add(String(one[start...]), to: \.first, isShared: false)
        add(String(two[other...]), to: \.second, isShared: false)
    }

    private mutating func add(_ text: String, to side: WritableKeyPath<Difference, [Piece]>, isShared: Bool) {
        guard !text.isEmpty else { return }
        if let last = self[keyPath: side].last, last.isShared == isShared {
            self[keyPath: side].removeLast()
            self[keyPath: side].append(Piece(last.text + text, isShared: isShared))
        } else {
            self[keyPath: side].append(Piece(text, isShared: isShared))
        }
    }

    /// A table of so many cells at most is made: two texts of two thousand characters.
    private static let mostPairs = 4_000_000

    /// Runs of at least two, or of one at either end: beginnings in both, and how long.
    private static func runs(_ pairs: [(Int, Int)], _ left: Int, _ right: Int) -> [(Int, Int, Int)] {
        var runs: [(Int, Int, Int)] = []
        for pair in pairs {
            if let last = runs.last, last.0 + last.2 == pair.0, last.1 + last.2 == pair.1 {
                runs[runs.count - 1].2 += 1
            } else {
                runs.append((pair.0, pair.1, 1))
            }
        }
        return runs.filter { run in
            run.2 > 1 || (run.0 == 0 && run.1 == 0) || (run.0 + 1 == left && run.1 + 1 == right)
        }
    }

    /// Pairs of places that hold the same, in order, as many as can be. Equal ends are taken first, so that texts that hardly differ
    /// cost hardly anything.
    private static func common<Element: Equatable>(_ left: [Element], _ right: [Element]) -> [(Int, Int)] {
        var head = 0
        while head < left.count, head < right.count, left[head] == right[head] { head += 1 }
        var tail = 0
        while tail < left.count - head, tail < right.count - head,
            left[left.count - 1 - tail] == right[right.count - 1 - tail]
        { tail += 1 }
        let (rows, columns) = (left.count - head - tail, right.count - head - tail)
        var pairs = (0..<head).map { ($0, $0) }
        if rows * columns > 0, rows * columns <= mostPairs {
            let width = columns + 1
            var length = [UInt32](repeating: 0, count: (rows + 1) * width)
            for row in stride(from: rows - 1, through: 0, by: -1) {
                for column in stride(from: columns - 1, through: 0, by: -1) {
                    length[row * width + column] =
                        left[head + row] == right[head + column]
                        ? length[(row + 1) * width + column + 1] + 1
                        : max(length[(row + 1) * width + column], length[row * width + column + 1])
                }
            }
            var (row, column) = (0, 0)
            while row < rows, column < columns {
                if left[head + row] == right[head + column] {
                    pairs.append((head + row, head + column))
                    (row, column) = (row + 1, column + 1)
                } else if length[(row + 1) * width + column] >= length[row * width + column + 1] {
                    row += 1
                } else {
                    column += 1
                }
            }
        }
        for place in stride(from: tail, to: 0, by: -1) { pairs.append((left.count - place, right.count - place)) }
        return pairs
    }

    /// Sentences with the mark that ends them; a line end is one.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        for character in text {
            sentence.append(character)
            if "。！？；!?;\n".contains(character) || character.isNewline {
                sentences.append(sentence)
                sentence = ""
            }
        }
        if !sentence.isEmpty { sentences.append(sentence) }
        return sentences
    }
}
