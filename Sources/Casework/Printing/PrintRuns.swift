// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 批量打印: one file of many letters, ordered by a person and made by the worker.
package struct PrintRun: Sendable {
    package let id: PrintRunID
    package let orderedAt: Instant
    /// How many letters were chosen, and how many of them are drawn.
    package let count: Int
    package let drawn: Int
    package let isMade: Bool
    /// Letters that could not be drawn; they stay in the queue.
    package let failed: Int
    package let printedAt: Instant?
}

extension Casework {
    /// Letters in one file.
    package static let mostInPrint = 500
    /// A file is kept for two days: it can be made again.
    private static let printSeconds = 2 * 86_400
    var oldestPrint: Instant { clock.real.adding(seconds: -Self.printSeconds) }

    /// Orders one file of the chosen letters, or of the first of everything that a filter shows and that lies in nobody's file yet. Who is shown what is on record before
    /// anything is made.
    ///
    /// - Throws: `FieldErrors` at `letter` when nothing is chosen, or more than fit; letters that are not there for this person are none.
    package func orderPrint(
        _ chosen: [LetterID], allOf filter: PrintFilter? = nil, by principal: Principal
    ) async throws -> PrintRunID {
        let key = try DataKey.make(random: random)
        return try await database.write { db in
            let wanted = Set(chosen)
            if filter == nil, wanted.isEmpty { throw FieldErrors([FieldProblem("letter", .missing)]) }
            if wanted.count > Self.mostInPrint {
                throw FieldErrors([FieldProblem("letter", .tooMany, values: ["most": "\(Self.mostInPrint)"])])
            }
            let letters =
                if let filter {
                    try waiting(filter, for: principal, limit: Self.mostInPrint, in: db)
                } else {
                    try visible(wanted.sorted(), for: principal, in: db)
                }
            var shown: [LetterID] = []
            var matters: Set<MatterID> = []
            for letter in letters {
                guard let matter = try showable(letter, to: principal, in: db) else { continue }
                shown.append(letter)
                matters.insert(matter)
            }
            guard !shown.isEmpty else { throw FieldErrors([FieldProblem("letter", .missing)]) }
            for matter in matters.sorted() { try logLetter(of: matter, by: principal, in: db) }
            return try insertRun(shown, by: principal, key, in: db)
        }
    }

    /// The chosen letters that this person may see, printed before or not.
    private func visible(
        _ letters: [LetterID], for principal: Principal, in db: any Connection
    ) throws -> [LetterID] {
        guard !letters.isEmpty else { return [] }
        return try db.query(
            """
            SELECT l.id FROM letters l JOIN matters m ON m.id = l.matter_id
            WHERE l.id IN (\(SQL.list(letters))) AND m.is_sealed = 0 AND \(MatterScope(of: principal).condition)
            ORDER BY l.id LIMIT \(Self.mostInPrint)
            """
        ).map { try $0.get("id") }
    }

    /// The matter of a letter that may be shown; nil for one that says who filed to somebody from whom that is kept.
    private func showable(
        _ letter: LetterID, to principal: Principal, in db: any Connection
    ) throws -> MatterID? {
        let id = try matterID(of: .letter(letter), visibleTo: principal, in: db)
        let matter = try matter(id, visibleTo: principal, in: db)
        do {
            try requireNothingKept(in: letter, of: matter, for: principal, in: db)
            return id
        } catch let refusal as Refusal where refusal.code == .identityKept {
            return nil
        }
    }

    private func logLetter(of matter: MatterID, by principal: Principal, in db: any Connection) throws {
        let id: ID<MatterTag> = ids.next()
        try db.execute(
            """
            INSERT INTO access_log (id, at, person_id, matter_id, seen)
            VALUES (\(id), \(clock.real), \(principal.person), \(matter), \(Seen.letter.rawValue))
            """)
    }

    private func insertRun(
        _ letters: [LetterID], by principal: Principal, _ key: DataKey, in db: any Connection
    ) throws -> PrintRunID {
        let id: PrintRunID = ids.next()
        try db.execute(
            """
            INSERT INTO print_runs (id, person_id, ordered_at, count, drawn, failed, wrapped_key)
            VALUES (\(id), \(principal.person), \(clock.real), \(letters.count), 0, 0,
                \(try key.wrapped(by: ring, matter: id.rawValue)))
            """)
        for (place, letter) in letters.enumerated() {
            try db.execute(
                "INSERT INTO print_run_letters (run_id, place, letter_id) VALUES (\(id), \(place), \(letter))")
        }
        return id
    }

    /// The last files that a person ordered, the newest first.
    package func printRuns(of principal: Principal, limit: Int = 10) async throws -> [PrintRun] {
        let since = clock.real.adding(seconds: -Self.printSeconds)
        return try await database.read { db in
            try db.query(
                """
                SELECT id, ordered_at, count, drawn, made_at, failed, printed_at FROM print_runs
                WHERE person_id = \(principal.person) AND ordered_at > \(since) ORDER BY id DESC LIMIT \(limit)
                """
            ).map(Self.run)
        }
    }

    /// One of them.
    ///
    /// - Throws: `Refusal.unseen` for one of somebody else, and for one that is gone.
    package func printRun(_ id: PrintRunID, of principal: Principal) async throws -> PrintRun {
        try await database.read { db in try printRun(id, of: principal, in: db) }
    }

    private func printRun(_ id: PrintRunID, of principal: Principal, in db: any Connection) throws -> PrintRun {
        let row = try db.queryOne(
            """
            SELECT id, ordered_at, count, drawn, made_at, failed, printed_at FROM print_runs
            WHERE id = \(id) AND person_id = \(principal.person)
            """)
        guard let row else { throw Refusal(.unseen, article: "R-161") }
        return try Self.run(row)
    }

    private static func run(_ row: Row) throws -> PrintRun {
        PrintRun(
            id: try row.get("id"), orderedAt: try row.get("ordered_at"), count: try row.get("count"),
            drawn: try row.get("drawn"), isMade: try row.get("made_at", as: Instant?.self) != nil,
            failed: try row.get("failed"), printedAt: try row.get("printed_at"))
    }

    /// The file (PDF), for whoever ordered it and may still see every letter in it.
    package func printFile(_ id: PrintRunID, for principal: Principal) async throws -> [UInt8] {
        try await database.read { db in
            let run = try printRun(id, of: principal, in: db)
            let seen = try db.queryOne(
                """
                SELECT COUNT(*) AS count FROM print_run_letters p JOIN letters l ON l.id = p.letter_id
                JOIN matters m ON m.id = l.matter_id
                WHERE p.run_id = \(id) AND m.is_sealed = 0 AND \(MatterScope(of: principal).condition)
                """)
            guard try seen?.get("count", as: Int.self) == run.count else { throw Refusal(.unseen, article: "R-161") }
            let row = try db.queryOne("SELECT wrapped_key, bytes FROM print_runs WHERE id = \(id)")
            guard let row, let bytes = try row.get("bytes", as: [UInt8]?.self) else {
                throw Refusal(.letterNotReady, article: "32, F-11")
            }
            let key: DataKey
            do { key = try DataKey.unwrap(row.get("wrapped_key"), by: ring, matter: id.rawValue) } catch SecretError
                .unknownKey
            {
                // Its master key was changed meanwhile: the file is made again.
                throw Refusal(.unseen, article: "R-161")
            }
            return try key.open(bytes, context: "print:\(id)")
        }
    }

    /// 登记已打印: by whom and when, for each letter of the file; they leave the queue. A letter may be printed again.
    package func markPrinted(_ id: PrintRunID, by principal: Principal) async throws {
        try await database.write { db in
            let run = try printRun(id, of: principal, in: db)
            guard run.isMade else { throw Refusal(.letterNotReady, article: "32, F-11") }
            guard run.printedAt == nil else { return }
            let letters = try db.query(
                """
                SELECT letter_id FROM print_run_letters WHERE run_id = \(id)
                ORDER BY place LIMIT \(Self.mostInPrint)
                """
            ).map { try $0.get("letter_id", as: LetterID.self) }
            for letter in letters {
                let entry: ID<LetterTag> = ids.next()
                try db.execute(
                    """
                    INSERT INTO letter_prints (id, letter_id, person_id, at)
                    VALUES (\(entry), \(letter), \(principal.person), \(clock.now))
                    """)
            }
            try db.execute("DELETE FROM print_queue WHERE letter_id IN (\(SQL.list(letters)))")
            try db.execute("UPDATE print_runs SET printed_at = \(clock.real) WHERE id = \(id)")
        }
    }

    /// Files that were ordered two days ago go; what was printed stays on record.
    package func forgetPrintRuns() async throws -> Int {
        let before = clock.real.adding(seconds: -Self.printSeconds)
        return try await database.write { db in
            try db.execute("DELETE FROM print_runs WHERE ordered_at < \(before)")
        }
    }
}
