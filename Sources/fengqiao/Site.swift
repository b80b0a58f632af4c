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
    let lease: NodeLease
    private let lock: LockFile?

    /// How a command opens a site.
    struct Opening: Sendable {
        /// Makes database, key and schema when they are not there.
        var creates = false
        /// The mode the database must have; it is stored when the database is made.
        var mode: SiteMode?
        /// Takes the lock file of a SQLite database, which `serve` holds as well.
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
        let migrator = Migrator(Schema.migrations)
        if opening.creates {
            _ = try await migrator.migrate(engine)
        } else if let pending = try await migrator.pending(engine), !pending.isEmpty {
            throw Complaint("the database lacks \(pending.count) migrations; run `fengqiao migrate` first")
        }
        let ring = try keyRing(settings, opening)
        let mode = try await SiteMode.settle(opening.mode, in: engine)
        let clock = CaseClock(offsetSeconds: try await engine.demoOffset(), source: { Instant.fromSystem })
        let holder = "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"
        guard let lease = try await NodeLease.take(in: engine, holder: holder, now: clock.real),
            let ids = IDSource(
                node: lease.node, after: try await engine.highestID(), clock: { Instant.fromSystem })
        else { throw Complaint("no node number is free: more than 1,024 processes hold one") }
        let database = LeasedDatabase(engine, lease: lease, ids: ids, clock: clock)
        let organisation = OrganisationCache()
        try await organisation.reload(from: database)
        var casework = Casework(
            database: database,
            book: try RuleBook.load(files: try resources.files(in: "Rules"), offsetSeconds: settings.offsetSeconds),
            ring: ring, clock: clock, ids: ids, numbers: NumberSource(), organisation: organisation,
            letters: try LetterTemplates(files: resources.files(in: "Letters")),
            attachments: try AttachmentFolder(path: settings.attachments), hasher: PasswordHasher(),
            random: systemRandom, logger: logger, isDemo: mode == .demo)
        casework.publicAddress = settings.publicAddress ?? ""
        return Site(
            settings: settings, resources: resources, database: database, engine: engine, casework: casework,
            logger: logger, lease: lease, lock: lock)
    }

    /// Gives node number and lock back.
    func close() async {
        do {
            try await lease.giveBack(in: engine)
        } catch {
            logger.warning("the node number stays leased for an hour", metadata: ["error": "\(error)"])
        }
        await database.close()
        lock?.release()
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
                guard opening.creates else {
                    throw Complaint(
                        "there is no database at \(path); `fengqiao migrate --database sqlite:\(path)` makes one")
                }
                try DataFolder.prepare(settings)
            }
            return try SQLiteDatabase(path: path)
        case .postgres(let url):
            try DataFolder.prepare(settings)
            return try await PostgresDatabase(url: url, poolSize: settings.poolSize, logger: logger)
        }
    }

    /// Reads the key file; makes one beside a new SQLite database, and nowhere else.
    private static func keyRing(_ settings: SiteSettings, _ opening: Opening) throws -> KeyRing {
        if FileManager.default.fileExists(atPath: settings.keyFile) {
            return try KeyRing(json: KeyFile.read(settings.keyFile))
        }
        guard opening.creates, case .sqlite = settings.engine else {
            throw Complaint("the key file \(settings.keyFile) is not there; without it nothing can be read")
        }
        let ring = try KeyRing.make(random: systemRandom)
        try KeyFile.write(ring.json(), to: settings.keyFile)
        return ring
    }
}

extension Instant {
    /// The system's time.
    static var fromSystem: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
