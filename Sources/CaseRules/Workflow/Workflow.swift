// SPDX-License-Identifier: Apache-2.0

/// 程序表: the truth of one procedure. Buttons, refusals, clocks, letters and charts are read off it.
package struct Workflow<Stage: RawRepresentable & Hashable & Sendable & CaseIterable>: Sendable
where Stage.RawValue == String {
    package let kind: ProceedingKind
    /// Where a proceeding begins.
    package let opening: Stage
    /// Clocks that start when the proceeding is opened by a step of another one.
    package let startsOnOpening: [ClockID]
    /// Stages in which nothing is asked of anybody, though acts remain possible.
    package let resting: Set<Stage>
    /// Stages at which the proceeding has ended.
    package let terminal: Set<Stage>
    package let steps: [Step<Stage>]

    /// The same table with stage codes: what the rest of the program works with.
    package var procedure: Procedure {
        Procedure(
            kind: kind, opening: opening.code, startsOnOpening: startsOnOpening,
            resting: Set(resting.map(\.code)), terminal: Set(terminal.map(\.code)),
            stages: Stage.allCases.map(\.code), steps: steps.map(\.coded))
    }
}

/// A workflow table over stage codes.
package struct Procedure: Sendable {
    package let kind: ProceedingKind
    package let opening: StageCode
    package let startsOnOpening: [ClockID]
    package let resting: Set<StageCode>
    package let terminal: Set<StageCode>
    package let stages: [StageCode]
    /// The table's own steps.
    package let steps: [Step<StageCode>]
    /// 随时可办: what may be done at any open stage of a main procedure, one step a stage (see `AtAnyTime`).
    package let atAnyTime: [Step<StageCode>]
    private let byStage: [StageCode: [Step<StageCode>]]
    private let asking: [Role: [StageCode]]

    package init(
        kind: ProceedingKind, opening: StageCode, startsOnOpening: [ClockID], resting: Set<StageCode>,
        terminal: Set<StageCode>, stages: [StageCode], steps: [Step<StageCode>]
    ) {
        self.kind = kind
        self.opening = opening
        self.startsOnOpening = startsOnOpening
        self.resting = resting
        self.terminal = terminal
        self.stages = stages
        self.steps = steps
        atAnyTime =
            (kind.isMain ? AtAnyTime.steps(of: kind, at: stages, ended: terminal) : [])
            + (kind == .routing ? AtAnyTime.papers(at: stages) : [])
        byStage = Dictionary(grouping: steps + atAnyTime, by: \.from)
        let waits = stages.filter { !resting.contains($0) && !terminal.contains($0) }
        asking = Dictionary(
            uniqueKeysWithValues: Role.allCases.map { role in
                let steps = steps.filter {
                    ($0.desk == .holder || $0.desk == .holderOrRegistrar) && $0.by.contains(.role(role))
                }
                return (role, waits.filter { stage in steps.contains { $0.from == stage } })
            })
    }

    /// The step of a verb from a stage.
    package func step(_ verb: Verb, from stage: StageCode) -> Step<StageCode>? {
        byStage[stage]?.first { $0.verb == verb }
    }

    /// 可转入检举控告程序 (art 30): whether what stands here ends when its matter turns out to be an accusation, or has ended before without deciding
    /// anything.
    package func leadsToAccusation(from stage: StageCode) -> Bool {
        step(.leadToAccusation, from: stage) != nil || undecided.contains(stage)
    }

    private var undecided: Set<StageCode> {
        switch kind {
        case .ordinaryHandling:
            [OrdinaryHandling.Stage.returned.code, OrdinaryHandling.Stage.ledToAccusation.code]
        case .simpleHandling:
            [
                SimpleHandling.Stage.returned.code, SimpleHandling.Stage.converted.code,
                SimpleHandling.Stage.ledToAccusation.code,
            ]
        case .suggestion: [Suggestions.Stage.returned.code, Suggestions.Stage.ledToAccusation.code]
        case .statutoryPath: [StatutoryPaths.Stage.pathLeft.code]
        default: []
        }
    }

    /// Every step that leaves a stage, in the table's order.
    package func steps(from stage: StageCode) -> [Step<StageCode>] { byStage[stage] ?? [] }

    /// Stages from which a role can act on the procedure's own way: what "my work" asks for.
    package func stages(askingFor role: Role) -> [StageCode] { asking[role] ?? [] }
}

extension RawRepresentable where RawValue == String {
    /// The stage as stored.
    package var code: StageCode { StageCode(rawValue: rawValue) }
}

extension Step where Stage: RawRepresentable, Stage.RawValue == String {
    /// The step over stage codes.
    fileprivate var coded: Step<StageCode> {
        Step<StageCode>(
            from: from.code, verb: verb, to: to.code, by: by, desk: desk, article: article, meets: meets,
            starts: starts, stops: stops, resumes: resumes, extends: extends, suspends: suspends,
            releases: releases, endsAbove: endsAbove, opens: opens, carries: carries, cascades: cascades,
            issues: issues, guards: guards,
            hands: hands)
    }
}
