// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage
extension Casework {
    package func loadOrganisation(csv: [UInt8]) async throws {
        let rows = String(decoding: csv, as: UTF8.self).split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        try await database.write { db in
            var byCode: [String: UnitID] = [:]
            for r in rows {
                let id: UnitID = ids.next()
                byCode[r[0]] = id
                try db.execute(
                    "INSERT INTO units (id, code, name, name_en, name_formal, mark, level, kind, parent_id) VALUES (\(id), \(r[0]), \(r[1]), \(r[5]), \(r[6]), \(r[7]), \(r[2]), \(r[3]), \(byCode[r[4]]))"
                )
            }
        }
        try await organisation.reload(from: database)
    }
}
