// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Letters
import Resources
import Secrets
import Storage
import Support
import Testing

/// What happens by itself when its day has come, and what a restore proves.
@Suite struct AutomaticTests {
    @Test(arguments: TestEngine.dialects)
    func `a rating that nobody gave lapses when its window has closed, once`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let (handling, _) = try await world.decide(receipt)
            let handler = try await world.principal("handler")
            _ = try await world.casework.perform(
                Act(.proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "签收")),
                on: handling, by: handler)
            #expect(try await world.casework.sweep().lapsed == 0)
            world.time.move(days: 400)
            // That of the petition department, and that of the unit.
            #expect(try await world.casework.sweep().lapsed == 2)
            #expect(try await world.casework.sweep().lapsed == 0)
            let file = try await world.casework.file(receipt.matter, for: handler)
            for object in RatedObject.allCases {
                let rating = file.state.proceedings.first { $0.kind == object.kind }
                #expect(rating?.closedOn == world.casework.today)
                #expect(rating?.stage == SatisfactionRating.Stage.notRated.code)
            }
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a provisional day is reckoned again when the calendar comes, once, and replay agrees`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            // Fifteen days from the last week of the year end in a year whose calendar is not announced yet.
            world.time.move(days: 300)
            let receipt = try await world.register()
            func days(_ provisional: Bool) async throws -> [String] {
                try await world.casework.database.read { db in
                    try db.query(
                        """
                        SELECT due_on FROM clocks WHERE matter_id = \(receipt.matter) AND is_provisional = \(provisional)
                        ORDER BY clock, due_on LIMIT 9
                        """
                    ).map { try $0.get("due_on", as: String.self) }
                }
            }
            let before = try await days(true)
            #expect(!before.isEmpty)
            #expect(try await world.casework.sweep().reckoned == 0)
            let later = try world.knowing(2027, holidays: ["2027-01-01", "2027-01-11", "2027-01-12"])
            #expect(try await later.sweep().reckoned == before.count)
            #expect(try await later.sweep().reckoned == 0)
            #expect(try await days(true).isEmpty)
            #expect(try await days(false).count == before.count)
            #expect(try await later.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the newest attachment proves that folder, database and key belong together`(_ engine: TestEngine) async throws
    {
        try await engine.withWorld { world in
            #expect(try await !world.casework.proveAttachment())
            let intake = try world.casework.receiveFile(named: "合同.pdf")
            try intake.write([UInt8](repeating: 5, count: 200_000))
            let staged = try await intake.finish(kind: "application/pdf")
            let office = try #require(world.unit("D-OFF"))
            var command = RegisterMatter(
                channel: .web, unit: office.id, receivedOn: world.casework.today, title: "合同", facts: "没有兑现。",
                claim: "",
                parties: [])
            command.attachments = [staged]
            _ = try await world.casework.register(command, by: .petitioner)
            #expect(try await world.casework.proveAttachment())
            let name = try #require(AttachmentName(staged.fileID))
            try world.casework.attachments.remove(name)
            await #expect(throws: FileTrouble.self) { _ = try await world.casework.proveAttachment() }
        }
    }
}

extension CaseworkWorld {
    /// The same district after the calendar of one more year has come.
    func knowing(_ year: Int, holidays: [String]) throws -> Casework {
        let list = holidays.map { "\"\($0)\"" }.joined(separator: ",")
        let calendar = "{\"year\":\(year),\"source\":\"test\",\"notices\":[],\"holidays\":[\(list)],\"workdays\":[]}"
        let files =
            try ResourceFiles().files(in: "Rules") + [(name: "calendars/\(year).json", bytes: Array(calendar.utf8))]
        return Casework(
            database: casework.database, book: try RuleBook.load(files: files), ring: casework.ring,
            clock: casework.clock, ids: casework.ids, numbers: casework.numbers, organisation: casework.organisation,
            letters: casework.letters, attachments: casework.attachments, hasher: casework.hasher,
            random: casework.random, logger: casework.logger, isDemo: casework.isDemo)
    }
}
