// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Formats
import Logging
import Storage

extension Casework {
    /// The matter of a number. A number that is malformed, unknown or not for this person is one answer.
    ///
    /// - Throws: `Refusal.unseen`.
    package func matterID(numbered typed: String, for principal: Principal) async throws -> MatterID {
        let number = MatterNumber(typed)?.text ?? ""
        let scope = MatterScope(of: principal)
        let row = try await database.read { db in
            try db.queryOne("SELECT m.id FROM matters m WHERE m.number = \(number) AND \(scope.condition)")?
                .get("id", as: MatterID.self)
        }
        guard let row else { throw Refusal(.unseen, article: "R-161") }
        return row
    }

    /// The matter of a proceeding.
    ///
    /// - Throws: `Refusal.unseen`.
    package func matterID(of proceeding: ProceedingID, for principal: Principal) async throws -> MatterID {
        try await database.read { db in try matterID(of: .proceeding(proceeding), visibleTo: principal, in: db) }
    }

    /// The version that a proceeding has now.
    package func version(of proceeding: ProceedingID) async throws -> Int {
        try await database.read { db in
            try db.queryOne("SELECT version FROM proceedings WHERE id = \(proceeding)")?.get("version") ?? 0
        }
    }

    /// The file of a matter with names, phones, documents and addresses masked (脱敏). The showing is on record after it; of a
    /// sealed matter it is before, as for a full file.
    ///
    /// - Parameter start: one list of it, from somewhere on.
    package func maskedFile(
        _ id: MatterID, for principal: Principal, from start: MatterListStart? = nil
    ) async throws -> MatterFile {
        let ordinary = try await database.read { db -> MatterFile? in
            let matter = try matter(id, visibleTo: principal, in: db)
            return matter.state.isSealed
                ? nil : try file(of: matter, for: principal, in: db, isMasked: true, from: start)
        }
        guard let ordinary else {
            try await logAccess(to: id, by: principal, seen: .sealed)
            return try await database.read { db in
                try file(
                    of: matter(id, visibleTo: principal, in: db), for: principal, in: db, isMasked: true, from: start)
            }
        }
        Task {
            do {
                try await logAccess(to: id, by: principal, seen: .masked)
            } catch {
                logger.error("a masked showing could not be put on record", metadata: ["error": "\(error)"])
            }
        }
        return ordinary
    }
}

extension PartyDetails {
    /// As lists may show it.
    var masked: PartyDetails {
        PartyDetails(
            role: role, name: Mask.name(name), phone: Mask.phone(phone), address: Mask.address(address),
            document: Mask.document(document), scope: scope, nationality: nationality, documentKind: documentKind)
    }
}

extension Casework {
    /// What is missing before matters can come in: nil when the database answers, there is a petition office, and two people
    /// there, and for every other unit with a clerk, hold the keys of sealed matters.
    ///
    /// - Throws: when the database does not answer, or its file is gone.
    package func readiness() async throws -> String? {
        try await database.checkReady()
        guard let office = organisation.snapshot.petitionOffice else { return "no petition office is loaded" }
        let (holders, without) = try await database.read { db in
            (try sealedMatterHolders(of: office.id, in: db).count, try unitsWithoutKeyHolders(in: db))
        }
        if holders < 2 { return "the petition office has fewer than two people to hold keys" }
        return without.first.map { "\($0.code) has fewer than two people to hold keys, its petition office included" }
    }

    /// 可写: writes one small row of our own.
    ///
    /// - Throws: when nothing can be written: the database is locked, full, read-only or gone.
    package func proveWritable() async throws {
        try await database.set("ready.written.at", to: clock.real.text)
    }

    /// Clocks that are over, not met and not stopped, sealed matters apart.
    package func overdueCount() async throws -> Int {
        let today = today
        return try await database.read { db in
            let row = try db.queryOne(
                """
                SELECT COUNT(*) AS late FROM clocks c JOIN matters m ON m.id = c.matter_id
                WHERE c.due_on < \(today) AND c.met_on IS NULL AND c.stopped_on IS NULL AND c.suspended_on IS NULL
                    AND c.clock NOT IN (\(SQL.list(Self.rights))) AND m.is_sealed = 0
                """)
            return try row?.get("late") ?? 0
        }
    }
}
