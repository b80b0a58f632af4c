// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

@testable import Web

/// 审计: the audit administrator reads both logs, and nobody else does.
@Suite struct AuditTests {
    private func hire(_ site: TestSite) async throws -> Browser {
        try await site.world.casework.addPerson(
            login: "auditor", name: "auditor", nameEnglish: "auditor", roles: [(.auditAdministrator, "D")],
            password: CaseworkWorld.password)
        return try await site.desk("auditor")
    }

    private func rows(_ answer: Answer) -> Int { answer.text.components(separatedBy: "<tr>").count - 2 }

    @Test(arguments: TestEngine.dialects)
    func `each showing can be asked for by account and by number, a sealed one without its number`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let auditor = try await hire(site)
            #expect(try await auditor.get("/desk").text.contains("href=\"/desk/audit\""))
            let (open, other) = (try await site.world.register(), try await site.world.register(title: "路灯不亮"))
            let sealed = try await site.world.register(.accusation)
            let (clerk, leader) = (try await site.desk("clerk"), try await site.desk("leader"))
            _ = try await clerk.get("/desk/matters/\(open.number)/parties")
            _ = try await leader.get("/desk/matters/\(other.number)/parties")
            _ = try await clerk.get("/desk/matters/\(sealed.number)")

            let all = try await auditor.get("/desk/audit")
            #expect(all.status == 200)
            #expect(all.text.contains(open.number) && all.text.contains(other.number))
            #expect(all.text.contains("A sealed matter") && !all.text.contains(sealed.number))
            #expect(!all.text.contains("暖气不热"))
            let byNumber = try await auditor.get("/desk/audit?number=\(open.number)")
            #expect(byNumber.text.contains("File in full") && !byNumber.text.contains(other.number))
            let byAccount = try await auditor.get("/desk/audit?account=leader")
            #expect(byAccount.text.contains(other.number) && !byAccount.text.contains(open.number))
            for nothing in ["number=\(sealed.number)", "number=2026-9999999-9", "account=nobody", "number=x"] {
                #expect(try await auditor.get("/desk/audit?\(nothing)").text.contains("No entries"), "\(nothing)")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the lists go on to their end by key`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let auditor = try await hire(site)
            let receipt = try await site.world.register()
            let clerk = try await site.world.principal("clerk")
            for turn in 0..<120 {
                try await site.world.casework.logAccess(
                    to: receipt.matter, by: clerk, seen: turn.isMultiple(of: 2) ? .masked : .full)
            }
            for path in ["/desk/audit?account=clerk", "/desk/audit?number=\(receipt.number)"] {
                var (counts, next): ([Int], String?) = ([], path)
                while let address = next, counts.count < 9 {
                    let page = try await auditor.get(address)
                    counts.append(rows(page))
                    next = page.text.components(separatedBy: "href=\"").dropFirst().first {
                        $0.contains("rel=\"next\"")
                    }
                    .flatMap { $0.split(separator: "\"").first }
                    .map { $0.replacingOccurrences(of: "&amp;", with: "&") }
                }
                #expect(counts == [50, 50, 20], "\(path)")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the same reading again and again is one line, and a day is asked for`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            _ = try await hire(site)
            let (receipt, other) = (try await site.world.register(), try await site.world.register(title: "路灯不亮"))
            let clerk = try await site.world.principal("clerk")
            let casework = site.world.casework
            func read(_ matter: MatterID, _ times: Int) async throws {
                for _ in 0..<times { try await casework.logAccess(to: matter, by: clerk, seen: .masked) }
            }
            try await read(receipt.matter, Casework.mostFolded + 20)
            try await read(other.matter, 1)
            site.world.time.move(seconds: 3_600)
            try await read(other.matter, 2)
            let auditor = try await site.desk("auditor")
            let page = try await auditor.get("/desk/audit?account=clerk")
            // The later two, the one an hour before, and the first of the many; they go on below.
            #expect(rows(page) == 3 && page.text.contains("2 times since"))
            #expect(page.text.contains("\(Casework.mostFolded - 3) times since") && page.text.contains("rel=\"next\""))
            let found = try await casework.accessLog(
                for: site.world.principal("auditor"), AuditFilter(login: "clerk"), limit: 1)
            #expect(found.lines.map(\.count) == [2] && found.next == found.lines.first?.id)
            let today = casework.today
            #expect(try await rows(auditor.get("/desk/audit?account=clerk&from=\(today.iso)&to=\(today.iso)")) == 3)
            for day in ["from=\(today.adding(days: 1).iso)", "to=\(today.adding(days: -1).iso)"] {
                #expect(try await auditor.get("/desk/audit?account=clerk&\(day)").text.contains("No entries"), "\(day)")
                #expect(try await auditor.get("/desk/audit/acts?\(day)").text.contains("No entries"), "\(day)")
            }
            let wrong = try await auditor.get("/desk/audit?from=2026-02-30")
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-from\""))
            #expect(try await site.desk("clerk").get("/desk/audit?from=2026-02-30").status == 403)
        }
    }

    @Test func `who sees no matters is led to what there is, and is not sent searching`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            _ = try await hire(site)
            try await site.addSecurity()
            try await site.world.casework.addPerson(
                login: "counter", name: "counter", nameEnglish: "counter", roles: [(.statistician, "D")],
                password: CaseworkWorld.password)
            for (login, path) in [
                ("auditor", "/desk/audit"), ("system", "/desk/people"), ("security", "/desk/people"),
                ("counter", "/desk/leader"), ("clerk", "/desk"),
            ] {
                let browser = site.browser()
                #expect(try await browser.signIn(login).location == path, "\(login)")
                let search = try await browser.get("/desk/search?q=anything").text
                #expect(search.contains("Your role does not see matters") == (login != "clerk"), "\(login)")
                #expect(search.contains("id=\"quick\"") == (login == "clerk"), "\(login)")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what administrators did is told with who and to whom`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let auditor = try await hire(site)
            try await site.addSecurity()
            let security = try await site.desk("security")
            let shown = try #require(
                try await security.get("/desk/people/heater").value(after: "name=\"shown\" value=\""))
            #expect(
                try await security.fill(
                    "/desk/people/heater", [("shown", shown), ("unit", "D-S1"), ("role", "mediator")]
                ).status == 303)
            let page = try await auditor.get("/desk/audit/acts?account=heater")
            #expect(page.status == 200)
            #expect(page.text.contains("Changed roles") && page.text.contains("mediator@D-S1"))
            #expect(page.text.contains("security") && page.text.contains("Command line of the server"))
            #expect(rows(page) == 2)
            #expect(try await auditor.get("/desk/audit/acts?account=nobody").text.contains("No entries"))
        }
    }

    @Test func `the logs are closed to everybody else`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            try await site.addSecurity()
            for login in ["clerk", "leader", "system", "security"] {
                let browser = try await site.desk(login)
                for path in ["/desk/audit", "/desk/audit/acts"] {
                    #expect(try await browser.get(path).status == 403, "\(login) \(path)")
                }
                #expect(try await !browser.get("/desk").text.contains("/desk/audit"))
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `every way of showing and every act of an administrator has its words`(_ language: Language) throws {
        let words = try Locales.vocabulary()[language].desk.audit
        for seen in Seen.allCases { #expect(words.seen.words(for: seen.rawValue) != nil, "\(seen)") }
        for act in AdminAct.allCases { #expect(words.adminActs.words(for: act.rawValue) != nil, "\(act)") }
    }
}
