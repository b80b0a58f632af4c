// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 打印队列: choose, order one file, see how far it is, fetch it, note that it was printed.
    func addPrintRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/letters/print") { request, context in
            let typed = ["kind": request.query("kind"), "day": request.query("day")]
            return try await printPage(request, context, FormState(typed), before: LetterID(request.query("after")))
        }
        desk.post("/desk/letters/print") { request, context in try await orderPrint(request, context) }
        desk.get("/desk/letters/print/:run") { request, context in
            let run = try await casework.printRun(printRunID(context), of: context.principal)
            return show(PrintRunPage(run: line(run)), request, session: context.session)
        }
        desk.get("/desk/letters/print/:run/paper") { _, context in
            let id = try printRunID(context)
            return fileResponse(
                try await casework.printFile(id, for: context.principal), "application/pdf", "\(id).pdf", opens: true)
        }
        desk.post("/desk/letters/print/:run/printed") { request, context in
            _ = try await fields(request, context.session)
            let id = try printRunID(context)
            try await casework.markPrinted(id, by: context.principal)
            return Response.see(Paths.printRun("\(id)"))
        }
    }

    private func printRunID(_ context: DeskContext) throws -> PrintRunID {
        guard let id = PrintRunID(context.parameters.get("run") ?? "") else { throw NotHere() }
        return id
    }

    private func orderPrint(_ request: Request, _ context: DeskContext) async throws -> Response {
        let fields = try await fields(request, context.session)
        do {
            let filter = try fields["all"] == "yes" ? printFilter(fields["kind"] ?? "", fields["day"] ?? "") : nil
            let chosen = fields.all("letter").compactMap { LetterID($0) }
            let run = try await casework.orderPrint(chosen, allOf: filter, by: context.principal)
            return Response.see(Paths.printRun("\(run)"))
        } catch let errors as FieldErrors {
            var form = faulty(fields.typed, errors, request, labels: printLabels(request))
            if errors.problems.contains(where: { $0.field == "letter" && $0.code == .missing }) {
                let sentence = words(for: request).desk.print.nothingChosen
                form = FormState(values: form.values, faults: [.init(field: "letter", sentence: sentence)])
            }
            return try await printPage(request, context, form, before: nil)
        }
    }

    private func printFilter(_ kind: String, _ day: String) throws -> PrintFilter {
        let on = CalendarDate(day)
        if !day.isEmpty, on == nil { throw FieldErrors([FieldProblem("day", .notADay, values: ["typed": day])]) }
        return PrintFilter(kind: LetterKind(rawValue: kind), issuedOn: on)
    }

    private func printLabels(_ request: Request) -> [String: String] {
        let words = words(for: request).desk.print
        return ["kind": words.kind, "day": words.day, "letter": words.letter]
    }

    private func printPage(
        _ request: Request, _ context: DeskContext, _ form: FormState, before: LetterID?
    ) async throws -> Response {
        // With more a page would weigh too much.
        let most = 40
        var form = form
        var found: [QueuedLetter] = []
        var counts = (all: 0, today: 0)
        do {
            let filter = try printFilter(form["kind"], form["day"])
            found = try await casework.printQueue(filter, for: context.principal, before: before, limit: most + 1)
            counts = try await casework.printCounts(PrintFilter(kind: filter.kind), for: context.principal)
        } catch let errors as FieldErrors {
            if !form.hasErrors {
                let typed = ["kind": [form["kind"]], "day": [form["day"]]]
                form = faulty(typed, errors, request, labels: printLabels(request))
            }
        }
        let shown = found.prefix(most)
        let address = FormFields(
            ["kind", "day"].filter { !form[$0].isEmpty }.map { .init(name: $0, value: form[$0]) }
        ).urlEncoded
        let view = presentation(for: request)
        var page = PrintPage(
            form: form,
            lines: shown.map { letter in
                PrintPage.Line(
                    id: "\(letter.letter)", kind: letter.kind.rawValue, document: letter.documentNumber,
                    matter: letter.matterNumber, subject: letter.subject,
                    addressee: addressee(letter.addressee, view), issuedOn: letter.issuedOn,
                    taken: letter.taken.map { taken in
                        view.words.desk.print.taken.filling([
                            "name": view.language == .chinese ? taken.by.name : taken.by.nameEnglish,
                            "when": view.momentSaid(taken.at.text),
                        ])
                    })
            },
            runs: try await casework.printRuns(of: context.principal).map(line),
            next: found.count > most ? shown.last.map { "\(Paths.print)?\(address)&after=\($0.letter)" } : nil,
            first: before == nil ? nil : "\(Paths.print)?\(address)")
        (page.counts, page.most) = (counts, Casework.mostInPrint)
        let status: HTTPResponse.Status = page.hasErrors ? .unprocessableContent : .ok
        return show(page, request, status: status, session: context.session)
    }

    private func addressee(_ addressee: LetterAddressee?, _ view: Presentation) -> String {
        switch addressee {
        case .unit(let unit): name(of: unit, view.language)
        case .office(let name): name
        case .petitioner: view.words.desk.print.petitioner
        case nil: ""
        }
    }

    private func line(_ run: PrintRun) -> PrintRunPage.Run {
        PrintRunPage.Run(
            id: "\(run.id)", orderedAt: run.orderedAt.text, count: run.count, drawn: run.drawn, failed: run.failed,
            isMade: run.isMade, printedAt: run.printedAt?.text)
    }
}
