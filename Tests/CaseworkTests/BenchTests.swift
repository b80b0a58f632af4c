// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Resources
import Storage
import Support
import Testing

@Suite struct LoadHistory {
    @Test(arguments: TestEngine.dialects)
    func `matters for a measurement are made by acts, over a year and many units, and verify`(
        engine: TestEngine
    ) async throws {
        let now = try #require(Instant(text: "2026-11-02T04:00:00.000Z"))
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            try await withFolder { folder in
                let casework = try await demonstration(in: database, attachments: "\(folder)/attachments", now: now)
                let staff = BenchStaff(casework.organisation.snapshot)
                #expect(Set(staff.accounts.map(\.unit)).count == 67)
                try await casework.hire(staff)
                let resources = try ResourceFiles()
                let material = try resources.bytes("Organisation/demo-matters.json")
                let phrases = try resources.bytes("Organisation/demo-phrases.json")
                let summary = try await casework.performBench(material: material, phrases: phrases, matters: 150)
                #expect(summary.matters == 150)
                #expect(summary.acts > 600)
                #expect(summary.letters > 40)
                let report = try await casework.verify()
                #expect(report.faults == [])
                let row = try await database.read { db in
                    try db.queryOne(
                        """
                        SELECT COUNT(DISTINCT SUBSTR(received_on, 1, 7)) AS months, SUM(is_sealed) AS sealed,
                            (SELECT COUNT(DISTINCT unit_id) FROM proceedings) AS units FROM matters
                        """)
                }
                let found = try #require(row)
                #expect(try found.get("months", as: Int.self) >= 12)
                #expect(try found.get("sealed", as: Int.self) >= 1)
                #expect(try found.get("units", as: Int.self) >= 30)
                let stages = try await casework.registeringStages(
                    casework.benchFilings(material: material, phrases: phrases, count: 5, seed: 7))
                #expect(stages.contains { $0.name == "- INSERT INTO journal" && $0.microseconds > 0 })
            }
        }
    }
}
