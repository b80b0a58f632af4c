// SPDX-License-Identifier: Apache-2.0

/// 条款项: one place in the Regulations on Petition Work, taken out of the short form in which tables and rules cite it: `22(1)-(2)`, `31(6)`, `29-31`.
/// In that form the number in brackets is a paragraph (款), except in an article that is one list of items (项). Which is which was read off the text
/// of the Regulations; a number that the text does not have is dropped, so that nothing is cited that is not there.
package struct Provision: Sendable, Equatable {
    /// 条.
    package let articles: ClosedRange<Int>
    /// 款, nil where the article is cited as a whole or has only one.
    package let paragraphs: ClosedRange<Int>?
    /// 项.
    package let items: ClosedRange<Int>?

    package init(_ articles: ClosedRange<Int>, paragraphs: ClosedRange<Int>? = nil, items: ClosedRange<Int>? = nil) {
        self.articles = articles
        self.paragraphs = paragraphs
        self.items = items
    }

    /// Nil where the text is no citation.
    ///
    /// - Parameter isRegulations: of any other law nobody here knows whether a number in brackets is a paragraph, and the article stands alone.
    package init?(_ text: String, ofRegulations isRegulations: Bool = true) {
        let bare = text.prefix { $0 != "(" }
        guard let articles = Self.range(bare) else { return nil }
        guard text.dropFirst(bare.count).allSatisfy({ "()-0123456789".contains($0) }) else { return nil }
        let inner = text.dropFirst(bare.count).filter { $0 != "(" && $0 != ")" }
        guard isRegulations, articles.count == 1, let within = Self.range(inner[...]) else {
            self.init(articles)
            return
        }
        self = Self.place(within, in: articles.lowerBound)
    }

    private static func place(_ within: ClosedRange<Int>, in article: Int) -> Provision {
        let alone = article...article
        // Our tables call the duties of art 22(1) by their items, and its second paragraph, on matters for the courts and the inspection organs, 22(4).
        if article == 22 {
            if within == 4...4 { return Provision(alone, paragraphs: 2...2) }
            return within.upperBound <= 3 ? Provision(alone, paragraphs: 1...1, items: within) : Provision(alone)
        }
        if let most = items[article] {
            return within.upperBound <= most ? Provision(alone, items: within) : Provision(alone)
        }
        guard let most = paragraphs[article], most > 1, within.upperBound <= most else { return Provision(alone) }
        return Provision(alone, paragraphs: within)
    }

    private static func range(_ text: Substring) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-").map { Int($0) }
        guard let first = ends.first.flatMap({ $0 }), let last = ends.last.flatMap({ $0 }), ends.count <= 2,
            0 < first, first <= last
        else { return nil }
        return first...last
    }

    /// Articles of one paragraph that is a list, with the number of its items.
    private static let items = [5: 5, 8: 3, 26: 6, 31: 6, 42: 4, 44: 3, 45: 4, 46: 7]

    /// The other articles that have several paragraphs, with their number.
    private static let paragraphs = [
        9: 2, 11: 2, 12: 2, 13: 3, 14: 2, 15: 3, 16: 4, 17: 2, 18: 4, 19: 3, 20: 4, 21: 2, 23: 4, 24: 2, 25: 2, 28: 3,
        29: 3,
        30: 3, 32: 2, 36: 3, 37: 3, 38: 3, 39: 3, 40: 4, 41: 2, 47: 3,
    ]
}
