// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import Logging

extension DeskForm {
    /// The form of an address of the desk.
    init?(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        if path == Paths.register {
            self = .registration
        } else if parts.count == 4, parts.prefix(2) == ["desk", "proceedings"], let id = ProceedingID(parts[2]),
            let verb = Verb(noun: parts[3])
        {
            self = .act(id, verb)
        } else {
            return nil
        }
    }

    /// Its address.
    var path: String {
        switch self {
        case .registration: Paths.register
        case .act(let proceeding, let verb): Paths.act(proceeding: "\(proceeding)", noun: verb.noun)
        }
    }
}

extension FormFields {
    /// What a draft keeps: what was typed, and nothing that belongs to one sending of it.
    fileprivate var draft: FormFields {
        FormFields(
            worthKeeping.fields.filter {
                !["draftOf", "draftSeen", "keep", "next", "repeatOf", "files"].contains($0.name)
            })
    }
}

extension Doors {
    /// 草稿: the script sends a form here every now and then, and a button does without it.
    func addDraftRoutes(to desk: RouterGroup<DeskContext>) {
        desk.post("/desk/drafts") { request, context in
            let fields = try await fields(request, context.session)
            guard let form = DeskForm(path: fields["draftOf"] ?? "") else { throw NotHere() }
            // The button is pressed on purpose; the script keeps by itself, and only over what its window knows.
            let isAsked = fields["keep"] == "yes"
            let view = presentation(for: request)
            let at: Instant
            do {
                at = try await casework.keepDraft(
                    fields.draft.urlEncoded, of: form,
                    over: isAsked ? .unsaid : SeenDraft(field: fields["draftSeen"]),
                    from: isAsked ? nil : fields["token"], by: context.principal)
            } catch is SentAlready {
                return Response.text(view.words.desk.drafts.sent, status: .conflict)
            } catch is KeptElsewhere {
                return Response.text(view.words.desk.drafts.elsewhere, status: .conflict)
            }
            if isAsked { return Response.see(form.path + "?draft=yes") }
            // Whoever came first learns here that somebody else has come.
            let others = try await othersAtWork(on: form, request, context.principal)
            var response = Response.text(
                ([view.words.desk.drafts.kept.filling(["when": view.hourSaid(at.text)])] + others).joined(
                    separator: "\n"))
            if let name = HTTPField.Name("Draft-Seen") { response.headers[name] = at.text }
            return response
        }
        desk.post("/desk/drafts/removal") { request, context in
            let fields = try await fields(request, context.session)
            guard let form = DeskForm(path: fields["draftOf"] ?? "") else { throw NotHere() }
            try await casework.dropDeskDraft(of: form, by: context.principal)
            let back = samePlace(fields["back"], or: Paths.work)
            return Response.see(back == Paths.work ? Paths.work + "?discarded=yes" : back)
        }
    }

    private func othersAtWork(
        on form: DeskForm, _ request: Request, _ principal: Principal
    ) async throws -> [String] {
        guard case .act(let proceeding, _) = form else { return [] }
        let matter = try await casework.matterID(of: proceeding, for: principal)
        return try await othersAtWork(
            on: casework.maskedFile(matter, for: principal), request, principal)
    }

    /// What was kept of a form, and whether this request asks for it.
    func draft(
        of form: DeskForm, _ request: Request, _ principal: Principal
    ) async throws -> (state: DraftState, fields: FormFields?) {
        guard let draft = try await casework.deskDraft(of: form, for: principal) else { return (.none, nil) }
        guard request.query("draft") == "yes" else { return (.offered(at: draft.savedAt.text), nil) }
        return (.resumed(at: draft.savedAt.text), try FormFields(urlEncoded: Array(draft.fields.utf8)))
    }

    /// 我的草稿, as my work lists them.
    func draftLines(_ request: Request, _ principal: Principal) async throws -> [WorkPage.Draft] {
        let words = words(for: request)
        return try await casework.deskDrafts(for: principal).map { line in
            let fields = try FormFields(urlEncoded: Array(line.draft.fields.utf8))
            let name: String
            switch line.draft.form {
            case .registration: name = words.desk.nav.register
            case .act(_, let verb): name = words.terms.verb[verb.rawValue]
            }
            return WorkPage.Draft(
                path: line.draft.form.path, name: name, number: line.matter?.number ?? "",
                subject: line.matter.map { subject($0.title, $0.isSealed, language(of: request)) } ?? fields["subject"]
                    ?? "", at: line.draft.savedAt.text,
                isSealed: line.matter?.isSealed ?? false)
        }
    }

    /// The draft of what was just done goes; that it stays for a while is no reason to say that the act failed.
    func forgetDraft(of form: DeskForm, _ sent: FormFields, _ principal: Principal) async {
        do {
            try await casework.dropDeskDraft(
                of: form, seen: SeenDraft(field: sent["draftSeen"]), from: sent["token"], by: principal)
        } catch {
            logger.warning("a draft stays for its thirty days", metadata: ["error": "\(error)"])
        }
    }
}
