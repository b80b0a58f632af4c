// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import NIOCore

/// 本站的 cookie.
enum CookieName: String, CaseIterable {
    case session, form, follow, draft, slip, held, lang, look
}

extension Request {
    /// A cookie's value.
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            // Names are ASCII, so bytes find them; a page asks for four of them.
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = pair.drop { $0 == UInt8(ascii: " ") }
                guard pair.starts(with: name.utf8) else { continue }
                let rest = pair.dropFirst(name.utf8.count).drop { $0 == UInt8(ascii: " ") }
                guard rest.first == UInt8(ascii: "=") else { continue }
                return String(Substring(rest.dropFirst())).trimmingWhitespace()
            }
        }
        return nil
    }

    /// Whether the browser says that another site sent this; a header that is not there refuses nothing.
    var isCrossSite: Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { return false }
        return headers[name] == "cross-site"
    }

    /// Whether the browser itself says that a page of this site sent it.
    var isSameOrigin: Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { return false }
        return headers[name] == "same-origin"
    }

    /// A value of the query string, cleaned; empty when it is not there.
    func query(_ name: String) -> String {
        guard let text = uri.query else { return "" }
        do {
            return PlainText.cleanLine(try FormFields(urlEncoded: Array(text.utf8))[name] ?? "")
        } catch {
            return ""
        }
    }

    /// The whole body, up to a limit.
    func body(upTo limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw TooLarge() }
        var bytes: [UInt8] = []
        for try await buffer in body {
            bytes.append(contentsOf: buffer.readableBytesView)
            if bytes.count > limit { throw TooLarge() }
        }
        return bytes
    }

    /// The fields of a form without files, cleaned of what no one can see; at most two megabytes of them, or more where a form of another page is carried along.
    func fields(upTo limit: Int = Upload.mostText) async throws -> FormFields {
        let fields = try FormFields(urlEncoded: try await body(upTo: max(limit, Upload.mostEncoded)))
        guard fields.fields.reduce(0, { $0 + $1.value.utf8.count }) <= limit else { throw TooLarge() }
        return fields.cleaned.withOffersTaken
    }
}

extension Response {
    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
    }

    /// 303: the form was taken; go and see.
    static func see(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }

    /// The same with one more cookie.
    func setting(_ cookie: String?) -> Response {
        guard let cookie else { return self }
        var response = self
        response.headers.append(HTTPField(name: .setCookie, value: cookie))
        return response
    }
}

extension Doors {
    /// The name under which a cookie travels: bound to this host alone behind TLS.
    func cookieName(_ name: CookieName) -> String { isHTTPS ? "__Host-" + name.rawValue : name.rawValue }

    /// A cookie that script does not see and other sites do not send. `seconds` nil lasts as long as the browser runs.
    func cookie(_ name: CookieName, _ value: String, seconds: Int?) -> String {
        let life = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(cookieName(name))=\(value); Path=/; HttpOnly; SameSite=Lax\(isHTTPS ? "; Secure" : "")\(life)"
    }

    /// A token for the forms of one page: the browser's own part, which must come back in the cookie or stand in the session,
    /// and a part that is new each time, so that a form sent twice is known.
    func formToken(_ base: String) -> String { "\(base).\(casework.newFormToken().prefix(16))" }

    /// The browser's part for people who are not signed in, and the cookie to set when there is none yet.
    func openToken(_ request: Request) -> (base: String, cookie: String?) {
        if let present = request.cookie(cookieName(.form)), present.utf8.count == 43 { return (present, nil) }
        let base = casework.newFormToken()
        return (base, cookie(.form, base, seconds: nil))
    }

    /// Refuses a form that another site sent or whose token is not the one given out.
    func check(_ fields: FormFields, _ request: Request, session: Session? = nil) throws {
        try check(token: fields["token"], request, session: session)
    }

    func check(token: String?, _ request: Request, session: Session?) throws {
        try check(token: token, against: session?.formToken ?? request.cookie(cookieName(.form)) ?? "", request)
    }

    /// The same for the part that the token must begin with.
    func check(token: String?, against base: String, _ request: Request) throws {
        let sent = token?.split(separator: ".").first.map(String.init) ?? ""
        guard !request.isCrossSite, !base.isEmpty, sent == base else { throw ForgedForm() }
    }

    /// The fields of a form of somebody who is signed in.
    func fields(_ request: Request, _ session: Session) async throws -> FormFields {
        if request.isCrossSite { throw ForgedForm() }
        let fields = try await request.fields()
        try check(fields, request, session: session)
        return fields
    }

    /// The fields of a form on the portal.
    func fields(_ request: Request, upTo limit: Int = Upload.mostText) async throws -> FormFields {
        if request.isCrossSite { throw ForgedForm() }
        let fields = try await request.fields(upTo: limit)
        try check(fields, request)
        return fields
    }

    /// Where somebody who is not signed in is sent; a page is come back to, a form is not sent twice.
    func signInAddress(for request: Request) -> String {
        guard request.method == .get, request.uri.path != Paths.work else { return Paths.signIn }
        return Paths.signIn + "?" + FormFields([.init(name: "then", value: request.uri.string)]).urlEncoded
    }

    /// A path of ours and nothing else: no other host can be come back to.
    func samePlace(_ path: String?, or otherwise: String) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"), path.utf8.count < 2_000,
            path.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { return otherwise }
        return path
    }
}
