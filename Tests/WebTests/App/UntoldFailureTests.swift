// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Storage
import Support
import Synchronization
import Testing

/// A refusal or a fault that no form tells itself: the text stays all the same.
@Suite struct UntoldFailureTests {
    @Test(arguments: TestEngine.dialects)
    func `a comment on a window that has closed is kept with the reason`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            try await Browser.serve(slip.number, on: site)
            _ = try await petitioner.follow(slip)
            let page = try await petitioner.get("/follow/rating")
            let fields = [("satisfaction", "satisfied"), ("words", "Warm at last.")]
            #expect(try await petitioner.post("/follow/rating", fields, token: page.token).status == 303)
            let late = try await petitioner.post("/follow/rating", fields, token: page.token)
            #expect(late.status == 403 && late.text.contains("Warm at last.") && !late.text.contains("R-240"))
            #expect(late.text.contains("The time for rating is over"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a field that is wrong on a matter that a colleague has moved loses nothing`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let address = try await clerk.address(of: "transfer", on: receipt.number)
            let seen = try await clerk.get(address)
            let version = seen.value(after: "name=\"version\" value=\"") ?? ""
            #expect(try await site.desk("clerk").act("transfer", on: receipt.number, [("unit", "D-HOU")]).status == 303)
            let late = try await clerk.post(
                address, [("version", version), ("unit", "NOWHERE"), ("note", "a note of mine")], token: seen.token)
            #expect(late.status == 409 && late.text.contains("a note of mine"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a fault of ours keeps the text, tells its reference and nothing of the database`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let stranger = site.browser()
            let page = try await stranger.get("/retaliation")
            try await site.world.casework.database.write { db in
                try db.execute("ALTER TABLE filings RENAME TO filings_gone")
            }
            let facts = "The head of the street office threatened to end my lease."
            let failed = try await stranger.post(
                "/retaliation", [("unit", "D-S1"), ("facts", facts)], token: page.token)
            #expect(failed.status == 500)
            #expect(failed.text.contains(facts) && failed.text.contains("Reference: request"))
            #expect(!failed.text.contains("filings"))
            try await site.world.casework.database.write { db in
                try db.execute("ALTER TABLE filings_gone RENAME TO filings")
            }
            let sent = try await stranger.post(
                "/retaliation", [("unit", "D-S1"), ("facts", facts)], token: failed.token)
            #expect(sent.location == "/file/receipt")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a page that outlived the browser's cookies comes back with its text, and only to its own browser`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let old = try await site.browser().get("/retaliation")
            let facts = "The head of the street office threatened to end my lease."
            let typed = [("unit", "D-S1"), ("facts", facts)]
            // The browser was closed: what it opens now has none of its cookies.
            let stranger = site.browser()
            for headers in [[:], ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"]] {
                let refused = try await stranger.post("/retaliation", typed, token: old.token, headers: headers)
                #expect(refused.status == 403 && !refused.text.contains(facts))
            }
            let held = try await stranger.post(
                "/retaliation", typed, token: old.token, headers: ["Sec-Fetch-Site": "same-origin"])
            #expect(held.status == 403 && held.text.contains(facts) && held.token != old.token)
            #expect(try await site.world.casework.verify().matters == 0)
            let sent = try await stranger.post(
                "/retaliation", typed, token: held.token, headers: ["Sec-Fetch-Site": "same-origin"])
            #expect(sent.location == "/file/receipt")
        }
    }

    /// Holds the database locked until it is told to let go.
    private final class Lock: Sendable {
        private let isOver = Mutex(false)
        private let isHeld = Mutex(false)

        func hold() {
            isHeld.withLock { $0 = true }
            while !isOver.withLock({ $0 }) { usleep(5_000) }
        }

        func end() { isOver.withLock { $0 = true } }

        func begun() async throws {
            while !isHeld.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a filing that met a locked database is registered when it is sent again`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withPlace(migrations: Schema.migrations) { place in
            try await withFolder { folder in
                let (database, other) = (try await place.openImpatient(), try await place.open())
                let site = try TestSite(await CaseworkWorld.make(in: database, attachments: "\(folder)/attachments"))
                let petitioner = site.browser()
                try await petitioner.answerAll()
                let check = try await petitioner.get("/file/check")
                let lock = Lock()
                async let holding: Void = other.write { db in
                    // SQLite's writer holds the lock from its beginning.
                    if db.dialect == .postgres { try db.execute("LOCK TABLE matters IN ACCESS EXCLUSIVE MODE") }
                    lock.hold()
                }
                try await lock.begun()
                let sent = try await petitioner.post("/file/check", [("declared", "yes")], token: check.token)
                #expect(sent.status == 503 && sent.headers[.retryAfter] == "2")
                #expect(sent.text.contains("What you wrote is still on this page"))
                lock.end()
                try await holding
                let again = try await petitioner.post("/file/check", [("declared", "yes")], token: sent.token)
                #expect(again.location == "/file/receipt")
                let count = try await database.read { db in
                    try db.queryOne("SELECT COUNT(*) AS all_of_them FROM matters")?.get("all_of_them", as: Int.self)
                }
                #expect(count == 1)
                await database.close()
                await other.close()
            }
        }
    }
}
