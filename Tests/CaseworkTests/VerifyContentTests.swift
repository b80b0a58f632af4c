// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Testing

/// What hangs on a matter and is not its journal: words, people, letters, files, access rows.
@Suite struct VerifyContentTests {
    private let noise = [UInt8](repeating: 0, count: 200)

    /// A decided matter with a file that its petitioner added.
    private func decided(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.register()
        _ = try await world.decide(receipt)
        let file = try world.casework.receiveFile(named: "照片.txt")
        try file.write(Array("温度计".utf8))
        let ticket = try await world.casework.ticket(for: receipt)
        try await world.casework.addMaterial(
            text: "照片", attachments: [try await file.finish(kind: "text")], ticket: ticket)
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `each thing that was changed behind the journal is named with its matter`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let other = try #require(world.unit("D-S1")).id
            let office = try #require(world.unit("D-OFF")).id
            let tamperings: [(words: String, change: @Sendable (MatterID) -> SQL)] = [
                ("the words of filing", { "UPDATE filings SET texts = \(noise) WHERE matter_id = \($0)" }),
                (
                    "the journal has another hash",
                    {
                        "UPDATE filings SET text_hash = 'x' WHERE id = (SELECT MIN(id) FROM filings WHERE matter_id = \($0))"
                    }
                ),
                ("does not open under", { "UPDATE parties SET details = \(noise) WHERE matter_id = \($0)" }),
                ("the title does not open", { "UPDATE matters SET title = \(noise) WHERE id = \($0)" }),
                ("the bytes of letter", { "UPDATE letters SET bytes = \(noise) WHERE matter_id = \($0)" }),
                (
                    "the bytes of letter",
                    { "UPDATE letters SET bytes_hash = 'x' WHERE matter_id = \($0) AND bytes IS NOT NULL" }
                ),
                ("the text of letter", { "UPDATE letters SET frozen = \(noise) WHERE matter_id = \($0)" }),
                ("the text of letter", { "UPDATE letters SET text_hash = 'x' WHERE matter_id = \($0)" }),
                ("its attachments are gone", { "DELETE FROM attachments WHERE matter_id = \($0)" }),
                ("attachment", { "UPDATE attachments SET sealed_key = \(noise) WHERE matter_id = \($0)" }),
                ("is another one", { "UPDATE attachments SET sha256 = 'x' WHERE matter_id = \($0)" }),
                (
                    "D-OFF has dealt with it and no longer sees it",
                    { "DELETE FROM matter_access WHERE matter_id = \($0) AND unit_id = \(office)" }
                ),
                (
                    "D-S1 sees it and has never dealt with it",
                    {
                        "UPDATE matter_access SET unit_id = \(other) WHERE matter_id = \($0) AND unit_id = \(office)"
                    }
                ),
                ("another day or state", { "UPDATE matter_access SET due_on = '2020-01-01' WHERE matter_id = \($0)" }),
            ]
            var expected: [String: String] = [:]
            for tampering in tamperings {
                let receipt = try await decided(world)
                expected[receipt.number] = tampering.words
                #expect(try await world.casework.verify().faults.filter { $0.matter == receipt.number }.isEmpty)
                let change = tampering.change(receipt.matter)
                try await world.casework.database.write { try $0.execute(change) }
            }
            let report = try await world.casework.verify()
            for (number, words) in expected {
                let faults = report.faults.filter { $0.matter == number }
                #expect(faults.contains { $0.what.contains(words) }, "\(words): \(faults)")
            }
            #expect(Set(report.faults.map(\.matter)) == Set(expected.keys))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a file that is gone is named, and of a sealed matter too`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await decided(world)
            let clean = try await world.casework.verify()
            #expect(clean.isClean && clean.filesRead == 1 && clean.filesNotRead == 0)
            let unread = try await world.casework.verify(readingFiles: false)
            #expect(unread.isClean && unread.filesRead == 0 && unread.filesNotRead == 1)
            for name in try world.casework.attachments.names() { try world.casework.attachments.remove(name) }
            let faults = try await world.casework.verify(readingFiles: false).faults
            #expect(faults.map(\.matter) == [receipt.number] && faults.allSatisfy { $0.what.hasSuffix("is gone") })
        }
    }

    @Test func `every table whose rows belong to a matter is looked through`() async throws {
        try await TestEngine.sqliteFile.withWorld { world in
            let tables = try await world.casework.database.read { db in
                try db.query(
                    """
                    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'matter_id'
                    WHERE m.type = 'table' ORDER BY m.name LIMIT 100
                    """
                ).map { try $0.get("name", as: String.self) }
            }
            #expect(tables == Casework.tablesOfMatters)
        }
    }
}
