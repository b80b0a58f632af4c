// SPDX-License-Identifier: Apache-2.0

/// 依据: what a step names as its ground, taken apart: articles of the Regulations (`22(1)-(2)`) and everything else (rules of the house, forms).
package struct Citation: Sendable, Equatable {
    package let articles: [String]
    package let others: [String]

    package init(_ text: String) {
        let parts = text.split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        articles = parts.filter { $0.first?.isNumber ?? false }
        others = parts.filter { !($0.first?.isNumber ?? false) }
    }

    /// The plain numbers of the articles that are cited, ranges written out: `31` for `31(1)-(5)`, `29`, `30` and `31` for `29-31`.
    package var numbers: [Int] {
        articles.flatMap { article -> [Int] in
            let bare = article.split(separator: "(", omittingEmptySubsequences: false).first ?? ""
            let ends = bare.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return [] }
            return Array(first...last)
        }
    }
}
