// SPDX-License-Identifier: Apache-2.0

/// 责任: one step of an open proceeding, with the unit that must do it, the clocks that it meets and what a miss of them means.
package struct Duty: Sendable {
    /// 责任后果: a clock with the liability item of its rule.
    package struct Term: Sendable {
        package let clock: ClockID
        /// Nil while the clock has not begun.
        package let dueOn: CalendarDate?
        /// The item of the Regulations (`44(3)`), or a consequence code.
        package let liability: String
    }

    package let proceeding: ProceedingID
    package let kind: ProceedingKind
    package let step: Step<StageCode>
    /// It can be done at the present stage; the others come later.
    package let isOpen: Bool
    /// Nil where the act itself names the unit.
    package let unit: UnitID?
    package let terms: [Term]
}

extension MatterState {
    /// 责任图: every step that can still come in the open proceedings, those of the present stage first.
    package func duties(under book: RuleBook) -> [Duty] {
        proceedings.filter { $0.closedOn == nil }.flatMap { proceeding -> [Duty] in
            let coming = coming(in: proceeding)
            let started = Set(coming.flatMap(\.step.starts))
            let rules = book.set(version: proceeding.ruleVersion)
            return coming.map { step, unit in
                let clocks = step.meets.filter { running($0, in: proceeding.id) != nil || started.contains($0) }
                return Duty(
                    proceeding: proceeding.id, kind: proceeding.kind, step: step, isOpen: step.from == proceeding.stage,
                    unit: unit,
                    terms: clocks.compactMap { clock in
                        rules?.clock(clock).map {
                            Duty.Term(
                                clock: clock, dueOn: running(clock, in: proceeding.id)?.dueOn,
                                liability: $0.liability)
                        }
                    })
            }
        }
    }

    /// The steps from a stage on, with the unit whose turn it will be. What goes back is named and not followed: it begins anew.
    private func coming(in proceeding: ProceedingState) -> [(step: Step<StageCode>, unit: UnitID?)] {
        let procedure = Procedure.of(proceeding.kind)
        let back = FlowChart(procedure).moves.filter(\.goesBack)
        var holders: [StageCode: UnitID?] = [proceeding.stage: proceeding.unit]
        var queue = [proceeding.stage]
        var coming: [(step: Step<StageCode>, unit: UnitID?)] = []
        while !queue.isEmpty {
            let stage = queue.removeFirst()
            if procedure.terminal.contains(stage) { continue }
            let holder = holders[stage] ?? nil
            for step in procedure.steps where step.from == stage && !isPast(step, proceeding) {
                // What the program alone does is nobody's duty.
                if step.by != [.system] { coming.append((step, unit(of: step, heldBy: holder))) }
                let isBack = back.contains { $0.step.from == stage && $0.step.verb == step.verb }
                if isBack || holders.keys.contains(step.to) { continue }
                holders[step.to] = .some(next(step.hands, after: holder, in: proceeding))
                queue.append(step.to)
            }
        }
        return coming
    }

    /// What the unit's own acceptance has ended comes no more.
    private func isPast(_ step: Step<StageCode>, _ proceeding: ProceedingState) -> Bool {
        step.guards.contains(.notYetAccepted) && step.from == proceeding.stage && isTaken(proceeding)
    }

    private func unit(of step: Step<StageCode>, heldBy holder: UnitID?) -> UnitID? {
        switch step.desk {
        case .holder, .holderOrRegistrar: holder
        case .registrar: registeredBy
        case .target: nil
        }
    }

    private func next(_ hands: Hands, after holder: UnitID?, in proceeding: ProceedingState) -> UnitID? {
        switch hands {
        case .stays: holder
        case .toTarget: nil
        case .toSender: proceeding.sender ?? registeredBy
        case .toObjector, .senderKeeps: holder
        }
    }
}
