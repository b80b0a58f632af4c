// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Logging
import Resources
import Secrets
import Storage
import Support
import Synchronization
import Testing

@Suite struct DemonstrationHistory {
    /// What a history comes to, counted in the rows.
    private struct Counts: Equatable {
        var stages: [String: Int] = [:]
        var channels: [String: Int] = [:]
        var sealed = 0
        var groupsOf23 = 0
        var overdue: Set<String> = []
        var dueSoon = 0
        var ahead = 0
        /// What waits for those who sign in, and what is under way in their units.
        var waiting: [String: Int] = [:]
        var underWay: [String: Int] = [:]
    }

    /// The procedures that are shown at every stage.
    private static let shown: [ProceedingKind] = [
        .routing, .ordinaryHandling, .simpleHandling, .statutoryPath, .suggestion, .review, .reReview, .hearing,
        .rating, .officeRating, .hotlineAnswer,
    ]

    /// What is sealed on its way ends like this; the accusations of the demonstration came as such.
    private static let underSeal: Set<String> = ["ledToAccusation", "hearingBrokenOff"]

    @Test func `twelve months are the same on both engines, in every stage and of every channel`() async throws {
        var found: [Counts] = []
        for engine in TestEngine.dialects {
            found.append(try await history(on: engine, now: "2026-03-02T04:00:00.000Z"))
        }
        #expect(found.first == found.last)
        let counts = try #require(found.first)
        for kind in Self.shown {
            for stage in Procedure.of(kind).stages where !Self.underSeal.contains(stage.rawValue) {
                #expect(counts.stages["\(kind.rawValue).\(stage.rawValue)", default: 0] > 0, "\(kind) \(stage)")
            }
        }
        for channel in Channel.allCases { #expect(counts.channels[channel.rawValue, default: 0] > 0, "\(channel)") }
        #expect(counts.sealed == 3)
        #expect(counts.groupsOf23 > 0)
        #expect(counts.overdue.isSuperset(of: ["K-01", "K-03", "K-05", "K-11"]))
        #expect(counts.dueSoon >= 8)
        for login in ["clerk", "handler", "approver", "reviewer", "approver-district", "supervisor"] {
            #expect(counts.waiting[login, default: 0] > 0, "\(login)")
        }
        for login in ["mediator", "secretary"] { #expect(counts.underWay[login, default: 0] > 0, "\(login)") }
    }

    @Test(arguments: ["2026-10-03T20:30:00.000Z", "2027-02-14T00:10:00.000Z"])
    func `a demonstration may begin on a holiday, at night, or in a year without a calendar`(now: String) async throws {
        let counts = try await history(on: .sqliteFile, now: now)
        #expect(counts.sealed == 3)
        #expect(counts.dueSoon > 0)
    }

    /// R-189 in the shipped district: whoever decides has somebody above, and the demonstration's people can review.
    @Test func `every unit of the demonstration that handles is reviewed by somebody, who can act`() async throws {
        try await TestEngine.sqliteFile.withDatabase(migrations: Schema.migrations) { database in
            try await withFolder { folder in
                let now = try #require(Instant(text: "2026-03-02T04:00:00.000Z"))
                let casework = try await demonstration(in: database, attachments: "\(folder)/attachments", now: now)
                try await hire(casework)
                let snapshot = casework.organisation.snapshot
                func bodies(_ code: String) throws -> [String] {
                    let unit = try #require(snapshot.unitsByCode[code])
                    return casework.reviewBodies(of: unit.id).compactMap { snapshot.units[$0]?.code }
                }
                for unit in snapshot.unitsInOrder where unit.level != .venue && unit.level != .city {
                    #expect(try !bodies(unit.code).isEmpty, "\(unit.code)")
                }
                #expect(try bodies("110101") == ["110000"])
                #expect(try bodies("110101010") == ["110101"])
                #expect(try bodies("110101-ZJW") == ["110000-ZJW", "110101"])
                // Vertical management: its own superior, never the district.
                #expect(try bodies("110101-SWU") == ["110000-SWU"])
                let people = try await casework.people(limit: 500)
                for code in ["110101", "110000"] {
                    let unit = try #require(snapshot.unitsByCode[code]).id
                    for role in [Role.reviewer, .approver] {
                        let holds = people.contains { $0.holdings.contains { $0.unit == unit && $0.role == role } }
                        #expect(holds, "\(code) \(role)")
                    }
                }
            }
        }
    }

    @Test func `history is invented in a demonstration only`() async throws {
        try await TestEngine.sqliteFile.withWorld { world in
            await #expect(throws: StorageError.self) {
                try await world.casework.performDemo(material: Array("{}".utf8), phrases: Array("{}".utf8))
            }
        }
    }

    private func history(on engine: TestEngine, now: String) async throws -> Counts {
        let now = try #require(Instant(text: now))
        return try await engine.withDatabase(migrations: Schema.migrations) { database in
            try await withFolder { folder in
                let casework = try await demonstration(in: database, attachments: "\(folder)/attachments", now: now)
                try await hire(casework)
                let resources = try ResourceFiles()
                let summary = try await casework.performDemo(
                    material: resources.bytes("Organisation/demo-matters.json"),
                    phrases: resources.bytes("Organisation/demo-phrases.json"))
                #expect(summary.matters > 250)
                let report = try await casework.verify()
                #expect(report.faults == [])
                #expect(report.matters == summary.matters)
                var counts = try await counts(in: database, today: casework.today, now: now)
                for person in try await casework.people(limit: 500) {
                    let principal = Principal(
                        person: person.id, login: person.login, name: person.name, nameEnglish: person.nameEnglish,
                        holdings: person.holdings)
                    counts.waiting[person.login] = try await casework.myWork(of: principal).reduce(0) { $0 + $1.count }
                    counts.underWay[person.login] = try await casework.underWay(for: principal)?.found.count
                }
                return counts
            }
        }
    }

    private func counts(in database: any Database, today: CalendarDate, now: Instant) async throws -> Counts {
        try await database.read { db in
            var counts = Counts()
            for row in try db.query("SELECT kind, stage, COUNT(*) AS n FROM proceedings GROUP BY kind, stage") {
                counts.stages["\(try row.get("kind", as: String.self)).\(try row.get("stage", as: String.self))"] =
                    try row.get("n")
            }
            for row in try db.query("SELECT channel, COUNT(*) AS n FROM matters GROUP BY channel") {
                counts.channels[try row.get("channel")] = try row.get("n")
            }
            counts.sealed = try number("SELECT COUNT(*) AS n FROM matters WHERE is_sealed = 1", db)
            counts.groupsOf23 = try number(
                """
                SELECT COUNT(*) AS n FROM matters m WHERE m.headcount = 23 AND m.channel = 'visit'
                    AND (SELECT COUNT(*) FROM parties p WHERE p.matter_id = m.id AND p.role = 'representative') = 3
                """, db)
            let open: SQL = "met_on IS NULL AND stopped_on IS NULL"
            for row in try db.query(
                "SELECT DISTINCT clock FROM clocks WHERE \(open) AND due_on < \(today) ORDER BY clock")
            {
                counts.overdue.insert(try row.get("clock"))
            }
            counts.dueSoon = try number(
                """
                SELECT COUNT(*) AS n FROM clocks WHERE \(open) AND due_on BETWEEN \(today) AND \(today.adding(days: 6))
                    AND clock IN ('K-01', 'K-02', 'K-03', 'K-05', 'K-11')
                """, db)
            counts.ahead = try number("SELECT COUNT(*) AS n FROM journal WHERE recorded_at > \(now)", db)
            #expect(counts.ahead <= 2, "nothing happens before it has happened")
            return counts
        }
    }

    private func number(_ sql: SQL, _ db: any Connection) throws -> Int {
        try db.queryOne(sql)?.get("n") ?? 0
    }

    /// The demonstration's organisation and people, with passwords that cost nothing.

    private func hire(_ casework: Casework) async throws {
        let resources = try ResourceFiles()
        let text = DecodedBytes(byteSource(try resources.bytes("Organisation/demo-people.csv")))
        var table = try CSVTable(CSVReader(text.read), requiring: ["login", "name", "role", "unit_code"])
        while let row = try table.next() {
            let role = try #require(Role(rawValue: row["role"] ?? ""))
            try await casework.addPerson(
                login: row["login"] ?? "", name: row["name"] ?? "", nameEnglish: row["name_en"] ?? "",
                roles: [(role, row["unit_code"] ?? "")], password: "a long enough password")
        }
    }
}

/// A demonstration district without its people.
func demonstration(
    in database: any Database, attachments: String, now: Instant
) async throws -> Casework {
    let resources = try ResourceFiles()
    guard let ids = IDSource(node: 1, clock: { now }) else { throw StorageError.mistake("no node") }
    let casework = Casework(
        database: database, book: try RuleBook.load(files: resources.files(in: "Rules")),
        ring: try KeyRing.make(random: systemRandom), clock: CaseClock(source: { now }), ids: ids,
        numbers: NumberSource(), organisation: OrganisationCache(),
        letters: try letterTemplates.get(),
        attachments: try AttachmentFolder(path: attachments),
        hasher: PasswordHasher(cost: PasswordHash.Cost(memoryKiB: 64, passes: 1, lanes: 1)), random: systemRandom,
        logger: Logger(label: "test"), isDemo: true)
    _ = try await casework.loadOrganisation(csv: resources.bytes("Organisation/dongcheng.csv"))
    _ = try await casework.loadCategories(csv: resources.bytes("Organisation/categories.csv"))
    _ = try await casework.loadReviewBodies(csv: resources.bytes("Organisation/review-bodies.csv"))
    return casework
}
