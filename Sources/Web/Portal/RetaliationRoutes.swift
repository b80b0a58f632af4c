// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 报告打击报复, from the home page or from one's matter.
    func addRetaliationRoutes(to router: Router<WebContext>) {
        router.get("/retaliation") { request, _ in
            let held = try await heldForm(request)
            let form = held.map { FormState(values: $0.fields.typed) } ?? FormState()
            return show(try await retaliationPage(request, form), request).setting(held?.cookie)
        }
        router.post("/retaliation") { request, _ in
            let fields = try await fields(request)
            if let again = try await sameForm(fields, of: nil, request) { return again }
            let typed = ["unit", "facts", "name", "phone"].reduce(into: [String: String]()) {
                $0[$1] = $1 == "facts" ? PlainText.cleanBlock(fields[$1] ?? "") : PlainText.cleanLine(fields[$1] ?? "")
            }
            do {
                return try await report(typed, request, token: fields["token"] ?? "")
            } catch let errors as FieldErrors {
                let words = words(for: request).portal.retaliation
                let form = faulty(
                    typed.mapValues { [$0] }, errors, request,
                    labels: ["unit": words.unit, "facts": words.facts, "name": words.name, "phone": words.phone],
                    portal: "retaliation")
                return show(try await retaliationPage(request, form), request, status: .unprocessableContent)
            }
        }
    }

    private func report(_ typed: [String: String], _ request: Request, token: String) async throws -> Response {
        var problems: [FieldProblem] = []
        for (name, most) in [("name", 100), ("phone", 40)] where (typed[name] ?? "").count > most {
            let count = (typed[name] ?? "").count
            problems.append(FieldProblem(name, .tooLong, values: ["most": "\(most)", "count": "\(count)"]))
        }
        let unit = casework.organisation.snapshot.unitsByCode[typed["unit"] ?? ""]
        if unit == nil { problems.append(FieldProblem("unit", .missing)) }
        if (typed["facts"] ?? "").isEmpty { problems.append(FieldProblem("facts", .missing)) }
        guard problems.isEmpty, let unit else { throw FieldErrors(problems) }
        let report = RetaliationReport(
            unit: unit.id, facts: typed["facts"] ?? "", name: typed["name"] ?? "", phone: typed["phone"] ?? "",
            title: words(for: request).portal.retaliation.title)
        let kept = casework.receiptToken(ofForm: token)
        _ = try await casework.reportRetaliation(
            report, ticket: try await liveTicket(request)?.ticket, keepingUnder: kept)
        return Response.see(Paths.receipt).setting(cookie(.draft, kept, seconds: KeptReceipt.seconds))
    }

    private func retaliationPage(_ request: Request, _ form: FormState) async throws -> RetaliationPage {
        RetaliationPage(
            units: unitChoices(request) { $0.isConcernable }, number: try await liveTicket(request)?.number, form: form)
    }

    /// The ticket of somebody who is following a matter; one that has ended is none.
    private func liveTicket(_ request: Request) async throws -> (ticket: String, number: String)? {
        guard let ticket = request.cookie(cookieName(.follow)) else { return nil }
        do {
            return (ticket, try await casework.followed(ticket).number)
        } catch FollowProblem.ended {
            return nil
        }
    }
}
