// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import Logging

/// 不丢已填内容: a form that could not be taken comes back with what was typed, whoever failed and wherever.
extension Doors {
    /// The page for a form that failed, when what was typed can be told; nil leaves it to the error page.
    func kept(_ error: any Error, _ typed: TypedForm, _ request: Request, _ context: WebContext) async -> Response? {
        guard request.method == .post, !request.isCrossSite else { return nil }
        let cause = (error as? Unsent)?.cause ?? error
        switch cause {
        case is SignInNeeded: guard request.cookie(cookieName(.session)) != nil else { return nil }
        case is TicketEnded: break
        // Whose form it was is not proven by its token any more; the browser's word is enough to show it again, not to take it.
        case is ForgedForm: guard request.isSameOrigin else { return nil }
        default: guard Outage(cause) != nil || losesText(cause) else { return nil }
        }
        do {
            let sent: FormFields?
            if let unsent = error as? Unsent { sent = unsent.fields } else { sent = try await typed.fields() }
            guard let sent, !sent.worthKeeping.fields.isEmpty else { return nil }
            if cause is SignInNeeded { return try await signInPage(keeping: sent, request) }
            if cause is TicketEnded { return try followPage(keeping: sent, request) }
            guard Outage(cause) != nil || holdsText(sent, request) else { return nil }
            if cause is ForgedForm { return outlivedPage(sent, request, context) }
            return heldPage(sent, cause, request, context)
        } catch {
            context.logger.warning("what was typed could not be read again", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// A refusal that no page of the form told, or a mistake of ours. What is not there for this person looks like what is not there.
    private func losesText(_ cause: any Error) -> Bool {
        if let refusal = cause as? Refusal { return refusal.code != .unseen }
        return Failure(cause).isMistake
    }

    /// Whether somebody typed something: a button that is pressed loses nothing.
    private func holdsText(_ sent: FormFields, _ request: Request) -> Bool {
        let known = heldLabels(request)
        return sent.worthKeeping.fields.contains { known[$0.name] != nil && !$0.value.isEmpty }
    }

    /// What was chosen from a list is carried along, and not shown as its code.
    private func heldLabels(_ request: Request) -> [String: String] {
        if request.uri.path.hasPrefix(Paths.work) { return deskLabels(request) }
        let codes: Set = ["who", "confidential", "purpose", "street", "documentKind", "unit", "office", "unitRating"]
        return portalLabels(request).filter { !codes.contains($0.key) }
    }

    /// 登录后继续: the sign-in page carries what was typed, sealed, and the same person finds it in the form again.
    private func signInPage(keeping sent: FormFields, _ request: Request) async throws -> Response? {
        guard let text = request.cookie(cookieName(.session)), request.uri.path.hasPrefix(Paths.work + "/"),
            ![Paths.signOut, Paths.ownPassword, Paths.ownTokens].contains(request.uri.path)
        else { return nil }
        let ended = try await casework.endedSession(ofText: text)
        if let ended { try check(token: sent["token"], against: ended.formToken, request) }
        // What was to be kept as a draft belongs to its own form.
        let own = request.uri.path == Paths.drafts ? DeskForm(path: sent["draftOf"] ?? "")?.path : nil
        let path = own ?? request.uri.path
        let held = HeldForm(path: path, fields: sent.worthKeeping.urlEncoded, person: ended?.person)
        let form = FormState(["then": path, "held": try casework.seal(held)])
        return show(
            SignInPage(form: form, hasEnded: true, demoAccounts: demoAccounts), request, status: .forbidden)
    }

    /// The same for a petitioner whose hour is over: number and code are asked again, and the form is shown with its text.
    private func followPage(keeping sent: FormFields, _ request: Request) throws -> Response {
        try check(sent, request)
        let held = HeldForm(path: request.uri.path, fields: sent.worthKeeping.urlEncoded, person: nil)
        let form = FormState(["held": try casework.seal(held)])
        return show(FollowSignInPage(form: form), request, status: .forbidden)
            .setting(cookie(.follow, "", seconds: 0))
    }

    /// 暂存页: the form's own page cannot be made, so one that holds what was typed and sends it again.
    private func heldPage(
        _ sent: FormFields, _ cause: any Error, _ request: Request, _ context: WebContext
    ) -> Response {
        let failure = Failure(cause)
        let reason: HeldPage.Reason =
            failure.isMistake
            ? .mistake(reference: context.requestID) : failure.refusal.map(HeldPage.Reason.refused) ?? .unavailable
        let page = held(sent, reason, request)
        // With the token that came, so that what was taken after all is not taken twice.
        guard Outage(cause) != nil else {
            return show(page, request, status: failure.status, session: context.session, token: sent["token"])
        }
        return unavailable(page, cause, request, session: context.session, token: sent["token"])
    }

    /// The same for a form whose token has ended: it is sent again with a new one, by the person who looks at it.
    private func outlivedPage(_ sent: FormFields, _ request: Request, _ context: WebContext) -> Response {
        show(held(sent, .outlived, request), request, status: .forbidden, session: context.session)
    }

    private func held(_ sent: FormFields, _ reason: HeldPage.Reason, _ request: Request) -> HeldPage {
        HeldPage(
            house: request.uri.path.hasPrefix(Paths.work) ? .desk : .portal,
            action: samePlace(request.uri.string, or: Paths.home), reason: reason,
            fields: sent.worthKeeping.fields.map { ($0.name, $0.value) }, labels: heldLabels(request),
            hadFiles: request.headers[.contentType]?.lowercased().hasPrefix("multipart/") ?? false)
    }

    /// A page with status 503 that says when it is worth another try.
    func unavailable(
        _ page: any Page, _ cause: any Error, _ request: Request, session: Session? = nil, token: String? = nil
    ) -> Response {
        var response = show(page, request, status: .serviceUnavailable, session: session, token: token)
        if let outage = Outage(cause) { response.headers[.retryAfter] = "\(outage.retryAfter)" }
        return response
    }

    /// What the forms of the portal call their fields.
    private func portalLabels(_ request: Request) -> [String: String] {
        let words = words(for: request).portal
        switch request.uri.path {
        case Paths.retaliation:
            let report = words.retaliation
            return ["unit": report.unit, "facts": report.facts, "name": report.name, "phone": report.phone]
        case Paths.review:
            let review = words.review
            return ["unit": review.body, "grounds": review.grounds, "whyLate": review.whyLate]
        default: return labels(request)
        }
    }

    /// What the forms of the desk call their fields.
    private func deskLabels(_ request: Request) -> [String: String] {
        let people = words(for: request).desk.people
        let acts = words(for: request).fields.labels.entries
        let path = request.uri.path
        if path == Paths.register { return registerLabels(request) }
        return path.hasPrefix(Paths.people) ? ["account": people.account, "name": people.name] : acts
    }

    /// 换语言、换字号: the form again with what was typed, in the other language or size; nil when the form was sent to be taken.
    ///
    /// - Parameter number: of the matter to which the form belongs: on a shared computer the next person follows another.
    func sameForm(
        _ fields: FormFields, of number: @autoclosure () async throws -> String?, _ request: Request
    ) async throws -> Response? {
        guard fields["language"] != nil || fields["type"] != nil else { return nil }
        var typed = fields.worthKeeping
        // The page that asks for number and code again carries the text of another form.
        if let held = fields["held"] { typed.append("held", held) }
        let held = HeldForm(path: request.uri.path, fields: typed.urlEncoded, person: nil)
        let token = try await casework.hold(held, for: nil, of: number())
        return choosing(fields, request, in: Response.see(request.uri.path))
            .setting(cookie(.held, token, seconds: KeptReceipt.seconds))
    }

    /// What was typed into the form of this address before the person had to sign in again, and the cookie that ends it.
    func heldForm(
        _ request: Request, _ session: Session? = nil, of number: String? = nil
    ) async throws -> (fields: FormFields, cookie: String)? {
        guard let token = request.cookie(cookieName(.held)),
            let held = try await casework.heldForm(
                token, at: request.uri.path, for: session?.principal.person, of: number)
        else { return nil }
        do {
            try await casework.dropDraft(token)
        } catch  where Outage(error) != nil {
            logger.warning("a held form stays for its seven days", metadata: ["error": "\(error)"])
        }
        return (try FormFields(urlEncoded: Array(held.fields.utf8)), cookie(.held, "", seconds: 0))
    }
}
