// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// 拨快演示时钟: moves the law's time of a demonstration forward and lets the worker do at once what has become due. Sessions,
    /// tokens and delays go by the real time, which stays.
    ///
    /// - Throws: `Refusal.unseen` outside a demonstration; `FieldErrors` for fewer than one day or more than four hundred.
    package func moveDemoClock(days: Int) async throws -> SweepResult {
        guard isDemo else { throw Refusal(.unseen, article: "R-161") }
        if days < 1 { throw FieldErrors([FieldProblem("days", .tooSmall, values: ["least": "1"])]) }
        if days > 400 { throw FieldErrors([FieldProblem("days", .tooLarge, values: ["most": "400"])]) }
        let offset = clock.offsetSeconds + days * 86_400
        try await database.set("demo.offset.seconds", to: "\(offset)")
        clock.move(toOffset: offset)
        return try await sweep()
    }
}
