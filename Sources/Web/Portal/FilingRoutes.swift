// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

/// A draft and the text of the cookie that it is kept under.
struct KeptDraft {
    let token: String
    var draft: FilingDraft
    /// It has just been made, so its cookie must be set.
    var isNew = false

    var answers: FilingAnswers {
        get { FilingAnswers(values: draft.fields) }
        set { draft.fields = newValue.values }
    }

    /// It was sent already: what it holds is the receipt.
    var isFiled: Bool { draft.fields["receipt.number"] != nil }
}

extension Doors {
    /// 提出诉求, step by step: the answers lie in an encrypted draft on the server, so that nothing needs script.
    func addFilingRoutes(to router: Router<WebContext>) {
        router.get("/file") { request, _ in
            let kept = try await keptDraft(request)
            return show(FilingStartPage(hasDraft: kept.map { !$0.isFiled } ?? false), request)
        }
        router.post("/file") { request, _ in
            let chosen = try await fields(request)["purpose"].flatMap { Purpose(rawValue: $0) }
            if let old = request.cookie(cookieName(.draft)) {
                try await casework.dropDraft(old, removingFiles: try await !(keptDraft(request)?.isFiled ?? true))
            }
            var kept = KeptDraft(token: try casework.newDraftToken(), draft: FilingDraft(), isNew: true)
            if let chosen { kept.draft.fields["purpose"] = chosen.rawValue }
            return try await keep(kept, going: Paths.filingWho)
        }
        for step in [FilingStep.who, .contact, .facts, .claim] {
            router.get(RouterPath(step.path)) { request, _ in
                try await answering(request) { kept in
                    show(page(of: step, kept, request, FormState(kept.draft.fields)), request)
                }
            }
            router.post(RouterPath(step.path)) { request, _ in try await takeAnswers(step, request) }
        }
        router.get("/file/attachments") { request, _ in
            try await answering(request) { kept in show(attachmentsPage(kept, request, FormState()), request) }
        }
        router.post("/file/attachments") { request, _ in try await takeFiles(request) }
        router.post("/file/attachments/removal") { request, _ in
            // The page's one form brings files, so this one comes as multipart too.
            let upload = try await upload(request)
            guard var kept = try await keptDraft(request), !kept.isFiled else { return Response.see(Paths.filing) }
            for file in kept.draft.files where file.id == upload.fields["remove"] { try casework.remove(file) }
            kept.draft.files.removeAll { $0.id == upload.fields["remove"] }
            for file in upload.files { kept.draft.files.append(try casework.draftFile(file)) }
            return try await keep(kept, going: Paths.filingAttachments)
        }
        router.get("/file/check") { request, _ in
            try await answering(request) { kept in
                if let step = kept.answers.unanswered(isStreet: isStreet) { return Response.see(step.path) }
                return show(checkPage(kept, request, FormState()), request)
            }
        }
        router.post("/file/check") { request, context in try await file(request, context) }
        router.get("/file/receipt") { request, _ in
            guard let kept = try await keptDraft(request), kept.isFiled else { return Response.see(Paths.follow) }
            return show(receiptPage(kept.draft), request)
        }
        router.get("/file/slip") { request, _ in
            guard let kept = try await keptDraft(request), kept.isFiled else { return Response.see(Paths.follow) }
            return show(slipPage(kept.draft, request), request)
        }
    }

    /// The draft of this browser; nil when there is none, or when the time to see its receipt has passed.
    func keptDraft(_ request: Request) async throws -> KeptDraft? {
        guard let token = request.cookie(cookieName(.draft)), let draft = try await casework.draft(token) else {
            return nil
        }
        let kept = KeptDraft(token: token, draft: draft)
        if kept.isFiled, isReceiptOver(draft) {
            try await casework.dropDraft(token)
            return nil
        }
        return kept
    }

    func isStreet(_ code: String) -> Bool { casework.organisation.snapshot.unitsByCode[code]?.level == .street }

    /// Stores the draft and goes on.
    func keep(_ kept: KeptDraft, going path: String) async throws -> Response {
        try await casework.saveDraft(kept.draft, token: kept.token)
        return Response.see(path).setting(kept.isNew ? cookie(.draft, kept.token, seconds: Casework.draftSeconds) : nil)
    }

    /// A page of a draft that is being written: without one the way begins at the start, with a sent one it ends at the receipt.
    private func answering(
        _ request: Request, _ page: (KeptDraft) async throws -> Response
    ) async throws -> Response {
        guard let kept = try await keptDraft(request) else { return Response.see(Paths.filing) }
        return kept.isFiled ? Response.see(Paths.receipt) : try await page(kept)
    }

    private func takeAnswers(_ step: FilingStep, _ request: Request) async throws -> Response {
        let fields = try await fields(request)
        var kept = try await keptDraft(request) ?? newDraft()
        if kept.isFiled { return Response.see(Paths.receipt) }
        kept.answers.take(step, from: fields)
        let problems = kept.answers.problems(of: step, isStreet: isStreet)
        guard problems.isEmpty else {
            let form = faulty(
                kept.draft.fields.mapValues { [$0] }, FieldErrors(problems), request, labels: labels(request))
            let isChange = fields["then"] == "check"
            return show(
                page(of: step, kept, request, form, isChange: isChange), request, status: .unprocessableContent)
        }
        return try await keep(
            kept, going: fields["then"] == "check" ? Paths.filingCheck : step.next?.path ?? Paths.filingCheck)
    }

    /// A person whose draft is gone goes on with what was typed.
    private func newDraft() throws -> KeptDraft {
        KeptDraft(token: try casework.newDraftToken(), draft: FilingDraft(), isNew: true)
    }

    private func takeFiles(_ request: Request) async throws -> Response {
        let there = try await keptDraft(request)
        if there?.isFiled == true { return Response.see(Paths.receipt) }
        let upload = try await upload(request, alreadyThere: there?.draft.files.count ?? 0)
        var kept = try there ?? newDraft()
        for file in upload.files { kept.draft.files.append(try casework.draftFile(file)) }
        if !upload.problems.isEmpty {
            let kept = kept
            let response = try await keep(kept, going: Paths.filingAttachments)
            let form = faulty([:], FieldErrors(upload.problems), request, labels: labels(request))
            var page = show(attachmentsPage(kept, request, form), request, status: .unprocessableContent)
            for cookie in response.headers[values: .setCookie] { page = page.setting(cookie) }
            return page
        }
        let stays = upload.fields["stay"] == "yes"
        return try await keep(kept, going: stays ? Paths.filingAttachments : Paths.filingCheck)
    }
}
