// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

@testable import Web

/// 身份保密 through the pages and the API.
@Suite struct KeptIdentityPageTests {
    @Test(arguments: TestEngine.dialects)
    func `a petitioner ticks it, the unit reads no name, asks, and reads it when the office has agreed`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter(isConfidential: true)
            let clerk = try await site.desk("clerk")
            #expect(try await clerk.get("/desk/matters/\(slip.number)/parties").text.contains("Wang Xiulan"))
            let class_ = [("purpose", "claim"), ("grade", "ordinary"), ("category", ""), ("path", "p6")]
            #expect(try await clerk.act("classification", on: slip.number, class_).status == 303)
            #expect(try await clerk.act("transfer", on: slip.number, [("unit", "D-HOU")]).status == 303)

            let handler = try await site.desk("handler")
            #expect(try await handler.act("receipt", on: slip.number).status == 303)
            let file = try await handler.get("/desk/matters/\(slip.number)")
            #expect(file.text.contains("asked to be kept from this unit"))
            #expect(!file.text.contains("Wang") && !file.text.contains("Clearwater"))
            let refused = try await handler.get("/desk/matters/\(slip.number)/parties")
            #expect(refused.status == 403)
            #expect(
                refused.text.contains("Regulations on Petition Work, art. 30 para. 3") && !refused.text.contains("Wang")
            )
            #expect(refused.text.contains("/disclosure-request\""))

            #expect(
                try await handler.act("disclosure-request", on: slip.number, [("reason", "We must visit the flat")])
                    .status == 303)
            let leader = try await site.desk("leader")
            let grant = [("untilOn", site.world.casework.today.iso), ("reason", "The flat must be measured")]
            #expect(try await leader.act(Verb.grantDisclosure.noun, on: slip.number, grant).status == 303)
            #expect(try await handler.get("/desk/matters/\(slip.number)/parties").text.contains("Wang Xiulan"))
            site.world.time.move(days: 1)
            let later = try await site.desk("handler")
            #expect(try await later.get("/desk/matters/\(slip.number)/parties").status == 403)
            #expect(try await later.get("/desk/matters/\(slip.number)").text.contains("The flat must be measured"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `programs say it at registration, and a unit's program is given roles without names`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let clerk = try await site.program("clerk", [.clerk])
            let body =
                #"{"channel":"letter","title":"Heating","facts":"It is cold.","purpose":"claim","isConfidential":true,"#
                + #""parties":[{"name":"Wang Xiulan","phone":"13900001234"}]}"#
            let made = try await clerk.post("/api/v1/matters", body, ["Idempotency-Key": "kept"])
            #expect(made.status == 201)
            let proceeding = "/api/v1/proceedings/\(made["proceeding"])"
            let tag = try await clerk.get(proceeding).tag
            let sent = try await clerk.post(proceeding + "/acts/transfer", #"{"unit":"D-HOU"}"#, ["If-Match": tag])
            #expect(sent.status == 200)
            func text(_ reply: Reply) -> String { String(decoding: reply.json.bytes, as: UTF8.self) }
            let own = try await clerk.get("/api/v1/matters/\(made["id"])")
            #expect(text(own).contains("Wang Xiulan"))
            let handler = try await site.program("handler", [.handler])
            let other = try await handler.get("/api/v1/matters/\(made["id"])")
            #expect(other.status == 200 && text(other).contains(#""arePartiesWithheld":true"#))
            #expect(!text(other).contains("Wang") && !text(other).contains("13900001234"))
        }
    }
}
