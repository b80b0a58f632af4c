// SPDX-License-Identifier: Apache-2.0

/// 模型遍历: every sequence of acts on a matter, over all its proceedings at once, with stages for people, days and texts. A condition is
/// taken to hold or not, whichever is worse; what one act does to another proceeding is done as in `MatterState`.
struct ModelWalk {
    /// What was found: how many states, and the acts that lead to an end without a paper.
    struct Finding {
        var states = 0
        var unserved: [String]?
    }

    private let tables: ModelTables
    /// The most main proceedings of a matter that are looked at together.
    private let most: Int

    init(tables: ModelTables, most: Int) {
        self.tables = tables
        self.most = min(most, ModelState.room - 1)
    }

    /// Walks breadth first, so that the sequence found is a shortest one.
    func run() -> Finding {
        let first = ModelState(stage: tables.first)
        var queue = [first]
        var origin: [(before: Int, move: Int)] = [(0, 0)]
        var seen = SeenStates()
        _ = seen.insert(first)
        var found: [(move: Int, state: ModelState)] = []
        var place = 0
        while place < queue.count {
            found.removeAll(keepingCapacity: true)
            follow(queue[place], into: &found)
            for (move, next) in found where seen.insert(next) {
                queue.append(next)
                origin.append((place, move))
                if !next.isServed, isClosed(next) {
                    return Finding(states: seen.count, unserved: way(to: queue.count - 1, origin))
                }
            }
            place += 1
        }
        return Finding(states: seen.count)
    }

    private func isClosed(_ state: ModelState) -> Bool {
        (0..<state.count).allSatisfy { tables.stages[state.stage($0)].isOver }
    }

    private func way(to place: Int, _ origin: [(before: Int, move: Int)]) -> [String] {
        var acts: [String] = []
        var at = place
        while at > 0 {
            acts.append(tables.moves[origin[at].move].act)
            at = origin[at].before
        }
        return acts.reversed()
    }

    /// What every step that is open makes of a state.
    private func follow(_ state: ModelState, into found: inout [(move: Int, state: ModelState)]) {
        for place in 0..<state.count {
            for move in tables.stages[state.stage(place)].leaving where isOpen(move, to: state, at: place) {
                take(move, at: place, on: state, into: &found)
            }
        }
    }

    /// The conditions that decide about ways and not about days: class, path, an accepted matter, an opinion reviewed once.
    private func isOpen(_ move: Int, to state: ModelState, at place: Int) -> Bool {
        tables.moves[move].guards.allSatisfy { condition in
            switch condition {
            case .notYetAccepted:
                !(0..<state.count).contains { state.parent($0) == place && tables.stages[state.stage($0)].hasBegun }
            case .nothingDecided:
                (0..<state.count).allSatisfy { $0 == place || tables.stages[state.stage($0)].leadsToAccusation }
            case .nothingFollowed:
                // What a review sent back to be decided again has left the stages in which one may be asked for.
                state.parent(place).map { tables.stages[state.stage($0)].allowsReview } ?? true
            case .handlingEnded:
                !(0..<state.count).contains { part in
                    let stage = tables.stages[state.stage(part)]
                    return stage.kind.isHandling && !stage.isTerminal && descends(part, from: place, in: state)
                }
            case .notYetReviewed:
                !(0..<state.count).contains { part in
                    let kind = tables.stages[state.stage(part)].kind
                    return state.parent(part) == place && (kind == .review || kind == .reReview)
                }
            default: true
            }
        }
    }

    private func take(
        _ number: Int, at place: Int, on state: ModelState, into found: inout [(move: Int, state: ModelState)]
    ) {
        let move = tables.moves[number]
        var next = state
        apply(move, to: place, in: &next)
        for effect in move.cascades { next = perform(effect, from: place, on: next) }
        let mayOpen = next.count + move.opens.count <= most
        if mayOpen || move.opens.isEmpty { found.append((number, opening(move, at: place, next))) }
        // A review orders a new decision, decides itself, or does neither; it never does both.
        for effects in move.orders {
            let ordered = effects.reduce(next) { perform($1, from: place, on: $0) }
            guard move.opens.isEmpty || ordered.count + move.opens.count <= most else { continue }
            found.append((number, opening(move, at: place, ordered)))
        }
    }

    private func opening(_ move: ModelTables.Move, at place: Int, _ state: ModelState) -> ModelState {
        var state = state
        for stage in move.opens { state.append(stage: stage, parent: place) }
        return state
    }

    private func apply(_ move: ModelTables.Move, to place: Int, in state: inout ModelState) {
        state.move(place, to: move.stage)
        switch move.paper {
        case .served: state.isServed = true
        case .unserved: state.isServed = false
        case .unchanged: break
        }
    }

    /// A cascade, on every proceeding that it concerns; a matter that would grow beyond what is looked at stays as it is.
    private func perform(_ effect: ModelTables.Effect, from place: Int, on state: ModelState) -> ModelState {
        var next = state
        for target in targets(of: effect, from: place, in: state) {
            guard let number = tables.stages[state.stage(target)].cascaded[effect.verb] else { continue }
            let move = tables.moves[number]
            apply(move, to: target, in: &next)
            for inner in move.cascades { next = perform(inner, from: target, on: next) }
            for inner in move.orders.joined() { next = perform(inner, from: target, on: next) }
            for stage in move.opens {
                next.append(stage: stage, parent: target)
                next.isServed = false
                if next.count > most { return state }
            }
        }
        return next
    }

    private func targets(of effect: ModelTables.Effect, from place: Int, in state: ModelState) -> [Int] {
        switch effect.on {
        case .children:
            return (0..<state.count).filter { part in
                let stage = tables.stages[state.stage(part)]
                return !stage.isTerminal && effect.kinds.contains(stage.kind) && descends(part, from: place, in: state)
            }
        case .itself: return [place]
        case .matter, .unratable:
            return (0..<state.count).filter { part in
                let stage = tables.stages[state.stage(part)]
                return !stage.isTerminal && effect.kinds.contains(stage.kind)
            }
        case .parent:
            var above = state.parent(place)
            while let found = above,
                !effect.kinds.contains(tables.stages[state.stage(goingOn(found, in: state))].kind)
            {
                above = state.parent(found)
            }
            return above.map { [goingOn($0, in: state)] } ?? []
        }
    }

    /// What a converted simple proceeding goes on as, like in `MatterState`.
    private func goingOn(_ place: Int, in state: ModelState) -> Int {
        guard tables.stages[state.stage(place)].isConverted else { return place }
        return (0..<state.count).last {
            state.parent($0) == place && tables.stages[state.stage($0)].kind == .ordinaryHandling
        } ?? place
    }

    private func descends(_ part: Int, from place: Int, in state: ModelState) -> Bool {
        var above = state.parent(part)
        while let found = above, found != place { above = state.parent(found) }
        return above == place
    }
}

extension ModelCheck {
    /// Whether some sequence of acts closes a matter without a served document, among matters of so many main proceedings at most.
    ///
    /// - Parameter progress: told how many purposes of how many are walked.
    package static func closings(
        by tables: ProcedureTables = Procedure.of, upTo most: Int = 5, progress: (Int, Int) -> Void = { _, _ in }
    ) -> (states: Int, faults: [Fault]) {
        var states = 0
        var faults: [Fault] = []
        for (place, purpose) in Purpose.allCases.enumerated() {
            progress(place, Purpose.allCases.count)
            let finding = ModelWalk(tables: ModelTables(tables, purpose: purpose), most: most).run()
            states += finding.states
            if let acts = finding.unserved { faults.append(.closedUnserved(acts)) }
        }
        progress(Purpose.allCases.count, Purpose.allCases.count)
        return (states, faults)
    }
}
