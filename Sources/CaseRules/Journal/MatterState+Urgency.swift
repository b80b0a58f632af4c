// SPDX-License-Identifier: Apache-2.0

/// 及时报告 (art 25, R-131a, R-140; K-13): from the day on which an office knows that a matter is grave to the day on which the last of those who must
/// be told was told. The law names no number; within the day the aim in minutes is judged (see `UrgentReport.minutesToReport`).
extension MatterState {
    mutating func tellUrgency(
        _ act: Act, _ proceeding: ProceedingState, _ envelope: Envelope, _ book: RuleBook
    ) throws {
        switch act.inputs {
        case let inputs as Classification:
            guard let grade = inputs.grade else { return }
            if grade == .major {
                guard !clocks.contains(where: { $0.clock == .urgentReport && $0.stoppedOn == nil }) else { return }
                try start(.urgentReport, in: proceeding.id, on: envelope.effectiveOn, envelope, book)
            } else {
                // What was not reported in time stays so, whatever it is called afterwards (art 46(4)).
                let inTime = clocks.filter {
                    $0.clock == .urgentReport && $0.isRunning && envelope.recordedOn <= $0.dueOn
                }
                for clock in inTime { stop(.urgentReport, in: clock.proceeding, on: envelope.effectiveOn) }
            }
        case let inputs as UrgentReport:
            let told = inputs.toldOn
            if told > envelope.recordedOn {
                throw Refusal(.futureDay, article: "25, R-140", values: ["day": told.iso])
            }
            if !clocks.contains(where: { $0.clock == .urgentReport && $0.isRunning }) {
                try start(.urgentReport, in: proceeding.id, on: inputs.knownOn, envelope, book)
            }
            // Within the aim it was in time, also over midnight.
            let aim = book.set(version: proceeding.ruleVersion)?.setting(.urgentReport)?.value ?? 0
            let isInTime = inputs.minutesToReport <= aim
            for clock in clocks where clock.clock == .urgentReport && clock.isRunning {
                meet(.urgentReport, in: clock.proceeding, on: isInTime ? min(told, clock.dueOn) : told, envelope)
            }
        default: break
        }
    }
}
