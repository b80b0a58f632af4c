// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 热线工单 (S3:10-11, R-350): the hotline sends an order and hears at once where its matter is.
    var hotlineEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/api/v1/hotline-orders", operation: "receiveHotlineOrder",
                summary: """
                    Take in an order of the hotline. One of the same person about the same open matter is linked to it and handled once; any \
                    other is registered. The same order number is answered the same again.
                    """,
                parameters: [.idempotencyKey], request: .reference("HotlineOrder"), success: .ok,
                response: .reference("HotlineAnswer"),
                responseHeaders: [("Idempotency-Replayed", "true for an earlier answer.")],
                problems: [400, 409, 413, 415, 422], handle: receiveOrder)
        ]
    }

    private func receiveOrder(_ request: Request, _ context: APIContext) async throws -> Response {
        let key = try request.idempotencyKey()
        let (members, bytes) = try await request.jsonObject()
        let order = try order(members)
        do {
            let (answer, isEarlier) = try await casework.receiveOrder(
                order, by: context.principal,
                once: IdempotencyKey(token: context.caller.token, key: key, request: bytes))
            var headers: HTTPFields = [:]
            if isEarlier, let name = HTTPField.Name("Idempotency-Replayed") { headers[name] = "true" }
            return .json(json(of: answer), headers: headers)
        } catch is IdempotencyConflict {
            throw APIProblem.keyReused
        }
    }

    private func order(_ members: [JSON.Member]) throws -> HotlineOrder {
        let snapshot = casework.organisation.snapshot
        var body = BodyReader(members)
        let number = body.text("orderNumber", 1, 60)
        if number.contains(where: \.isNewline) { body.problem("orderNumber", .malformed) }
        let day = body.day("receivedOn") ?? casework.today
        if day > casework.today { body.problem("receivedOn", .futureDay) }
        let title = body.text("title", 1, 100)
        let facts = body.text("facts", 1, FilingFactsPage.factsLimit)
        let place = body.text("place", 0, 64)
        if !place.isEmpty, snapshot.unitsByCode[place] == nil { body.problem("place", .unknownUnit) }
        let filing = body.choice("filing", FilingOrder.self)
        let speed = body.choice("class", HotlineClass.self)
        var caller = PartyDetails()
        if let value = body.value("caller") {
            if case .object(let members) = value {
                caller = party(members, at: "caller.", &body)
            } else {
                body.problem("caller", .malformed)
            }
        }
        body.refuseOthers()
        try body.throwProblems()
        var order = HotlineOrder(
            orderNumber: number, receivedOn: day, title: PlainText.cleanLine(title), facts: facts, caller: caller,
            place: snapshot.unitsByCode[place]?.id)
        order.isFirstFiling = filing != .again
        order.hotlineClass = speed ?? .ordinary
        return order
    }

    private func json(of answer: HotlineAnswer) -> JSON {
        let (outcome, number, day) =
            switch answer {
            case .inPetitionChannel(let number, let day): ("inPetitionChannel", number, day)
            case .registered(let number, let day): ("registered", number, day)
            }
        return [
            "outcome": .string(outcome), "number": .string(number), "expectedOn": .optional(day?.iso),
        ]
    }
}
