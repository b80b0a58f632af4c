// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import Web

@Suite struct PagesTests {
    /// Gives every invented text a number and characters that markup would stumble over, and remembers it.
    private final class Marks {
        private(set) var given: [String] = []
        func mark(_ text: String) -> String {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let marked = lines.map { line -> String in
                given.append(String(line))
                return "\(line)<\(given.count - 1)>&\"'"
            }
            return marked.joined(separator: "\n")
        }
    }

    @Test(arguments: Language.allCases)
    func `every value of every page is shown and escaped`(_ language: Language) throws {
        let marks = Marks()
        let words = try Locales.vocabulary()[language]
        var shown: Set<Int> = []
        var raw: [Substring] = []
        for sheet in try Gallery(say: marks.mark).sheets {
            let page = sheet.page.html(
                in: try Gallery.view(language, person: sheet.person, path: sheet.path, words: words)
            ).text
            let parts = page.split(separator: "&lt;", omittingEmptySubsequences: false)
            for (before, after) in zip(parts, parts.dropFirst()) {
                let digits = after.prefix { $0.isNumber }
                guard after.dropFirst(digits.count).hasPrefix("&gt;&amp;&quot;&#39;"), let number = Int(digits) else {
                    continue
                }
                if before.hasSuffix(marks.given[number]) { shown.insert(number) }
            }
            raw += page.split(separator: "<").filter { $0.first?.isNumber ?? false }
        }
        #expect(marks.given.count > 200)
        #expect(raw == [])
        #expect(marks.given.indices.filter { !shown.contains($0) }.map { marks.given[$0] } == [])
    }

    @Test(arguments: Language.allCases, [false, true])
    func `every page is well formed, labelled and free of inline style and script`(_ language: Language, _ elder: Bool)
        throws
    {
        let words = try Locales.vocabulary()[language]
        for sheet in try Gallery().sheets {
            let view = try Gallery.view(
                language, elder: elder, person: sheet.person, path: sheet.path, words: words)
            let html = sheet.page.html(in: view)
            let faults = PageCheck(html.text).faults(language: language.rawValue)
            #expect(faults == [], "\(sheet.name) in \(language.rawValue)")
            #expect(html.bytes.count < 60_000, "\(sheet.name) is \(html.bytes.count) bytes")
        }
    }

    @Test func `every text of the locale files stands on some page`() throws {
        let tree = try Locales.tree(.chinese)
        // Every text becomes its own key; placeholders stay, so that they are filled as ever.
        let marked = tree.mapping { key, text in
            "⟦\(key)⟧"
                + text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                    $0.split(separator: "}").first.map { "{\($0)}" }
                }
                .joined()
        }
        let words = try JSONDecoder().decode(Words.self, from: JSONEncoder().encode(marked))
        var shown: Set<String> = []
        for sheet in try Gallery().sheets {
            for language in Language.allCases {
                let view = try Gallery.view(
                    language, elder: language == .english, person: sheet.person, path: sheet.path, words: words)
                let text = sheet.page.html(in: view).text
                for part in text.split(separator: "⟦").dropFirst() {
                    if let key = part.split(separator: "⟧").first { shown.insert(String(key)) }
                }
            }
        }
        // Words for stored codes and for problems are held to the law by WordsTests; months and weekdays by DatesTests.
        let elsewhere = [
            "terms.", "fields.", "api.", "clocks.names.", "clocks.plain.", "portal.faults.", "portal.follow.outcomes.",
            "portal.follow.stage", "portal.follow.letterAid",
            "portal.follow.events", "common.months",
            "common.weekdays", "maps.document", "maps.guards.", "maps.performer.", "maps.bearers.", "maps.liabilities.",
            "maps.missed.",
            "maps.marks.", "maps.events.", "maps.laws.", "desk.act.done", "desk.act.goesTo", "desk.act.people",
            "desk.act.noDay", "maps.cited.", "desk.matter.startsOnReceipt",
            "desk.batch.act.", "desk.people.permitted", "desk.account.changed", "desk.account.wrong",
            "desk.account.same",
            // A sentence of a fault, which a route takes for a form.
            "portal.letterCheck.notFound", "portal.review.governmentOf", "portal.follow.ratingDone",
            "desk.batch.unavailable", "desk.batch.failed",
            "desk.drafts.kept", "desk.drafts.elsewhere", "desk.drafts.sent", "desk.drafts.discarded", "desk.present.",
            "desk.compare.here",
            "desk.compare.filing",
            "desk.compare.people", "desk.compare.count", "desk.compare.place", "desk.compare.subject",
            // Sentences and labels that a route hands to a page ready made, and the list that the script fetches.
            "desk.palette.none", "desk.palette.shown", "desk.supervision.count", "desk.search.due",
            "desk.work.sealedSubject", "desk.work.notCounted", "desk.print.taken", "desk.print.nothingChosen",
            "desk.print.letter", "desk.print.petitioner",
            "portal.follow.someUnit",
            "portal.filing.resumeWrong",
            // Said where the office has no telephone.
            "portal.follow.promiseAskWindow", "portal.follow.nothingToDoWindow", "portal.follow.lostWindow",
            "portal.retaliation.unitHintWindow",
            "portal.accessibility.helpWindow", "desk.work.overdueAtLeast",
            "figures.calendar.overdueAtLeast", "desk.search.place", "charts.streetSuffix",
            "figures.leader.beforeBetter", "figures.leader.beforeWorse", "figures.leader.few",
            "figures.leader.unsatisfied",
            "figures.leader.openDetail",
            "figures.leader.ratedDetail", "figures.leader.officeRated", "figures.leader.officeFewRated",
            "figures.leader.shareDetail",
            // No working-day clock can be extended under the rules of today.
            "clocks.whyExtendedWorkingDays",
            // Nor can one that the public is told of be agreed otherwise.
            "maps.nameable",
            // The line over a letter, which is a document of its own.
            "portal.follow.letterBack",
        ]
        let unused = tree.leaves.keys.filter { key in
            !shown.contains(key) && !elsewhere.contains { key.hasPrefix($0) } && !hasSibling(key, in: shown)
        }
        #expect(unused.sorted() == [])
    }

    /// A law is called by its name, also where a clock explains itself.
    @Test(arguments: Language.allCases)
    func `no page calls a law by its code`(_ language: Language) throws {
        let words = try Locales.vocabulary()[language]
        let codes = words.maps.laws.entries.keys.sorted()
        #expect(codes.contains("petition-work-2022") && codes.contains("rating-2022"))
        for sheet in try Gallery().sheets {
            let page = sheet.page.html(in: try Gallery.view(language, person: sheet.person, path: sheet.path)).text
            #expect(codes.filter(page.contains) == [], "\(sheet.name)")
        }
    }

    /// Of a plural one form is enough.
    private func hasSibling(_ key: String, in shown: Set<String>) -> Bool {
        if key.hasSuffix(".one") { return shown.contains(String(key.dropLast(3)) + "other") }
        if key.hasSuffix(".other") { return shown.contains(String(key.dropLast(5)) + "one") }
        return false
    }

    @Test func `style and script stay small and ask no other host`() throws {
        let assets = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Resources/Assets")
        let style = try String(contentsOf: assets.appending(path: "site.css"), encoding: .utf8)
        let script = try String(contentsOf: assets.appending(path: "site.js"), encoding: .utf8)
        #expect(SqueezedStyle.squeezed(style).utf8.count < 40_000)
        #expect(script.utf8.count < 15_000)
        for host in ["http://", "https://", "//cdn", "@import", "url("] {
            #expect(!style.contains(host))
            #expect(!script.contains(host))
        }
    }

    /// With GALLERY=folder every page is written there in both languages, to be looked at in a browser.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["GALLERY"] != nil))
    func `the gallery can be written to files`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["GALLERY"])
        for sheet in try Gallery().sheets {
            for (name, language, elder) in [
                ("zh", Language.chinese, false), ("en", .english, false), ("elder", .chinese, true),
            ] {
                let view = try Gallery.view(
                    language, elder: elder, person: sheet.person, path: sheet.path, style: "site.css", script: "site.js"
                )
                let file = URL(filePath: folder).appending(path: "\(sheet.name).\(name).html")
                try Data(sheet.page.html(in: view).bytes).write(to: file)
            }
        }
        #expect(FileManager.default.fileExists(atPath: folder + "/home.zh.html"))
    }
}
