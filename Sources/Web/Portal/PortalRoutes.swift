// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 门户: home, the office's public page, accessibility, language and size.
    func addPortalRoutes(to router: Router<WebContext>) {
        router.get("/") { request, _ in
            let rules = casework.book.set(on: casework.today)
            return show(
                HomePage(
                    routingDays: rules.clock(.disposal)?.amount ?? 0, handlingDays: rules.clock(.handling)?.amount ?? 0),
                request)
        }
        router.get("/office") { request, _ in show(officePage(request), request) }
        router.get("/accessibility") { request, _ in show(AccessibilityPage(), request) }
        router.post("/preferences") { request, context in
            if request.isCrossSite { throw ForgedForm() }
            let fields = try await request.fields()
            var response = Response.see(samePlace(fields["back"], or: Paths.home))
            if let language = fields["language"].flatMap(Language.init(rawValue:)) {
                response = response.setting(cookie(.lang, language.rawValue, seconds: 31_536_000))
            }
            if let type = fields["type"] {
                response = response.setting(cookie(.elder, type == "elder" ? "1" : "0", seconds: 31_536_000))
            }
            return response
        }
    }

    private func officePage(_ request: Request) -> OfficePage {
        let name = presentation(for: request).office.name
        return OfficePage(
            unit: OfficePage.Unit(
                name: name, web: publicAddress.isEmpty ? Paths.home : publicAddress, address: "", phone: "",
                reception: "", query: (publicAddress.isEmpty ? "" : publicAddress) + Paths.follow),
            others: [])
    }
}
