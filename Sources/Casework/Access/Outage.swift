// SPDX-License-Identifier: Apache-2.0
import Secrets
import Storage

/// 暂不可用: the database, the disk that attachments lie on, or the queue of passwords to check cannot take or give just now. What was
/// recorded is safe; the same request may succeed later.
package enum Outage: String, Error, Sendable, CaseIterable {
    case busy, full, readOnly, gone

    /// Nil for an error that is a mistake of ours and not the state of database or disk.
    package init?(_ error: any Error) {
        switch error {
        case let outage as Outage: self = outage
        case StorageError.busy, StorageError.timeout, SecretError.busy: self = .busy
        case StorageError.full, FileTrouble.full: self = .full
        case StorageError.readOnly, FileTrouble.readOnly: self = .readOnly
        case StorageError.unavailable, StorageError.io, FileTrouble.denied, FileTrouble.failed: self = .gone
        default: return nil
        }
    }

    /// After how many seconds it is worth another try.
    package var retryAfter: Int { self == .busy ? 2 : 60 }
}
