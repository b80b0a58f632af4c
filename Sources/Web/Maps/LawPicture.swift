// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 法定时限的画面: a bar a clock on one axis of days. Working days are drawn as long as they last with weekends, months as thirty days.
struct LawPicture {
    let view: Presentation
    let rules: RuleSet

    private static let axis = 560
    private static let row = 26
    private static let head = 30

    /// The room for the names, as wide as the longest.
    private let names: Int

    init(view: Presentation, rules: RuleSet) {
        self.view = view
        self.rules = rules
        names = TextFit.column(rules.publicClocks.map { view.plainName(of: $0.id) }, 13, least: 250)
    }

    var svg: HTML {
        let longest = rules.publicClocks.map { days(of: $0) + added(to: $0) }.max() ?? 1
        let scale = (longest + 29) / 30 * 30
        let height = Self.head + rules.publicClocks.count * Self.row + 8
        let width = names + Self.axis + 160
        let title = view.words.maps.deadlines
        let ticks = HTML.each(Array(stride(from: 0, through: scale, by: 15))) { day in
            let x = place(day, scale)
            let label = view.words.maps.axisDays.filling(["count": String(day)])
            return """
                <line class="map-tick" x1="\(x)" x2="\(x)" y1="\(Self.head - 6)" y2="\(height - 4)"/>\
                <text class="map-small" x="\(x)" y="\(Self.head - 12)">\(label)</text>
                """
        }
        let bars = HTML.each(rules.publicClocks.enumerated()) { index, rule in
            bar(rule, y: Self.head + index * Self.row, scale: scale)
        }
        return """
            <div class="map-frame" tabindex="0" role="region" aria-label="\(title)">\
            <svg class="map" viewBox="0 0 \(width) \(height)" width="\(TextFit.ems(width))" role="img" aria-labelledby="law-title law-about">\
            <title id="law-title">\(title)</title><desc id="law-about">\(view.words.maps.lawPicture)</desc>\(ticks)\(bars)</svg></div>
            """
    }

    private func bar(_ rule: ClockRule, y: Int, scale: Int) -> HTML {
        let start = place(0, scale)
        let end = place(days(of: rule), scale)
        let name = view.plainName(of: rule.id)
        let more = added(to: rule)
        var length = view.length(of: rule)
        if let extensible = rule.extensible {
            let added = view.length(extensible.atMost, rule.unit)
            length = view.words.maps.plus.filling(["length": length, "more": added])
        }
        let style: HTML = rule.bearer.isRight ? "map-right" : "map-duty"
        let longer = HTML.when(
            more > 0,
            "<rect class=\"map-longer\" x=\"\(end)\" y=\"\(y + 6)\" width=\"\(place(days(of: rule) + more, scale) - end)\" height=\"12\"/>"
        )
        let open: HTML =
            rule.amount == nil
            ? "<line class=\"map-named\" x1=\"\(start)\" x2=\"\(start + 60)\" y1=\"\(y + 12)\" y2=\"\(y + 12)\"/>"
            : "<rect class=\"\(style)\" x=\"\(start)\" y=\"\(y + 6)\" width=\"\(end - start)\" height=\"12\" rx=\"2\"/>"
        let said = start + (rule.amount == nil ? 68 : place(days(of: rule) + more, scale) - start + 8)
        return """
            <text class="map-label" x="\(names - 12)" y="\(y + 17)">\(name)</text>\(open)\(longer)\
            <text class="map-said" x="\(said)" y="\(y + 17)">\(length)</text>
            """
    }

    private func place(_ day: Int, _ scale: Int) -> Int { names + day * Self.axis / scale }

    private func days(of rule: ClockRule) -> Int { days(rule.amount ?? 0, rule.unit) }

    private func added(to rule: ClockRule) -> Int { days(rule.extensible?.atMost ?? 0, rule.unit) }

    private func days(_ amount: Int, _ unit: ClockUnit) -> Int {
        switch unit {
        case .calendarDay: amount
        case .workingDay: (amount * 7 + 4) / 5
        case .month: amount * 30
        case .named, .prompt: 0
        }
    }
}
