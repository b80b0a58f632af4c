// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

/// A form of a batch, read: which matters, which act.
private struct BatchForm {
    let fields: FormFields
    /// The numbers that were ticked, each once.
    var numbers: [String] { once(fields.all("m")) }
    var verb: Verb? { fields["verb"].flatMap { Verb(rawValue: $0) }.flatMap { Batch.verbs.contains($0) ? $0 : nil } }
    var chosen: [BatchChoice] { once(fields.all("p")).compactMap { BatchChoice($0) } }
    /// What the act asks, as it was typed.
    var typed: [String: String] {
        Dictionary(fields.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    /// Whether the act's questions were put already, or there are none that must be answered.
    var isAsked: Bool { fields["asked"] == "yes" || !(verb?.fields.contains(where: \.isRequired) ?? true) }

    private func once(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}

extension Doors {
    /// 批量办理: choose, look at what will happen, confirm, and read what came of each.
    func addBatchRoutes(to desk: RouterGroup<DeskContext>) {
        for path in [Paths.batch, Paths.batchActs] {
            desk.get(RouterPath(path)) { request, context in
                // What was sent when its session ended is looked at again, never done.
                guard let held = try await heldForm(request, context.session) else { return Response.see(Paths.work) }
                return try await batch(BatchForm(fields: held.fields), request, context).setting(held.cookie)
            }
        }
        desk.post("/desk/batch") { request, context in
            let fields = try await fields(request, context.session)
            return try await batch(BatchForm(fields: fields), request, context)
        }
        desk.post("/desk/batch/acts") { request, context in
            let form = BatchForm(fields: try await fields(request, context.session))
            return try await perform(form, request, context)
        }
        desk.get("/desk/batch/results/:text") { request, context in
            let text = context.parameters.get("text") ?? ""
            guard let result = try await casework.batchResult(text, for: context.principal) else { throw NotHere() }
            return show(try await page(of: result, request, context), request, session: context.session)
        }
    }

    /// The next page: what is missing is asked, and when nothing is, what will happen is shown.
    private func batch(_ form: BatchForm, _ request: Request, _ context: DeskContext) async throws -> Response {
        let numbers = form.numbers
        guard numbers.count <= Batch.most else {
            let page = BatchPage(verb: form.verb, tooMany: numbers.count, most: Batch.most)
            return show(page, request, status: .unprocessableContent, session: context.session)
        }
        guard let verb = form.verb, form.isAsked else { return try await ask(form, request, context) }
        let act: Act
        do {
            act = try Act.read(verb, from: form.typed, lookup: casework.lookup)
        } catch {
            return try await ask(form, request, context, error)
        }
        guard !numbers.isEmpty else { return try await ask(form, request, context) }
        let lines = try await casework.preview(act, on: numbers, for: context.principal)
        let typed = verb.fields.map { (name: $0.name, value: form.typed[$0.name] ?? "") }
        let page = BatchPreviewPage(verb: verb, lines: lines.map { line($0, request) }, typed: typed)
        return show(page, request, session: context.session)
    }

    private func ask(
        _ form: BatchForm, _ request: Request, _ context: DeskContext, _ errors: FieldErrors = FieldErrors([])
    ) async throws -> Response {
        let chosen = try await casework.batchMatters(form.numbers, for: context.principal)
        let language = language(of: request)
        let offers = Batch.verbs.map { verb in
            BatchPage.Offer(verb: verb, open: chosen.count { $0.verbs.contains(verb) })
        }
        let letters = form.verb == nil ? try await letters(of: chosen.map(\.matter.number), for: context.principal) : []
        let page = BatchPage(
            lines: chosen.map { line($0.matter, language) },
            offers: offers.filter { $0.open > 0 }.sorted { $0.open > $1.open },
            verb: form.verb, units: unitChoices(request) { $0.level != .venue }, letters: letters,
            form: faulty(form.fields.typed, errors, request), most: Batch.most)
        let status: HTTPResponse.Status =
            page.hasErrors ? .unprocessableContent : .ok
        return show(page, request, status: status, session: context.session)
    }

    /// The letters of these matters that one may print and nobody has; none where one's units issue none.
    func letters(of numbers: [String], for principal: Principal) async throws -> [String] {
        guard !principal.readingUnits.isEmpty, !numbers.isEmpty else { return [] }
        let filter = PrintFilter(matters: numbers)
        let queued = try await casework.printQueue(filter, for: principal, limit: Casework.mostInPrint)
        return queued.filter { $0.taken == nil }.map { "\($0.letter)" }
    }

    private func perform(_ form: BatchForm, _ request: Request, _ context: DeskContext) async throws -> Response {
        let chosen = form.chosen
        guard let verb = form.verb, !chosen.isEmpty, chosen.count <= Batch.most else {
            return try await batch(form, request, context)
        }
        let act: Act
        do {
            act = try Act.read(verb, from: form.typed, lookup: casework.lookup)
        } catch {
            return try await ask(form, request, context, error)
        }
        let text = try await casework.perform(
            act, onEach: chosen, by: context.principal, formToken: form.fields["token"] ?? "")
        return Response.see(Paths.batchResult(text))
    }

    private func page(
        of result: BatchResult, _ request: Request, _ context: DeskContext
    ) async throws -> BatchResultPage {
        let seen = try await casework.matters(of: result.lines.map(\.proceeding), for: context.principal)
        let lines = result.lines.map { line in
            let matter = seen[line.proceeding]
            return BatchResultPage.Line(
                number: matter?.number ?? line.number,
                subject: matter.map { subject($0.title, $0.isSealed, language(of: request)) } ?? "",
                stage: matter.map { "\($0.kind.rawValue).\($0.stage.rawValue)" } ?? "",
                outcome: outcome(line.outcome, request))
        }
        return BatchResultPage(verb: result.verb, lines: lines, isOver: result.isOver)
    }

    private func outcome(_ outcome: BatchResult.Outcome, _ request: Request) -> BatchResultPage.Outcome {
        let words = words(for: request).desk.batch
        switch outcome {
        case .done: return .done
        case .refused(let refusal):
            let view = presentation(for: request)
            return .notDone(sentence: view.sentence(of: refusal), article: refusal.article)
        case .wrong(let problems):
            let said = said(problems, request)
            return .notDone(sentence: said.sentence, article: said.article)
        case .unavailable: return .notDone(sentence: words.unavailable, article: "")
        case .failed: return .notDone(sentence: words.failed, article: "")
        }
    }

    private func line(_ line: BatchLine, _ request: Request) -> BatchPreviewPage.Line {
        let matter = line.matter
        return BatchPreviewPage.Line(
            number: line.number, subject: matter?.title ?? "",
            stage: matter.map { "\($0.kind.rawValue).\($0.stage.rawValue)" } ?? "",
            isSealed: matter?.isSealed ?? false, chosen: line.chosen?.text ?? "",
            outlook: outlook(line.outlook, request))
    }

    private func outlook(_ outlook: BatchLine.Outlook, _ request: Request) -> BatchPreviewPage.Outlook {
        switch outlook {
        case .possible(let kind, let stage, let unit, let due, let letters):
            return .possible(
                stage: "\(kind.rawValue).\(stage.rawValue)", unit: name(of: unit, request),
                dueOn: due == .never ? nil : due, letters: letters.map(\.rawValue))
        case .refused(let refusal):
            let view = presentation(for: request)
            return .impossible(sentence: view.sentence(of: refusal), article: refusal.article)
        case .wrong(let problems):
            let said = said(problems, request)
            return .impossible(sentence: said.sentence, article: said.article)
        }
    }

    private func said(_ problems: [FieldProblem], _ request: Request) -> (sentence: String, article: String) {
        let state = faulty([:], FieldErrors(problems), request)
        return (
            state.faults.map(\.sentence).joined(separator: " "), problems.compactMap(\.article).joined(separator: ", ")
        )
    }
}
