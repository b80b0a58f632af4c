// SPDX-License-Identifier: Apache-2.0
import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes an empty file that only its owner can read (0600), before SQLite opens it: its WAL takes the same mode.
func createPrivateFile(at path: String, mayExist: Bool) throws {
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
    if file >= 0 {
        close(file)
        return
    }
    let code = errno
    switch code {
    case EEXIST where mayExist: return
    case ENOSPC, EDQUOT: throw StorageError.full
    case EROFS: throw StorageError.readOnly
    default: throw StorageError.unavailable("\(path): \(String(cString: strerror(code)))")
    }
}
