// SPDX-License-Identifier: Apache-2.0
import Secrets
import Storage

/// 暂不可用: the database cannot take or give just now, or too many passwords wait to be checked. What was recorded is safe; the same request may succeed later.
package enum Outage: String, Error, Sendable, CaseIterable {
    case busy, full, readOnly, gone

    /// Nil for an error that is a mistake of ours and not the state of the database.
    package init?(_ error: any Error) {
        if let secret = error as? SecretError, secret == .busy {
            self = .busy
            return
        }
        guard let error = error as? StorageError else { return nil }
        switch error {
        case .busy, .timeout: self = .busy
        case .full: self = .full
        case .readOnly: self = .readOnly
        case .unavailable, .io: self = .gone
        case .unique, .constraint, .corrupt, .mistake: return nil
        }
    }

    /// After how many seconds it is worth another try.
    package var retryAfter: Int { self == .busy ? 2 : 60 }
}
