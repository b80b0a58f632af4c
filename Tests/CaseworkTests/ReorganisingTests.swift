// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// A tree that changes while matters are under way.
@Suite struct ReorganisingTests {
    private let head = "code,name,level,kind,parent\n"

    private func seeing(_ world: CaseworkWorld, _ matter: MatterID) async throws -> Set<String> {
        try await world.casework.database.read { db in
            Set(
                try db.query(
                    """
                    SELECT u.code FROM matter_access a JOIN units u ON u.id = a.unit_id
                    WHERE a.matter_id = \(matter) ORDER BY u.code LIMIT 20
                    """
                ).map { try $0.get("code", as: String.self) })
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a unit that moves takes the sight of its matters along, and what it had passed on stays seen`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            var receipts: [Receipt] = []
            for number in 0..<5 { receipts.append(try await world.register(title: "第\(number)件")) }
            for receipt in receipts.dropLast() { try await world.transfer(receipt) }
            let staying = try #require(receipts.last)
            let rows = head + "G,Group,district,government,D\nD-HOU,Housing,unit,department,G\n"
            _ = try await world.casework.loadOrganisation(csv: Array(rows.utf8))
            for receipt in receipts.dropLast() {
                #expect(try await seeing(world, receipt.matter) == ["D", "D-OFF", "G", "D-HOU"])
            }
            #expect(try await seeing(world, staying.matter) == ["D", "D-OFF"])
            let leader = try await world.hire("grouped", .leader, "G")
            #expect(try await world.casework.file(receipts[0].matter, for: leader).title == "第0件")

            let back = head + "D-HOU,Housing,unit,department,D-S1\n"
            _ = try await world.casework.loadOrganisation(csv: Array(back.utf8))
            #expect(try await seeing(world, receipts[0].matter) == ["D", "D-OFF", "D-S1", "D-HOU"])
            await #expect(throws: Refusal.self) { _ = try await world.casework.file(receipts[0].matter, for: leader) }
            #expect(try await world.casework.rebuildAccess() == 0)
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a rebuilding that was broken off is taken up again`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            var receipts: [Receipt] = []
            for number in 0..<5 { receipts.append(try await world.register(title: "第\(number)件")) }
            for receipt in receipts { try await world.transfer(receipt) }
            let writes = Counter()
            let casework = world.over(
                AskedDatabase(
                    world.casework.database,
                    writing: { if writes.next() == 2 { throw StorageError.unavailable("killed") } }))
            let rows = head + "G,Group,district,government,D\nD-HOU,Housing,unit,department,G\n"
            await #expect(throws: StorageError.self) {
                _ = try await casework.loadOrganisation(csv: Array(rows.utf8))
            }
            #expect(try await seeing(world, receipts[0].matter) == ["D", "D-OFF", "D-HOU"])
            #expect(try await world.casework.rebuildAccess(batch: 2) == 5)
            for receipt in receipts {
                #expect(try await seeing(world, receipt.matter) == ["D", "D-OFF", "G", "D-HOU"])
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a process that has not yet seen a new tree registers under it all the same`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let old = OrganisationCache()
            try await old.reload(from: world.casework.database)
            let office = try #require(old.snapshot.unitsByCode["D-OFF"])
            let rows = head + "G,Group,district,government,D\nD-OFF,Office,unit,petitionOffice,G\n"
            _ = try await world.casework.loadOrganisation(csv: Array(rows.utf8))
            let here = world.casework
            let behind = Casework(
                database: here.database, book: here.book, ring: here.ring, clock: here.clock, ids: here.ids,
                numbers: here.numbers, organisation: old, letters: here.letters, attachments: here.attachments,
                hasher: here.hasher, random: here.random, logger: here.logger, isDemo: false)
            #expect(old.snapshot.unitsByCode["G"] == nil)
            let receipt = try await behind.register(
                RegisterMatter(
                    channel: .web, unit: office.id, receivedOn: behind.today, title: "路灯不亮", facts: "坏了三个月。",
                    claim: "", parties: []), by: .petitioner)
            #expect(try await seeing(world, receipt.matter) == ["D", "G", "D-OFF"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a second process learns of a new unit without a restart`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let other = OrganisationCache()
            try await other.reload(from: world.casework.database)
            _ = try await world.casework.loadOrganisation(csv: Array((head + "D-NEW,New,unit,department,D\n").utf8))
            #expect(other.snapshot.unitsByCode["D-NEW"] == nil)
            try await other.reloadIfChanged(from: world.casework.database)
            #expect(other.snapshot.unitsByCode["D-NEW"] != nil)
            let reads = Counter()
            let counted = AskedDatabase(world.casework.database, reading: { _ = reads.next() })
            try await other.reloadIfChanged(from: counted)
            #expect(reads.value == 1)
        }
    }
}
