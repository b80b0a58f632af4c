// SPDX-License-Identifier: Apache-2.0
import CSQLite
import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The sizes and limits of the SQLite engine; the defaults are for one district on a small machine.
package struct SQLiteTuning: Sendable {
    /// How many reads may run at once: one more than there are cores, so that one may wait for the disk. More of them would only
    /// take the cores from each other, and answers would come later and less evenly.
    package var readers = max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))) + 1
    /// Page cache of the writer, in KiB.
    package var writerCache = 16 * 1024
    /// Page cache of each reader, in KiB; what is not in it comes from the system's own.
    package var readerCache = 6 * 1024
    /// How much of the file is read through memory mapping, in bytes; 0 is none.
    package var mappedBytes = 0
    /// The WAL is moved into the file when it has grown by so many pages of 4 KiB.
    package var checkpointPages = 4_000
    /// How long another process may hold the lock, in seconds.
    package var busySeconds = 5.0

    package init() {}

    func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = readers
        // `WriteQueue` begins and ends transactions itself; a failure there must not end the process.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { [self] db in
            let cache = db.configuration.readonly ? readerCache : writerCache
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -\(cache);
                    PRAGMA mmap_size = \(mappedBytes);
                    """)
            guard fq_keep_plans(db.sqliteConnection) == 0 else {
                throw DatabaseError(message: "this SQLite cannot keep the plan of a statement")
            }
        }
        return configuration
    }

    func prepareWriter(_ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = \(checkpointPages);
                PRAGMA journal_size_limit = 67108864;
                """)
    }
}
