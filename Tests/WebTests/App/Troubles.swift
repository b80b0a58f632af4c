// SPDX-License-Identifier: Apache-2.0
import Casework
import Storage
import Support

/// What can befall a database under the site: really, not by a stand-in.
enum DatabaseTrouble: String, Sendable, CaseIterable, CustomStringConvertible {
    case closed, readOnly, full

    var description: String { rawValue }

    /// Brings it about (SQLite).
    func befall(_ site: TestSite) async throws {
        let database = site.world.casework.database
        switch self {
        case .closed: await database.close()
        case .readOnly: _ = try await database.write { try $0.execute("PRAGMA query_only = ON") }
        case .full: _ = try await database.write { try $0.query("PRAGMA max_page_count = 1") }
        }
    }
}

extension Browser {
    /// From the door to an opinion whose letter is made and proven to be served, by the forms of the desk.
    static func serve(_ number: String, on site: TestSite) async throws {
        let (clerk, handler, approver) = (
            try await site.desk("clerk"), try await site.desk("handler"), try await site.desk("approver")
        )
        for (browser, noun, fields) in [
            (clerk, "transfer", [("unit", "D-HOU")]), (handler, "receipt", []),
            (handler, "acceptance", [("path", "p6"), ("hasNoInterest", "yes")]),
            (handler, "opinion", DeskVerbTests.opinion), (approver, "opinion-approval", []),
        ] {
            _ = try await browser.act(noun, on: number, fields)
        }
        _ = try await site.world.casework.renderLetters()
        _ = try await handler.act("service", on: number, DeskVerbTests.service(on: site.world.casework.today))
    }

    /// Opens one's matter with number and code.
    func follow(_ slip: Slip) async throws -> Answer {
        try await fill("/follow", [("number", slip.number), ("code", slip.code)])
    }
}
