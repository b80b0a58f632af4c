// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 门户: home, the office's public page, accessibility, language and size.
    func addPortalRoutes(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in
            let rules = casework.book.set(on: casework.today)
            return open(
                HomePage(
                    routingDays: rules.clock(.disposal)?.amount ?? 0, handlingDays: rules.clock(.handling)?.amount ?? 0),
                request)
        }
        router.get("/office") { request, _ in open(officePage(request), request) }
        router.get("/accessibility") { request, _ in open(AccessibilityPage(), request) }
        router.post("/preferences") { request, _ in
            let fields = try await request.fields()
            guard !request.isCrossSite else { throw ForgedForm() }
            var response = Response.redirect(to: samePlace(fields["back"]), type: .normal)
            var cookies: [String] = []
            if let language = fields["language"].flatMap(Language.init(rawValue:)) {
                cookies.append(cookie("lang", language.rawValue, seconds: 31_536_000))
            }
            if let type = fields["type"] {
                cookies.append(cookie("elder", type == "elder" ? "1" : "0", seconds: 31_536_000))
            }
            for cookie in cookies { response.headers.append(HTTPField(name: .setCookie, value: cookie)) }
            return response
        }
    }

    /// A page for people who are not signed in, with a token for its forms.
    private func open(_ page: some Page, _ request: Request) -> Response {
        let (token, cookie) = openToken(request)
        var response = show(page, request, token: token)
        if let cookie { response.headers[.setCookie] = cookie }
        return response
    }

    private func officePage(_ request: Request) -> OfficePage {
        let name = presentation(for: request).office.name
        return OfficePage(
            unit: OfficePage.Unit(name: name, web: Paths.home, address: "", phone: "", reception: "", query: ""),
            others: [])
    }

    /// A path of ours and nothing else: no other host can be come back to.
    private func samePlace(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
            path.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { return Paths.home }
        return path
    }
}
