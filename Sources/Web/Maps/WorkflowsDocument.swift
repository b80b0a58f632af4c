// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 程序表文件: every table as a diagram and a list in the words of one language with the codes beside them, for the law office to read and
/// sign. A pure function of tables and words.
package struct WorkflowsDocument {
    private let procedures: [Procedure]
    private let rules: RuleSet
    private let words: Words

    /// - Parameter rules: the numbers that stand in conditions.
    package init(_ procedures: [Procedure], rules: RuleSet, words: Words) {
        self.procedures = procedures
        self.rules = rules
        self.words = words
    }

    /// The document as Markdown.
    ///
    /// - Parameter progress: told how far the walk over the tables is.
    package func text(walking progress: (Int, Int) -> Void = { _, _ in }) -> String {
        let maps = words.maps
        let states = ModelCheck.closings(progress: progress).states
        let check = maps.documentCheck.filling(["tables": String(procedures.count), "states": String(states)])
        var lines = ["# \(maps.documentTitle)", "", maps.documentLead, "", check, ""]
        for procedure in procedures { lines += section(procedure) }
        return (lines + anyTime).joined(separator: "\n") + "\n"
    }

    private func section(_ procedure: Procedure) -> [String] {
        let kind = procedure.kind
        var lines = ["## \(words.terms.kind[kind.rawValue]) `\(kind.rawValue)`", "", "```mermaid", "stateDiagram-v2"]
        lines += procedure.stages.map { "    \($0.rawValue): \(words.terms.stage(kind.rawValue, $0.rawValue))" }
        lines.append("    [*] --> \(procedure.opening.rawValue)")
        lines += procedure.steps.map {
            "    \($0.from.rawValue) --> \($0.to.rawValue): \(words.terms.verb[$0.verb.rawValue])"
        }
        lines += procedure.stages.filter { procedure.terminal.contains($0) }.map { "    \($0.rawValue) --> [*]" }
        lines += ["```", ""]
        if !procedure.startsOnOpening.isEmpty {
            lines += ["\(words.maps.starts)\(words.common.colon)\(clocks(procedure.startsOnOpening))", ""]
        }
        let maps = words.maps
        lines += head([maps.documentFrom, maps.step, maps.documentTo] + shared)
        lines += procedure.steps.map { step in
            row([stage(step.from, kind), named(step.verb), stage(step.to, kind)] + facts(of: step))
        }
        return lines + [""]
    }

    /// 随时可办: each once, whatever the stage.
    private var anyTime: [String] {
        var seen: Set<Verb> = []
        let steps = procedures.flatMap(\.atAnyTime).filter { seen.insert($0.verb).inserted }
        let maps = words.maps
        return ["## \(maps.atAnyTime)", "", maps.atAnyTimeLead, ""] + head([maps.step] + shared)
            + steps.map { row([named($0.verb)] + facts(of: $0)) }
    }

    private var shared: [String] {
        let maps = words.maps
        return [
            maps.documentBy, maps.grounds, maps.documentMeets, maps.starts, maps.documentStops, maps.issues, maps.opens,
            maps.documentConditions,
        ]
    }

    private func facts(of step: Step<StageCode>) -> [String] {
        let maps = words.maps
        let longer = step.extends.map { "\(maps.`extension`) \(clocks([$0]))" }
        return [
            list(step.by.map(performer)), step.article, clocks(step.meets),
            list([clocks(step.starts), longer ?? ""].filter { !$0.isEmpty }),
            clocks(step.stops + step.endsAbove + step.suspends),
            list(step.issues.map { words.terms.letter[$0.rawValue] }),
            list(step.opens.map { words.terms.kind[$0.kind.rawValue] }),
            list(step.guards.map(condition)),
        ]
    }

    /// A condition with the number that the rule file gives it.
    private func condition(_ condition: Guard) -> String {
        let name: SettingName? =
            switch condition {
            case .bouncesLeft: .objectionRounds
            case .simpleFits: .simplePeople
            default: nil
            }
        let count = name.flatMap { rules.setting($0)?.value }.map(String.init)
        return words.maps.guards["\(condition)"].filling(["count": count ?? ""])
    }

    private func performer(_ performer: Performer) -> String {
        switch performer {
        case .role(let role): words.terms.role[role.rawValue]
        case .petitioner: words.maps.performer["petitioner"]
        case .system: words.maps.performer["system"]
        case .importer: words.maps.performer["importer"]
        }
    }

    private func named(_ verb: Verb) -> String { "\(words.terms.verb[verb.rawValue]) `\(verb.rawValue)`" }

    private func stage(_ stage: StageCode, _ kind: ProceedingKind) -> String {
        "\(words.terms.stage(kind.rawValue, stage.rawValue)) `\(stage.rawValue)`"
    }

    private func clocks(_ clocks: [ClockID]) -> String {
        list(clocks.map { "\($0.rawValue) \(words.clocks.names[$0.rawValue])" })
    }

    private func list(_ things: [String]) -> String { things.joined(separator: words.common.listSeparator) }

    private func head(_ columns: [String]) -> [String] {
        [row(columns), "|" + String(repeating: "---|", count: columns.count)]
    }

    private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
