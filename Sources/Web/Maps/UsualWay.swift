// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Presentation {
    /// 一般走法: the way that most matters go, in six boxes: how long each step may take, and what one receives. It is text, so that it grows with
    /// the size of type; the days are those of the rule file.
    func usualWay(_ rules: RuleSet) -> HTML {
        let maps = words.maps
        let clocks: [ClockID?] = [nil, .disposal, .transferNotice, .handling, .review, .reReview]
        let lengths = [
            "more": rules.clock(.handling)?.extensible.map { length($0.atMost, .calendarDay) },
            "review": rules.clock(.reviewRequest).map { length(of: $0) },
            "reReview": rules.clock(.reReviewRequest).map { length(of: $0) },
        ].compactMapValues(\.self)
        let boxes = HTML.each(maps.wayNames.enumerated()) { place, name in
            let clock = place < clocks.count ? clocks[place].flatMap { rules.clock($0) } : nil
            let long = clock.map { maps.wayWithin.filling(["length": length(of: $0)]) } ?? maps.wayAtOnce
            let arrow = HTML.when(place + 1 < clocks.count, "<span class=\"faint\" aria-hidden=\"true\"> →</span>")
            return """
                <li class="figure"><h2>\(String(place + 1)) \(name)\(arrow)</h2><p class="figure-value">\(long)</p>\
                <p>\(maps.wayWhat[place].filling(lengths))</p><p><b>\(maps.wayReceive)</b>\(maps.wayLetters[place])</p></li>
                """
        }
        return "<ol class=\"figures way\">\(boxes)</ol>"
    }
}
