// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 批量办理 by pages alone: tick, look, confirm, read.
@Suite struct BatchPageTests {
    private func chosen(_ page: Answer) -> [(String, String)] {
        page.values(after: "name=\"p\" value=\"").map { ("p", $0) }
    }

    @Test(arguments: TestEngine.dialects, ["en", "zh-Hans"])
    func `a clerk sends ten on at once and a handler signs for them`(
        _ engine: TestEngine, _ language: String
    ) async throws {
        try await engine.withSite { site in
            var numbers: [String] = []
            for number in 0..<10 {
                numbers.append(try await site.world.register(title: "积水\(number)", facts: "桥下雨后积水。").number)
            }
            let clerk = try await site.desk("clerk", language: language)
            let work = try await clerk.get("/desk")
            #expect(Set(work.values(after: "name=\"m\" value=\"")) == Set(numbers))
            #expect(work.text.contains("name=\"verb\" value=\"transfer\""))
            let ticked = numbers.map { ("m", $0) }
            let asked = try await clerk.post("/desk/batch", ticked + [("verb", "transfer")], token: work.token)
            #expect(asked.status == 200 && asked.text.contains("name=\"unit\""))
            let wrong = try await clerk.post(
                "/desk/batch", ticked + [("verb", "transfer"), ("asked", "yes"), ("unit", "NOWHERE")],
                token: asked.token)
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-unit\""))
            #expect(wrong.text.contains("value=\"NOWHERE\""))
            let form = ticked + [("verb", "transfer"), ("asked", "yes"), ("unit", "D-HOU"), ("note", "一并办理")]
            let preview = try await clerk.post("/desk/batch", form, token: asked.token)
            #expect(preview.status == 200 && chosen(preview).count == 10)
            #expect(preview.text.contains(language == "en" ? "10 can be done" : "10件可以办理"))
            #expect(preview.text.contains("value=\"一并办理\""))
            let sent: [(String, String)] =
                chosen(preview) + ticked + [("verb", "transfer"), ("unit", "D-HOU"), ("note", "一并办理")]
            let done = try await clerk.post("/desk/batch/acts", sent, token: preview.token)
            #expect(done.status == 303)
            let result = try await clerk.get(try #require(done.location))
            #expect(result.text.contains(language == "en" ? "10 done" : "办成10件"))
            let twice = try await clerk.post("/desk/batch/acts", sent, token: preview.token)
            #expect(twice.location == done.location)

            let handler = try await site.desk("handler", language: language)
            #expect(try await handler.get(try #require(done.location)).status == 404)
            let list = try await handler.get("/desk/search?stage=forwarded&at=D-HOU")
            #expect(list.values(after: "name=\"m\" value=\"").count == 10)
            let offered = try await handler.post("/desk/batch", ticked, token: list.token)
            #expect(offered.text.contains("value=\"receive\"") && !offered.text.contains("value=\"transfer\""))
            let look = try await handler.post("/desk/batch", ticked + [("verb", "receive")], token: list.token)
            #expect(chosen(look).count == 10)
            // One of them is signed for while the preview is read.
            _ = try await handler.act("receipt", on: numbers[3])
            let signed = try await handler.post(
                "/desk/batch/acts", chosen(look) + [("verb", "receive")], token: look.token)
            let received = try await handler.get(try #require(signed.location))
            #expect(received.text.contains(language == "en" ? "9 done" : "办成9件"))
            #expect(received.text.contains(language == "en" ? "Someone has just acted" : "别人刚刚办理过"))
            #expect(!received.text.contains("R-126") && received.text.contains("href=\"/desk/matters/\(numbers[3])\""))
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test func `nothing chosen, too many, a forged form and another's matter are told kindly`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let token = try await clerk.get("/desk").token
            let none = try await clerk.post("/desk/batch", [("verb", "transfer")], token: token)
            #expect(none.status == 422 && none.text.contains("Nothing is selected"))
            let many = (0..<51).map { ("m", "2026-\($0)") }
            let tooMany = try await clerk.post("/desk/batch", many, token: token)
            #expect(tooMany.status == 422 && tooMany.text.contains("50 at a time"))
            #expect(try await clerk.post("/desk/batch", [], token: "x").status == 403)
            #expect(try await clerk.post("/desk/batch/acts", [], token: "x").status == 403)
            #expect(try await clerk.get("/desk/batch").location == "/desk")
            #expect(try await clerk.get("/desk/batch/results/nothing").status == 404)
            let heater = try await site.desk("heater")
            let other = try await heater.post(
                "/desk/batch", [("m", receipt.number), ("verb", "receive")], token: heater.get("/desk").token)
            #expect(other.text.contains("Not found") && chosen(other).isEmpty)
            // An act that is none for many is not done by this door.
            let odd = try await clerk.post(
                "/desk/batch", [("m", receipt.number), ("verb", "replyDirectly"), ("reply", "Ten letters long.")],
                token: token)
            #expect(odd.status == 200 && odd.text.contains("What do you want to do?"))
            // Who does none of it has nothing to tick.
            let leader = try await site.desk("leader")
            #expect(!(try await leader.get("/desk/search?channel=visit").text.contains("name=\"m\"")))
        }
    }
}
