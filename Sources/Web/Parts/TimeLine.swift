// SPDX-License-Identifier: Apache-2.0

/// 经过: one thing that happened, ready to be read.
package struct TimeLineItem: Sendable {
    /// When, ready as `<time>`; empty where it is as the one before.
    package let when: HTML
    package let sentence: String
    /// More about it, shown below.
    package let detail: HTML

    package init(when: HTML, sentence: String, detail: HTML = HTML()) {
        self.when = when
        self.sentence = sentence
        self.detail = detail
    }
}

extension Presentation {
    /// What happened, in the order given.
    func timeLine(_ items: [TimeLineItem]) -> HTML {
        let lines = HTML.each(items) { item in
            let when = HTML.when(!item.when.isEmpty, "<p class=\"when\">\(item.when)</p>")
            return "<li>\(when)<p>\(item.sentence)</p>\(item.detail)</li>"
        }
        return "<ol class=\"time-line\">\(lines)</ol>"
    }
}
