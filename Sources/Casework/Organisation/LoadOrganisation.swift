// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Formats
import Storage

extension Casework {
    /// Loads an organisation from CSV: new units are added, known ones get their new names and places. Any district loads
    /// its own; nothing of one stands in the program.
    ///
    /// Who sees which matter follows the tree: when a unit has moved, access rows are made again before this returns.
    ///
    /// - Returns: how many units the file holds.
    /// - Throws: `OrganisationFault` naming the line.
    package func loadOrganisation(csv bytes: [UInt8], by principal: Principal? = nil) async throws -> Int {
        try require(.systemAdministrator, of: principal)
        let rows = try OrganisationRow.read(csv: bytes)
        let known = organisation.snapshot.unitsByCode.mapValues(\.id)
        var units = known
        for row in rows where units[row.code] == nil { units[row.code] = ids.next() }
        try checkTree(rows, units)
        let all = units
        try await database.write { db in
            let before = try ancestors(in: db)
            for row in rows {
                guard let id = all[row.code] else { continue }
                try upsert(row, id, in: db)
            }
            for row in rows {
                guard let id = all[row.code] else { continue }
                try db.execute(
                    "UPDATE units SET parent_id = \(row.parent.flatMap { all[$0] }) WHERE id = \(id)")
            }
            try rebuildAncestors(in: db)
            let after = try ancestors(in: db)
            try noteMoved(before.filter { after[$0.key] != $0.value }.map(\.key), in: db)
            try OrganisationCache.noteChange(in: db)
            try noteAdmin(.loadOrganisation, "\(rows.count)", by: principal, in: db)
        }
        try await organisation.reload(from: database)
        _ = try await rebuildAccess()
        return rows.count
    }

    private func checkTree(_ rows: [OrganisationRow], _ units: [String: UnitID]) throws {
        var parents: [String: String] = [:]
        for row in rows {
            guard let parent = row.parent else { continue }
            guard units[parent] != nil else {
                throw OrganisationFault(line: row.line, what: "there is no unit \(parent) for it to belong to")
            }
            parents[row.code] = parent
        }
        for row in rows {
            var seen: Set<String> = []
            var next: String? = row.code
            while let code = next {
                guard seen.insert(code).inserted else {
                    throw OrganisationFault(line: row.line, what: "\(row.code) belongs to itself")
                }
                next = parents[code]
            }
        }
    }

    private func upsert(_ row: OrganisationRow, _ id: UnitID, in db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO units (id, code, name, name_en, name_formal, mark, level, kind)
            VALUES (\(id), \(row.code), \(row.name), \(row.nameEnglish), \(row.formalName), \(row.mark), \(row.level),
                \(row.kind))
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
                name_formal = excluded.name_formal, mark = excluded.mark, level = excluded.level, kind = excluded.kind
            """)
        if let tile = row.tile {
            try db.execute(
                """
                INSERT INTO unit_tiles (unit_id, tile_column, tile_row) VALUES (\(id), \(tile.column), \(tile.row))
                ON CONFLICT (unit_id) DO UPDATE SET tile_column = excluded.tile_column, tile_row = excluded.tile_row
                """)
        }
        guard let contact = row.contact else { return }
        try db.execute(
            """
            INSERT INTO unit_contacts (unit_id, web, post, phone, address, hours)
            VALUES (\(id), \(contact.web), \(contact.post), \(contact.phone), \(contact.address), \(contact.hours))
            ON CONFLICT (unit_id) DO UPDATE SET web = excluded.web, post = excluded.post, phone = excluded.phone,
                address = excluded.address, hours = excluded.hours
            """)
    }

    /// Every unit with itself and what stands above it.
    private func ancestors(in db: any Connection) throws -> [UnitID: Set<UnitID>] {
        let rows = try db.query(
            "SELECT unit_id, ancestor_id FROM unit_ancestors ORDER BY unit_id, ancestor_id LIMIT 1000000")
        return try rows.reduce(into: [:]) { $0[try $1.get("unit_id"), default: []].insert(try $1.get("ancestor_id")) }
    }

    private func rebuildAncestors(in db: any Connection) throws {
        try db.execute("DELETE FROM unit_ancestors")
        try db.execute(
            """
            INSERT INTO unit_ancestors (unit_id, ancestor_id, depth)
            WITH RECURSIVE up (unit_id, ancestor_id, depth) AS (
                SELECT id, id, 0 FROM units
                UNION ALL
                SELECT up.unit_id, u.parent_id, up.depth + 1 FROM up JOIN units u ON u.id = up.ancestor_id
                WHERE u.parent_id IS NOT NULL
            )
            SELECT unit_id, ancestor_id, depth FROM up
            """)
    }
}
