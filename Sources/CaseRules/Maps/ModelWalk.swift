// SPDX-License-Identifier: Apache-2.0

/// 模型遍历: every sequence of acts on a matter, over all its proceedings at once, with stages for people, days and texts. A condition is
/// taken to hold or not, whichever is worse; what one act does to another proceeding is done as in `MatterState`.
struct ModelWalk {
    /// 程序, as far as the walk sees it.
    struct Part: Hashable {
        let kind: ProceedingKind
        var stage: StageCode
        /// Place of the one that it came from.
        let parent: Int?
    }

    /// 事项, as far as the walk sees it.
    struct State: Hashable {
        var parts: [Part]
        /// A document that decides has been served since the last decision was opened.
        var isServed = false
    }

    /// What was found: how many states, and the acts that lead to an end without a paper.
    struct Finding {
        var states = 0
        var unserved: [String]?
    }

    let tables: ProcedureTables
    /// 目的: it decides what a routing opens.
    let purpose: Purpose
    /// The most main proceedings of a matter that are looked at together.
    let most: Int

    /// What a review may bring about.
    private static let orders: [Verb] = [.redecide, .supersede]

    /// What only a cascade performs.
    private let cascaded: Set<Verb>
    /// The steps that leave each stage, looked up for every state.
    private let leaving: [ProceedingKind: [StageCode: [Step<StageCode>]]]

    init(tables: @escaping ProcedureTables, purpose: Purpose, most: Int) {
        self.tables = tables
        self.purpose = purpose
        self.most = most
        cascaded = Set(ProceedingKind.allCases.flatMap { tables($0).steps }.flatMap(\.cascades).map(\.verb))
        leaving = Dictionary(
            uniqueKeysWithValues: ProceedingKind.allCases.map { kind in
                (kind, Dictionary(grouping: tables(kind).steps, by: \.from))
            })
    }

    /// Walks breadth first, so that the sequence found is a shortest one.
    func run() -> Finding {
        let first = State(parts: [Part(kind: .routing, stage: tables(.routing).opening, parent: nil)])
        var queue = [first]
        var origin: [State: (before: State, act: String)] = [:]
        var seen: Set<State> = [first]
        var finding = Finding()
        var place = 0
        while place < queue.count {
            let state = queue[place]
            place += 1
            for (act, next) in acts(on: state) where seen.insert(next).inserted {
                origin[next] = (state, act)
                if isClosed(next), !next.isServed {
                    finding.unserved = way(to: next, origin)
                    finding.states = seen.count
                    return finding
                }
                queue.append(next)
            }
        }
        finding.states = seen.count
        return finding
    }

    private func isClosed(_ state: State) -> Bool {
        state.parts.allSatisfy { tables($0.kind).terminal.contains($0.stage) || isOnlyWaiting($0) }
    }

    /// A routing that rests is open only for an objection; the unit's own proceeding carries the matter.
    private func isOnlyWaiting(_ part: Part) -> Bool {
        part.kind == .routing && tables(.routing).resting.contains(part.stage)
    }

    private func way(to state: State, _ origin: [State: (before: State, act: String)]) -> [String] {
        var acts: [String] = []
        var at = state
        while let (before, act) = origin[at] {
            acts.append(act)
            at = before
        }
        return acts.reversed()
    }

    private func acts(on state: State) -> [(String, State)] {
        var found: [(String, State)] = []
        for (place, part) in state.parts.enumerated() {
            for step in leaving[part.kind]?[part.stage] ?? [] where isOpen(step, to: state, at: place) {
                // What only a cascade performs is not done by itself.
                if step.by == [.system], cascaded.contains(step.verb) { continue }
                for next in results(of: step, at: place, on: state) {
                    found.append(("\(part.kind.rawValue).\(step.verb.rawValue)", next))
                }
            }
        }
        return found
    }

    /// The conditions that decide about ways and not about days: class, path, an accepted matter, an opinion reviewed once.
    private func isOpen(_ step: Step<StageCode>, to state: State, at place: Int) -> Bool {
        step.guards.allSatisfy { condition in
            switch condition {
            case .notAccusation: purpose != .accusation
            case .isAccusation: purpose == .accusation
            case .nothingDecided:
                state.parts.indices.allSatisfy {
                    $0 == place || tables(state.parts[$0].kind).leadsToAccusation(from: state.parts[$0].stage)
                }
            case .notYetAccepted: !state.parts.contains { $0.parent == place && hasBegun($0) }
            case .nothingFollowed:
                // What a review sent back to be decided again has left the stages in which one may be asked for.
                state.parts[place].parent.map { state.parts[$0] }.map { above in
                    tables(above.kind).step(.requestReview, from: above.stage) != nil
                } ?? true
            case .handlingEnded:
                !state.parts.indices.contains { part in
                    state.parts[part].kind.isHandling && descends(part, from: place, in: state)
                        && !tables(state.parts[part].kind).terminal.contains(state.parts[part].stage)
                }
            case .notYetReviewed:
                !state.parts.contains { $0.parent == place && ($0.kind == .review || $0.kind == .reReview) }
            default: true
            }
        }
    }

    private func hasBegun(_ part: Part) -> Bool {
        let table = tables(part.kind)
        return part.stage != table.opening && !table.steps.contains { $0.verb == .withdraw && $0.to == part.stage }
    }

    private func results(of step: Step<StageCode>, at place: Int, on state: State) -> [State] {
        var next = state
        move(place, by: step, in: &next)
        var results = [next]
        for cascade in step.cascades where !Self.orders.contains(cascade.verb) {
            results = results.flatMap { perform(cascade, from: place, on: $0) }
        }
        // A review orders a new decision, decides itself, or does neither; it never does both.
        let unordered = results
        for verb in Self.orders {
            let cascades = step.cascades.filter { $0.verb == verb }
            guard !cascades.isEmpty else { continue }
            results += cascades.reduce(unordered) { states, cascade in
                states.flatMap { perform(cascade, from: place, on: $0) }
            }
        }
        let opened = step.opens.filter { isOpened($0.kind) }
        guard !opened.isEmpty else { return results }
        return results.compactMap { state in
            guard state.parts.count + opened.count <= most else { return nil }
            var state = state
            for opening in opened {
                let stage = opening.stage ?? tables(opening.kind).opening
                state.parts.append(Part(kind: opening.kind, stage: stage, parent: place))
            }
            return state
        }
    }

    private func move(_ place: Int, by step: Step<StageCode>, in state: inout State) {
        let wasEnded = tables(state.parts[place].kind).terminal.contains(step.from)
        state.parts[place].stage = step.to
        if decides(step) { state.isServed = true }
        let isEnded = tables(state.parts[place].kind).terminal.contains(step.to)
        let beginsAnew: Set<Verb> = [.agreeToObjection, .reclass, .revokeDecision, .seal]
        if (wasEnded && !isEnded) || beginsAnew.contains(step.verb) { state.isServed = false }
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

    private func perform(_ cascade: Cascade, from place: Int, on state: State) -> [State] {
        let targets: [Int]
        switch cascade.on {
        case .children:
            targets = state.parts.indices.filter {
                descends($0, from: place, in: state) && cascade.kinds.contains(state.parts[$0].kind)
                    && !tables(state.parts[$0].kind).terminal.contains(state.parts[$0].stage)
            }
        case .itself: targets = [place]
        case .matter:
            targets = state.parts.indices.filter {
                cascade.kinds.contains(state.parts[$0].kind)
                    && !tables(state.parts[$0].kind).terminal.contains(state.parts[$0].stage)
            }
        case .parent:
            var above = state.parts[place].parent
            while let found = above, !cascade.kinds.contains(state.parts[goingOn(found, in: state)].kind) {
                above = state.parts[found].parent
            }
            targets = above.map { [goingOn($0, in: state)] } ?? []
        }
        var next = state
        for target in targets {
            guard let step = tables(state.parts[target].kind).step(cascade.verb, from: state.parts[target].stage) else {
                continue
            }
            move(target, by: step, in: &next)
            for inner in step.cascades { next = perform(inner, from: target, on: next).first ?? next }
            for opening in step.opens where isOpened(opening.kind) {
                let stage = opening.stage ?? tables(opening.kind).opening
                next.parts.append(Part(kind: opening.kind, stage: stage, parent: target))
                next.isServed = false
            }
        }
        if next.parts.count > most { return [state] }
        return [next]
    }

    /// What a converted simple proceeding goes on as, like in `MatterState`.
    private func goingOn(_ place: Int, in state: State) -> Int {
        guard state.parts[place].stage == SimpleHandling.Stage.converted.code else { return place }
        return state.parts.lastIndex { $0.parent == place && $0.kind == .ordinaryHandling } ?? place
    }

    private func descends(_ part: Int, from place: Int, in state: State) -> Bool {
        var above = state.parts[part].parent
        while let found = above, found != place { above = state.parts[found].parent }
        return above == place
    }
}

extension ModelCheck {
    /// Whether some sequence of acts closes a matter without a served document, among matters of so many main proceedings at most.
    package static func closings(
        by tables: @escaping ProcedureTables = Procedure.of, upTo most: Int = 5
    ) -> (states: Int, faults: [Fault]) {
        var states = 0
        var faults: [Fault] = []
        for purpose in Purpose.allCases {
            let finding = ModelWalk(tables: tables, purpose: purpose, most: most).run()
            states += finding.states
            if let acts = finding.unserved { faults.append(.closedUnserved(acts)) }
        }
        return (states, faults)
    }
}
