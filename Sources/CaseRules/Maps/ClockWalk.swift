// SPDX-License-Identifier: Apache-2.0

/// 期限遍历: every sequence of steps of one procedure, with the duties that are open in it. A duty that stays open where the procedure has ended
/// can be done by nobody any more and would be overdue for ever. What another proceeding does to this one may come at any time.
struct ClockWalk {
    /// A stage, with what is owed there and all that was ever owed.
    private struct State: Hashable {
        let stage: StageCode
        var open: Set<ClockID>
        var known: Set<ClockID>
    }

    let procedure: Procedure
    /// The tables by which it may be opened.
    let among: [Procedure]

    /// The steps that lead to an end with an open duty, and that duty; nil where there are none.
    func unmet() -> [String]? {
        var queue = openings
        var origin: [State: (before: State, verb: Verb)] = [:]
        var seen = Set(queue)
        var place = 0
        while place < queue.count {
            let state = queue[place]
            place += 1
            if procedure.terminal.contains(state.stage), let clock = state.open.min() {
                return way(to: state, origin) + ["\(procedure.kind.rawValue).\(state.stage.rawValue): \(clock)"]
            }
            for step in procedure.steps where step.from == state.stage {
                let next = taking(step, from: state)
                guard seen.insert(next).inserted else { continue }
                origin[next] = (state, step.verb)
                queue.append(next)
            }
        }
        return nil
    }

    /// As each table opens it: with its own first clocks, or with those that are carried over.
    private var openings: [State] {
        let own: Set<ClockID> =
            procedure.kind == .routing ? [.disposal, .directNotice] : duties(procedure.startsOnOpening)
        var states = [State(stage: procedure.opening, open: own, known: own)]
        for step in among.flatMap(\.steps) where !step.carries.isEmpty {
            for opening in step.opens where opening.kind == procedure.kind {
                // As in `MatterState`: what is carried replaces the notices; a simple matter and a suggestion have clocks of their own beside.
                let beside = opening.kind == .simpleHandling || opening.kind == .suggestion ? own : []
                let open = duties(step.carries).union(beside.subtracting([.transferNotice]))
                states.append(State(stage: opening.stage ?? procedure.opening, open: open, known: open))
            }
        }
        return states
    }

    private func taking(_ step: Step<StageCode>, from state: State) -> State {
        let started = duties(step.starts)
        let open = state.open.subtracting(step.meets + step.stops + step.carries)
            .union(step.resumes.filter(state.known.contains))
            // What is started only to be carried on runs in the proceeding that is opened.
            .union(started.subtracting(step.carries))
        return State(stage: step.to, open: open, known: state.known.union(started))
    }

    private func duties(_ clocks: [ClockID]) -> Set<ClockID> { Set(clocks.filter { !$0.limitsRight }) }

    private func way(to state: State, _ origin: [State: (before: State, verb: Verb)]) -> [String] {
        var verbs: [String] = []
        var at = state
        while let (before, verb) = origin[at] {
            verbs.append(verb.rawValue)
            at = before
        }
        return verbs.reversed()
    }
}
