// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// 自动签收 (R-134, D): nobody stalls by not signing; after the configured working days the unit counts as having
    /// received, on that day. The days run from the sending: material or a repeat filing that comes in later moves nothing.
    func receiveAutomatically(_ batch: Int, _ troubles: WorkTroubles = WorkTroubles()) async throws -> SweptPart {
        let today = today
        let calendar = book.calendar(on: today)
        var part = SweptPart()
        var after = ProceedingID(0)
        while true {
            // Page by page: what is not due yet holds up nothing behind it.
            let waiting = try await sent(after: after, batch * 10)
            for item in waiting {
                after = item.proceeding
                guard let sentOn = item.sentOn else { continue }
                part.add(
                    try await attempt("receipt \(item.proceeding)", of: item.matter, troubles) {
                        let days = book.set(version: item.version)?.setting(.automaticReceipt)?.value ?? 1
                        let receivedOn = calendar.adding(workingDays: days, to: sentOn)
                        guard receivedOn < today else { return 0 }
                        return try await perform(Act(.receive, Remark()), on: item.proceeding, effectiveOn: receivedOn)
                    })
            }
            if waiting.count < batch * 10 { return part }
        }
    }

    /// 待签收: sent to a unit that has not signed for it, with the day of the sending.
    private struct Sent: Sendable {
        let proceeding: ProceedingID
        let matter: MatterID
        let sentOn: CalendarDate?
        let version: String
    }

    private func sent(after: ProceedingID, _ limit: Int) async throws -> [Sent] {
        let stages = [Routing.Stage.forwarded.code, Routing.Stage.forwardedSimply.code, Routing.Stage.assigned.code]
        return try await database.read { db in
            try db.query(
                """
                SELECT p.id, p.matter_id, p.rule_version,
                    (SELECT j.effective_on FROM journal j
                     WHERE j.matter_id = p.matter_id AND j.kind IN (\(SQL.list(Self.sendings)))
                     ORDER BY j.seq DESC LIMIT 1) AS sent_on
                FROM proceedings p
                WHERE p.stage IN (\(SQL.list(stages)))
                    AND p.closed_on IS NULL AND p.is_sealed = 0 AND p.id > \(after)
                ORDER BY p.id LIMIT \(limit)
                """
            ).map { row in
                Sent(
                    proceeding: try row.get("id"), matter: try row.get("matter_id"), sentOn: try row.get("sent_on"),
                    version: try row.get("rule_version"))
            }
        }
    }

    /// 超期未受理 (rules 1.12, D): a unit that has told nothing by the last day of its notice wins no time: the sixty days run from that day.
    func noteSilence(_ batch: Int, _ troubles: WorkTroubles = WorkTroubles()) async throws -> SweptPart {
        let today = today
        let notices: [ClockID] = [.disposal, .directNotice, .transferNotice]
        let silent = try await database.read { db in
            try db.query(
                """
                SELECT DISTINCT p.id, p.matter_id, p.rule_version
                FROM clocks c JOIN proceedings p ON p.id = c.proceeding_id
                WHERE c.due_on < \(today) AND c.met_on IS NULL AND c.stopped_on IS NULL AND c.suspended_on IS NULL
                    AND c.clock IN (\(SQL.list(notices))) AND p.stage = \(OrdinaryHandling.Stage.awaitingAcceptance.code)
                    AND p.kind = \(ProceedingKind.ordinaryHandling) AND p.is_sealed = 0
                    AND NOT EXISTS (SELECT 1 FROM clocks h WHERE h.proceeding_id = p.id
                        AND h.clock = \(ClockID.handling) AND h.met_on IS NULL AND h.stopped_on IS NULL)
                ORDER BY p.id LIMIT \(batch * 10)
                """
            ).map {
                (
                    proceeding: try $0.get("id", as: ProceedingID.self),
                    matter: try $0.get("matter_id", as: MatterID.self),
                    version: try $0.get("rule_version", as: String.self)
                )
            }
        }
        var part = SweptPart()
        for item in silent where book.set(version: item.version)?.setting(.silenceStartsHandling)?.value == 1 {
            part.add(
                try await attempt("silence \(item.proceeding)", of: item.matter, troubles) {
                    try await perform(Act(.noteSilence, Remark()), on: item.proceeding, effectiveOn: nil)
                })
        }
        return part
    }

    /// The entries by which a matter is sent to a unit.
    private static let sendings = [Verb.transfer, .transferSimply, .assign].map { "act." + $0.rawValue }

    /// 超期未评价: a window that closed without a rating ends as "not rated", never as good.
    func lapseRatings(_ batch: Int, _ troubles: WorkTroubles = WorkTroubles()) async throws -> SweptPart {
        let today = today
        let open = try await database.read { db in
            try db.query(
                """
                SELECT p.id, p.matter_id FROM proceedings p
                JOIN clocks c ON c.proceeding_id = p.id AND c.clock = \(ClockID.rating)
                WHERE p.kind IN (\(SQL.list(RatedObject.kinds))) AND p.closed_on IS NULL AND p.is_sealed = 0
                    AND c.met_on IS NULL AND c.stopped_on IS NULL AND c.due_on < \(today)
                ORDER BY p.id LIMIT \(batch * 10)
                """
            ).map {
                (
                    proceeding: try $0.get("id", as: ProceedingID.self),
                    matter: try $0.get("matter_id", as: MatterID.self)
                )
            }
        }
        var part = SweptPart()
        for item in open {
            part.add(
                try await attempt("lapse \(item.proceeding)", of: item.matter, troubles) {
                    try await perform(Act(.lapse, Remark()), on: item.proceeding, effectiveOn: nil)
                })
        }
        return part
    }

    /// 简易转普通: what was neither accepted in three working days nor answered in ten becomes an ordinary matter on the day after,
    /// under the days that run from its first receipt and acceptance. Nothing is reset.
    func convertSimple(_ batch: Int, _ troubles: WorkTroubles = WorkTroubles()) async throws -> SweptPart {
        let today = today
        let late = try await database.read { db in
            try db.query(
                """
                SELECT p.id, p.matter_id, c.clock FROM clocks c JOIN proceedings p ON p.id = c.proceeding_id
                WHERE c.clock IN (\(SQL.list([ClockID.simpleAcceptance, .simpleOpinion]))) AND c.met_on IS NULL
                    AND c.stopped_on IS NULL AND c.due_on < \(today) AND p.closed_on IS NULL AND p.is_sealed = 0
                ORDER BY p.id LIMIT \(batch * 10)
                """
            ).map {
                (
                    proceeding: try $0.get("id", as: ProceedingID.self),
                    matter: try $0.get("matter_id", as: MatterID.self), clock: try $0.get("clock", as: ClockID.self)
                )
            }
        }
        var part = SweptPart()
        for item in late {
            part.add(
                try await attempt("conversion \(item.proceeding)", of: item.matter, troubles) {
                    try await perform(
                        Act(.convert, Reason(reason: "\(item.clock), R-221")), on: item.proceeding, effectiveOn: nil)
                })
        }
        return part
    }

    /// One act of the system; 0 when somebody was quicker.
    private func perform(_ act: Act, on proceeding: ProceedingID, effectiveOn: CalendarDate?) async throws -> Int {
        try await database.write { db in
            let row = try db.queryOne("SELECT matter_id FROM proceedings WHERE id = \(proceeding)")
            guard let row else { return 0 }
            var matter = try matter(row.get("matter_id"), in: db)
            guard let holder = matter.state.proceeding(proceeding),
                Procedure.of(holder.kind).step(act.verb, from: holder.stage) != nil
            else { return 0 }
            _ = try self.perform(act, on: holder, of: &matter, by: .system, effectiveOn, in: db)
            return 1
        }
    }
}
