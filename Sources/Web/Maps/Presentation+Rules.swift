// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Presentation {
    /// Who may, in words.
    func performer(_ performer: Performer) -> String {
        switch performer {
        case .role(let role): words.terms.role[role.rawValue]
        case .petitioner: words.maps.performer["petitioner"]
        case .system: words.maps.performer["system"]
        case .importer: words.maps.performer["importer"]
        }
    }

    /// The articles of the Regulations that a ground cites, without rules of the house; empty where there is none.
    func articles(_ ground: String) -> String {
        let articles = Citation(ground).articles
        return articles.isEmpty ? "" : words.maps.article.filling(["article": listing(articles)])
    }

    /// 依据: the law behind a step or a refusal, by its name. Nothing where only a rule of the house stands behind it.
    func lawLine(_ ground: String) -> HTML {
        HTML.with(law(ground)) { "<p class=\"law\">\(words.errors.article.filling(["article": $0]))</p>" }
    }

    /// The same in a few words, for a line that is not alone.
    func law(_ ground: String) -> String? {
        let parts = ground.split(separator: ",").map { $0.trimmingPrefix(" ") }
        if let standard = parts.first, standard.hasPrefix("GB/T"), parts.count > 1 {
            return words.errors.standard.filling(["standard": String(standard), "article": String(parts[1])])
        }
        // A dot stands in the numbers of standards, never in those of the Regulations.
        let articles = Citation(ground).articles.filter { !$0.contains(".") }
        guard !articles.isEmpty else { return nil }
        return citation(law: "petition-work-2022", article: listing(articles))
    }

    /// How long a clock is: `60日`, `5 working days`, a named day.
    func length(of rule: ClockRule) -> String {
        if rule.unit == .prompt { return words.maps.promptly }
        guard let amount = rule.amount else { return words.maps.namedDay }
        return length(amount, rule.unit)
    }

    /// So many of a unit.
    func length(_ amount: Int, _ unit: ClockUnit) -> String {
        switch unit {
        case .calendarDay: words.maps.days("count", amount)
        case .workingDay: words.maps.workingDays("count", amount)
        case .month: words.maps.months("count", amount)
        case .named: words.maps.namedDay
        case .prompt: words.maps.promptly
        }
    }

    /// Where a clock comes from: the article; that the law sets none, and what is set here; or how far the text is not certain.
    func source(of rule: ClockRule) -> String {
        let cited = citation(law: rule.law, article: rule.article)
        if rule.mark == .design, rule.amount == nil { return words.maps.setEachTime }
        return words.maps.marks[rule.mark.rawValue].filling(["law": cited, "length": length(of: rule)])
    }

    /// What a miss means: an item of the Regulations, or a consequence.
    func liability(_ code: String) -> String {
        words.maps.liabilities.words(for: code) ?? words.maps.article.filling(["article": code])
    }

    /// A law with its article: `《信访工作条例》第22条`.
    func citation(law: String, article: String) -> String {
        let name = words.maps.laws[law]
        guard !article.isEmpty else { return words.guide.groundWhole.filling(["law": name]) }
        return words.guide.ground.filling(["law": name, "article": article])
    }
}

extension RuleSet {
    /// The clocks that the public is told of: a law that is kept for comparison and not in force here binds nobody.
    var publicClocks: [ClockRule] { clocks.filter { !Self.comparedOnly.contains($0.law) } }

    private static let comparedOnly: Set<String> = ["shenzhen-dispute-resolution-2022"]
}
