// SPDX-License-Identifier: Apache-2.0

/// 负载文字: invented texts as long as real ones are, made of the demonstration's sentences and of made-up names and words,
/// so that the search index meets as many different words as with real texts.
struct BenchText {
    /// Characters of a real message (the 0th, 10th … 100th percentile of 2,816).
    private static let lengths = [26, 59, 87, 118, 151, 191, 241, 310, 439, 700, 1_976]
    private static let stop: Character = "\u{3002}"

    private let sentences: [String]
    /// Every character of the material as often as it stands there: what made-up words are drawn from.
    private let characters: [Character]

    init(_ material: DemoMaterial) {
        var sentences: [String] = []
        for template in material.templates {
            for variant in template.variants {
                for text in [template.facts, template.claim] {
                    sentences += variant.fill(text).split(separator: Self.stop).map(String.init)
                }
            }
        }
        self.sentences = sentences
        characters = Array(sentences.joined()).filter { character in
            character.unicodeScalars.allSatisfy { (0x4e00...0x9fff).contains($0.value) }
        }
    }

    /// The situation's own words first, then others until it is as long as somebody's message.
    func facts(_ opening: String, _ dice: inout DemoDice) -> String {
        let decile = dice.number(0...9)
        let length = dice.number(Self.lengths[decile]...Self.lengths[decile + 1])
        var text = String(opening.prefix(length))
        var count = text.count
        while count < length {
            let more = dice.chance(55) ? dice.pick(sentences) ?? "" : word(dice.number(6...18), &dice)
            text += more
            text.append(Self.stop)
            count += more.count + 1
        }
        return text
    }

    private func word(_ length: Int, _ dice: inout DemoDice) -> String {
        String((0..<length).compactMap { _ in dice.pick(characters) })
    }
}
