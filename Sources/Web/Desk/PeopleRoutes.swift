// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 人员与单位, for the administrators: the system administrator adds and disables, the security administrator gives roles.
    func addPeopleRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/people") { request, context in
            try requireAdministrator(context.principal)
            let page = try await peoplePage(request)
            return show(
                page, request, status: page.hasErrors ? .unprocessableContent : .ok, session: context.session)
        }
        desk.get("/desk/people/new") { request, context in
            try requireAdministrator(context.principal)
            return try await resumed(request, context) { form in
                PersonPage(
                    account: nil, parts: parts(of: context.principal), units: unitChoices(request),
                    form: form ?? FormState())
            }
        }
        desk.post("/desk/people/new") { request, context in try await addPerson(request, context) }
        desk.get("/desk/people/:account") { request, context in
            try requireAdministrator(context.principal)
            let person = try await person(context)
            let tokens = try await tokens(of: person, for: context.principal)
            return try await resumed(request, context) { form in
                personPage(person, tokens, request, context.principal, form)
            }
        }
        desk.post("/desk/people/:account") { request, context in try await changePerson(request, context) }
        desk.get("/desk/units") { request, context in
            try requireAdministrator(context.principal)
            let counts = try await casework.staffCounts()
            let form = FormState([
                "q": PlainText.cleanLine(request.query("q")), "unstaffed": request.query("unstaffed"),
            ])
            let asked = form["q"].lowercased()
            let every = casework.organisation.snapshot.unitsInOrder
            let all = every.filter { unit in
                (asked.isEmpty || unit.code.lowercased().contains(asked)
                    || name(of: unit.id, request).lowercased().contains(asked))
                    && (form["unstaffed"].isEmpty || counts[unit.id] ?? 0 == 0)
            }
            let after = request.query("after")
            let start = all.firstIndex { $0.code == after }.map { $0 + 1 } ?? 0
            let lines = all[start...].prefix(100).map { unit in
                UnitsPage.Line(
                    code: unit.code, name: name(of: unit.id, request), level: unit.level.rawValue,
                    kind: unit.kind.rawValue, parent: unit.parent.map { name(of: $0, request) } ?? "",
                    staff: counts[unit.id] ?? 0)
            }
            func address(after code: String?) -> String {
                let fields = [("q", form["q"]), ("unstaffed", form["unstaffed"]), ("after", code ?? "")]
                let set = FormFields(fields.filter { !$0.1.isEmpty }.map { .init(name: $0.0, value: $0.1) }).urlEncoded
                return set.isEmpty ? Paths.units : "\(Paths.units)?\(set)"
            }
            let next = start + lines.count < all.count ? lines.last.map { address(after: $0.code) } : nil
            let page = UnitsPage(
                lines: lines, next: next, first: start == 0 ? nil : address(after: nil), form: form,
                unstaffed: every.count { counts[$0.id] ?? 0 == 0 })
            return show(page, request, session: context.session)
        }
    }

    private func requireAdministrator(_ principal: Principal) throws {
        guard administers(principal) || principal.holds(.auditAdministrator) else {
            throw Refusal(.notYours, article: "GB/T 22239, 9.2")
        }
    }

    private func person(_ context: DeskContext) async throws -> Person {
        guard let person = try await casework.person(context.parameters.get("account") ?? "") else { throw NotHere() }
        return person
    }

    private func peoplePage(_ request: Request, done: String? = nil) async throws -> PeoplePage {
        let after = request.query("after")
        let offered = request.query(FormFields.offered + "unit")
        let typed = ["q": request.query("q"), "unit": offered.isEmpty ? request.query("unit") : offered]
        let units = unitChoices(request)
        let asked = FormFields(
            typed.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) })
        let unit = casework.organisation.snapshot.unit(typed: typed["unit"] ?? "")
        if typed["unit"] != "", unit == nil {
            let errors = FieldErrors([FieldProblem("unit", .unknownUnit, values: ["typed": typed["unit"] ?? ""])])
            let label = words(for: request).desk.people.unit
            let form = faulty(typed.mapValues { [$0] }, errors, request, labels: ["unit": label])
            return PeoplePage(lines: [], units: units, form: form, done: done)
        }
        let words = PlainText.prefix(typed["q"] ?? "", 100)
        let people = try await casework.people(like: words, in: unit?.id, after: after, limit: 51)
        let isChinese = language(of: request) == .chinese
        let lines = people.prefix(50).map { person in
            PeoplePage.Line(
                account: person.login, name: isChinese ? person.name : person.nameEnglish,
                holdings: person.holdings.map { holding in
                    PersonPage.Holding(
                        role: holding.role.rawValue, unit: "", unitName: name(of: holding.unit, request))
                }, isActive: !person.isDisabled)
        }
        let address = asked.fields.isEmpty ? "\(Paths.people)?" : "\(Paths.people)?\(asked.urlEncoded)&"
        let next = people.count > 50 ? lines.last.map { "\(address)after=\($0.account)" } : nil
        return PeoplePage(
            lines: Array(lines), units: units, form: FormState(typed), next: next,
            first: after.isEmpty ? nil : String(address.dropLast()), done: done)
    }

    /// A form of a person, with what was typed before the administrator had to sign in again.
    private func resumed(
        _ request: Request, _ context: DeskContext, _ page: (FormState?) -> PersonPage
    ) async throws -> Response {
        let held = try await heldForm(request, context.session)
        let form = held.map { FormState(values: $0.fields.typed) }
        return show(page(form), request, session: context.session).setting(held?.cookie)
    }

    /// 三员分立: accounts are the system administrator's, roles and tokens the security administrator's.
    private func parts(of principal: Principal) -> PersonPage.Part {
        var parts: PersonPage.Part = []
        if principal.holds(.systemAdministrator) { parts.insert(.accounts) }
        if principal.holds(.securityAdministrator) { parts.insert(.roles) }
        return parts
    }

    private func tokens(of person: Person, for principal: Principal) async throws -> [APIToken] {
        guard principal.holds(.securityAdministrator) else { return [] }
        return try await casework.tokens(of: person.id, by: principal)
    }

    private func personPage(
        _ person: Person, _ tokens: [APIToken], _ request: Request, _ principal: Principal, _ form: FormState? = nil
    ) -> PersonPage {
        let units = casework.organisation.snapshot.units
        let holdings = person.holdings.map { holding in
            PersonPage.Holding(
                role: holding.role.rawValue, unit: units[holding.unit]?.code ?? "",
                unitName: name(of: holding.unit, request))
        }
        let known = FormState(values: ["holding": holdings.map { "\($0.role)@\($0.unit)" }])
        return PersonPage(
            account: person.login, name: language(of: request) == .chinese ? person.name : person.nameEnglish,
            isActive: !person.isDisabled, parts: parts(of: principal), holdings: holdings,
            tokens: tokens.map(PersonPage.Token.init), units: unitChoices(request),
            shown: Casework.mark(of: person.holdings), form: form ?? known)
    }

    private func addPerson(_ request: Request, _ context: DeskContext) async throws -> Response {
        try requireAdministrator(context.principal)
        let fields = try await fields(request, context.session)
        let name = PlainText.cleanLine(fields["name"] ?? "")
        do {
            let roles = context.principal.holds(.securityAdministrator) ? try roles(fields) : []
            try await casework.addPerson(
                login: PlainText.cleanLine(fields["account"] ?? ""), name: name, nameEnglish: name, roles: roles,
                password: fields["password"] ?? "", by: context.principal)
            return Response.see(Paths.people)
        } catch {
            return try failed(error, fields, request, context) { form in
                PersonPage(
                    account: nil, parts: parts(of: context.principal), units: unitChoices(request), form: form)
            }
        }
    }

    private func changePerson(_ request: Request, _ context: DeskContext) async throws -> Response {
        try requireAdministrator(context.principal)
        let fields = try await fields(request, context.session)
        let person = try await person(context)
        do {
            if let text = fields["revoke"] {
                guard let id = ID<TokenTag>(text) else { throw NotHere() }
                try await casework.revokeToken(id, by: context.principal)
                return Response.see(Paths.person(person.login))
            }
            switch fields["act"] {
            case "disable": try await casework.disablePerson(person.login, by: context.principal)
            case "enable": try await casework.enablePerson(person.login, by: context.principal)
            case "reset" where context.principal.holds(.securityAdministrator):
                try await casework.permitReset(of: person.login, by: context.principal)
                let done = "\(person.login) \(words(for: request).desk.people.permitted)"
                return show(try await peoplePage(request, done: done), request, session: context.session)
            case "reset":
                let password = String(casework.newFormToken().prefix(14))
                try await casework.resetPassword(of: person.login, to: password, by: context.principal)
                let done = "\(person.login) \(words(for: request).desk.people.password): \(password)"
                return show(try await peoplePage(request, done: done), request, session: context.session)
            default:
                // Roles that another has changed meanwhile are not given back unseen.
                guard let shown = fields["shown"] else { throw Refusal(.stale, article: "R-126") }
                try await casework.setRoles(
                    of: person.login, to: try roles(fields), shown: shown, by: context.principal)
            }
            return Response.see(Paths.people)
        } catch {
            let tokens = Outage(error) == nil ? try await tokens(of: person, for: context.principal) : []
            return try failed(error, fields, request, context) { form in
                personPage(person, tokens, request, context.principal, form)
            }
        }
    }

    /// The page again, with what was typed and why it was not taken.
    private func failed(
        _ error: any Error, _ fields: FormFields, _ request: Request, _ context: DeskContext,
        _ page: (FormState) -> PersonPage
    ) throws -> Response {
        var typed = fields.worthKeeping.typed
        if let refusal = error as? Refusal, refusal.code == .stale { typed["shown"] = nil }
        switch error {
        case let errors as FieldErrors:
            let page = page(personForm(fields, errors, request))
            return show(page, request, status: .unprocessableContent, session: context.session)
        case let refusal as Refusal where refusal.code != .unseen:
            let page = page(FormState(values: typed, trouble: .refused(refusal)))
            return show(page, request, status: Failure(refusal).status, session: context.session)
        case _ where Outage(error) != nil:
            let page = page(FormState(values: typed, trouble: .unavailable))
            return unavailable(page, error, request, session: context.session)
        default: throw error
        }
    }

    /// The pairs of role and unit that are kept, and those that are added: each role that was chosen, in the unit beside it.
    private func roles(_ fields: FormFields) throws -> [(role: Role, unit: String)] {
        let kept = fields.all("holding").compactMap { pair -> (role: Role, unit: String)? in
            let parts = pair.split(separator: "@", maxSplits: 1).map(String.init)
            guard parts.count == 2, let role = Role(rawValue: parts[0]) else { return nil }
            return (role, parts[1])
        }
        let chosen = fields.all("role").compactMap { Role(rawValue: $0) }
        let unit = PlainText.cleanLine(fields["unit"] ?? "")
        if chosen.isEmpty {
            guard unit.isEmpty else { throw FieldErrors([FieldProblem("role", .missing)]) }
            return kept
        }
        guard casework.organisation.snapshot.unitsByCode[unit] != nil else {
            throw FieldErrors([FieldProblem("unit", .unknownUnit, values: ["typed": unit])])
        }
        return kept + chosen.map { ($0, unit) }
    }

    private func personForm(_ fields: FormFields, _ errors: FieldErrors, _ request: Request) -> FormState {
        let words = words(for: request).desk.people
        let typed = fields.worthKeeping.typed
        let named = FieldErrors(
            errors.problems.map { problem in
                // What was left empty is missing, whatever else it is.
                let field = problem.field == "login" ? "account" : problem.field
                let isEmpty = ["account", "password"].contains(field) && (fields[field] ?? "").isEmpty
                return FieldProblem(
                    field, isEmpty ? .missing : problem.code, values: problem.values, article: problem.article)
            })
        return faulty(
            typed, named, request,
            labels: [
                "account": words.account, "name": words.name, "unit": words.moreUnit, "role": words.roles,
                "password": words.password,
            ])
    }
}

extension PersonPage.Token {
    /// As it is stored.
    init(_ token: APIToken) {
        self.init(
            id: "\(token.id)", name: token.name, roles: token.roles.map(\.rawValue), createdAt: token.createdAt.text,
            lastUsedOn: token.lastUsedOn, isRevoked: token.isRevoked)
    }
}
