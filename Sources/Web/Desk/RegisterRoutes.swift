// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 登记: a clerk takes in a letter, visit, call or fax; what looks like a repeat is shown, and the clerk decides.
    func addRegisterRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/register") { request, context in
            _ = try clerk(context.principal)
            let done = MatterNumber(request.query("done"))?.text
            let form = FormState([
                "channel": Channel.visit.rawValue, "receivedOn": casework.today.iso,
                "who": FilingCapacity.oneself.rawValue,
            ])
            return show(registerPage(request, form, done: done), request, session: context.session)
        }
        desk.post("/desk/register") { request, context in try await register(request, context) }
    }

    /// The unit at whose door this person registers.
    private func clerk(_ principal: Principal) throws -> (unit: Unit, actor: Actor) {
        guard let holding = principal.holdings.first(where: { $0.role == .clerk }),
            let unit = casework.organisation.snapshot.units[holding.unit]
        else { throw Refusal(.notYours, article: "R-110") }
        return (unit, .staff(principal.person, as: .clerk, in: unit.id))
    }

    private func register(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (unit, actor) = try clerk(context.principal)
        let upload = try await upload(request, session: context.session)
        let form = RegisterForm(fields: upload.fields)
        do {
            guard upload.problems.isEmpty else { throw FieldErrors(upload.problems) }
            var command = try form.command(
                at: unit, today: casework.today, snapshot: casework.organisation.snapshot)
            if !form.place.isEmpty {
                command.facts += "\n\n\(words(for: request).desk.register.place): \(form.place)"
            }
            command.attachments = upload.files
            let chosen = upload.fields["repeatOf"] ?? ""
            if chosen.isEmpty {
                let candidates = try await casework.repeatCandidates(for: command, by: context.principal)
                if !candidates.isEmpty {
                    try drop(upload)
                    let page = registerPage(
                        request, FormState(values: form.typed), repeats: candidates.map { likeness($0, request) })
                    return show(page, request, session: context.session)
                }
            } else if chosen != "none" {
                let matter = try await casework.matterID(numbered: chosen, for: context.principal)
                let number = try await casework.addFiling(to: matter, command, by: context.principal)
                return Response.see(Paths.matter(number))
            }
            let receipt = try await casework.register(
                command, by: actor, token: Array((upload.fields["token"] ?? "").utf8))
            let target =
                upload.fields["next"] == "yes"
                ? "\(Paths.register)?done=\(receipt.number)" : Paths.matterSlip(receipt.number)
            return Response.see(target).setting(
                receipt.code.isEmpty ? nil : try await showOnce(receipt.code, of: receipt.number))
        } catch let errors as FieldErrors {
            try drop(upload)
            let page = registerPage(
                request, faulty(form.typed, errors, request, labels: registerLabels(request)),
                advice: advice(form, request))
            return show(page, request, status: .unprocessableContent, session: context.session)
        }
    }

    /// Files of a form that is shown again are chosen again: browsers do not keep them.
    private func drop(_ upload: Upload) throws {
        for file in upload.files { try casework.remove(casework.draftFile(file)) }
    }

    private func registerPage(
        _ request: Request, _ form: FormState, repeats: [RegisterPage.Likeness] = [], advice: [String: String] = [:],
        done: String? = nil
    ) -> RegisterPage {
        RegisterPage(
            form: form, streets: streetChoices(request), categories: categoryChoices(request), repeats: repeats,
            advice: advice, done: done)
    }

    private func likeness(_ candidate: RepeatCandidate, _ request: Request) -> RegisterPage.Likeness {
        RegisterPage.Likeness(
            line: MatterLine(
                number: candidate.number, subject: candidate.title, channel: "", stage: "", unit: "",
                receivedOn: candidate.receivedOn, dueOn: nil), percent: Int((candidate.likeness * 100).rounded()))
    }

    /// What seems wrong with numbers, as a hint; never a refusal.
    private func advice(_ form: RegisterForm, _ request: Request) -> [String: String] {
        let words = words(for: request).terms.advice
        var advice: [String: String] = [:]
        let (phone, document) = (form.fields["phone"] ?? "", form.fields["documentNumber"] ?? "")
        if !phone.isEmpty, let found = PhoneNumber.advice(on: phone) { advice["phone"] = words[found.rawValue] }
        if !document.isEmpty, let found = IdentityNumber.advice(on: document) {
            advice["documentNumber"] = words[found.rawValue]
        }
        return advice
    }

    private func registerLabels(_ request: Request) -> [String: String] {
        let words = words(for: request).desk.register
        return [
            "channel": words.channel, "receivedOn": words.receivedOn, "who": words.kind, "name": words.name,
            "documentNumber": words.documentNumber, "phone": words.phone, "address": words.address,
            "headCount": words.headCount, "representatives": words.representatives, "subject": words.subject,
            "facts": words.facts, "claim": words.claim, "purpose": words.purpose, "street": words.street,
            "place": words.place, "files": words.attachments,
        ]
    }
}
