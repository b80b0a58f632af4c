// SPDX-License-Identifier: Apache-2.0
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 登录与退出.
    func addSignInRoutes(to router: Router<WebContext>) {
        router.get("/desk/sign-in") { request, context in
            if context.session != nil { return Response.see(Paths.work) }
            let then = request.query("then")
            return show(
                SignInPage(
                    form: FormState(["then": then]), hasEnded: request.cookie(cookieName(.session)) != nil,
                    demoAccounts: demoAccounts), request)
        }
        router.post("/desk/sign-in") { request, _ in try await signIn(request) }
        router.post("/desk/sign-out") { request, context in
            guard let session = context.session else { throw SignInNeeded() }
            _ = try await fields(request, session)
            try await casework.signOut(text: session.text)
            return Response.see(Paths.signIn).setting(cookie(.session, "", seconds: 0))
        }
    }

    private func signIn(_ request: Request) async throws -> Response {
        let fields = try await fields(request)
        let words = words(for: request)
        let account = PlainText.cleanLine(fields["account"] ?? "")
        let then = samePlace(fields["then"], or: Paths.work)
        var form = FormState(["account": account, "then": then])
        do {
            let signedIn = try await casework.signIn(login: account, password: fields["password"] ?? "")
            return Response.see(then.hasPrefix(Paths.work) ? then : Paths.work)
                .setting(cookie(.session, signedIn.tokenText, seconds: Casework.absoluteSeconds))
        } catch SignInRefusal.wrong {
            form = FormState(
                ["account": account, "then": then],
                faults: [.init(field: "account", sentence: words.fields.wrongPassword)])
            return show(
                SignInPage(form: form, demoAccounts: demoAccounts), request, status: .unprocessableContent)
        } catch SignInRefusal.wait(let seconds) {
            form = FormState(
                ["account": account, "then": then],
                faults: [.init(field: "account", sentence: words.errors.tooManyDo("seconds", seconds))])
            var response = show(
                SignInPage(form: form, demoAccounts: demoAccounts), request, status: .tooManyRequests)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        }
    }
}
