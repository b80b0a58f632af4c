// SPDX-License-Identifier: Apache-2.0
import Storage
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// 在位核对: whether the path still names the file that was opened, and its log with it. A file that was removed or replaced goes on taking
/// writes as long as it is open, and all of them are lost with it. One look costs about a millionth of a second.
final class FileWitness: Sendable {
    static let gone = StorageError.unavailable(
        "the database file was removed or replaced while it was open; put it back, or stop and restore a backup")

    private struct Identity: Equatable {
        let device: dev_t
        let inode: ino_t
    }

    private let path: String
    private let file: Identity?
    /// Nil until the log is there for the first time: SQLite makes it, and keeps it as long as one connection is open.
    private let log = Mutex<Identity?>(nil)

    /// The file has just been opened.
    init(path: String) {
        self.path = path
        file = Self.identity(path)
    }

    /// - Throws: ``gone`` when the path names another file or none.
    func check() throws {
        guard let file, Self.identity(path) == file else { throw Self.gone }
        let present = Self.identity(path + "-wal")
        let isSame = log.withLock { log in
            if log == nil { log = present }
            return log == present
        }
        guard isSame else { throw Self.gone }
    }

    private static func identity(_ path: String) -> Identity? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return Identity(device: facts.st_dev, inode: facts.st_ino)
    }
}
