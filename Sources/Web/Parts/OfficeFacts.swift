// SPDX-License-Identifier: Apache-2.0

extension Presentation {
    /// 接待时间, as the office wrote it: no line end tears a stretch of hours, and a voice reads it in its language.
    func hours(_ text: String) -> HTML {
        let words = text.split(separator: " ").map { word in
            let stretches = word.split(separator: "\u{3001}").map(String.init)
            return HTML.each(stretches.enumerated()) { place, stretch in
                "<span>\(stretch)\(place < stretches.count - 1 ? "\u{3001}" : "")</span>"
            }
        }
        let said = HTML.joined(words, separator: " ")
        return "<span class=\"hours\" lang=\"\(Language.chinese.rawValue)\">\(said)</span>"
    }

    /// An address, as the office wrote it.
    func place(_ text: String) -> HTML { "<span lang=\"\(Language.chinese.rawValue)\">\(text)</span>" }
}
