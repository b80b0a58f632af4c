// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

@testable import Web

/// Every reading of a sealed matter is on record before it is shown: page, form of an act, letter, file, API.
@Suite struct SealedReadingTests {
    private func seen(_ site: TestSite, _ matter: MatterID, by login: String) async throws -> [String] {
        try await site.world.casework.database.read { db in
            try db.query(
                """
                SELECT l.seen FROM access_log l JOIN persons p ON p.id = l.person_id
                WHERE l.matter_id = \(matter) AND p.login = \(login) ORDER BY l.id LIMIT 100
                """
            ).map { try $0.get("seen") }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `each door leaves its line, and a list that names it leaves one too`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register(.accusation)
            let organ = try #require(site.world.unit("D-DIS"))
            let acted = try await site.world.casework.perform(
                Act(.handOver, HandOver(unit: organ.reference, note: nil, noUnitKnown: true)), on: receipt.proceeding,
                by: site.world.principal("clerk"))
            let letter = try #require(acted.issued.first)
            let clerk = try await site.desk("clerk")
            let doors: [(path: String, seen: String)] = [
                ("/desk/matters/\(receipt.number)", "sealed"), ("/desk/matters/\(receipt.number)/parties", "sealed"),
                ("/desk/matters/\(receipt.number)/slip", "sealed"), ("/desk/letters/\(letter)", "letter"),
                ("/desk/search?q=\(receipt.number)", "sealed"),
            ]
            for door in doors {
                let before = try await seen(site, receipt.matter, by: "clerk")
                #expect(try await clerk.get(door.path).status == 200, "\(door.path)")
                let after = try await seen(site, receipt.matter, by: "clerk")
                #expect(after.count == before.count + 1 && after.last == door.seen, "\(door.path)")
            }
            let program = try await site.program("leader", [.leader])
            for path in [
                "matters/\(receipt.matter)", "proceedings/\(receipt.proceeding)", "matters?q=\(receipt.number)",
            ] {
                let before = try await seen(site, receipt.matter, by: "leader").count
                #expect(try await program.get("/api/v1/\(path)").status == 200, "\(path)")
                #expect(try await seen(site, receipt.matter, by: "leader").count == before + 1, "\(path)")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `my work names a sealed matter and says so in the log, on the page and to a program`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register(.accusation)
            let clerk = try await site.desk("clerk")
            let signIn = try await seen(site, receipt.matter, by: "clerk").count
            #expect(try await clerk.get("/desk").text.contains(receipt.number))
            #expect(try await seen(site, receipt.matter, by: "clerk").count == signIn + 1)
            let program = try await site.program("clerk", [.clerk])
            #expect(try await program.get("/api/v1/work").status == 200)
            #expect(try await seen(site, receipt.matter, by: "clerk").count == signIn + 2)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what cannot be put on record is not shown`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let clerk = try await world.principal("clerk")
            let casework = world.over(
                AskedDatabase(world.casework.database, writing: { throw StorageError.readOnly }))
            await #expect(throws: StorageError.self) { _ = try await casework.file(receipt.matter, for: clerk) }
            await #expect(throws: StorageError.self) { _ = try await casework.maskedFile(receipt.matter, for: clerk) }
            await #expect(throws: StorageError.self) { _ = try await casework.myWork(of: clerk) }
        }
    }
}
