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
    var isFiled: Bool { draft.receipt != nil }
}

extension Doors {
    /// 提出诉求, step by step: the answers lie in an encrypted draft on the server, so that nothing needs script.
    func addFilingRoutes(to router: Router<WebContext>) {
        addFilingPauseRoutes(to: router)
        router.get("/file") { request, _ in
            let kept = try await keptDraft(request)
            let begun = kept.flatMap { $0.isFiled ? nil : $0 }
            return show(FilingStartPage(goOn: begun.map(going)), request)
        }
        router.post("/file") { request, _ in
            let fields = try await fields(request)
            let chosen = fields["purpose"].flatMap { Purpose(rawValue: $0) }
            // What was begun is thrown away only by the button that says so.
            if fields["anew"] != "yes", var begun = try await keptDraft(request), !begun.isFiled {
                if let chosen { begun.draft.fields["purpose"] = chosen.rawValue }
                return try await keep(begun, going: going(on: begun))
            }
            if let old = request.cookie(cookieName(.draft)) {
                try await casework.dropDraft(old, removingFiles: try await !(keptDraft(request)?.isFiled ?? true))
            }
            var kept = KeptDraft(token: try casework.newDraftToken(), draft: FilingDraft(), isNew: true)
            if let chosen { kept.draft.fields["purpose"] = chosen.rawValue }
            return try await keep(kept, going: Paths.filingWho)
        }
        for step in FilingStep.allCases where step != .attachments && step != .check {
            router.get(RouterPath(step.path)) { request, _ in
                try await answering(request) { kept in
                    guard FilingStep.steps(of: kept.answers.capacity).contains(step) else {
                        return Response.see(Paths.filingWho)
                    }
                    return show(page(of: step, kept, request, FormState(kept.draft.fields)), request)
                }
            }
            router.post(RouterPath(step.path)) { request, _ in try await takeAnswers(step, request) }
        }
        router.get("/file/attachments") { request, _ in
            try await answering(request) { kept in show(attachmentsPage(kept, request, FormState()), request) }
        }
        router.post("/file/attachments") { request, _ in try await takeFiles(request) }
        router.post("/file/attachments/removal") { request, _ in
            try await takeFiles(request, isRemoval: true)
        }
        router.get("/file/check") { request, _ in
            try await answering(request) { kept in
                if let step = kept.answers.nextQuestion(isStreet: isStreet) { return Response.see(step.pathToCheck) }
                return show(checkPage(kept, request, FormState()), request)
            }
        }
        router.post("/file/check") { request, context in try await file(request, context) }
        router.get("/file/receipt") { request, _ in
            guard let receipt = try await keptDraft(request)?.draft.receipt else { return Response.see(Paths.follow) }
            return show(receiptPage(receipt), request)
        }
        router.get("/file/slip") { request, _ in
            guard let receipt = try await keptDraft(request)?.draft.receipt else { return Response.see(Paths.follow) }
            return show(slipPage(receipt, request), request)
        }
    }

    /// The draft of this browser; nil when there is none: a receipt lies there for half an hour.
    func keptDraft(_ request: Request) async throws -> KeptDraft? {
        guard let token = request.cookie(cookieName(.draft)), let draft = try await casework.draft(token) else {
            return nil
        }
        return KeptDraft(token: token, draft: draft)
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
        let isChange = fields["then"] == "check"
        var kept: KeptDraft
        do {
            kept = try await keptDraft(request) ?? newDraft()
        } catch  where Outage(error) != nil {
            kept = try newDraft()
            kept.draft.fields["who"] = FilingAnswers.capacity(askedBy: fields).rawValue
            kept.answers.take(step, from: fields)
            return unsaved(step, kept, error, request, isChange: isChange)
        }
        if kept.isFiled { return Response.see(Paths.receipt) }
        let before = kept
        kept.answers.take(step, from: fields)
        if step == .contact { kept.draft.fields["phoneSeen"] = fields["phoneSeen"] }
        // Whoever files for another will want to follow it: proposed, once.
        if step == .who, kept.answers.capacity == .agent, kept.draft.fields["represented"] == nil {
            kept.draft.fields["mayFollow"] = "yes"
        }
        if fields["pause"] == "yes" {
            kept.answers.forgetIfBlank(step)
            do {
                return try await pause(kept)
            } catch  where Outage(error) != nil {
                return unsaved(step, kept, error, request, isChange: isChange)
            }
        }
        if fields["language"] != nil || fields["type"] != nil {
            return try await sameQuestion(step, kept, fields, request, isChange: isChange)
        }
        let problems = kept.answers.problems(of: step, isStreet: isStreet)
        guard problems.isEmpty else {
            let form = faulty(
                kept.draft.fields.mapValues { [$0] }, FieldErrors(problems), request, labels: labels(request),
                portal: "filing")
            return show(
                page(of: step, kept, request, form, isChange: isChange, before: before), request,
                status: .unprocessableContent)
        }
        do {
            return try await keep(
                kept,
                going: isChange
                    ? Paths.filingCheck
                    : step.next(in: FilingStep.steps(of: kept.answers.capacity))?.path ?? Paths.filingCheck)
        } catch  where Outage(error) != nil {
            return unsaved(step, kept, error, request, isChange: isChange)
        }
    }

    /// Another language or size of type: the question again, with what was typed so far, right or wrong.
    private func sameQuestion(
        _ step: FilingStep, _ kept: KeptDraft, _ fields: FormFields, _ request: Request, isChange: Bool
    ) async throws -> Response {
        do {
            let response = try await keep(kept, going: isChange ? step.pathToCheck : step.path)
            return choosing(fields, request, in: response)
        } catch  where Outage(error) != nil {
            return unsaved(step, kept, error, request, isChange: isChange)
        }
    }

    /// The question again, with the answers that could not be saved.
    private func unsaved(
        _ step: FilingStep, _ kept: KeptDraft, _ error: any Error, _ request: Request, isChange: Bool
    ) -> Response {
        let form = FormState(kept.draft.fields, trouble: .unavailable)
        return unavailable(page(of: step, kept, request, form, isChange: isChange), error, request)
    }

    /// A person whose draft is gone goes on with what was typed.
    private func newDraft() throws -> KeptDraft {
        KeptDraft(token: try casework.newDraftToken(), draft: FilingDraft(), isNew: true)
    }

    /// Files that are added to the draft, or one that is taken out: the page has one form for both, which brings files.
    private func takeFiles(_ request: Request, isRemoval: Bool = false) async throws -> Response {
        let there = try await keptDraft(request)
        if there?.isFiled == true { return Response.see(Paths.receipt) }
        let upload = try await upload(request, alreadyThere: there?.draft.files.count ?? 0)
        // Files may travel for minutes, and another window goes on meanwhile: they are added to what lies there now.
        let now = try await keptDraft(request)
        if now?.isFiled == true {
            drop(upload)
            return Response.see(Paths.receipt)
        }
        var kept = try now ?? newDraft()
        let before = kept
        var removed: [DraftFile] = []
        if isRemoval {
            removed = kept.draft.files.filter { $0.id == upload.fields["remove"] }
            kept.draft.files.removeAll { $0.id == upload.fields["remove"] }
        }
        let isChange = upload.fields["then"] == "check"
        let here = isChange ? FilingStep.attachments.pathToCheck : Paths.filingAttachments
        for file in upload.files { kept.draft.files.append(try casework.draftFile(file)) }
        do {
            if let outage = upload.outage { throw outage }
            let isLook = upload.fields["language"] != nil || upload.fields["type"] != nil
            let stays = isRemoval || isLook || upload.fields["stay"] == "yes"
            let isPaused = !isRemoval && upload.fields["pause"] == "yes" && upload.problems.isEmpty
            // Who goes on has been asked for photographs.
            if !stays, !isPaused { kept.draft.fields["attachments"] = "asked" }
            let stored =
                try await isPaused
                ? pause(kept) : keep(kept, going: stays ? here : Paths.filingCheck)
            for file in removed { try casework.remove(file) }
            let response = isLook ? choosing(upload.fields, request, in: stored) : stored
            guard !upload.problems.isEmpty else { return response }
            let form = faulty([:], FieldErrors(upload.problems), request, labels: labels(request), portal: "filing")
            let again = attachmentsPage(kept, request, form, isChange: isChange)
            var page = show(again, request, status: .unprocessableContent)
            for cookie in response.headers[values: .setCookie] { page = page.setting(cookie) }
            return page
        } catch  where Outage(error) != nil {
            drop(upload)
            let form = FormState(trouble: .unavailable)
            return unavailable(attachmentsPage(before, request, form, isChange: isChange), error, request)
        }
    }
}
