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
        router.get("/figures") { request, _ in show(try await openFiguresPage(request), request) }
        router.get("/accessibility") { request, _ in show(AccessibilityPage(), request) }
        router.get("/settings") { request, _ in
            show(LookPage(house: .portal, isSaved: request.query("saved") == "yes"), request)
        }
        for (path, house) in [(Paths.parts, House.portal), (Paths.deskParts, .desk)] {
            router.get(RouterPath(path)) { request, _ in
                guard casework.isDemo else { throw NotHere() }
                // A link says in which look, for this page only.
                let look = self.look(of: request).choosing { name in
                    let chosen = request.query(name)
                    return chosen.isEmpty ? nil : chosen
                }
                let asked = request.uri.query.map { "?" + $0 } ?? ""
                let page = PartsPage(house: house, book: casework.book, today: casework.today, look: asked)
                return show(page, request, look: look)
            }
        }
        router.get("/letters") { request, _ in
            show(LetterCheckPage(form: FormState(["number": request.query("number")])), request)
        }
        router.post("/letters") { request, _ in try await checkLetter(request) }
        router.post("/preferences") { request, context in
            if request.isCrossSite { throw ForgedForm() }
            let fields = try await request.fields()
            return choosing(fields, request, in: Response.see(samePlace(fields["back"], or: Paths.home)))
        }
    }

    /// The cookies of a language and a look that a form chose.
    func choosing(_ fields: FormFields, _ request: Request, in response: Response) -> Response {
        var response = response
        if let language = fields["language"].flatMap(Language.init(rawValue:)) {
            response = response.setting(cookie(.lang, language.rawValue, seconds: 31_536_000))
        }
        let chosen = look(of: request).choosing { fields[$0] }
        return response.setting(cookie(.look, chosen.cookie, seconds: 31_536_000))
    }

    private func checkLetter(_ request: Request) async throws -> Response {
        let fields = try await fields(request)
        let typed = ["number": [fields["number"] ?? ""], "code": [fields["code"] ?? ""]]
        let found = try await casework.checkedLetter(numbered: fields["number"] ?? "", code: fields["code"] ?? "")
        guard let found else {
            let fault = FormState.Fault(field: "code", sentence: notFound(request))
            return show(
                LetterCheckPage(form: FormState(values: typed, faults: [fault])), request, status: .unprocessableContent
            )
        }
        let shown = LetterCheckPage.Found(
            kind: found.kind.rawValue, unit: name(of: found.unit, request), number: found.documentNumber,
            issuedOn: found.issuedOn,
            changes: found.amendments.map { .init($0) })
        return show(LetterCheckPage(form: FormState(values: typed), found: shown), request)
    }

    private func notFound(_ request: Request) -> String {
        let words = words(for: request).portal.letterCheck
        let phone = presentation(for: request).office.phone
        return phone.map { words.notFound.filling(["phone": $0]) } ?? words.notFoundWindow
    }

    /// 公开事项 of the office, and of every other unit that publishes some.
    private func officePage(_ request: Request) -> OfficePage {
        let snapshot = casework.organisation.snapshot
        let office = snapshot.petitionOffice
        let others = snapshot.unitsInOrder.filter { $0.contact != nil && !$0.isClosed && $0.id != office?.id }
        return OfficePage(
            unit: published(by: office, request), others: others.map { published(by: $0, request) })
    }

    private func openFiguresPage(_ request: Request) async throws -> OpenFiguresPage {
        let figures = try await casework.openFigures()
        let view = presentation(for: request)
        func said(_ share: Share?) -> OpenFiguresPage.Said? {
            share.flatMap { share in
                // Whole hundredths, never more than there are.
                Self.percent(share).map { _ in
                    .init(percent: "\(share.part * 100 / share.whole)%", part: share.part, whole: share.whole)
                }
            }
        }
        return OpenFiguresPage(
            months: figures.months.map { line in
                .init(CalendarDate(line.key + "-01").map(view.month) ?? line.key, line.count)
            },
            categories: figures.categories.map { .init(topicName($0.key, view.language) ?? $0.key, $0.count) },
            onTime: said(figures.answered), satisfied: said(figures.satisfied),
            officeSatisfied: said(figures.officeSatisfied))
    }

    private func published(by unit: Unit?, _ request: Request) -> OfficePage.Unit {
        let contact = unit?.contact
        let here = publicAddress.isEmpty ? Paths.home : publicAddress
        let web = contact.map { $0.web.isEmpty ? here : $0.web } ?? here
        let title = unit.map { name(of: $0.id, request) } ?? ""
        return OfficePage.Unit(
            name: title, localName: unit.flatMap { $0.name == title ? nil : $0.name }, web: web,
            post: contact?.post ?? "",
            phone: contact?.phone ?? "", hours: contact?.hours ?? "", place: contact?.address ?? "",
            query: publicAddress + Paths.follow, isStreet: unit?.level == .street)
    }
}
