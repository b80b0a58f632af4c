// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

@testable import Web

/// 换语言、换字号: whoever finds the type too small while writing loses nothing by making it larger.
@Suite struct SameFormTests {
    @Test(arguments: TestEngine.dialects)
    func `another language or size keeps what was typed, and sends nothing`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            _ = try await petitioner.follow(slip)
            let forms: [(path: String, typed: [(String, String)])] = [
                ("/follow/recusal", [("whom", "张三"), ("reason", "他是对方的<b>亲戚</b>。")]),
                ("/retaliation", [("unit", "D-HOU"), ("facts", "来信以后被停了低保。"), ("name", "王秀兰")]),
            ]
            for (path, typed) in forms {
                let page = try await petitioner.get(path)
                #expect(page.text.contains("form=\"question\" formaction=\"\(path)\" name=\"language\""))
                let other = try await petitioner.post(path, typed + [("language", "zh-Hans")], token: page.token)
                #expect(other.status == 303 && other.location == path)
                let shown = try await petitioner.get(path)
                #expect(shown.text.contains("<html lang=\"zh-Hans\""))
                for (_, value) in typed {
                    let escaped = value.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
                    #expect(shown.text.contains(escaped), "\(path)")
                }
                let large = try await petitioner.post(path, typed + [("type", "elder")], token: shown.token)
                #expect(large.location == path)
                let larger = try await petitioner.get(path)
                #expect(
                    larger.text.contains("<body class=\"portal elder\"")
                        && larger.text.contains(typed[1].1.prefix(4)))
                _ = try await petitioner.post(
                    "/preferences", [("language", "en"), ("type", "standard")], token: larger.token)
                // Told once: a page opened later is empty again.
                let later = try await petitioner.get(path)
                #expect(!later.text.contains(typed[1].1.prefix(4)))
            }
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `material keeps its text and its photograph, and is sent once`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            _ = try await petitioner.follow(slip)
            let page = try await petitioner.get("/follow/material")
            let photograph = [(name: "photo.txt", bytes: Array("as it is".utf8))]
            let large = try await petitioner.upload(
                "/follow/material", [("text", "暖气片是凉的。"), ("type", "elder")], files: photograph, token: page.token)
            #expect(large.status == 303 && large.location == "/follow/material")
            let shown = try await petitioner.get("/follow/material")
            #expect(shown.text.contains("暖气片是凉的。") && shown.text.contains("<bdi>photo.txt</bdi>"))
            #expect(shown.token == page.token)
            let sent = try await petitioner.upload(
                "/follow/material", [("text", "暖气片是凉的。")], files: [], token: shown.token)
            #expect(sent.status == 303 && sent.location == "/follow/matter?done=material")
            let clerk = try await site.world.principal("clerk")
            let id = try await site.world.casework.matterID(numbered: slip.number, for: clerk)
            #expect(try await site.world.casework.file(id, for: clerk).attachments.map(\.name) == ["photo.txt"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `on a shared computer the next person does not find it`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let computer = site.browser()
            let first = try await computer.fileMatter(subject: "First")
            let second = try await site.browser().fileMatter(subject: "Second")
            for isEnded in [false, true] {
                _ = try await computer.follow(first)
                let page = try await computer.get("/follow/recusal")
                let typed = [("whom", "Zhang San"), ("reason", "He is the developer's brother.")]
                _ = try await computer.post("/follow/recusal", typed + [("type", "elder")], token: page.token)
                if isEnded { _ = try await computer.post("/follow/end", [], token: page.token) }
                _ = try await computer.follow(second)
                #expect(try await !computer.get("/follow/recusal").text.contains("Zhang San"))
                _ = try await computer.follow(first)
                #expect(try await computer.get("/follow/recusal").text.contains("Zhang San") == !isEnded)
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the page that asks for the number again carries the text through another size`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            _ = try await petitioner.follow(slip)
            let page = try await petitioner.get("/follow/recusal")
            let typed = [("whom", "Zhang San"), ("reason", "He is the developer's brother.")]
            _ = try await petitioner.post("/follow/end", [], token: page.token)
            let ended = try await petitioner.post("/follow/recusal", typed, token: page.token)
            let held = try #require(ended.value(after: "name=\"held\" value=\""))
            let larger = try await petitioner.post(
                "/follow", [("number", slip.number), ("held", held), ("type", "elder")], token: ended.token)
            #expect(larger.location == "/follow")
            let again = try await petitioner.get("/follow")
            #expect(again.text.contains("portal elder") && again.text.contains(slip.number))
            let opened = try await petitioner.post(
                "/follow",
                [
                    ("number", slip.number), ("code", slip.code),
                    ("held", again.value(after: "name=\"held\" value=\"") ?? ""),
                ],
                token: again.token)
            #expect(opened.location == "/follow/recusal")
            #expect(try await petitioner.get("/follow/recusal").text.contains("Zhang San"))
        }
    }

    @Test func `a page that carries its text along has a form of that name`() throws {
        for sheet in try Gallery().sheets where sheet.page.question != nil {
            let view = try Gallery.view(.chinese, person: sheet.person, path: sheet.path)
            let text = String(decoding: sheet.page.html(in: view).bytes, as: UTF8.self)
            #expect(text.contains("<form id=\"question\""), "\(sheet.name)")
        }
    }
}
