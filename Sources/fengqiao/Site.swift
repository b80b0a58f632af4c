// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Letters
import Logging
import Resources
import Secrets
import Storage
import StoragePostgres
import StorageSQLite

/// 一处安装: a database, its keys and the casework over them, opened for one command.
struct Site: Sendable {
    let settings: SiteSettings
    let resources: ResourceFiles
    /// As the application writes: only while the node number is leased.
    let database: any Database
    /// The engine itself, for its lease and for copies.
    let engine: any Database
    let casework: Casework
    let logger: Logger
    /// Nil for a command that only reads.
    let lease: NodeLease?
    private let lock: LockFile?

    /// How a command opens a site.
    struct Opening: Sendable {
        /// Makes database, key and schema when they are not there.
        var creates = false
        /// The mode the database must have; it is stored when the database is made.
        var mode: SiteMode?
        /// Takes the lock file of a SQLite database, which `serve` holds as well, and a node number. Without, nothing is written.
        var writes = true

        init() {}
    }

    static func open(_ options: SiteOptions, _ opening: Opening = Opening()) async throws -> Site {
        try await open(options.settings(), opening)
    }

    static func open(_ settings: SiteSettings, _ opening: Opening = Opening()) async throws -> Site {
        let logger = Logger(label: "fengqiao")
        let resources = try ResourceFiles(directory: settings.resources)
        let lock = try lockFile(settings, opening)
        let engine = try await openDatabase(settings, opening, logger)
        let ring = try await preparedKeys(settings, opening, engine)
        let mode = try await SiteMode.settle(opening.mode, in: engine, storing: opening.writes)
        let clock = CaseClock(offsetSeconds: try await engine.demoOffset(), source: { Instant.fromSystem })
        let lease = try await opening.writes ? leased(engine, isAlone: lock != nil, clock) : nil
        guard
            let ids = IDSource(
                node: lease?.node ?? 0, after: try await engine.highestID(), clock: { Instant.fromSystem })
        else { throw Complaint("no node number is free: more than 1,024 processes hold one") }
        let database: any Database =
            lease.map { LeasedDatabase(engine, lease: $0, ids: ids, clock: clock) as any Database }
            ?? ReadingDatabase(engine)
        let organisation = OrganisationCache()
        try await organisation.reload(from: database)
        let book = try RuleBook.load(files: try resources.files(in: "Rules"), offsetSeconds: settings.offsetSeconds)
        try book.requireClocks()
        var casework = Casework(
            database: database, book: book,
            ring: ring, clock: clock, ids: ids, numbers: NumberSource(), organisation: organisation,
            letters: try LetterTemplates(files: resources.files(in: "Letters")),
            attachments: try AttachmentFolder(path: settings.attachments), hasher: PasswordHasher(),
            random: systemRandom, logger: logger, isDemo: mode == .demo)
        casework.publicAddress = settings.publicAddress ?? ""
        casework.letterFaces = try settings.faces()
        do {
            try await casework.settleRules()
        } catch let fault as ChangedRules {
            throw Complaint(fault.description)
        }
        return Site(
            settings: settings, resources: resources, database: database, engine: engine, casework: casework,
            logger: logger, lease: lease, lock: lock)
    }

    /// Leaves a checkpoint of what was recorded, and gives node number and lock back.
    func close(leavingCheckpoint: Bool = true) async {
        if leavingCheckpoint { await leaveCheckpoint() }
        do {
            try await lease?.giveBack(in: engine)
        } catch {
            logger.warning("the node number stays leased for an hour", metadata: ["error": "\(error)"])
        }
        await database.close()
        lock?.release()
    }

    /// 收尾检查点: what a command or a server recorded last is covered as well, in the database and in the file beside it. Nothing is written where
    /// nothing was recorded.
    func leaveCheckpoint(underNewKey: Bool = false) async {
        guard let lease else { return }
        do {
            guard try await casework.isCheckpointDue(underNewKey: underNewKey) else { return }
            // Beside other writers the youngest entries are left to the next one: theirs may still be under way.
            let others = lock == nil ? try await lease.others(in: engine, now: casework.clock.real) : 0
            try CheckpointFile.append(
                try await casework.checkpoint(olderThan: others == 0 ? 0 : 10), to: settings.checkpoints)
        } catch {
            logger.warning("no checkpoint was left at the end", metadata: ["error": "\(error)"])
        }
    }

    /// On SQLite whoever writes holds the lock file; `serve` does as long as it runs.
    private static func lockFile(_ settings: SiteSettings, _ opening: Opening) throws -> LockFile? {
        guard opening.writes, case .sqlite = settings.engine,
            FileManager.default.fileExists(atPath: settings.folder) || opening.creates
        else { return nil }
        try DataFolder.prepare(settings)
        return try LockFile.take(settings.lockFile)
    }

    private static func openDatabase(
        _ settings: SiteSettings, _ opening: Opening, _ logger: Logger
    ) async throws -> any Database {
        switch settings.engine {
        case .sqlite(let path):
            if !FileManager.default.fileExists(atPath: path) {
                if let left = DataFolder.leftovers(settings) { throw lost(path, left) }
                guard opening.creates else {
                    throw Complaint(
                        "there is no database at \(path); `fengqiao migrate --database sqlite:\(path)` makes one")
                }
                try DataFolder.prepare(settings)
            }
            do {
                return try SQLiteDatabase(path: path, readOnly: !opening.writes)
            } catch StorageError.unavailable(let reason) where reason.hasPrefix("unable to open") {
                throw Complaint(
                    "the database \(path) cannot be opened: SQLite keeps a log beside it and must be able to write into its "
                        + "folder; run this as the owner of \(settings.folder), or on a copy of the whole folder")
            }
        case .postgres(let url):
            try DataFolder.prepare(settings)
            return try await PostgresDatabase(url: url, poolSize: settings.poolSize, logger: logger)
        }
    }

    /// In the place of a database that was lost no empty one is made: nobody would look for the old one any more.
    private static func lost(_ path: String, _ left: [String]) -> Complaint {
        Complaint(
            "there is no database at \(path), but \(left.joined(separator: " and ")) of one that was there; bring it back with "
                + "`fengqiao restore`, or, to begin anew without it, move \(left.count == 1 ? "that" : "those") away first"
        )
    }

    /// A number for this process. Whoever holds the lock file of a SQLite database frees those of processes that were killed.
    private static func leased(_ engine: any Database, isAlone: Bool, _ clock: CaseClock) async throws -> NodeLease {
        let host = ProcessInfo.processInfo.hostName
        if isAlone { try await NodeLease.freeAll(ofHost: host, in: engine) }
        let holder = "\(host):\(ProcessInfo.processInfo.processIdentifier)"
        guard let lease = try await NodeLease.take(in: engine, holder: holder, now: clock.real) else {
            throw Complaint("no node number is free: more than 1,024 processes hold one")
        }
        return lease
    }
}

extension Instant {
    /// The system's time.
    static var fromSystem: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
