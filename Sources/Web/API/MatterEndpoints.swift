// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// Every stage of every table, once.
    private static let stages = Set(
        ProceedingKind.allCases.flatMap { Procedure.of($0).stages.map(\.rawValue) }
    ).sorted()

    /// 登记、阅卷、列表.
    var matterEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .post, path: "/api/v1/matters", operation: "registerMatter",
                summary: "Register what came in. The query code is in this answer and nowhere else.",
                parameters: [.idempotencyKey], request: .reference("RegisterMatter"), success: .created,
                response: .reference("Receipt"),
                responseHeaders: [
                    ("Location", "The matter."),
                    ("ETag", "The version of its proceeding, for If-Match of the first act."),
                    ("Idempotency-Replayed", "true for an earlier answer."),
                ],
                problems: [400, 409, 413, 415, 422], handle: register),
            Endpoint(
                method: .get, path: "/api/v1/matters/{matter}", operation: "readMatter",
                summary: "The file of a matter. Full names are shown, so the showing is on record.",
                success: .ok, response: .reference("Matter"), responseHeaders: [("ETag", "Changes with every entry.")],
                handle: readMatter),
            Endpoint(
                method: .get, path: "/api/v1/matters", operation: "listMatters",
                summary: "Matters within reach, newest first, a page at a time. No party is named.",
                parameters: [
                    .query("q", .text(0, 200), "Words of two characters or more, or a matter number."),
                    .query("channel", .codes(of: Channel.self), "How it came in."),
                    .query("purpose", .codes(of: Purpose.self), "Its class."),
                    .query("unit", .text(0, 64), "The code of a unit that has it."),
                    .query("stage", .code(Self.stages), "A stage that one of its proceedings is in."),
                    .query(
                        "at", .text(0, 64), "The code of the unit that it waits at, in the stage when one is given."),
                    .query("receivedFrom", .day, "Received on this day or later."),
                    .query("receivedTo", .day, "Received on this day or earlier."),
                    .query("open", .flag, "Only those in which something is to be done."),
                    .query("overdue", .flag, "Only those in which something is overdue."),
                    .query("after", .id, "`next` of the page before."),
                    .query("limit", .whole(1, 100), "30 when not said."),
                ], success: .ok, response: .reference("MatterList"), problems: [422], handle: listMatters),
        ]
    }

    private func register(_ request: Request, _ context: APIContext) async throws -> Response {
        let key = try request.idempotencyKey()
        let (members, bytes) = try await request.jsonObject()
        let (command, actor) = try registration(members, by: context.principal)
        do {
            let (receipt, isEarlier) = try await casework.register(
                command, by: actor, once: IdempotencyKey(token: context.caller.token, key: key, request: bytes))
            // A proceeding begins with its first version.
            var headers: HTTPFields = [.location: "/api/v1/matters/\(receipt.matter)", .eTag: tag(1)]
            if isEarlier, let name = HTTPField.Name("Idempotency-Replayed") { headers[name] = "true" }
            let body: JSON = [
                "id": .string("\(receipt.matter)"), "number": .string(receipt.number),
                "code": .string(receipt.code),
                "proceeding": .string("\(receipt.proceeding)"), "receivedOn": .string(receipt.receivedOn.iso),
                "dueOn": .string(receipt.dueOn.iso),
            ]
            return .json(
                body.with([("ownCode", receipt.ownCode.map(JSON.string))]), status: .created, headers: headers)
        } catch is IdempotencyConflict {
            throw APIProblem.keyReused
        }
    }

    private func registration(
        _ members: [JSON.Member], by principal: Principal
    ) throws -> (RegisterMatter, Actor) {
        let snapshot = casework.organisation.snapshot
        var body = BodyReader(members)
        let code = body.text("unit", 0, 64)
        let holding = principal.holdings.first {
            $0.role == .clerk && (code.isEmpty || snapshot.units[$0.unit]?.code == code)
        }
        if !code.isEmpty, snapshot.unitsByCode[code] == nil { body.problem("unit", .unknownUnit) }
        let channel = body.choice("channel", Channel.self, required: true)
        let day = body.day("receivedOn") ?? casework.today
        if day > casework.today { body.problem("receivedOn", .futureDay) }
        let title = body.text("title", 1, 100)
        let facts = body.text("facts", 1, FilingFactsPage.factsLimit)
        let claim = body.text("claim", 0, 4_000)
        let purpose = body.choice("purpose", Purpose.self)
        let grade = body.choice("grade", Grade.self)
        let category = body.text("category", 0, 64)
        if !category.isEmpty, snapshot.categories[category] == nil { body.problem("category", .unknownCategory) }
        let place = body.text("place", 0, 64)
        if !place.isEmpty, snapshot.unitsByCode[place] == nil { body.problem("place", .unknownUnit) }
        let headcount = body.whole("headcount", 1, 100_000)
        let isConfidential = body.flag("isConfidential")
        let filing = body.choice("filing", FilingOrder.self)
        var arrival = Arrival()
        arrival.subChannel = body.choice("subChannel", SubChannel.self)
        arrival.hotlineClass = body.choice("hotlineClass", HotlineClass.self)
        arrival.lateReason = body.text("lateReason", 0, 200)
        arrival.isReadBack = body.flag("readBack")
        arrival.isDeclared = body.flag("isDeclared")
        arrival.skipsLevel = body.flag("skipsLevel")
        let scannedOn = body.day("scannedOn")
        let people = parties(&body)
        // Whoever is named has come too (art 20(3), R-125).
        let named = people.count { !$0.role.isForAnother }
        if let headcount, headcount >= 1, headcount < named {
            body.add([
                FieldProblem("headcount", .tooSmall, values: ["least": "\(named)"], article: "20(3), R-125")
            ])
        }
        body.refuseOthers()
        try body.throwProblems()
        guard let holding, let channel else { throw Refusal(.notYours, article: "R-110") }
        var command = RegisterMatter(
            channel: channel, unit: holding.unit, receivedOn: day, title: PlainText.cleanLine(title), facts: facts,
            claim: claim, parties: people)
        command.purpose = purpose
        command.grade = grade ?? .ordinary
        command.category = category.isEmpty ? nil : category
        command.place = snapshot.unitsByCode[place]?.id
        command.headcount = headcount ?? max(1, named)
        command.isFirstFiling = filing != .again
        command.arrival = arrival
        command.scannedOn = scannedOn
        command.isConfidential = isConfidential
        return (command, .staff(principal.person, as: .clerk, in: holding.unit))
    }

    private func parties(_ body: inout BodyReader) -> [PartyDetails] {
        guard let value = body.value("parties") else { return [] }
        guard case .array(let items) = value, items.count <= 10 else {
            body.problem("parties", .malformed)
            return []
        }
        var people: [PartyDetails] = []
        for (index, item) in items.enumerated() {
            guard case .object(let members) = item else {
                body.problem("parties.\(index)", .malformed)
                continue
            }
            people.append(party(members, at: "parties.\(index).", &body))
        }
        if people.count(where: { $0.role == .representative }) > 5 {
            body.problem("parties", .tooManyRepresentatives, article: "20(3), R-125")
        }
        // Who is represented stands before who represents: letters are for the first.
        return people.filter { !$0.role.isForAnother } + people.filter(\.role.isForAnother)
    }

    /// One of the people, from the members of an object.
    func party(_ members: [JSON.Member], at prefix: String, _ body: inout BodyReader) -> PartyDetails {
        var reader = BodyReader(members, prefix: prefix)
        let role = reader.choice("role", PartyDetails.Role.self) ?? .petitioner
        let name = reader.text("name", 0, 100)
        let phone = reader.text("phone", 0, 40)
        let address = reader.text("address", 0, 300)
        let document = reader.text("document", 0, 40)
        let kind = reader.choice("documentKind", PartyDetails.DocumentKind.self)
        let nationality = reader.text("nationality", 0, 60)
        let scope = reader.choices("scope", AgentPower.self, 1, 4)
        reader.refuseOthers()
        body.add(reader.problems)
        return PartyDetails(
            role: role, name: name, phone: phone, address: address, document: document, scope: scope,
            nationality: nationality.isEmpty ? nil : nationality, documentKind: kind)
    }

    private func readMatter(_ request: Request, _ context: APIContext) async throws -> Response {
        let file = try await casework.file(try context.id("matter"), for: context.principal)
        let tag = "\"j\(file.journal.count)\""
        if request.has(tag) { return Response(status: .notModified, headers: [.eTag: tag]) }
        return .json(json(of: file), headers: [.eTag: tag])
    }

    private func listMatters(_ request: Request, _ context: APIContext) async throws -> Response {
        let (query, after, limit) = try MatterListQuery(request).read(casework.organisation.snapshot)
        do {
            let found = try await casework.search(query, for: context.principal, after: after, limit: limit)
            return .json([
                "items": .array(found.items.map(json(of:))), "next": .optional(found.next.map { "\($0)" }),
                "count": .int(found.count), "isCountComplete": .bool(found.isCountComplete),
            ])
        } catch SearchProblem.wrongCheckDigit {
            throw FieldErrors([FieldProblem("q", .wrongCheckDigit)])
        }
    }
}

/// The filters of a list, as they stand in the address.
private struct MatterListQuery {
    let request: Request

    init(_ request: Request) { self.request = request }

    private func raw(_ name: String) throws -> String? {
        guard let text = request.uri.query else { return nil }
        return try FormFields(urlEncoded: Array(text.utf8))[name]
    }

    func read(
        _ snapshot: OrganisationCache.Snapshot
    ) throws -> (query: SearchQuery, after: MatterID?, limit: Int) {
        var problems: [FieldProblem] = []
        func day(_ name: String) throws -> CalendarDate? {
            guard let typed = try raw(name) else { return nil }
            let day = CalendarDate(typed)
            if day == nil { problems.append(FieldProblem(name, .notADay)) }
            return day
        }
        func flag(_ name: String) throws -> Bool {
            guard let typed = try raw(name) else { return false }
            if typed != "true", typed != "false" { problems.append(FieldProblem(name, .notAChoice)) }
            return typed == "true"
        }
        func option<Option: RawRepresentable>(_ name: String, _: Option.Type) throws -> Option?
        where Option.RawValue == String {
            guard let typed = try raw(name) else { return nil }
            let option = Option(rawValue: typed)
            if option == nil { problems.append(FieldProblem(name, .notAChoice)) }
            return option
        }
        var query = SearchQuery()
        query.text = try raw("q") ?? ""
        if query.text.unicodeScalars.count > 200 {
            problems.append(FieldProblem("q", .tooLong, values: ["most": "200"]))
        }
        if !TextRule.allows(query.text) { problems.append(FieldProblem("q", .malformed)) }
        query.channel = try option("channel", Channel.self)
        query.purpose = try option("purpose", Purpose.self)
        if let code = try raw("unit"), !code.isEmpty {
            query.unit = snapshot.unitsByCode[code]?.id
            if query.unit == nil { problems.append(FieldProblem("unit", .unknownUnit)) }
        }
        if let stage = try raw("stage"), !stage.isEmpty {
            query.stage = StageCode(rawValue: stage)
            if !ProceedingKind.allCases.contains(where: { Procedure.of($0).stages.contains(StageCode(rawValue: stage)) }
            ) {
                problems.append(FieldProblem("stage", .notAChoice))
            }
        }
        if let code = try raw("at"), !code.isEmpty {
            query.waitingAt = snapshot.unitsByCode[code]?.id
            if query.waitingAt == nil { problems.append(FieldProblem("at", .unknownUnit)) }
        }
        query.receivedFrom = try day("receivedFrom")
        query.receivedTo = try day("receivedTo")
        query.openOnly = try flag("open")
        query.overdueOnly = try flag("overdue")
        let limit = try raw("limit").map { Int($0) ?? 0 } ?? 30
        if !(1...100).contains(limit) { problems.append(FieldProblem("limit", .malformed)) }
        let typed = try raw("after")
        let after = typed.flatMap { MatterID($0) }
        if typed != nil, after == nil { problems.append(FieldProblem("after", .malformed)) }
        guard problems.isEmpty else { throw FieldErrors(problems) }
        return (query, after, limit)
    }
}
