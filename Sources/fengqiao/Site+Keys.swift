// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Secrets
import Storage

extension Site {
    /// The key ring, proved to be the one that the database is written under, and the schema brought up to date. A key that is missing is
    /// told before anything is made or changed.
    static func preparedKeys(
        _ settings: SiteSettings, _ opening: Opening, _ engine: any Database
    ) async throws -> KeyRing {
        let migrator = Migrator(Schema.migrations)
        let pending = try await migrator.pending(engine)
        let isKeyed = pending == nil ? false : try await engine.isKeyed()
        let present = try presentRing(settings)
        guard present != nil || mayMake(settings, opening, isKeyed: isKeyed) else { throw missing(settings, isKeyed) }
        if opening.creates {
            _ = try await migrator.migrate(engine)
        } else if let pending, !pending.isEmpty {
            throw Complaint("the database lacks \(counted(pending.count, "migration")); run `fengqiao migrate` first")
        }
        let ring = try present ?? makeRing(settings)
        guard try await engine.isProved(by: ring, storing: opening.writes) else {
            throw Complaint(
                "the key in \(settings.keyFile) is not the key of this database; name the right file with --key-file")
        }
        return ring
    }

    private static func presentRing(_ settings: SiteSettings) throws -> KeyRing? {
        guard FileManager.default.fileExists(atPath: settings.keyFile) else { return nil }
        return try KeyRing(json: KeyFile.read(settings.keyFile))
    }

    /// Only beside a new SQLite database: in the place of a key that was lost another would do harm that nobody can undo.
    private static func mayMake(_ settings: SiteSettings, _ opening: Opening, isKeyed: Bool) -> Bool {
        guard opening.creates, !isKeyed, case .sqlite = settings.engine else { return false }
        return true
    }

    private static func makeRing(_ settings: SiteSettings) throws -> KeyRing {
        let ring = try KeyRing.make(random: systemRandom)
        try KeyFile.write(ring.json(), to: settings.keyFile)
        return ring
    }

    private static func missing(_ settings: SiteSettings, _ isKeyed: Bool) -> Complaint {
        if isKeyed {
            return Complaint(
                "the key file \(settings.keyFile) is not there, and this database is written under it; put it back, or name "
                    + "its place with --key-file. No other key can read the database, so none is made")
        }
        return Complaint(
            "the key file \(settings.keyFile) is not there; `fengqiao key \(settings.keyFile)` makes one")
    }
}
