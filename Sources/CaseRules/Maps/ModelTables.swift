// SPDX-License-Identifier: Apache-2.0

/// 程序表编码: the tables as the walk reads them, with a number for every stage of every kind: a walk looks at millions of states, and
/// each of them asks the tables.
struct ModelTables {
    /// 环节状态, with what is asked of it.
    struct Stage {
        let kind: ProceedingKind
        /// The proceeding is over here, or only waits for an objection.
        var isOver = false
        var isTerminal = false
        /// Acceptance has come, and was not taken back.
        var hasBegun = false
        /// A review may be asked for.
        var allowsReview = false
        /// Nothing is decided here, so that an accusation may still be led away.
        var leadsToAccusation = false
        /// A simple proceeding that goes on as an ordinary one.
        var isConverted = false
        /// The steps that leave it on the table's own way and may be open to this purpose.
        var leaving: [Int] = []
        /// The step that a cascade takes, by the number of its verb.
        var cascaded: [Int?] = []
    }

    /// What a step says of the document that decides.
    enum Paper { case unchanged, served, unserved }

    struct Effect {
        let verb: Int
        let on: Cascade.Relation
        let kinds: Set<ProceedingKind>
    }

    struct Move {
        let act: String
        let stage: Int
        let paper: Paper
        /// The conditions that decide about ways and not about days.
        let guards: [Guard]
        var cascades: [Effect] = []
        /// What a review may bring about, one of them or nothing.
        var orders: [[Effect]] = []
        /// The first stages of what it opens.
        var opens: [Int] = []
    }

    private(set) var stages: [Stage] = []
    private(set) var moves: [Move] = []
    /// Where a matter begins.
    private(set) var first = 0

    /// What a review may bring about.
    private static let orders: [Verb] = [.redecide, .supersede]
    private static let dynamic: Set<Guard> = [
        .notYetAccepted, .nothingDecided, .nothingFollowed, .handlingEnded, .notYetReviewed,
    ]

    private let purpose: Purpose
    private var numbers: [ProceedingKind: [StageCode: Int]] = [:]
    private var verbs: [Verb: Int] = [:]

    /// - Parameter purpose: it decides what a routing opens.
    init(_ tables: ProcedureTables, purpose: Purpose) {
        self.purpose = purpose
        let procedures = ProceedingKind.allCases.map(tables)
        let cascades = procedures.flatMap { $0.steps + $0.atAnyTime }.flatMap(\.cascades)
        for cascade in cascades where verbs[cascade.verb] == nil { verbs[cascade.verb] = verbs.count }
        // What only a cascade performs is not done by itself.
        let never = Set(procedures.flatMap(\.steps).flatMap(\.cascades).map(\.verb))
        let openings = Dictionary(grouping: procedures.flatMap { $0.steps + $0.atAnyTime }.flatMap(\.opens), by: \.kind)
        for procedure in procedures { number(procedure, opened: openings[procedure.kind] ?? []) }
        for procedure in procedures {
            for step in procedure.steps {
                guard let from = self[procedure.kind, step.from] else { continue }
                let place = add(step, of: procedure, tables)
                if !(step.by == [.system] && never.contains(step.verb)), mayBeOpen(step) {
                    stages[from].leaving.append(place)
                }
                cascade(step.verb, from: from, takes: place)
            }
            for step in procedure.atAnyTime where verbs[step.verb] != nil {
                guard let from = self[procedure.kind, step.from] else { continue }
                cascade(step.verb, from: from, takes: add(step, of: procedure, tables))
            }
        }
        first = self[.routing, tables(.routing).opening] ?? 0
    }

    private subscript(_ kind: ProceedingKind, _ code: StageCode) -> Int? { numbers[kind]?[code] }

    private mutating func number(_ procedure: Procedure, opened: [Opening]) {
        let codes = procedure.stages + procedure.steps.flatMap { [$0.from, $0.to] } + [procedure.opening]
        for code in codes + opened.compactMap(\.stage) where self[procedure.kind, code] == nil {
            numbers[procedure.kind, default: [:]][code] = stages.count
            var stage = Stage(kind: procedure.kind)
            stage.isTerminal = procedure.terminal.contains(code)
            // A routing that rests is open only for an objection; the unit's own proceeding carries the matter.
            stage.isOver = stage.isTerminal || procedure.kind == .routing && procedure.resting.contains(code)
            stage.hasBegun =
                code != procedure.opening && !procedure.steps.contains { $0.verb == .withdraw && $0.to == code }
            stage.allowsReview = procedure.step(.requestReview, from: code) != nil
            stage.leadsToAccusation = procedure.leadsToAccusation(from: code)
            stage.isConverted = code == SimpleHandling.Stage.converted.code
            stage.cascaded = [Int?](repeating: nil, count: verbs.count)
            stages.append(stage)
        }
    }

    private mutating func cascade(_ verb: Verb, from stage: Int, takes move: Int) {
        guard let verb = verbs[verb], stages[stage].cascaded[verb] == nil else { return }
        stages[stage].cascaded[verb] = move
    }

    private mutating func add(_ step: Step<StageCode>, of procedure: Procedure, _ tables: ProcedureTables) -> Int {
        var move = Move(
            act: "\(procedure.kind.rawValue).\(step.verb.rawValue)", stage: self[procedure.kind, step.to] ?? 0,
            paper: paper(step, of: procedure), guards: step.guards.filter(Self.dynamic.contains))
        move.cascades = step.cascades.filter { !Self.orders.contains($0.verb) }.map(effect)
        move.orders = Self.orders.map { verb in step.cascades.filter { $0.verb == verb }.map(effect) }
            .filter { !$0.isEmpty }
        move.opens = step.opens.filter { isOpened($0.kind) }.compactMap { opening in
            self[opening.kind, opening.stage ?? tables(opening.kind).opening]
        }
        moves.append(move)
        return moves.count - 1
    }

    private func effect(_ cascade: Cascade) -> Effect {
        Effect(verb: verbs[cascade.verb] ?? 0, on: cascade.on, kinds: Set(cascade.kinds))
    }

    private func mayBeOpen(_ step: Step<StageCode>) -> Bool {
        step.guards.allSatisfy { condition in
            switch condition {
            case .notAccusation: purpose != .accusation
            case .isAccusation: purpose == .accusation
            default: true
            }
        }
    }

    private func paper(_ step: Step<StageCode>, of procedure: Procedure) -> Paper {
        let reopens = procedure.terminal.contains(step.from) && !procedure.terminal.contains(step.to)
        let beginsAnew: Set<Verb> = [.agreeToObjection, .reclass, .revokeDecision, .seal]
        if reopens || beginsAnew.contains(step.verb) { return .unserved }
        return decides(step) ? .served : .unchanged
    }

    /// A step by which a deciding document reaches the petitioner: proven or given on the spot, or issued as the notice itself.
    private func decides(_ step: Step<StageCode>) -> Bool {
        let notices: Set<LetterKind> = [
            .nonAcceptance, .finalNonAcceptance, .directReply, .simpleReply, .guidanceSlip, .statutoryResultNotice,
            .forwardingNotice,
        ]
        // An accusation is answered by the organ that has it, under its own rules.
        if purpose == .accusation, step.issues.contains(.handOverLetter) { return true }
        return step.verb == .proveService || step.verb == .replyToSuggestion || !notices.isDisjoint(with: step.issues)
    }

    private func isOpened(_ kind: ProceedingKind) -> Bool {
        switch kind {
        case .ordinaryHandling: purpose != .suggestion
        case .suggestion: purpose == .suggestion
        default: kind.isMain
        }
    }
}
