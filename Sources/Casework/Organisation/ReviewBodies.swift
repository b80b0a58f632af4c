// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Formats
import Storage

extension Casework {
    /// 复查、复核机关 (arts 35, 36; R-189): who may review what a unit decided; the petitioner chooses where the law gives a choice. The table of
    /// review bodies comes first; a unit that it does not name has what the tree says.
    package func reviewBodies(of unit: UnitID) -> [UnitID] { organisation.snapshot.reviewBodies(of: unit) }

    /// 复查复核机关表: `unit,body`, two codes a row; a unit may have several. It takes the place of the table before.
    ///
    /// - Returns: how many rows the file holds.
    /// - Throws: `OrganisationFault` naming the line; then the table before stays.
    package func loadReviewBodies(csv bytes: [UInt8], by principal: Principal? = nil) async throws -> Int {
        try require(.systemAdministrator, of: principal)
        let rows = try organisation.snapshot.reviewRows(csv: bytes)
        try await database.write { db in
            try db.execute("DELETE FROM review_bodies")
            for (unit, body) in rows {
                try db.execute(
                    """
                    INSERT INTO review_bodies (unit_id, body_id) VALUES (\(unit), \(body))
                    ON CONFLICT (unit_id, body_id) DO NOTHING
                    """)
            }
            try OrganisationCache.noteChange(in: db)
            try noteAdmin(.loadReviewBodies, "\(rows.count)", by: principal, in: db)
        }
        try await organisation.reload(from: database)
        return rows.count
    }
}

extension OrganisationCache.Snapshot {
    /// The table, else the tree: a department's opinion goes to the department above it or to the government of its level; a street's to the
    /// district government; a government's to the one above.
    func reviewBodies(of unit: UnitID) -> [UnitID] {
        let entered = (reviewTable[unit] ?? []).filter { units[$0].map { !$0.isClosed } ?? false }
        return entered.isEmpty ? bodiesOfTree(of: unit) : entered
    }

    private func bodiesOfTree(of unit: UnitID) -> [UnitID] {
        guard let own = units[unit] else { return [] }
        let above = chain(from: unit).dropFirst().compactMap { units[$0] }
        var bodies: [Unit] = []
        if let parent = above.first(where: { $0.level != .community }) { bodies.append(parent) }
        if let government = above.first(where: { $0.kind == .government }), !bodies.contains(government) {
            bodies.append(government)
        }
        if bodies.isEmpty, own.kind == .government, own.level != .city {
            bodies = unitsInOrder.filter { $0.level == .city && $0.kind == .government && !$0.isClosed }
        }
        return bodies.map(\.id)
    }

    fileprivate func reviewRows(csv bytes: [UInt8]) throws -> [(unit: UnitID, body: UnitID)] {
        let text = DecodedBytes(byteSource(bytes))
        var table = try CSVTable(CSVReader(text.read), requiring: TableFile.reviewBodies.columns)
        var rows: [(unit: UnitID, body: UnitID)] = []
        while let row = try table.next() {
            func fault(_ what: String) -> OrganisationFault { OrganisationFault(line: row.line, what: what) }
            if let broken = row.fault { throw fault("\(broken)") }
            func id(_ column: String) throws -> UnitID {
                guard let unit = unitsByCode[row[column] ?? ""] else {
                    throw fault("there is no unit \"\(row[column] ?? "")\"; load the organisation first")
                }
                return unit.id
            }
            let pair = (unit: try id("unit"), body: try id("body"))
            if pair.unit == pair.body { throw fault("no unit reviews its own opinions (arts 35, 36)") }
            rows.append(pair)
        }
        return rows
    }
}
