// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 我的账号: everybody's own password and tokens. Who signed in with a password that somebody else gave comes here first.
    func addAccountRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/account") { request, context in
            let words = words(for: request).desk.account
            let done = request.query("done") == "password" ? words.changed : nil
            let form = FormState(["then": request.query("then")])
            return show(
                try await accountPage(request, context, done: done, password: form), request, session: context.session)
        }
        desk.post("/desk/account/password") { request, context in try await changePassword(request, context) }
        desk.post("/desk/account/tokens") { request, context in try await changeTokens(request, context) }
    }

    private func accountPage(
        _ request: Request, _ context: DeskContext, issued: String? = nil, done: String? = nil,
        password: FormState = FormState(), token: FormState = FormState(), withTokens: Bool = true
    ) async throws -> AccountPage {
        let principal = context.principal
        let units = casework.organisation.snapshot.units
        let isShort = !withTokens || context.session.mustRenew
        let tokens = isShort ? [] : try await casework.tokens(of: principal)
        return AccountPage(
            account: principal.login, name: language(of: request) == .chinese ? principal.name : principal.nameEnglish,
            holdings: principal.holdings.map {
                PersonPage.Holding(
                    role: $0.role.rawValue, unit: units[$0.unit]?.code ?? "", unitName: name(of: $0.unit, request))
            }, tokens: tokens.map(PersonPage.Token.init), shortestPassword: Casework.leastPassword,
            mustRenew: context.session.mustRenew, issued: issued, done: done, passwordForm: password, tokenForm: token)
    }

    private func changePassword(_ request: Request, _ context: DeskContext) async throws -> Response {
        let fields = try await fields(request, context.session)
        let then = samePlace(fields["then"], or: "")
        do {
            try await casework.changePassword(
                from: fields["present"] ?? "", to: fields["newPassword"] ?? "", by: context.principal,
                session: context.session.text)
            return Response.see(then.hasPrefix(Paths.work) ? then : "\(Paths.account)?done=password")
        } catch {
            return try await failed(error, ["then": [then]], "present", request, context) { form, withTokens in
                try await accountPage(request, context, password: form, withTokens: withTokens)
            }
        }
    }

    /// 发放或者吊销令牌, for oneself: whoever issues one for another could act as that person with it.
    private func changeTokens(_ request: Request, _ context: DeskContext) async throws -> Response {
        let fields = try await fields(request, context.session)
        do {
            if let text = fields["revoke"] {
                guard let id = ID<TokenTag>(text) else { throw NotHere() }
                try await casework.revokeOwnToken(id, by: context.principal)
                return Response.see(Paths.account)
            }
            let roles = Set(fields.all("role").compactMap { Role(rawValue: $0) })
            let token = try await casework.issueOwnToken(
                name: PlainText.cleanLine(fields["name"] ?? ""), roles: roles, confirmedBy: fields["confirm"] ?? "",
                by: context.principal)
            return show(
                try await accountPage(request, context, issued: token), request, session: context.session)
        } catch {
            let typed = ["name": fields.all("name"), "role": fields.all("role")]
            return try await failed(error, typed, "confirm", request, context) { form, withTokens in
                try await accountPage(request, context, token: form, withTokens: withTokens)
            }
        }
    }

    /// The page again, with what was typed and why it was not taken; `field` is the one that asks for the present password.
    private func failed(
        _ error: any Error, _ typed: [String: [String]], _ field: String, _ request: Request, _ context: DeskContext,
        _ page: (FormState, _ withTokens: Bool) async throws -> AccountPage
    ) async throws -> Response {
        let words = words(for: request)
        func again(_ sentence: String, in field: String, _ status: HTTPResponse.Status) async throws -> Response {
            let form = FormState(values: typed, faults: [.init(field: field, sentence: sentence)])
            return show(try await page(form, true), request, status: status, session: context.session)
        }
        switch error {
        case SignInRefusal.wrong: return try await again(words.desk.account.wrong, in: field, .unprocessableContent)
        case SignInRefusal.wait(let seconds):
            var response = try await again(words.errors.tooManyDo("seconds", seconds), in: field, .tooManyRequests)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        case let errors as FieldErrors where errors.problems.contains { $0.code == .sameText }:
            return try await again(words.desk.account.same, in: "newPassword", .unprocessableContent)
        case let errors as FieldErrors:
            let account = words.desk.account
            let labels = [
                "newPassword": account.newPassword, "name": words.desk.people.tokenName, "role": account.tokenRoles,
            ]
            let form = faulty(typed, errors, request, labels: labels)
            return show(
                try await page(form, true), request, status: .unprocessableContent, session: context.session)
        case let refusal as Refusal where refusal.code != .unseen:
            let form = FormState(values: typed, trouble: .refused(refusal))
            return show(
                try await page(form, true), request, status: Failure(refusal).status, session: context.session)
        case _ where Outage(error) != nil:
            let form = FormState(values: typed, trouble: .unavailable)
            return unavailable(try await page(form, false), error, request, session: context.session)
        default: throw error
        }
    }
}

extension Paths {
    /// The account's page, which leads on to where one wanted to go.
    static func renewal(before place: String) -> String {
        place.isEmpty ? account : "\(account)?\(FormFields([.init(name: "then", value: place)]).urlEncoded)"
    }
}
