// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 换密钥的结果: how many wrapped keys there are, and how many of them were wrapped anew.
package struct RewrapReport: Codable, Equatable, Sendable {
    package var keys = 0
    package var rewrapped = 0
}

extension Casework {
    /// 重新包裹: every data key that an older master key wraps is wrapped under the current one, those of named people too, some
    /// at a time. What is done already is left alone, so that a run after a kill goes on. No text is touched.
    ///
    /// Afterwards each is opened under the current master key alone: only then may an older one be forgotten.
    package func rewrapKeys(batch: Int = 500, progress: @Sendable (Int) -> Void = { _ in }) async throws -> RewrapReport
    {
        var report = RewrapReport()
        let alone = try ring.withoutOlderMasterKeys()
        // Files made for a printer have keys of their own; they are made again.
        try await database.write { db in _ = try db.execute("DELETE FROM print_runs") }
        for table in [WrappedKeys.ofMatters, .ofPeople, .ofOwn] {
            var after: WrappedKeys.Place?
            repeat {
                let start = after
                let page = try await database.write { db in try rewrap(table, after: start, batch, in: db) }
                report.rewrapped += page.changed
                after = page.last
            } while after != nil
            repeat {
                let start = after
                let page = try await database.read { db in try prove(table, under: alone, after: start, batch, in: db) }
                report.keys += page.changed
                after = page.last
                progress(report.keys)
            } while after != nil
        }
        return report
    }

    private func rewrap(
        _ table: WrappedKeys, after: WrappedKeys.Place?, _ batch: Int, in db: any Connection
    ) throws -> (changed: Int, last: WrappedKeys.Place?) {
        let rows = try table.rows(after: after, batch, in: db)
        var changed = 0
        for row in rows {
            guard let wrap = try row.rewrapped(by: ring) else { continue }
            try table.store(wrap, at: row.place, in: db)
            changed += 1
        }
        return (changed, rows.count == batch ? rows.last?.place : nil)
    }

    private func prove(
        _ table: WrappedKeys, under ring: KeyRing, after: WrappedKeys.Place?, _ batch: Int, in db: any Connection
    ) throws -> (changed: Int, last: WrappedKeys.Place?) {
        let rows = try table.rows(after: after, batch, in: db)
        for row in rows { try row.open(by: ring) }
        return (rows.count, rows.count == batch ? rows.last?.place : nil)
    }
}

/// Where wrapped keys stand: with their matter, one for each named person of a sealed one, or one for what a person keeps alone.
private enum WrappedKeys {
    case ofMatters, ofPeople, ofOwn

    struct Place {
        let person: PersonID
        let matter: MatterID
    }

    struct Entry {
        let place: Place
        let wrap: [UInt8]
        let isOfPerson: Bool

        /// Nil when the current master key wraps it already.
        func rewrapped(by ring: KeyRing) throws -> [UInt8]? {
            isOfPerson
                ? try DataKey.rewrapped(wrap, by: ring, for: place.person.rawValue, matter: place.matter.rawValue)
                : try DataKey.rewrapped(wrap, by: ring, matter: place.matter.rawValue)
        }

        func open(by ring: KeyRing) throws {
            _ =
                isOfPerson
                ? try DataKey.unwrap(wrap, by: ring, for: place.person.rawValue, matter: place.matter.rawValue)
                : try DataKey.unwrap(wrap, by: ring, matter: place.matter.rawValue)
        }
    }

    func rows(after: Place?, _ batch: Int, in db: any Connection) throws -> [Entry] {
        let person = after?.person ?? PersonID(0)
        let matter = after?.matter ?? MatterID(0)
        switch self {
        case .ofMatters:
            return try db.query(
                """
                SELECT id, wrapped_key FROM matters WHERE id > \(matter) AND wrapped_key IS NOT NULL
                ORDER BY id LIMIT \(batch)
                """
            ).map {
                Entry(
                    place: Place(person: PersonID(0), matter: try $0.get("id")), wrap: try $0.get("wrapped_key"),
                    isOfPerson: false)
            }
        case .ofPeople:
            return try db.query(
                """
                SELECT person_id, matter_id, wrapped_key FROM sealed_keys
                WHERE person_id > \(person) OR (person_id = \(person) AND matter_id > \(matter))
                ORDER BY person_id, matter_id LIMIT \(batch)
                """
            ).map {
                Entry(
                    place: Place(person: try $0.get("person_id"), matter: try $0.get("matter_id")),
                    wrap: try $0.get("wrapped_key"), isOfPerson: true)
            }
        case .ofOwn:
            return try db.query(
                """
                SELECT person_id, wrapped_key FROM person_keys WHERE person_id > \(person)
                ORDER BY person_id LIMIT \(batch)
                """
            ).map {
                Entry(
                    place: Place(person: try $0.get("person_id"), matter: MatterID(0)), wrap: try $0.get("wrapped_key"),
                    isOfPerson: true)
            }
        }
    }

    func store(_ wrap: [UInt8], at place: Place, in db: any Connection) throws {
        switch self {
        case .ofMatters: try db.execute("UPDATE matters SET wrapped_key = \(wrap) WHERE id = \(place.matter)")
        case .ofPeople:
            try db.execute(
                """
                UPDATE sealed_keys SET wrapped_key = \(wrap)
                WHERE person_id = \(place.person) AND matter_id = \(place.matter)
                """)
        case .ofOwn:
            try db.execute("UPDATE person_keys SET wrapped_key = \(wrap) WHERE person_id = \(place.person)")
        }
    }
}
