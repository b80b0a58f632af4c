// SPDX-License-Identifier: Apache-2.0
import Foundation

/// 锁文件: two processes must not write one SQLite database: the second is told who holds it.
final class LockFile: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    static func take(_ path: String) throws -> LockFile {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Complaint("the lock file \(path) cannot be opened; check its folder") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Complaint(
                "another fengqiao (perhaps `serve`) is writing this database; stop it first, then try again")
        }
        return LockFile(descriptor: descriptor)
    }

    func release() {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
