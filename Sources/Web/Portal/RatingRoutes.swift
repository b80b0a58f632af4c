// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 评价 (R-240, rules 5.1): each object at a door of its own, while its window is open.
    func addRatingRoutes(to router: Router<WebContext>) {
        for object in RatedObject.allCases {
            router.get(RouterPath(object.path)) { request, _ in
                try await following(request) { ticket in
                    let matter = try await casework.followed(ticket)
                    guard matter.powers.contains(.rate) else { throw Refusal(.outsideScope, article: "S2:27, F-31") }
                    let held = try await heldForm(request, of: matter.number)
                    let form = held.map { FormState(values: $0.fields.typed) } ?? FormState()
                    guard let page = ratingPage(object, of: matter, form, request) else {
                        return Response.see(Paths.followMatter)
                    }
                    return show(page, request).setting(held?.cookie)
                }
            }
            router.post(RouterPath(object.path)) { request, context in
                try await rate(object, request, from: context.network(of: request))
            }
        }
    }

    private func rate(_ object: RatedObject, _ request: Request, from network: String) async throws -> Response {
        let fields = try await fields(request)
        let values = Dictionary(fields.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        return try await following(request) { ticket in
            do {
                if let again = try await sameForm(fields, of: await casework.followed(ticket).number, request) {
                    return again
                }
                guard let rating = try Act.read(.rate, from: values, lookup: casework.lookup).inputs as? Rating else {
                    throw NotHere()
                }
                try await casework.rate(rating, of: object, ticket: ticket, network: network)
                return Response.see(Paths.followMatter + "?done=rating")
            } catch let errors as FieldErrors {
                let form = faulty(values.mapValues { [$0] }, errors, request, labels: labels(request), portal: "follow")
                guard let page = ratingPage(object, of: try await casework.followed(ticket), form, request) else {
                    return Response.see(Paths.followMatter)
                }
                return show(page, request, status: .unprocessableContent)
            } catch  where Outage(error) != nil {
                let form = FormState(values, trouble: .unavailable)
                guard let page = ratingPage(object, of: try await casework.followed(ticket), form, request) else {
                    return Response.see(Paths.followMatter)
                }
                return unavailable(page, error, request)
            }
        }
    }

    /// Nil where the window is not open.
    private func ratingPage(
        _ object: RatedObject, of matter: FollowedMatter, _ form: FormState, _ request: Request
    ) -> RatingPage? {
        matter.ratings.first { $0.object == object }.map {
            RatingPage(
                number: matter.number, object: object, unit: name(of: $0.unit, request), until: $0.until, form: form)
        }
    }
}
