// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 两件比对: at the registration, on a matter that stands at the door, and between the filings of one matter.
    func addComparisonRoutes(to desk: RouterGroup<DeskContext>) {
        desk.post("/desk/register/comparison") { request, context in
            try await compareRegistering(request, context)
        }
        desk.get("/desk/matters/:number/repeats") { request, context in
            let number = number(context)
            let id = try await matterID(context)
            let found = try await casework.repeatCandidates(of: id, by: context.principal)
            let page = RepeatsPage(number: number, repeats: found.map { likeness($0, request) })
            return show(page, request, session: context.session)
        }
        desk.get("/desk/matters/:number/comparison") { request, context in
            show(try await comparison(request, context), request, session: context.session)
        }
    }

    /// The number in the address, as it is written.
    private func number(_ context: DeskContext) -> String {
        let typed = context.parameters.get("number") ?? ""
        return MatterNumber(typed)?.text ?? typed
    }

    /// What was typed beside a matter that it may repeat. What is wrong with the form is said by its own page.
    private func compareRegistering(_ request: Request, _ context: DeskContext) async throws -> Response {
        let fields = try await fields(request, context.session)
        let (unit, _) = try clerk(context.principal)
        let form = RegisterForm(fields: fields)
        do {
            let command = try command(form, at: unit, with: [])
            let number = fields["compareWith"] ?? ""
            let other = try await casework.matterID(numbered: number, for: context.principal)
            let comparison = try await casework.compare(command, with: other, for: context.principal)
            let left = ["compareWith", "repeatOf", "files", "draftOf", "keep", "next"]
            let typed = fields.worthKeeping.fields.filter { !left.contains($0.name) }
            let page = ComparisonPage(
                first: words(for: request).desk.compare.here, second: comparison.second.number ?? number,
                crumb: Crumb(words(for: request).desk.nav.register, Paths.register), rows: rows(comparison, request),
                decision: .registering(
                    typed: typed.map { (name: $0.name, value: $0.value) }, number: comparison.second.number ?? number))
            return show(page, request, session: context.session, token: fields["token"])
        } catch let errors as FieldErrors {
            return try await failed(errors, form, Upload(fields: fields), request, context)
        }
    }

    private func comparison(_ request: Request, _ context: DeskContext) async throws -> ComparisonPage {
        let number = number(context)
        let id = try await matterID(context)
        let crumb = Crumb(number, Paths.matter(number))
        let words = words(for: request).desk.compare
        let typed = request.query("with")
        guard !typed.isEmpty else {
            // Places as people count them; without, the first filing and the second.
            let (one, two) = (Int(request.query("first")) ?? 1, Int(request.query("second")) ?? 2)
            guard (1...Casework.mostListed).contains(one), (1...Casework.mostListed).contains(two) else {
                throw NotHere()
            }
            let comparison = try await casework.compareFilings(of: id, one - 1, two - 1, for: context.principal)
            func heading(_ place: Int) -> String {
                words.filing.filling(["number": number, "place": String(place)])
            }
            return ComparisonPage(
                first: heading(one), second: heading(two), crumb: crumb, rows: rows(comparison, request),
                decision: .none)
        }
        let other = try await casework.matterID(numbered: typed, for: context.principal)
        guard other != id else { throw NotHere() }
        let comparison = try await casework.compare(id, with: other, for: context.principal)
        let second = comparison.second.number ?? typed
        let path = comparison.joining.map {
            Paths.act(proceeding: "\($0.proceeding)", noun: $0.verb.noun) + "?running=\(second)"
        }
        return ComparisonPage(
            first: number, second: second, crumb: crumb, rows: rows(comparison, request),
            decision: .joining(number: second, path: path, isOpen: comparison.isSecondOpen))
    }

    private func rows(_ comparison: Comparison, _ request: Request) -> [ComparisonPage.Row] {
        let view = presentation(for: request)
        let (words, matter, fields) = (view.words.desk.compare, view.words.desk.matter, view.words.fields.labels)
        func both(_ label: String, _ said: (ComparedFiling) -> String) -> ComparisonPage.Row {
            ComparisonPage.Row(label, said(comparison.first), said(comparison.second))
        }
        func text(_ label: String, _ text: ComparedText) -> ComparisonPage.Row {
            func pieces(_ side: [ComparedText.Piece]) -> [ComparisonPage.Piece] {
                side.map { ComparisonPage.Piece($0.text, isShared: $0.isShared) }
            }
            return ComparisonPage.Row(label, pieces(text.first), pieces(text.second))
        }
        return [
            both(matter.channel) { view.words.terms.channel[$0.channel.rawValue] },
            both(matter.received) { view.longDate($0.receivedOn) },
            both(matter.purpose) { $0.purpose.map { view.words.terms.purpose[$0.rawValue] } ?? "" },
            both(fields["category"]) { filing in
                filing.category.flatMap { casework.organisation.snapshot.categories[$0] }
                    .map { categoryName($0, language(of: request)) } ?? ""
            },
            both(words.place) { filing in
                let place = [filing.place.map { name(of: $0, request) }, filing.exactPlace]
                return place.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
            },
            both(words.count) { String($0.headcount) },
            both(words.people) { filing in
                filing.parties.map { party in
                    let parts = [party.name, party.phone, party.document, party.address].filter { !$0.isEmpty }
                    return view.listing([view.words.terms.partyRole[party.role.rawValue]] + parts)
                }.joined(separator: "\n")
            },
            text(words.subject, comparison.title), text(matter.facts, comparison.facts),
            text(matter.claim, comparison.claim),
        ]
    }
}
