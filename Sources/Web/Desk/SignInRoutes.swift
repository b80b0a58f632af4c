// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 登录与退出.
    func addSignInRoutes(to router: Router<WebContext>) {
        router.get("/desk/sign-in") { request, context in
            if let session = context.session { return Response.see(landing(session.principal)) }
            let then = request.query("then")
            return show(
                SignInPage(
                    form: FormState(["then": then]), hasEnded: request.cookie(cookieName(.session)) != nil,
                    demoAccounts: demoAccounts), request)
        }
        router.post("/desk/sign-in") { request, context in
            try await signIn(request, from: context.network(of: request))
        }
        router.post("/desk/sign-out") { request, context in
            let session = try context.signedIn()
            _ = try await fields(request, session)
            try await casework.signOut(text: session.text)
            return Response.see(Paths.signIn).setting(cookie(.session, "", seconds: 0))
        }
    }

    private func signIn(_ request: Request, from network: String) async throws -> Response {
        let fields = try await fields(request, upTo: Upload.mostHeld)
        let words = words(for: request)
        let typed = [
            "account": PlainText.cleanLine(fields["account"] ?? ""), "then": samePlace(fields["then"], or: Paths.work),
            "held": fields["held"] ?? "",
        ]
        func again(_ form: FormState) -> SignInPage {
            SignInPage(form: form, hasEnded: typed["held"] != "", demoAccounts: demoAccounts)
        }
        do {
            return try await signIn(typed, password: fields["password"] ?? "", network)
        } catch SignInRefusal.wrong {
            let form = FormState(typed, faults: [.init(field: "account", sentence: words.fields.wrongPassword)])
            return show(again(form), request, status: .unprocessableContent)
        } catch SignInRefusal.wait(let seconds) {
            let sentence = words.errors.tooManyDo("seconds", seconds)
            let form = FormState(typed, faults: [.init(field: "account", sentence: sentence)])
            var response = show(again(form), request, status: .tooManyRequests)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        } catch  where Outage(error) != nil {
            return unavailable(again(FormState(typed, trouble: .unavailable)), error, request)
        }
    }

    private func signIn(_ typed: [String: String], password: String, _ network: String) async throws -> Response {
        let signedIn = try await casework.signIn(login: typed["account"] ?? "", password: password, network: network)
        let person = signedIn.principal.person
        let session = cookie(.session, signedIn.tokenText, seconds: Casework.absoluteSeconds)
        if let held = try casework.heldForm(sealed: typed["held"] ?? "", of: person) {
            let token = try await casework.hold(held, for: person)
            return Response.see(held.path).setting(session).setting(
                cookie(.held, token, seconds: KeptReceipt.seconds))
        }
        let then = typed["then"] ?? Paths.work
        let isElsewhere = then.hasPrefix(Paths.work) && then != Paths.work
        return Response.see(isElsewhere ? then : landing(signedIn.principal)).setting(session)
    }

    /// 登录以后去哪里: to one's work; who leads, to the figures; who sees no matters, to what there is instead.
    private func landing(_ principal: Principal) -> String {
        if principal.leadsOnly { return Paths.leader }
        if !principal.readingUnits.isEmpty { return Paths.work }
        if principal.holds(.auditAdministrator) { return Paths.audit }
        if administers(principal) { return Paths.people }
        return principal.figureUnits.isEmpty ? Paths.work : Paths.leader
    }
}

extension Principal {
    /// Whether the figures are what this person comes for: who leads and has no desk of their own.
    fileprivate var leadsOnly: Bool {
        !holdings.isEmpty && holdings.allSatisfy { [.leader, .secretary, .statistician].contains($0.role) }
    }
}
