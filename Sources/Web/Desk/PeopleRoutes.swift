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
            return show(try await peoplePage(request), request, session: context.session)
        }
        desk.get("/desk/people/new") { request, context in
            try requireAdministrator(context.principal)
            return show(PersonPage(account: nil, units: unitChoices(request)), request, session: context.session)
        }
        desk.post("/desk/people/new") { request, context in try await addPerson(request, context) }
        desk.get("/desk/people/:account") { request, context in
            try requireAdministrator(context.principal)
            let person = try await person(context)
            return show(personPage(person, request), request, session: context.session)
        }
        desk.post("/desk/people/:account") { request, context in try await changePerson(request, context) }
        desk.get("/desk/units") { request, context in
            try requireAdministrator(context.principal)
            let counts = try await casework.staffCounts()
            let snapshot = casework.organisation.snapshot
            let lines = snapshot.unitsInOrder.map { unit in
                UnitsPage.Line(
                    code: unit.code, name: name(of: unit.id, request), level: unit.level.rawValue,
                    kind: unit.kind.rawValue, parent: unit.parent.map { name(of: $0, request) } ?? "",
                    staff: counts[unit.id] ?? 0)
            }
            return show(UnitsPage(lines: lines), request, session: context.session)
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
        let people = try await casework.people(after: after, limit: 51)
        let isChinese = language(of: request) == .chinese
        let lines = people.prefix(50).map { person in
            PeoplePage.Line(
                account: person.login, name: isChinese ? person.name : person.nameEnglish,
                unit: person.holdings.first.map { name(of: $0.unit, request) } ?? "",
                roles: person.holdings.map(\.role.rawValue), isActive: !person.isDisabled, lastSignInAt: nil)
        }
        let next = people.count > 50 ? lines.last.map { "\(Paths.people)?after=\($0.account)" } : nil
        return PeoplePage(
            lines: Array(lines), next: next, first: after.isEmpty ? nil : Paths.people, done: done)
    }

    private func personPage(_ person: Person, _ request: Request, _ form: FormState? = nil) -> PersonPage {
        let unit = person.holdings.first.flatMap { casework.organisation.snapshot.units[$0.unit]?.code } ?? ""
        let known = FormState(values: [
            "name": [language(of: request) == .chinese ? person.name : person.nameEnglish], "unit": [unit],
            "role": person.holdings.map(\.role.rawValue),
        ])
        return PersonPage(
            account: person.login, isActive: !person.isDisabled, units: unitChoices(request), form: form ?? known)
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
        } catch let errors as FieldErrors {
            let page = PersonPage(
                account: nil, units: unitChoices(request), form: personForm(fields, errors, request))
            return show(page, request, status: .unprocessableContent, session: context.session)
        }
    }

    private func changePerson(_ request: Request, _ context: DeskContext) async throws -> Response {
        try requireAdministrator(context.principal)
        let fields = try await fields(request, context.session)
        let person = try await person(context)
        do {
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
                try await casework.setRoles(of: person.login, to: try roles(fields), by: context.principal)
            }
            return Response.see(Paths.people)
        } catch let errors as FieldErrors {
            let page = personPage(person, request, personForm(fields, errors, request))
            return show(page, request, status: .unprocessableContent, session: context.session)
        }
    }

    private func roles(_ fields: FormFields) throws -> [(role: Role, unit: String)] {
        let chosen = fields.all("role").compactMap { Role(rawValue: $0) }
        let unit = PlainText.cleanLine(fields["unit"] ?? "")
        if chosen.isEmpty { return [] }
        guard casework.organisation.snapshot.unitsByCode[unit] != nil else {
            throw FieldErrors([FieldProblem("unit", .unknownUnit, values: ["typed": unit])])
        }
        return chosen.map { ($0, unit) }
    }

    private func personForm(_ fields: FormFields, _ errors: FieldErrors, _ request: Request) -> FormState {
        let words = words(for: request).desk.people
        let typed = Dictionary(grouping: fields.fields.filter { $0.name != "password" }, by: \.name)
            .mapValues { $0.map(\.value) }
        let named = FieldErrors(
            errors.problems.map { problem in
                problem.field == "login"
                    ? FieldProblem("account", problem.code, values: problem.values, article: problem.article) : problem
            })
        return faulty(
            typed, named, request,
            labels: [
                "account": words.account, "name": words.name, "unit": words.unit, "role": words.roles,
                "password": words.password,
            ])
    }
}
