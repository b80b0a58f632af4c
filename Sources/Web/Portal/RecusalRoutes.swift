// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 申请回避 (art 28(3)): the petitioner says who should not handle the matter; the head of the unit decides.
    func addRecusalRoutes(to router: Router<WebContext>) {
        router.get("/follow/recusal") { request, _ in
            try await following(request) { ticket in
                let matter = try await casework.followed(ticket)
                guard matter.canAddMaterial, matter.powers.contains(.file) else {
                    return Response.see(Paths.followMatter)
                }
                let held = try await heldForm(request, of: matter.number)
                let form = held.map { FormState(values: $0.fields.typed) } ?? FormState()
                return show(RecusalPage(number: matter.number, form: form), request).setting(held?.cookie)
            }
        }
        router.post("/follow/recusal") { request, _ in try await askRecusal(request) }
    }

    private func askRecusal(_ request: Request) async throws -> Response {
        let fields = try await fields(request)
        let typed = [
            "whom": PlainText.cleanLine(fields["whom"] ?? ""), "reason": PlainText.cleanBlock(fields["reason"] ?? ""),
        ]
        return try await following(request) { ticket in
            func again(_ form: FormState) async throws -> RecusalPage {
                RecusalPage(number: try await casework.followed(ticket).number, form: form)
            }
            do {
                if let again = try await sameForm(fields, of: await casework.followed(ticket).number, request) {
                    return again
                }
                guard
                    let asked = try Act.read(.requestRecusal, from: typed, lookup: casework.lookup).inputs
                        as? RecusalRequest
                else { throw NotHere() }
                try await casework.requestRecusal(asked, ticket: ticket, formToken: fields["token"])
                return Response.see(Paths.followMatter + "?done=recusal")
            } catch let errors as FieldErrors {
                let words = words(for: request).portal.recusal
                let form = faulty(
                    typed.mapValues { [$0] }, errors, request, labels: ["whom": words.whom, "reason": words.reason],
                    portal: "recusal")
                return show(try await again(form), request, status: .unprocessableContent)
            } catch let refusal as Refusal {
                let form = FormState(typed, trouble: .refused(refusal))
                return show(try await again(form), request, status: Failure(refusal).status)
            } catch  where Outage(error) != nil {
                return unavailable(
                    try await again(FormState(typed, trouble: .unavailable)), error, request, token: fields["token"])
            }
        }
    }
}
