// SPDX-License-Identifier: Apache-2.0
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 登录与退出.
    func addSignInRoutes(to router: Router<BasicRequestContext>) {
        router.get("/desk/sign-in") { request, _ in signInPage(request, FormState()) }
        router.post("/desk/sign-in") { request, _ in
            let fields = try await request.fields()
            try check(fields, against: request.cookie(Self.formCookie), request)
            let words = presentation(for: request).words
            let account = fields["account"] ?? ""
            do {
                let signedIn = try await casework.signIn(login: account, password: fields["password"] ?? "")
                var response = Response.redirect(to: Paths.work, type: .normal)
                response.headers[.setCookie] = cookie(
                    Self.sessionCookie, signedIn.tokenText, seconds: Casework.absoluteSeconds)
                return response
            } catch SignInRefusal.wrong {
                return signInPage(request, faulty(account, words.fields.wrongPassword), status: .unprocessableContent)
            } catch SignInRefusal.wait(let seconds) {
                let sentence = words.errors.tooManyDo("seconds", seconds)
                return signInPage(request, faulty(account, sentence), status: .tooManyRequests)
            }
        }
        router.post("/desk/sign-out") { request, _ in
            let session = try await session(of: request)
            try check(try await request.fields(), against: session.formToken, request)
            try await casework.signOut(text: session.text)
            var response = Response.redirect(to: Paths.signIn, type: .normal)
            response.headers[.setCookie] = cookie(Self.sessionCookie, "", seconds: 0)
            return response
        }
    }

    private func faulty(_ account: String, _ sentence: String) -> FormState {
        FormState(["account": account], faults: [FormState.Fault(field: "account", sentence: sentence)])
    }

    private func signInPage(_ request: Request, _ form: FormState, status: HTTPResponse.Status = .ok) -> Response {
        let (token, cookie) = openToken(request)
        var response = show(
            SignInPage(form: form, demoAccounts: demoAccounts), request, status: status, token: token)
        if let cookie { response.headers[.setCookie] = cookie }
        return response
    }
}
