// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 提交: the draft becomes a matter. Sent twice, it gives the same receipt: the draft's own token is the key.
    func file(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await fields(request)
        guard let kept = try await keptDraft(request) else { return Response.see(Paths.filing) }
        if kept.isFiled { return Response.see(Paths.receipt) }
        if let step = kept.answers.nextQuestion(isStreet: isStreet) { return Response.see(step.pathToCheck) }
        // 承诺属实 (art 19(2), R-121).
        guard fields["declared"] == "yes" else {
            let fault = FormState.Fault(field: "declared", sentence: words(for: request).fields.declare)
            return show(checkPage(kept, request, FormState(faults: [fault])), request, status: .unprocessableContent)
        }
        guard kept.draft.files.count <= Upload.mostFiles else {
            let problem = FieldProblem("files", .tooMany, values: ["most": "\(Upload.mostFiles)"])
            let form = faulty([:], FieldErrors([problem]), request, labels: labels(request), portal: "filing")
            return show(attachmentsPage(kept, request, form), request, status: .unprocessableContent)
        }
        do {
            guard let office = casework.organisation.snapshot.petitionOffice else { throw Outage.gone }
            // Number and code are committed together with the matter, in the draft: whatever happens now, they can be shown.
            _ = try await casework.register(
                registration(kept, office), by: .petitioner, keepingUnder: kept.token)
            return Response.see(Paths.receipt)
        } catch  where Outage(error) != nil {
            let form = FormState(["declared": "yes"], trouble: .unavailable)
            return unavailable(checkPage(kept, request, form), error, request)
        } catch let refusal as Refusal {
            let form = FormState(["declared": "yes"], trouble: .refused(refusal))
            return show(checkPage(kept, request, form), request, status: Failure(refusal).status)
        }
    }

    private func registration(_ kept: KeptDraft, _ office: Unit) throws -> RegisterMatter {
        let answers = kept.answers
        var command = RegisterMatter(
            channel: .web, unit: office.id, receivedOn: casework.today, title: answers["subject"],
            facts: answers["facts"], claim: answers["claim"], parties: answers.parties)
        command.purpose = Purpose(rawValue: answers["purpose"])
        command.place = casework.organisation.snapshot.unitsByCode[answers["street"]]?.id
        command.exactPlace = answers["place"]
        command.headcount = answers.headcount
        command.isConfidential = answers.isConfidential
        // 承诺属实, with the time of the entry; the form of the channel.
        command.arrival.isDeclared = true
        command.arrival.subChannel = command.purpose == .suggestion ? .webSuggestion : .website
        command.attachments = try kept.draft.files.map { try casework.staged($0) }
        return command
    }
}
