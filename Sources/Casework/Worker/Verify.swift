// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 核验报告: what `fengqiao verify` found.
package struct VerifyReport: Codable, Equatable, Sendable {
    /// One thing that is wrong.
    package struct Fault: Codable, Equatable, Sendable {
        package let matter: String
        /// The entry, when one can be named.
        package let seq: Int?
        package let what: String
    }

    package var matters = 0
    package var entries = 0
    package var replayed = 0
    /// Sealed matters whose chain was walked but whose content only their named people can open.
    package var chainOnly = 0
    package var faults: [Fault] = []

    package init() {}

    package var isClean: Bool { faults.isEmpty }
}

extension Casework {
    /// 核验: walks every chain, replays every journal through the tables and compares with the stored rows; then
    /// compares the present heads with what an exported checkpoint says.
    ///
    /// Of a sealed matter the chain alone is walked; `verifySealed(for:)` replays those that a person holds the key of.
    package func verify(progress: @Sendable (Int) -> Void = { _ in }) async throws -> VerifyReport {
        var report = VerifyReport()
        var after = MatterID(0)
        while true {
            let start = after
            let page = try await database.read { db in
                let ids = try db.query("SELECT id FROM matters WHERE id > \(start) ORDER BY id LIMIT 200")
                    .map { try $0.get("id", as: MatterID.self) }
                return try ids.map { try (id: $0, finding: verify($0, in: db)) }
            }
            for (id, finding) in page {
                after = id
                report.matters += 1
                report.entries += finding.entries
                report.replayed += finding.isReplayed ? 1 : 0
                report.chainOnly += finding.isReplayed ? 0 : 1
                report.faults += finding.faults
            }
            progress(report.matters)
            if page.count < 200 { return report }
        }
    }

    /// 核验密封事项: the same with replay, of the sealed matters of which this person holds the key, at that person's own wish. Each opening is on
    /// record before it is done.
    package func verifySealed(for principal: Principal) async throws -> VerifyReport {
        let scope = MatterScope(of: principal)
        let ids = try await database.read { db in
            try db.query(
                "SELECT m.id FROM matters m WHERE m.is_sealed = 1 AND \(scope.condition) ORDER BY m.id LIMIT 10000"
            ).map { try $0.get("id", as: MatterID.self) }
        }
        try await logNaming(of: ids, by: principal)
        var report = VerifyReport()
        for id in ids {
            let finding = try await database.read { db in try verify(id, openedBy: principal.person, in: db) }
            report.matters += 1
            report.entries += finding.entries
            report.replayed += finding.isReplayed ? 1 : 0
            report.chainOnly += finding.isReplayed ? 0 : 1
            report.faults += finding.faults
        }
        return report
    }

    private struct Finding {
        var entries = 0
        var isReplayed = false
        var faults: [VerifyReport.Fault] = []
    }

    private func verify(
        _ id: MatterID, openedBy person: PersonID? = nil, in db: any Connection
    ) throws -> Finding {
        var finding = Finding()
        let row = try db.queryOne(
            "SELECT number, entry_count, chain_head, is_sealed FROM matters WHERE id = \(id)")
        guard let row else { return finding }
        let number: String = try row.get("number")
        func fault(_ seq: Int?, _ what: String) {
            finding.faults.append(VerifyReport.Fault(matter: number, seq: seq, what: what))
        }
        let links = try links(of: id, in: db)
        finding.entries = links.count
        var previous = ChainLink.beginning
        for (index, item) in links.enumerated() {
            if item.link.seq != index + 1 { fault(item.link.seq, "an entry is missing before this one") }
            if item.link.previous != previous { fault(item.link.seq, "does not follow from the entry before it") }
            if item.link.hash != item.hash { fault(item.link.seq, "the entry was changed") }
            previous = item.hash
        }
        let head: [UInt8] = try row.get("chain_head")
        if try links.count != row.get("entry_count", as: Int.self) || previous != head {
            fault(links.count, "the last entries are missing")
        }
        let isClosed = try row.get("is_sealed", as: Bool.self) && person == nil
        guard !isClosed, finding.faults.isEmpty else { return finding }
        finding.isReplayed = true
        do {
            let matter = try matter(id, in: db, openedBy: person)
            let entries = try journal(of: matter, in: db).map { (body: $0.body, envelope: $0.envelope) }
            var replayed = try MatterState.replaying(entries, id: id, under: book)
            // Days that were reckoned without the key are in the rows already, and in the journal with the next act.
            for record in try reckoningsThatWait(of: id, in: db) {
                replayed = try replayed.applying(.reckonedAgain(record), in: envelope(of: .system), under: book).state
            }
            if replayed.inOrder != matter.state.inOrder { fault(nil, "replay gives another state than the stored one") }
        } catch {
            fault(nil, "replay fails: \(error)")
        }
        return finding
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
