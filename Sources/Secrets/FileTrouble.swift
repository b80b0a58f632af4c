// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What can go wrong with a file of secrets or attachments, as far as a person can do something about it.
package enum FileTrouble: Error, Equatable, Sendable {
    case missing(String)
    case exists(String)
    /// A key file that group or others may read or write: `chmod 600` it first.
    case openToOthers(String)
    case denied(String)
    case full
    case readOnly
    /// Anything else: the call that failed and the system's number for the reason.
    case failed(String, Int32)

    /// From the number that the last call left.
    static func last(_ call: String, _ path: String) -> FileTrouble {
        let code = errno
        switch code {
        case ENOENT: return .missing(path)
        case EEXIST: return .exists(path)
        case EACCES, EPERM: return .denied(path)
        case ENOSPC, EDQUOT: return .full
        case EROFS: return .readOnly
        default: return .failed(call, code)
        }
    }
}
