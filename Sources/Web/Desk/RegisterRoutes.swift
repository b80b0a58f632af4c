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
            let channel = Channel(rawValue: request.query("channel")) ?? .visit
            let day = CalendarDate(request.query("day")).map { min($0, casework.today) } ?? casework.today
            if let held = try await heldForm(request, context.session) {
                let page = registerPage(request, FormState(values: held.fields.typed))
                return show(page, request, session: context.session).setting(held.cookie)
            }
            let (state, kept) = try await draft(of: .registration, request, context.principal)
            if let kept {
                return show(
                    registerPage(request, FormState(values: kept.typed), draft: state), request,
                    session: context.session)
            }
            let form = FormState([
                "channel": channel.rawValue, "receivedOn": day.iso,
                "who": FilingCapacity.oneself.rawValue, "filing": FilingOrder.first.rawValue,
                "agentRole": PartyDetails.Role.agent.rawValue,
            ])
            return show(registerPage(request, form, done: done, draft: state), request, session: context.session)
        }
        desk.post("/desk/register") { request, context in try await register(request, context) }
    }

    /// The unit at whose door this person registers.
    func clerk(_ principal: Principal) throws -> (unit: Unit, actor: Actor) {
        guard let holding = principal.holdings.first(where: { $0.role == .clerk }),
            let unit = casework.organisation.snapshot.units[holding.unit]
        else { throw Refusal(.notYours, article: "R-110") }
        return (unit, .staff(principal.person, as: .clerk, in: unit.id))
    }

    private func register(_ request: Request, _ context: DeskContext) async throws -> Response {
        let (unit, actor) = try clerk(context.principal)
        var upload = try await upload(request, session: context.session)
        let form = RegisterForm(fields: upload.fields)
        do {
            if let outage = upload.outage { throw outage }
            upload = try await withHeldFiles(upload)
            guard upload.problems.isEmpty else { throw FieldErrors(upload.problems) }
            let command = try command(form, at: unit, with: upload.allFiles)
            return try await register(command, by: actor, upload, request, context)
        } catch {
            return try await failed(error, form, upload, request, context)
        }
    }

    /// What was typed and brought along, as a registration.
    func command(
        _ form: RegisterForm, at unit: Unit, with files: [StagedAttachment]
    ) throws -> RegisterMatter {
        var command = try form.command(at: unit, today: casework.today, snapshot: casework.organisation.snapshot)
        command.attachments = files
        if !files.isEmpty { command.scannedOn = casework.today }
        return command
    }

    private func register(
        _ command: RegisterMatter, by actor: Actor, _ upload: Upload, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let formToken = upload.fields["token"] ?? ""
        let chosen = upload.fields["repeatOf"] ?? ""
        if chosen.isEmpty {
            let candidates = try await casework.repeatCandidates(for: command, by: context.principal)
            if !candidates.isEmpty {
                var form = FormState(values: upload.fields.typed)
                form.files = await hold(upload)
                let page = registerPage(request, form, repeats: candidates.map { likeness($0, request) })
                return show(page, request, session: context.session, token: formToken)
            }
        } else if chosen != "none", chosen != RegisterPage.apart {
            let matter = try await casework.matterID(numbered: chosen, for: context.principal)
            let number = try await casework.addFiling(
                to: matter, command, by: context.principal, formToken: formToken)
            await release(upload)
            await forgetDraft(of: .registration, upload.fields, context.principal)
            return Response.see(Paths.matter(number))
        }
        let token = casework.receiptToken(ofForm: formToken)
        let (receipt, isEarlier) = try await casework.register(command, by: actor, keepingUnder: token)
        if isEarlier { drop(upload) }
        await release(upload)
        await forgetDraft(of: .registration, upload.fields, context.principal)
        let target =
            upload.fields["next"] == "yes"
            ? Paths.registerNext(command.channel.rawValue, on: command.receivedOn, done: receipt.number)
            : Paths.matterSlip(receipt.number)
        return Response.see(target).setting(slipCookie(token))
    }

    /// The page again, with what was typed and why it was not taken. Its files wait for the next sending.
    func failed(
        _ error: any Error, _ form: RegisterForm, _ upload: Upload, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        var state: FormState
        switch error {
        case let errors as FieldErrors:
            state = faulty(form.typed, errors, request, labels: registerLabels(request))
        case let refusal as Refusal: state = FormState(values: form.typed, trouble: .refused(refusal))
        case _ where Outage(error) != nil: state = FormState(values: form.typed, trouble: .unavailable)
        default:
            drop(upload)
            throw Unsent(cause: error, fields: form.fields)
        }
        state.files = await Outage(error) == nil ? hold(upload) : lose(upload)
        let isRead = error is FieldErrors
        let page = registerPage(request, state, advice: isRead ? advice(form, request) : [:])
        let token = form.fields["token"]
        if Outage(error) != nil { return unavailable(page, error, request, session: context.session, token: token) }
        return show(page, request, status: Failure(error).status, session: context.session, token: token)
    }

    private func registerPage(
        _ request: Request, _ form: FormState, repeats: [RegisterPage.Likeness] = [], advice: [String: String] = [:],
        done: String? = nil, draft: DraftState = .none
    ) -> RegisterPage {
        RegisterPage(
            form: form, streets: streetChoices(request), categories: categoryChoices(request), repeats: repeats,
            advice: advice, done: done, draft: draft)
    }

    func likeness(_ candidate: RepeatCandidate, _ request: Request) -> RegisterPage.Likeness {
        RegisterPage.Likeness(
            line: line(candidate.found, language(of: request)), names: candidate.names, filings: candidate.filings,
            percent: Int((candidate.likeness * 100).rounded()))
    }

    /// What seems wrong with numbers, as a hint; never a refusal.
    private func advice(_ form: RegisterForm, _ request: Request) -> [String: String] {
        let words = words(for: request).terms.advice
        var advice: [String: String] = [:]
        let (phone, document) = (form.fields["phone"] ?? "", form.fields["documentNumber"] ?? "")
        if !phone.isEmpty, let found = PhoneNumber.advice(on: phone) { advice["phone"] = words[found.rawValue] }
        let kind = PartyDetails.DocumentKind(rawValue: form.fields["documentKind"] ?? "") ?? .identityCard
        let isCard = kind == .identityCard && form.fields["who"] != FilingCapacity.organisation.rawValue
        if !document.isEmpty, isCard, let found = IdentityNumber.advice(on: document) {
            advice["documentNumber"] = words[found.rawValue]
        }
        return advice
    }

    func registerLabels(_ request: Request) -> [String: String] {
        let words = words(for: request).desk.register
        return [
            "channel": words.channel, "receivedOn": words.receivedOn, "who": words.kind, "name": words.name,
            "documentNumber": words.documentNumber, "phone": words.phone, "address": words.address,
            "headCount": words.headCount, "representatives": words.representatives, "subject": words.subject,
            "facts": words.facts, "claim": words.claim, "purpose": words.purpose, "street": words.street,
            "place": words.place, "files": words.attachments, "readBack": words.readBack,
            "lateReason": words.lateReason, "subChannel": words.subChannel, "hotlineClass": words.hotlineClass,
            "filing": words.filing,
            "skipsLevel": words.skipsLevel, "declared": words.declared, "documentKind": words.documentKind,
            "nationality": words.nationality, "agentName": words.agentName, "agentPhone": words.agentPhone,
            "agentDocument": words.agentDocument, "agentSecond": words.agentSecond, "agent.file": words.agentPowers,
            "parties": words.agent,
        ]
    }
}
