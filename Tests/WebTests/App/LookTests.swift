// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import HTTPTypes
import Support
import Testing
import Web

/// 显示设置: chosen once, by a plain form, for every page after.
@Suite struct LookTests {
    @Test func `a cookie says what was chosen and nothing else`() {
        #expect(Look(cookie: "") == Look())
        #expect(Look(cookie: "nonsense.<script>") == Look())
        let look = Look(isElder: true, isHighContrast: true, theme: .dark, isCompact: true)
        #expect(Look(cookie: look.cookie) == look)
        #expect(Look().cookie == "standard")
        #expect(look.choosing { $0 == "theme" ? "light" : nil }.theme == .light)
        #expect(look.choosing { $0 == "type" ? "standard" : nil }.isElder == false)
        #expect(look.choosing { _ in nil } == look)
    }

    @Test func `what was chosen shows on the portal and at the desk`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let person = site.browser()
            let page = try await person.get("/settings")
            #expect(page.text.contains("name=\"contrast\"") && !page.text.contains("name=\"density\""))
            _ = try await person.fill("/settings", at: "/preferences", [("contrast", "more"), ("type", "elder")])
            #expect(try await person.get("/").text.contains("<body class=\"portal elder contrast\">"))
            let clerk = try await site.desk("clerk")
            #expect(try await clerk.get("/desk/settings").text.contains("name=\"density\""))
            _ = try await clerk.fill("/desk/settings", at: "/preferences", [("theme", "dark"), ("density", "compact")])
            #expect(try await clerk.get("/desk").text.contains("<body class=\"desk dark compact\">"))
        }
    }

    @Test func `black on white stays so in the dark, and paper is never dark`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let style = try String(
            contentsOf: root.appending(path: "Sources/Resources/Assets/site.css"), encoding: .utf8)
        #expect(style.contains(".desk:not(.light, .contrast) {") && style.contains(".desk.dark:not(.contrast) {"))
        #expect(style.components(separatedBy: "color-scheme: dark;").count == 3)
        #expect(style.components(separatedBy: "@media screen").count == 3)
    }

    @Test func `the sheet travels without what only its writers read, and says the same`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let style = try String(
            contentsOf: root.appending(path: "Sources/Resources/Assets/site.css"), encoding: .utf8)
        let squeezed = SqueezedStyle.spaceless(style)
        func bare(_ sheet: String) -> String {
            sheet.replacing(/\/\*(?s:.)*?\*\//, with: "").replacing(/\s+/, with: " ").replacing(#/ ?([{};,>]) ?/#) {
                $0.1
            }
            .replacing(": ", with: ":").replacing(";}", with: "}").trimmingCharacters(in: .whitespaces)
        }
        #expect(bare(squeezed) == bare(style) && !squeezed.contains("/*") && !squeezed.contains("\n"))
        // Nothing inside quotation marks looks like what is squeezed.
        for line in style.split(separator: "\n") {
            let quoted = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter {
                $0.offset % 2 == 1
            }
            #expect(!quoted.contains { $0.element.contains(/[{};,>:] | [{};,>]/) }, "\(line)")
        }
        #expect(squeezed.utf8.count < style.utf8.count * 95 / 100)
        // Spaces that mean something stay.
        #expect(squeezed.contains(".portal h1{") && squeezed.contains("calc(var(--target) + 10px)"))
        #expect(squeezed.contains("\"PingFang SC\",\"Noto Sans CJK SC\"") && squeezed.contains("padding:.3em 1em .3em"))
        #expect(
            SqueezedStyle.squeezed("a {\n  margin: 0\n    1px;\n}\n/* b */ c > d { e: f }") == "a{margin:0 1px}c>d{e:f}"
        )
        // Custom properties get short names, each its own.
        #expect(
            SqueezedStyle.squeezed("a { --ink: red; --ink-2: var(--ink); color: var(--ink-2, #fff) }")
                == "a{--a:red;--b:var(--a);color:var(--b,#fff)}")
        func names(_ sheet: String) -> Set<Substring> { Set(sheet.matches(of: /--[a-z][\w-]*/).map(\.output)) }
        #expect(names(SqueezedStyle.squeezed(style)).count == names(squeezed).count)
    }

    @Test func `style and script travel compressed to whoever takes them so`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = site.browser()
            let plain = try await browser.get("/assets/site.css")
            #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding")
            let packed = try await browser.send(
                .get, "/assets/site.css", headers: ["Accept-Encoding": "br, gzip;q=0.8"])
            #expect(packed.headers[.contentEncoding] == "gzip" && packed.body.count < plain.body.count / 4)
            #expect(packed.body.prefix(2) == [0x1f, 0x8b])
            // A page holds form tokens, so its size must not tell of its contents.
            let page = try await browser.send(.get, "/", headers: ["Accept-Encoding": "gzip"])
            #expect(page.headers[.contentEncoding] == nil)
        }
    }

    @Test func `as one types, the newest matters come as lines, and only one's own`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let receipt = try await site.world.register(title: "路灯不亮", facts: "小区路灯坏了三个月。")
            let clerk = try await site.desk("clerk")
            let found = try await clerk.get("/desk/search/quick?q=%E8%B7%AF%E7%81%AF")
            #expect(found.status == 200 && found.text.hasPrefix("<ul><li><a href=\"/desk/matters/\(receipt.number)\">"))
            let handler = try await site.desk("handler")
            #expect(try await handler.get("/desk/search/quick?q=%E8%B7%AF%E7%81%AF").text.hasPrefix("<p role"))
            #expect(try await clerk.get("/desk/search/quick?q=2026-0000001-1").text.hasPrefix("<p role"))
        }
    }
}
