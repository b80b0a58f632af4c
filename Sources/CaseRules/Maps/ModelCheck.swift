// SPDX-License-Identifier: Apache-2.0

/// 模型检查: what every table must hold, asked of each of them; the documents and the tests share it.
package enum ModelCheck {
    /// What is wrong, with the table and the stage, act or clock.
    package enum Fault: Hashable, Sendable, CustomStringConvertible {
        case unreached(ProceedingKind, StageCode)
        case deadEnd(ProceedingKind, StageCode)
        case endless(ProceedingKind, StageCode)
        case neverMet(ClockID)
        case unclocked(ProceedingKind)
        case withoutArticle(ProceedingKind, Verb)
        case withoutRole(ProceedingKind, Verb)
        case twoWays(ProceedingKind, StageCode, Verb)
        /// The acts, in order, after which nothing is open and nothing was served.
        case closedUnserved([String])
        /// The acts, in order, after which a proceeding has ended with a duty that nobody can do any more, and which.
        case endedUnmet([String])
        /// A main proceeding whose only clocks run where somebody names a day.
        case onlyNamed(ProceedingKind)

        package var description: String {
            switch self {
            case .unreached(let kind, let stage): "\(kind.rawValue): no step leads to \(stage.rawValue)"
            case .deadEnd(let kind, let stage): "\(kind.rawValue): no step leaves \(stage.rawValue)"
            case .endless(let kind, let stage): "\(kind.rawValue): no end can be reached from \(stage.rawValue)"
            case .neverMet(let clock): "\(clock): some step starts it and none meets it"
            case .unclocked(let kind): "\(kind.rawValue): an answer is owed and no clock counts"
            case .withoutArticle(let kind, let verb): "\(kind.rawValue): \(verb.rawValue) names no article"
            case .withoutRole(let kind, let verb): "\(kind.rawValue): nobody may \(verb.rawValue)"
            case .twoWays(let kind, let stage, let verb):
                "\(kind.rawValue): \(verb.rawValue) leads from \(stage.rawValue) to two stages"
            case .endedUnmet(let acts): "ended with an open duty: \(acts.joined(separator: ", "))"
            case .onlyNamed(let kind): "\(kind.rawValue): no clock counts unless somebody names a day"
            case .closedUnserved(let acts): "closed without a served document: \(acts.joined(separator: ", "))"
            }
        }
    }

    /// Everything that is wrong with these tables by themselves.
    package static func faults(of procedures: [Procedure]) -> [Fault] {
        procedures.flatMap(faults) + unmet(in: procedures)
            + procedures.compactMap { ClockWalk(procedure: $0, among: procedures).unmet().map { .endedUnmet($0) } }
    }

    private static func faults(of procedure: Procedure) -> [Fault] {
        let kind = procedure.kind
        let reached = closure(of: [procedure.opening], procedure.steps.map { ($0.from, $0.to) })
        let ending = closure(of: procedure.terminal, procedure.steps.map { ($0.to, $0.from) })
        var faults: [Fault] = []
        for stage in procedure.stages {
            if !reached.contains(stage) { faults.append(.unreached(kind, stage)) }
            let leaving = procedure.steps.filter { $0.from == stage && $0.to != stage }
            if leaving.isEmpty, !procedure.terminal.contains(stage) { faults.append(.deadEnd(kind, stage)) }
            if !ending.contains(stage) { faults.append(.endless(kind, stage)) }
            let verbs = procedure.steps(from: stage).map(\.verb)
            for verb in Set(verbs) where verbs.count(where: { $0 == verb }) > 1 {
                faults.append(.twoWays(kind, stage, verb))
            }
        }
        for step in procedure.steps + procedure.atAnyTime {
            // A refusal is answered with the article of its step or of its condition; every condition names its own.
            if step.article.isEmpty { faults.append(.withoutArticle(kind, step.verb)) }
            if step.by.isEmpty { faults.append(.withoutRole(kind, step.verb)) }
        }
        let clocks = clocks(startedIn: procedure)
        if owesAnAnswer(procedure), clocks.isEmpty { faults.append(.unclocked(kind)) }
        if kind.isMain, !clocks.isEmpty, clocks.allSatisfy(Self.named.contains), kind != .routing {
            faults.append(.onlyNamed(kind))
        }
        return faults
    }

    /// Clocks whose day somebody names: without one they do not run.
    private static let named: Set<ClockID> = [.feedback, .redecision, .statutoryLimit, .execution]

    /// Where a notice or an opinion goes to the petitioner, or something is to be done for one, a day must be counted. Routing counts from
    /// the registration (K-01, K-02), which no step starts.
    private static func owesAnAnswer(_ procedure: Procedure) -> Bool {
        procedure.kind.isMain && procedure.kind != .routing || procedure.kind == .execution
            || procedure.kind.isRating
    }

    private static func clocks(startedIn procedure: Procedure) -> [ClockID] {
        procedure.startsOnOpening + procedure.steps.flatMap(\.starts)
    }

    private static func unmet(in procedures: [Procedure]) -> [Fault] {
        let met = Set(procedures.flatMap(\.steps).flatMap(\.meets))
        let started = procedures.flatMap(clocks) + [.disposal, .directNotice]
        return Set(started).subtracting(met).sorted().map { .neverMet($0) }
    }

    private static func closure(of first: some Sequence<StageCode>, _ ways: [(StageCode, StageCode)]) -> Set<StageCode>
    {
        var found = Set(first)
        var grew = true
        while grew {
            let before = found.count
            for (from, to) in ways where found.contains(from) { found.insert(to) }
            grew = found.count > before
        }
        return found
    }
}
