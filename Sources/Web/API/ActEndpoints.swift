// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import HTTPTypes
import Hummingbird

extension Doors {
    /// 程序与办理动作: one operation a verb, its schema read off the verb's own fields.
    var actEndpoints: [Endpoint] {
        let reads = [
            Endpoint(
                method: .get, path: "/api/v1/proceedings/{proceeding}", operation: "readProceeding",
                summary: "Where a proceeding stands.", success: .ok, response: .reference("Proceeding"),
                responseHeaders: [("ETag", "Its version, for If-Match.")], handle: readProceeding),
            Endpoint(
                method: .get, path: "/api/v1/proceedings/{proceeding}/acts", operation: "listActs",
                summary: "The acts that the tables allow the caller now.", success: .ok,
                response: .reference("OpenActs"), responseHeaders: [("ETag", "Its version, for If-Match.")],
                handle: listActs),
        ]
        let acts = Verb.ofStaff.map { verb in
            Endpoint(
                method: .post, path: "/api/v1/proceedings/{proceeding}/acts/\(verb.rawValue)", operation: verb.rawValue,
                summary: "Performs the act `\(verb.rawValue)` on a proceeding.",
                parameters: [
                    .header(
                        "If-Match",
                        APISchema(json: [
                            "type": "string", "pattern": "^([*]|\"v[0-9]{1,9}\"(, ?\"v[0-9]{1,9}\"){0,9})$",
                        ]),
                        "The ETag of the proceeding as the caller saw it; several, of which one must be its present one; or * for any."
                    )
                ], request: .reference(verb.schemaName), success: .ok, response: .reference("ActOutcome"),
                responseHeaders: [("ETag", "The new version.")], problems: [400, 409, 412, 413, 415, 422, 428]
            ) { request, context in
                try await perform(verb, request, context)
            }
        }
        return reads + acts
    }

    private func file(
        _ id: ProceedingID, _ context: APIContext
    ) async throws -> (file: MatterFile, proceeding: ProceedingState) {
        let matter = try await casework.matterID(of: id, for: context.principal)
        let file = try await casework.maskedFile(matter, for: context.principal)
        guard let proceeding = file.state.proceeding(id) else { throw NotHere() }
        return (file, proceeding)
    }

    private func readProceeding(_ request: Request, _ context: APIContext) async throws -> Response {
        let (file, proceeding) = try await file(context.id("proceeding"), context)
        let tag = tag(file.versions[proceeding.id] ?? 0)
        if request.has(tag) { return Response(status: .notModified, headers: [.eTag: tag]) }
        return .json(json(of: proceeding, in: file), headers: [.eTag: tag])
    }

    private func listActs(_ request: Request, _ context: APIContext) async throws -> Response {
        let (file, proceeding) = try await file(context.id("proceeding"), context)
        let words = words(for: request)
        let person = context.principal.person
        let acts = file.openActs.filter { $0.proceeding == proceeding.id }.map { act -> JSON in
            [
                "verb": .string(act.verb.rawValue), "name": .string(words.terms.verb[act.verb.rawValue]),
                "article": .string(act.article),
                "fields": .array(
                    act.verb.fields.map { field in
                        [
                            "name": .string(field.name), "label": .string(words.fields.labels[field.name]),
                            "isRequired": .bool(
                                field.isRequired
                                    || field == .hasNoInterestYet
                                        && file.state.asksDeclaration(of: act.verb, on: proceeding, by: person)
                            ),
                            "article": .optional(field.article),
                        ]
                    }),
            ]
        }
        // 途径提示, where a path can be chosen now.
        let chooses = file.openActs.contains { $0.proceeding == proceeding.id && $0.verb.choosesPath }
        let paths = chooses ? try await casework.pathProposals(for: file.words) : []
        let proposals = paths.map { entry -> JSON in
            [
                "matter": .array(entry.matter.map(JSON.string)), "path": .string(entry.path.rawValue),
                "basis": .string(entry.basis), "body": .string(entry.body), "limit": .string(entry.limit),
                "mark": .string(entry.mark.rawValue),
            ]
        }
        return .json(
            ["acts": .array(acts), "paths": .array(proposals)],
            headers: [
                .eTag: tag(file.versions[proceeding.id] ?? 0), .contentLanguage: language(of: request).rawValue,
            ])
    }

    private func perform(_ verb: Verb, _ request: Request, _ context: APIContext) async throws -> Response {
        let id: ProceedingID = try context.id("proceeding")
        // What is not there for the caller is not there, whatever else is wrong with the request.
        _ = try await casework.matterID(of: id, for: context.principal)
        guard let sent = request.headers[.ifMatch] else { throw APIProblem.matchMissing }
        // Before the body is looked at: who saw something else has to look again, whatever they sent.
        let version = try await casework.version(of: id)
        guard matches(sent, version) else { throw Refusal(.stale, article: "R-126") }
        let (members, _) = try await request.jsonObject()
        var body = BodyReader(members)
        var typed: [String: String] = [:]
        for field in verb.fields { read(field, "", &body, into: &typed) }
        let day = body.day("effectiveOn")
        let reason = optional("backdatingReason", ActRecord.longestReason, &body)
        body.refuseOthers()
        try body.throwProblems()
        let act = try Act.read(verb, from: typed, lookup: casework.lookup)
        let outcome = try await casework.perform(
            act, on: id, version: version, effectiveOn: day, because: reason, by: context.principal)
        return .json(
            [
                "matter": .string("\(outcome.matter)"), "number": .string(outcome.number),
                "proceeding": .string("\(outcome.proceeding)"), "stage": .string(outcome.stage.rawValue),
                "version": .int(outcome.version), "letters": .array(outcome.issued.map { .string("\($0)") }),
            ], headers: [.eTag: tag(outcome.version)])
    }

    /// The tag of a version of a proceeding.
    func tag(_ version: Int) -> String { "\"v\(version)\"" }

    /// Whether the version is among those that the caller will act on.
    private func matches(_ sent: String, _ version: Int) -> Bool {
        sent.split(separator: ",").map { $0.trimmingWhitespace() }.contains { $0 == "*" || $0 == tag(version) }
    }

    /// Members of the body as the act's reader takes them: texts by name; rows by name, place and name.
    private func read(_ field: ActField, _ prefix: String, _ body: inout BodyReader, into typed: inout [String: String])
    {
        let before = body.problems.count
        defer { body.cite(field.article, since: before) }
        guard case .rows(let inside, let least, let most) = field.kind else {
            typed[prefix + field.name] = text(of: field, &body)
            return
        }
        guard let value = body.value(field.name) else { return }
        guard case .array(let items) = value else { return body.problem(field.name, .malformed) }
        if items.count < least { body.problem(field.name, .tooFew, ["least": "\(least)"]) }
        if items.count > most { return body.problem(field.name, .tooMany, ["most": "\(most)"]) }
        for (row, item) in items.enumerated() {
            let start = "\(field.name).\(row)."
            guard case .object(let members) = item else {
                body.problem("\(field.name).\(row)", .malformed)
                continue
            }
            var reader = BodyReader(members, prefix: start)
            for question in inside { read(question, start, &reader, into: &typed) }
            reader.refuseOthers()
            body.add(reader.problems)
        }
    }

    /// A member of the body as the act's reader takes it: text.
    private func text(of field: ActField, _ body: inout BodyReader) -> String? {
        switch field.kind {
        case .number(let least, let most): return body.whole(field.name, least, most).map { "\($0)" }
        case .lines:
            guard let value = body.value(field.name) else { return nil }
            guard case .array(let items) = value else {
                body.problem(field.name, .malformed)
                return nil
            }
            let lines = items.compactMap { item -> String? in
                guard case .string(let text) = item, TextRule.allows(text),
                    text.unicodeScalars.count <= ActField.longestLine
                else { return nil }
                // Blanks at both ends do not count, line ends among them; one in the middle would make two items of one.
                let line = text.trimmingWhitespace()
                return line.isEmpty || line.contains(where: \.isNewline) ? nil : line
            }
            let areBlank = !items.isEmpty && items.allSatisfy { $0.isBlankText }
            if lines.count != items.count { body.problem(field.name, areBlank ? .missing : .malformed) }
            return lines.joined(separator: "\n")
        case .line(let most), .text(_, let most): return optional(field.name, most, &body)
        case .flag:
            guard let value = body.value(field.name) else { return nil }
            guard case .bool(let flag) = value else {
                body.problem(field.name, .malformed)
                return nil
            }
            return flag ? "true" : nil
        case .rows: return nil
        case .day, .time, .choice, .unit, .person, .category: return optional(field.name, 64, &body)
        }
    }

    private func optional(_ name: String, _ most: Int, _ body: inout BodyReader) -> String? {
        let text = body.text(name, 0, most)
        return text.isEmpty ? nil : text
    }
}

extension JSON {
    /// A text of which nothing is left without its blanks.
    fileprivate var isBlankText: Bool {
        if case .string(let text) = self { text.trimmingWhitespace().isEmpty } else { false }
    }
}

extension Verb {
    /// The name of its schema: `AcceptInputs`.
    var schemaName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() + "Inputs" }
}
