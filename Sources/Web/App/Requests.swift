// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// A cookie's value.
    func cookie(_ name: String) -> String? {
        guard let header = headers[.cookie] else { return nil }
        for pair in header.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingWhitespace() }
            if parts.count == 2, parts[0] == name { return parts[1] }
        }
        return nil
    }

    /// The fields of a form, at most a megabyte of them.
    func fields() async throws -> FormFields {
        var request = self
        let body = try await request.collectBody(upTo: 1 << 20)
        return try FormFields(urlEncoded: Array(body.readableBytesView))
    }

    /// Whether the browser says that another site sent this; a header that is not there refuses nothing.
    var isCrossSite: Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { return false }
        return headers[name] == "cross-site"
    }
}

extension Response {
    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}

/// 登录者: a session, with what its forms must carry.
struct Session: Sendable {
    let principal: Principal
    let formToken: String
    let text: String
}

extension Doors {
    static let sessionCookie = "session"
    static let formCookie = "form"

    /// The page in the language, size and house of who asks.
    func show(
        _ page: some Page, _ request: Request, status: HTTPResponse.Status = .ok, session: Session? = nil,
        token: String = ""
    ) -> Response {
        let view = presentation(for: request, session: session, token: token)
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.html(in: view).bytes)))
    }

    func presentation(for request: Request, session: Session? = nil, token: String = "") -> Presentation {
        let language = language(of: request)
        let snapshot = casework.organisation.snapshot
        let office = snapshot.petitionOffice
        let person = session.map { session in
            let unit = session.principal.holdings.first.flatMap { snapshot.units[$0.unit] }
            return Presentation.SignedIn(
                name: language == .chinese ? session.principal.name : session.principal.nameEnglish,
                unit: (language == .chinese ? unit?.name : unit?.nameEnglish) ?? "",
                registers: session.principal.holds(.clerk), administers: session.principal.holds(.systemAdministrator))
        }
        return Presentation(
            words: vocabulary[language], language: language, isElder: request.cookie("elder") == "1",
            isDemo: casework.isDemo, today: casework.today, offsetSeconds: casework.book.offsetSeconds,
            token: session?.formToken ?? token, path: request.uri.path,
            office: Presentation.Office(name: (language == .chinese ? office?.name : office?.nameEnglish) ?? ""),
            assets: assets.addresses, person: person)
    }

    /// The cookie's choice, or what the browser prefers; Chinese when it says nothing.
    private func language(of request: Request) -> Language {
        if let chosen = request.cookie("lang").flatMap(Language.init(rawValue:)) { return chosen }
        let accepted = request.headers[.acceptLanguage] ?? ""
        let first = accepted.split(separator: ",").first.map { $0.trimmingWhitespace().lowercased() } ?? ""
        return first.hasPrefix("en") ? .english : .chinese
    }

    /// Who is signed in; nobody is an error that leads to the sign-in page.
    func session(of request: Request) async throws -> Session {
        guard let text = request.cookie(Self.sessionCookie), let found = try await casework.session(ofText: text)
        else { throw SignInNeeded() }
        return Session(principal: found.principal, formToken: found.formToken, text: text)
    }

    /// A token for forms of people who are not signed in: the cookie and the form must say the same.
    func openToken(_ request: Request) -> (token: String, cookie: String?) {
        if let present = request.cookie(Self.formCookie), present.utf8.count >= 40 { return (present, nil) }
        let token = casework.newFormToken()
        return (token, cookie(Self.formCookie, token, seconds: nil))
    }

    /// Refuses a form that another site sent or whose token is not the one given out.
    func check(_ fields: FormFields, against token: String?, _ request: Request) throws {
        guard !request.isCrossSite, let token, !token.isEmpty, fields["token"] == token else { throw ForgedForm() }
    }

    func cookie(_ name: String, _ value: String, seconds: Int?) -> String {
        let life = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isHTTPS ? "; Secure" : "")\(life)"
    }
}
