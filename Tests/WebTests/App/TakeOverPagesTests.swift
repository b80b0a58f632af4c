// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

@testable import Web

/// Art 28(3), R-145, by the forms of the desk and of the API: one tick, never ticked beforehand.
@Suite struct TakeOverPagesTests {
    private func received(_ site: TestSite) async throws -> Receipt {
        let receipt = try await site.world.register()
        try await site.world.casework.addPerson(
            login: "colleague", name: "colleague", nameEnglish: "colleague", roles: [(.handler, "D-HOU")],
            password: CaseworkWorld.password)
        #expect(try await site.desk("clerk").act("transfer", on: receipt.number, [("unit", "D-HOU")]).status == 303)
        #expect(try await site.desk("handler").act("receipt", on: receipt.number).status == 303)
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `the form of a take-over asks for it, says what to do, and the file shows that it was declared`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let receipt = try await received(site)
            let handler = try await site.desk("handler")
            let form = try await handler.get(handler.address(of: "acceptance", on: receipt.number)).text
            let box = try #require(form.firstMatch(of: /<input[^>]*name="hasNoInterest"[^>]*>/)?.output)
            #expect(box.contains("required") && !box.contains("checked"))
            let silent = try await handler.act("acceptance", on: receipt.number, [("path", "p6")])
            #expect(silent.status == 422 && silent.text.contains("href=\"#f-hasNoInterest\""))
            #expect(silent.text.contains("article 28(3)") && silent.text.contains("use “Declare an interest”"))
            #expect(silent.text.contains("value=\"p6\" selected"))
            let taken = [("path", "p6"), ("hasNoInterest", "yes")]
            #expect(try await handler.act("acceptance", on: receipt.number, taken).status == 303)
            let file = try await handler.get("/desk/matters/\(receipt.number)").text
            #expect(file.contains("I have no interest in this matter or in the petitioner"))
            // Who has declared is not asked again; a colleague who comes to the matter is.
            let opinion = try await handler.get(handler.address(of: "opinion", on: receipt.number)).text
            #expect(!opinion.contains("hasNoInterest"))
            let colleague = try await site.desk("colleague")
            let asked = try await colleague.get(colleague.address(of: "opinion", on: receipt.number)).text
            #expect(asked.contains("name=\"hasNoInterest\""))
            let refused = try await colleague.act("opinion", on: receipt.number, DeskVerbTests.opinion)
            #expect(refused.status == 422 && refused.text.contains("You have not declared on this matter yet."))
            #expect(refused.text.contains("The valve was replaced; now 20 degrees."))
            let drafted = try await colleague.act(
                "opinion", on: receipt.number, DeskVerbTests.opinion + [("hasNoInterest", "yes")])
            #expect(drafted.status == 303)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `programs declare too: what the document can say is 422, what only the register knows is 409`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let receipt = try await received(site)
            let state = try await site.state(of: receipt.number)
            let handling = try #require(state.proceedings.first { $0.kind == .ordinaryHandling }).id
            let here = "/api/v1/proceedings/\(handling)"
            let handler = try await site.program("handler", [.handler])
            for body in [#"{"path":"p6"}"#, #"{"path":"p6","hasNoInterest":false}"#] {
                let silent = try await handler.post(here + "/acts/accept", body, ["If-Match": "*"])
                #expect(silent.status == 422 && silent.problems == ["hasNoInterest": "notDeclared"], "\(body)")
            }
            let taken = try await handler.post(
                here + "/acts/accept", #"{"path":"p6","hasNoInterest":true}"#, ["If-Match": "*"])
            #expect(taken.status == 200)
            let colleague = try await site.program("colleague", [.handler])
            let opinion =
                #"{"claims":[{"text":"Heat.","outcome":"explained"}],"facts":"It was sixteen degrees.","#
                + #""opinion":"A valve was changed.","basis":["The heating rules"]"#
            let asked = try await colleague.post(here + "/acts/draftOpinion", opinion + "}", ["If-Match": "*"])
            #expect(asked.status == 409 && asked.problems == ["hasNoInterest": "notDeclaredYet"])
            func isRequired(_ program: Program) async throws -> Bool {
                let acts = try await program.get(here + "/acts").json
                func named(_ name: String, _ value: String, in list: JSON?) -> JSON? {
                    guard case .array(let items)? = list else { return nil }
                    return items.first { if case .string(value)? = $0[name] { true } else { false } }
                }
                let draft = named("verb", "draftOpinion", in: acts["acts"])
                let field = named("name", "hasNoInterest", in: draft?["fields"])
                guard case .bool(let isRequired)? = field?["isRequired"] else { throw NotHere() }
                return isRequired
            }
            #expect(try await isRequired(colleague))
            #expect(try await !isRequired(handler))
            let drafted = try await colleague.post(
                here + "/acts/draftOpinion", opinion + #","hasNoInterest":true}"#, ["If-Match": "*"])
            #expect(drafted.status == 200)
        }
    }
}
