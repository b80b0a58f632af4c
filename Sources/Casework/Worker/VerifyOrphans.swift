// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// Every table whose rows belong to a matter. The database keeps them together, unless somebody switched that off.
    package static let tablesOfMatters = [
        "access_log", "agent_codes", "attachments", "blind_index", "clocks", "filings", "form_tokens_used",
        "hotline_orders",
        "journal", "letters", "matter_access", "outbox", "parties", "print_queue", "proceedings", "rating_origins",
        "recusals",
        "sealed_keys", "sealed_notices", "sealed_reckonings", "search_rows",
    ]

    /// So many matters that are gone are named for each table.
    private static let mostNamed = 1_000

    /// 无主记录 (a look-up that proposed nothing is on record under no matter, 0): what belongs to a matter that is gone, a fault for each such matter.
    func orphans() async throws -> [VerifyReport.Fault] {
        var left: [MatterID: [String]] = [:]
        for table in Self.tablesOfMatters {
            let found = try await database.read { db in
                try db.query(
                    """
                    SELECT t.matter_id, COUNT(*) AS count FROM \(SQL.identifier(table)) t
                    WHERE t.matter_id <> 0 AND NOT EXISTS (SELECT 1 FROM matters m WHERE m.id = t.matter_id)
                    GROUP BY t.matter_id ORDER BY t.matter_id LIMIT \(Self.mostNamed)
                    """
                ).map { (try $0.get("matter_id", as: MatterID.self), try $0.get("count", as: Int.self)) }
            }
            for (matter, count) in found { left[matter, default: []].append("\(count) in \(table)") }
        }
        return left.sorted { $0.key < $1.key }.map { matter, tables in
            VerifyReport.Fault(
                matter: "\(matter)", seq: nil,
                what: "the matter is gone; what belongs to it is left: " + tables.joined(separator: ", "))
        }
    }
}
