// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 核验报告: what `fengqiao verify` found.
package struct VerifyReport: Codable, Equatable, Sendable {
    /// One thing that is wrong.
    package struct Fault: Codable, Equatable, Sendable {
        /// The number of the matter, or its id where the matter itself is gone; empty where it is of no single one.
        package let matter: String
        /// The entry, when one can be named.
        package let seq: Int?
        package let what: String

        /// What a checkpoint says and the database does not.
        static func ofCheckpoint(_ what: String) -> Fault { Fault(matter: "", seq: nil, what: what) }
    }

    package var matters = 0
    package var entries = 0
    package var replayed = 0
    /// Sealed matters whose chain was walked but whose content only their named people can open.
    package var chainOnly = 0
    /// Files of attachments that were read to their end and held against their hash.
    package var filesRead = 0
    /// Files that were not read: of sealed matters, or because nobody asked for it.
    package var filesNotRead = 0
    /// The checkpoints that the chains were held against.
    package var checkpoints: [HeldCheckpoint] = []
    package var faults: [Fault] = []

    package init() {}

    package var isClean: Bool { faults.isEmpty }

    mutating func add(_ finding: Finding) {
        matters += 1
        entries += finding.entries
        replayed += finding.isReplayed ? 1 : 0
        chainOnly += finding.isReplayed ? 0 : 1
        faults += finding.faults
    }
}

/// 对照的检查点: which one the chains were held against.
package struct HeldCheckpoint: Codable, Equatable, Sendable {
    /// Where it stands: `database`, or the path of a file.
    package let place: String
    package let cut: String
    package let matters: Int
    package let entries: Int

    package init(_ checkpoint: Checkpoint, in place: String) {
        self.place = place
        cut = checkpoint.cut
        matters = checkpoint.matters
        entries = checkpoint.entries
    }
}

/// What was found of one matter.
struct Finding {
    let number: String
    var entries = 0
    var isReplayed = false
    var faults: [VerifyReport.Fault] = []
    var files: [FiledFile] = []

    init(number: String) { self.number = number }

    mutating func fault(_ seq: Int?, _ what: String) {
        faults.append(VerifyReport.Fault(matter: number, seq: seq, what: what))
    }
}

extension Casework {
    /// 核验: walks every chain, replays every journal through the tables, compares with the stored rows, holds what hangs on a matter (words, people,
    /// letters, files) against its hashes; looks for what belongs to a matter that is gone; then holds the heads against the last checkpoint that
    /// the database has.
    ///
    /// Of a sealed matter the chain alone is walked; `verifySealed(for:)` replays those that a person holds the key of.
    ///
    /// - Parameter readingFiles: whether each attachment is read to its end, which takes as long as reading them all does.
    package func verify(
        readingFiles: Bool = true, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> VerifyReport {
        var report = VerifyReport()
        var after = MatterID(0)
        while true {
            let start = after
            let page = try await database.read { db in
                let ids = try db.query("SELECT id FROM matters WHERE id > \(start) ORDER BY id LIMIT 50")
                    .map { try $0.get("id", as: MatterID.self) }
                let reach = try AccessReach(in: db, isMoving: isAccessPending(in: db))
                return try ids.compactMap { id in
                    try verify(id, against: reach, in: db).map { (id: id, finding: $0) }
                }
            }
            for (id, finding) in page {
                after = id
                report.add(finding)
                try await hold(finding.files, readingThem: readingFiles, &report)
            }
            progress(report.matters)
            if page.count < 50 { break }
        }
        report.faults += try await orphans()
        if let last = try await lastCheckpoint() {
            report.checkpoints.append(HeldCheckpoint(last, in: "database"))
            report.faults += try await faults(against: last)
        }
        return report
    }

    /// 核验密封事项: the same with replay, of the sealed matters of which this person holds the key, at that person's own wish. Each opening is on
    /// record before it is done.
    package func verifySealed(for principal: Principal, readingFiles: Bool = true) async throws -> VerifyReport {
        let scope = MatterScope(of: principal)
        let ids = try await database.read { db in
            try db.query(
                "SELECT m.id FROM matters m WHERE m.is_sealed = 1 AND \(scope.condition) ORDER BY m.id LIMIT 10000"
            ).map { try $0.get("id", as: MatterID.self) }
        }
        try await logNaming(of: ids, by: principal)
        var report = VerifyReport()
        for id in ids {
            let finding = try await database.read { db in
                let reach = try AccessReach(in: db, isMoving: isAccessPending(in: db))
                return try verify(id, openedBy: principal.person, against: reach, in: db)
            }
            guard let finding else { continue }
            report.add(finding)
            try await hold(finding.files, readingThem: readingFiles, &report)
        }
        return report
    }

    /// Nil when there is no such matter.
    private func verify(
        _ id: MatterID, openedBy person: PersonID? = nil, against reach: AccessReach, in db: any Connection
    ) throws -> Finding? {
        let row = try db.queryOne(
            "SELECT number, entry_count, chain_head, is_sealed FROM matters WHERE id = \(id)")
        guard let row else { return nil }
        var finding = Finding(number: try row.get("number"))
        let links = try links(of: id, in: db)
        finding.entries = links.count
        var previous = ChainLink.beginning
        for (index, item) in links.enumerated() {
            if item.link.seq != index + 1 { finding.fault(item.link.seq, "an entry is missing before this one") }
            if item.link.previous != previous {
                finding.fault(item.link.seq, "does not follow from the entry before it")
            }
            if item.link.hash != item.hash { finding.fault(item.link.seq, "the entry was changed") }
            previous = item.hash
        }
        let head: [UInt8] = try row.get("chain_head")
        if try links.count != row.get("entry_count", as: Int.self) || previous != head {
            finding.fault(links.count, "the last entries are missing")
        }
        if try row.get("is_sealed", as: Bool.self) {
            try hold(rowsOf: id, against: [], nil, &finding, in: db)
            guard person != nil else {
                try listSealedFiles(of: id, &finding, in: db)
                return finding
            }
        }
        guard finding.faults.isEmpty else { return finding }
        finding.isReplayed = true
        do {
            let matter = try matter(id, in: db, openedBy: person)
            let entries = try journal(of: matter, in: db)
            let replayed = try replay(entries, of: matter, in: db)
            if replayed.state.inOrder != matter.state.inOrder {
                finding.fault(nil, "replay gives another state than the stored one")
            }
            if !matter.state.isSealed {
                try hold(
                    rowsOf: id, against: reach.units(above: replayed.units, in: db), matter.state, &finding, in: db)
            }
            try holdContent(of: matter, against: entries, &finding, in: db)
        } catch let error as StorageError {
            switch error {
            case .busy, .unavailable, .timeout, .io: throw error
            default: finding.fault(nil, "replay fails: \(error)")
            }
        } catch {
            finding.fault(nil, "replay fails: \(error)")
        }
        return finding
    }

    /// The state that the journal leads to, and every unit that has dealt with the matter on the way.
    private func replay(
        _ entries: [JournalEntry], of matter: StoredMatter, in db: any Connection
    ) throws -> (state: MatterState, units: Set<UnitID>) {
        let id = matter.state.id
        var state = try MatterState.replaying(
            entries.prefix(1).map { ($0.body, $0.envelope) }, id: id, under: book)
        var units = Set(state.proceedings.map(\.unit))
        for entry in entries.dropFirst() {
            state = try state.applying(entry.body, in: entry.envelope, under: book).state
            units.formUnion(state.proceedings.map(\.unit))
        }
        // Days that were reckoned without the key are in the rows already, and in the journal with the next act.
        for record in try reckoningsThatWait(of: id, in: db) {
            state = try state.applying(.reckonedAgain(record), in: envelope(of: .system), under: book).state
        }
        return (state, units)
    }
}

extension MatterState {
    /// The same state with its parts in a fixed order, for comparing.
    package var inOrder: MatterState {
        var state = self
        state.proceedings.sort { $0.id < $1.id }
        state.clocks.sort {
            ($0.proceeding, $0.clock, $0.ordinal) < ($1.proceeding, $1.clock, $1.ordinal)
        }
        state.letters.sort { $0.id < $1.id }
        return state
    }
}
