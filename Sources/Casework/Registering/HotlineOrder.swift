// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage
import TextAnalysis

/// 热线工单 (S3:10): what the hotline sends over.
package struct HotlineOrder: Sendable {
    /// 工单编号.
    package let orderNumber: String
    package let receivedOn: CalendarDate
    package let title: String
    package let facts: String
    package let caller: PartyDetails
    package var place: UnitID?
    /// 初次信访, as the hotline says it.
    package var isFirstFiling = true
    /// 工单类别 (K-20).
    package var hotlineClass = HotlineClass.ordinary

    package init(
        orderNumber: String, receivedOn: CalendarDate, title: String, facts: String, caller: PartyDetails,
        place: UnitID? = nil
    ) {
        self.orderNumber = orderNumber
        self.receivedOn = receivedOn
        self.title = title
        self.facts = facts
        self.caller = caller
        self.place = place
    }
}

/// 工单答复 (S3:11(2)-(3), R-350): what goes back to the hotline.
package enum HotlineAnswer: Codable, Equatable, Sendable {
    /// 已进入信访渠道: the matter runs; nothing is handled twice.
    case inPetitionChannel(number: String, expectedOn: CalendarDate?)
    /// 新登记: a matter of its own.
    case registered(number: String, expectedOn: CalendarDate?)
}

extension Casework {
    /// 接收热线工单: an order of the same person about basically the same thing as an open matter is linked to it, and answered with its
    /// number and expected day; any other is registered. The same order is answered the same again.
    ///
    /// - Throws: `Refusal.notYours` for anybody but a clerk.
    package func receiveOrder(_ order: HotlineOrder, by principal: Principal) async throws -> HotlineAnswer {
        guard let clerk = principal.holdings.first(where: { $0.role == .clerk }) else {
            throw Refusal(.notYours, article: "S3:11, R-350")
        }
        if let earlier = try await answer(to: order.orderNumber, for: principal) { return earlier }
        var command = RegisterMatter(
            channel: .hotline, unit: clerk.unit, receivedOn: order.receivedOn, title: order.title, facts: order.facts,
            claim: "", parties: [order.caller])
        command.place = order.place
        command.isFirstFiling = order.isFirstFiling
        command.arrival.hotlineClass = order.hotlineClass
        // What the hotline took in on an earlier day came here with its order.
        if order.receivedOn < today { command.arrival.lateReason = "R-350: \(order.orderNumber)" }
        let token = "hotline:\(order.orderNumber)"
        let candidates = try await repeatCandidates(for: command, by: principal)
        if let running = candidates.first(where: \.found.isOpen) {
            _ = try await addFiling(to: running.found.id, command, by: principal, formToken: token)
            return try await note(order, running.found.id, isLinked: true)
        }
        let receipt = try await register(
            command, by: .staff(principal.person, as: .clerk, in: clerk.unit), token: Array(token.utf8))
        return try await note(order, receipt.matter, isLinked: false)
    }

    /// 接收热线工单 with a key: the same key and body give the same answer, for a day.
    ///
    /// - Returns: the answer, and whether it is an earlier one.
    /// - Throws: `IdempotencyConflict`; `Refusal.notYours` for anybody but a clerk.
    package func receiveOrder(
        _ order: HotlineOrder, by principal: Principal, once key: IdempotencyKey
    ) async throws -> (answer: HotlineAnswer, isEarlier: Bool) {
        let hash = Digest.sha256(key.request)
        let earlier = try await database.read { db in try self.earlier(HotlineAnswer.self, key, hash, in: db) }
        if let earlier { return (earlier, true) }
        let answer = try await receiveOrder(order, by: principal)
        try await database.write { db in try keep(answer, key, hash, in: db) }
        return (answer, false)
    }

    private func note(_ order: HotlineOrder, _ matter: MatterID, isLinked: Bool) async throws -> HotlineAnswer {
        try await database.write { db in
            try db.execute(
                """
                INSERT INTO hotline_orders (order_number, matter_id, is_linked, recorded_at)
                VALUES (\(order.orderNumber), \(matter), \(isLinked), \(clock.now))
                ON CONFLICT (order_number) DO NOTHING
                """)
            return try answer(matter, isLinked: isLinked, in: db)
        }
    }

    private func answer(to orderNumber: String, for principal: Principal) async throws -> HotlineAnswer? {
        try await database.read { db in
            let row = try db.queryOne(
                "SELECT matter_id, is_linked FROM hotline_orders WHERE order_number = \(orderNumber)")
            guard let row else { return nil }
            let matter = try matter(row.get("matter_id"), visibleTo: principal, in: db)
            return try answer(matter.state.id, isLinked: row.get("is_linked"), in: db)
        }
    }

    private func answer(_ id: MatterID, isLinked: Bool, in db: any Connection) throws -> HotlineAnswer {
        let matter = try matter(id, in: db)
        let due = try expectedOn(of: matter.state)
        return isLinked
            ? .inPetitionChannel(number: matter.number, expectedOn: due)
            : .registered(number: matter.number, expectedOn: due)
    }

    /// 预计答复日: the last of the days by which something is owed; before the unit has brought a claim to path 5, the two months that its
    /// receipt began (art 31(5)). Nil where no day runs.
    func expectedOn(of state: MatterState) throws -> CalendarDate? {
        let waiting = state.proceedings.last {
            $0.kind == .ordinaryHandling && $0.stage == OrdinaryHandling.Stage.awaitingAcceptance.code
        }
        if state.path == .p5, let waiting {
            return try book.reckon(.dutyPerformance, version: waiting.ruleVersion, from: waiting.openedOn)
                .statutoryDueOn
        }
        return state.clocks.filter(\.isOpenDuty).map(\.dueOn).max()
    }
}
