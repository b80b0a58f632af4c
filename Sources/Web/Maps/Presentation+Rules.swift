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
        listing(Citation(ground).articles.map { provision($0) })
    }

    /// The same without paragraphs and items, each article once: for a box that has little room.
    func bareArticles(_ ground: String) -> String {
        var said: [String] = []
        for article in Citation(ground).articles.map({ provision(String($0.prefix { $0 != "(" })) })
        where !said.contains(article) { said.append(article) }
        return listing(said)
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
        return words.guide.ground.filling([
            "law": words.maps.laws[Self.regulations], "article": listing(articles.map { provision($0) }),
        ])
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
        words.maps.liabilities.words(for: code) ?? provision(code)
    }

    /// A law with its article: `《信访工作条例》第二十二条`.
    func citation(law: String, article: String) -> String {
        let name = words.maps.laws[law]
        guard !article.isEmpty else { return words.guide.groundWhole.filling(["law": name]) }
        return words.guide.ground.filling(["law": name, "article": provision(article, of: law)])
    }

    /// 条款项: `第二十二条第一款第一项、第二项`, `art. 22 para. 1 items 1–2`. The one way in which an article is written on every page.
    func provision(_ article: String, of law: String = Self.regulations) -> String {
        guard let place = Provision(article, ofRegulations: law == Self.regulations) else { return article }
        return cited(place.articles, "article") + (place.paragraphs.map { cited($0, "paragraph") } ?? "")
            + (place.items.map { cited($0, "item") } ?? "")
    }

    private func cited(_ numbers: ClosedRange<Int>, _ part: String) -> String {
        let values = ["from": numeral(numbers.lowerBound), "to": numeral(numbers.upperBound)]
        let form = numbers.count == 1 ? part : numbers.count == 2 ? "\(part)Pair" : "\(part)Range"
        return words.maps.cited[form].filling(values)
    }

    /// A number as laws write it: 汉字 in Chinese.
    private func numeral(_ number: Int) -> String {
        guard language == .chinese, (1...99).contains(number) else { return String(number) }
        let signs = words.maps.cited["numerals"].map { String($0) }
        guard signs.count == 10 else { return String(number) }
        let digits = [""] + signs.dropLast()
        guard number > 9 else { return digits[number] }
        return (number > 19 ? digits[number / 10] : "") + signs[9] + digits[number % 10]
    }

    static var regulations: String { "petition-work-2022" }
}

extension RuleSet {
    /// The clocks that the public is told of: a law that is kept for comparison and not in force here binds nobody.
    var publicClocks: [ClockRule] { clocks.filter { !Self.comparedOnly.contains($0.law) } }

    private static let comparedOnly: Set<String> = ["shenzhen-dispute-resolution-2022"]
}
