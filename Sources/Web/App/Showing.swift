// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import HTTPTypes
import Hummingbird
import NIOCore

extension Doors {
    /// The page in the language, size and house of who asks, with a token for its forms: a new one, or the one that came with
    /// a form whose fate is not known.
    func show(
        _ page: some Page, _ request: Request, status: HTTPResponse.Status = .ok, session: Session? = nil,
        token: String? = nil, look: Look? = nil
    ) -> Response {
        let (base, cookie) = session.map { ($0.formToken, nil) } ?? openToken(request)
        let view = presentation(for: request, session: session, token: token ?? formToken(base), look: look)
        let response = Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: view.language.rawValue],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.html(in: view).bytes)))
        return response.setting(cookie)
    }

    func presentation(
        for request: Request, session: Session? = nil, token: String = "", look: Look? = nil
    ) -> Presentation {
        let language = language(of: request)
        let snapshot = casework.organisation.snapshot
        let person = session.map { session in
            Presentation.SignedIn(
                name: language == .chinese ? session.principal.name : session.principal.nameEnglish,
                unit: session.principal.holdings.first.map { name(of: $0.unit, language) } ?? "",
                registers: session.principal.holds(.clerk), administers: administers(session.principal),
                supervises: !session.principal.supervisedOffices.isEmpty,
                leads: !session.principal.figureUnits.isEmpty,
                audits: session.principal.holds(.auditAdministrator),
                prints: !session.principal.readingUnits.isEmpty)
        }
        return Presentation(
            words: vocabulary[language], language: language, look: look ?? self.look(of: request),
            isDemo: casework.isDemo, today: casework.today, offsetSeconds: casework.book.offsetSeconds,
            token: token, path: request.uri.path,
            office: office(snapshot.petitionOffice, language),
            assets: assets.addresses, person: person,
            lateness: LatenessGrades(under: casework.book.set(on: casework.today)))
    }

    /// Whose site this is, and how it is reached.
    private func office(_ unit: Unit?, _ language: Language) -> Presentation.Office {
        func said(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
        return Presentation.Office(
            name: unit.map { name(of: $0.id, language) } ?? "", phone: said(unit?.contact?.phone),
            address: said(unit?.contact?.address), hours: said(unit?.contact?.hours))
    }

    /// The words in the language of who asks.
    func words(for request: Request) -> Words { vocabulary[language(of: request)] }

    /// 显示设置 of who asks.
    func look(of request: Request) -> Look { Look(cookie: request.cookie(cookieName(.look)) ?? "") }

    /// The cookie's choice, or what the browser prefers; Chinese when it says nothing.
    func language(of request: Request) -> Language {
        if let chosen = request.cookie(cookieName(.lang)).flatMap(Language.init(rawValue:)) { return chosen }
        return Language(accepting: request.headers[.acceptLanguage] ?? "")
    }

    /// The name of a unit; empty for one that is not known.
    func name(of id: UnitID, _ language: Language) -> String {
        let unit = casework.organisation.snapshot.units[id]
        return (language == .chinese ? unit?.name : unit?.nameEnglish) ?? ""
    }

    func name(of id: UnitID, _ request: Request) -> String { name(of: id, language(of: request)) }

    /// System or security administrator: who sees people and units.
    func administers(_ principal: Principal) -> Bool {
        principal.holds(.systemAdministrator) || principal.holds(.securityAdministrator)
    }

    /// Units as choices, by their codes.
    func unitChoices(_ request: Request, where isWanted: (Unit) -> Bool = { _ in true }) -> [Choice] {
        let language = language(of: request)
        return casework.organisation.snapshot.unitsInOrder.filter { !$0.isClosed && isWanted($0) }.map {
            Choice($0.code, language == .chinese ? $0.name : $0.nameEnglish)
        }
    }

    /// Streets as choices: where something happened.
    func streetChoices(_ request: Request) -> [Choice] { unitChoices(request) { $0.level == .street } }

    /// Categories as choices.
    func categoryChoices(_ request: Request) -> [Choice] {
        casework.organisation.snapshot.categories.values.sorted { $0.code < $1.code }.map {
            Choice($0.code, categoryName($0, language(of: request)))
        }
    }

    func categoryName(_ category: Category, _ language: Language) -> String {
        (language == .chinese ? category.levels : category.levelsEnglish).filter { !$0.isEmpty }
            .joined(separator: " / ")
    }

    /// A problem that names a unit names it in the language of who asks.
    func named(_ problem: FieldProblem, _ request: Request) -> FieldProblem {
        guard problem.code == .unitWithoutStaff, let code = problem.values["code"],
            let unit = casework.organisation.snapshot.unitsByCode[code]
        else { return problem }
        var values = problem.values
        values["unit"] = name(of: unit.id, request)
        return FieldProblem(problem.field, problem.code, values: values, article: problem.article)
    }

    /// What was typed, with a sentence for each problem. `labels` names fields that no act has; a form of the `portal` has sentences
    /// of its own.
    func faulty(
        _ values: [String: [String]], _ errors: FieldErrors, _ request: Request, labels: [String: String] = [:],
        portal form: String? = nil
    ) -> FormState {
        let view = presentation(for: request)
        let faults = errors.problems.map { named($0, request) }.map { problem in
            let label = view.label(of: problem.field, labels)
            let own = form.flatMap { view.portalSentence(of: problem, in: $0) }
            return FormState.Fault(
                field: problem.field, sentence: own ?? view.sentence(of: problem, label: label))
        }
        return FormState(values: values, faults: faults)
    }
}
