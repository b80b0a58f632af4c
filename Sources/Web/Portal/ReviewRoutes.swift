// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 请求复查、复核: what the petitioner may do against an opinion, on the page where it is read.
    func addReviewRoutes(to router: Router<WebContext>) {
        router.get("/follow/review") { request, _ in
            try await following(request) { ticket in
                let held = try await heldForm(request, of: casework.followed(ticket).number)
                let form = held.map { FormState(values: $0.fields.typed) } ?? FormState()
                guard let page = try await reviewPage(ticket, request, form) else {
                    return Response.see(Paths.followMatter)
                }
                return show(page, request).setting(held?.cookie)
            }
        }
        router.post("/follow/review") { request, _ in try await askReview(request) }
    }

    private func askReview(_ request: Request) async throws -> Response {
        let fields = try await fields(request)
        let typed = [
            "unit": fields["unit"] ?? "", "whyLate": fields["whyLate"] ?? "", "grounds": fields["grounds"] ?? "",
        ]
        return try await following(request) { ticket in
            func again(_ form: FormState) async throws -> ReviewRequestPage? {
                try await reviewPage(ticket, request, form)
            }
            do {
                if let again = try await sameForm(fields, of: await casework.followed(ticket).number, request) {
                    return again
                }
                let unit = casework.organisation.snapshot.unitsByCode[typed["unit"] ?? ""]?.id
                try await requireAll(unit, typed, ticket)
                try await casework.requestReview(
                    of: unit, grounds: typed["grounds"] ?? "", whyLate: typed["whyLate"], ticket: ticket,
                    formToken: fields["token"])
                return Response.see(Paths.followMatter + "?done=review")
            } catch let errors as FieldErrors {
                let form = faulty(
                    typed.mapValues { [$0] }, errors, request, labels: reviewLabels(request), portal: "review")
                guard let page = try await again(form) else { return Response.see(Paths.followMatter) }
                return show(page, request, status: .unprocessableContent)
            } catch let refusal as Refusal {
                let form = FormState(typed, trouble: .refused(refusal))
                guard let page = try await again(form) else { return Response.see(Paths.followMatter) }
                return show(page, request, status: Failure(refusal).status)
            } catch  where Outage(error) != nil {
                guard let page = try await again(FormState(typed, trouble: .unavailable)) else { throw error }
                return unavailable(page, error, request)
            }
        }
    }

    /// Everything that is missing, told at once.
    private func requireAll(_ unit: UnitID?, _ typed: [String: String], _ ticket: String) async throws {
        guard let open = try await casework.openReview(ticket: ticket) else { return }
        let count = (typed["grounds"] ?? "").trimmingWhitespace().count
        var problems: [FieldProblem] = []
        if unit == nil, open.bodies.count > 1 { problems.append(FieldProblem("unit", .missing, article: "35, 36")) }
        if open.isLate,
            let problem = Casework.problem(withReason: (typed["whyLate"] ?? "").trimmingWhitespace())
        {
            problems.append(problem)
        }
        if count < 10 {
            problems.append(FieldProblem("grounds", .tooShort, values: ["least": "10", "count": "\(count)"]))
        }
        guard problems.isEmpty else { throw FieldErrors(problems) }
    }

    private func reviewPage(
        _ ticket: String, _ request: Request, _ form: FormState = FormState()
    ) async throws -> ReviewRequestPage? {
        guard let open = try await casework.openReview(ticket: ticket) else { return nil }
        let matter = try await casework.followed(ticket)
        return ReviewRequestPage(
            number: matter.number, isReReview: open.kind == .reReview,
            bodies: open.bodies.map { Choice($0.code, reviewerName($0, request)) }, until: open.until,
            isLate: open.isLate, form: form)
    }

    /// The name as one says it in full: a district that reviews is its government.
    private func reviewerName(_ unit: Unit, _ request: Request) -> String {
        let name = name(of: unit.id, request)
        let ending = vocabulary[.chinese].portal.review.governmentOf.filling(["place": ""])
        guard unit.kind == .government, !unit.name.hasSuffix(ending) else { return name }
        return words(for: request).portal.review.governmentOf.filling(["place": name])
    }

    private func reviewLabels(_ request: Request) -> [String: String] {
        let words = words(for: request).portal.review
        return ["unit": words.body, "grounds": words.grounds, "whyLate": words.whyLate]
    }
}
