// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Secrets
import Storage

extension Casework {
    /// 制作打印文件: draws the ordered files one after another, says every few letters how far it is, and stores each once. A file whose maker
    /// was killed is taken up again when its claim has run out.
    package func makePrintRuns(troubles: WorkTroubles = WorkTroubles()) async throws -> Int {
        var count = 0
        while let run = try await claimPrintRun() {
            if try await makePrintRun(run, troubles) { count += 1 }
        }
        return count
    }

    /// A minute for some letters; each note of progress gives another.
    private static let claimSeconds = 60
    private static let lettersBetweenNotes = 10

    private func claimPrintRun() async throws -> PrintRunID? {
        let now = clock.real
        let waiting = try await database.read { db in
            try db.queryOne(
                """
                SELECT id FROM print_runs WHERE made_at IS NULL AND (claimed_until IS NULL OR claimed_until < \(now))
                ORDER BY id LIMIT 1
                """
            )?.get("id", as: PrintRunID.self)
        }
        guard let waiting else { return nil }
        let until = now.adding(seconds: Self.claimSeconds)
        let taken = try await database.write { db in
            try db.execute(
                """
                UPDATE print_runs SET claimed_until = \(until)
                WHERE id = \(waiting) AND made_at IS NULL AND (claimed_until IS NULL OR claimed_until < \(now))
                """)
        }
        return taken == 1 ? waiting : nil
    }

    private func makePrintRun(_ run: PrintRunID, _ troubles: WorkTroubles) async throws -> Bool {
        let letters = try await database.read { db in
            try db.query(
                """
                SELECT p.place, l.id, l.matter_id FROM print_run_letters p JOIN letters l ON l.id = p.letter_id
                WHERE p.run_id = \(run) ORDER BY p.place LIMIT \(Self.mostInPrint)
                """
            ).map { row in
                (
                    place: try row.get("place", as: Int.self), letter: try row.get("id", as: LetterID.self),
                    matter: try row.get("matter_id", as: MatterID.self)
                )
            }
        }
        let batch = try LetterBatch(isTwoSided: true)
        var drawn = 0
        var failed: [Int] = []
        for item in letters {
            let done = try await attempt("print of letter \(item.letter)", of: item.matter, troubles) {
                let frozen = try await database.read { db in
                    try frozenLetter(item.letter, of: matter(item.matter, in: db), in: db)
                }
                try batch.add(frozen)
                return 1
            }
            if done == nil { failed.append(item.place) }
            drawn += done ?? 0
            if (drawn + failed.count).isMultiple(of: Self.lettersBetweenNotes) {
                guard try await note(drawn, of: run) else { return false }
            }
        }
        return try await store(batch.finish(), of: run, drawn: drawn, failed: failed)
    }

    /// False when the run is gone: one of its matters was sealed meanwhile.
    private func note(_ drawn: Int, of run: PrintRunID) async throws -> Bool {
        let until = clock.real.adding(seconds: Self.claimSeconds)
        return try await database.write { db in
            try db.execute(
                "UPDATE print_runs SET drawn = \(drawn), claimed_until = \(until) WHERE id = \(run)") == 1
        }
    }

    /// What could not be drawn is no part of the file and stays in the queue.
    private func store(_ bytes: [UInt8], of run: PrintRunID, drawn: Int, failed: [Int]) async throws -> Bool {
        try await database.write { db in
            let row = try db.queryOne("SELECT wrapped_key FROM print_runs WHERE id = \(run) AND made_at IS NULL")
            guard let row else { return false }
            let key = try DataKey.unwrap(row.get("wrapped_key"), by: ring, matter: run.rawValue)
            for place in failed {
                try db.execute("DELETE FROM print_run_letters WHERE run_id = \(run) AND place = \(place)")
            }
            try db.execute(
                """
                UPDATE print_runs SET bytes = \(try key.seal(bytes, context: "print:\(run)")), drawn = \(drawn),
                    count = \(max(1, drawn)), failed = \(failed.count), made_at = \(clock.real), claimed_until = NULL
                WHERE id = \(run)
                """)
            return true
        }
    }
}
