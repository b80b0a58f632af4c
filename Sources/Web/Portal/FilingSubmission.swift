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
        guard var kept = try await keptDraft(request) else { return Response.see(Paths.filing) }
        if kept.isFiled { return Response.see(Paths.receipt) }
        if let step = kept.answers.unanswered(isStreet: isStreet) { return Response.see(step.path) }
        guard fields["declared"] == "yes" else {
            let fault = FormState.Fault(field: "declared", sentence: words(for: request).fields.declare)
            return show(checkPage(kept, request, FormState(faults: [fault])), request, status: .unprocessableContent)
        }
        guard let office = casework.organisation.snapshot.petitionOffice else { throw Outage.gone }
        let command = try registration(kept, office, request)
        let receipt = try await casework.register(command, by: .petitioner, token: Array(kept.token.utf8))
        // Two at the same time: the one that registered keeps the receipt, with the code in it.
        if receipt.code.isEmpty { return Response.see(Paths.receipt) }
        kept.draft = FilingDraft(fields: [
            "receipt.number": receipt.number, "receipt.code": receipt.code,
            "receipt.at": casework.clock.now.text, "receipt.due": receipt.dueOn.iso,
            "receipt.subject": command.title,
            "receipt.until": casework.clock.real.adding(seconds: Self.receiptSeconds).text,
        ])
        return try await keep(kept, going: Paths.receipt)
    }

    /// Half an hour to write the code down or to print it; then only its keyed hash is left.
    private static let receiptSeconds = 1_800

    func isReceiptOver(_ draft: FilingDraft) -> Bool {
        guard let until = draft.fields["receipt.until"].flatMap({ Instant(text: $0) }) else { return true }
        return until < casework.clock.real
    }

    private func registration(_ kept: KeptDraft, _ office: Unit, _ request: Request) throws -> RegisterMatter {
        let answers = kept.answers
        let place = answers["place"]
        let placeLine = place.isEmpty ? "" : "\n\n\(words(for: request).portal.filing.place): \(place)"
        var command = RegisterMatter(
            channel: .web, unit: office.id, receivedOn: casework.today, title: answers["subject"],
            facts: answers["facts"] + placeLine, claim: answers["claim"], parties: answers.parties)
        command.purpose = Purpose(rawValue: answers["purpose"])
        command.place = casework.organisation.snapshot.unitsByCode[answers["street"]]?.id
        command.headcount = answers.headcount
        command.isConfidential = answers["confidential"] == "yes"
        command.attachments = try kept.draft.files.map { try casework.staged($0) }
        return command
    }
}
