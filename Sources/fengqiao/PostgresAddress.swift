// SPDX-License-Identifier: Apache-2.0
import Foundation

/// 数据库地址: the URL of a PostgreSQL database without its password, and the password, which no argument of a process may
/// carry: every other process could read it there.
struct PostgresAddress {
    let url: String
    let password: String?

    init(_ text: String) {
        var password: String?
        var rest = text
        if let scheme = rest.range(of: "://") {
            let end = rest[scheme.upperBound...].firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            let authority = rest[scheme.upperBound..<end]
            if let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") {
                password = String(authority[authority.index(after: colon)..<at])
                rest.removeSubrange(colon..<at)
            }
        }
        if let question = rest.firstIndex(of: "?") {
            let parts = rest[rest.index(after: question)...].split(separator: "&")
            let kept = parts.filter { !$0.hasPrefix("password=") }
            if let said = parts.last(where: { $0.hasPrefix("password=") }) {
                password = String(said.dropFirst("password=".count))
            }
            rest = String(rest[..<question]) + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
        }
        url = rest
        self.password = password.flatMap { $0.isEmpty ? nil : $0.removingPercentEncoding ?? $0 }
    }

    /// The environment in which a PostgreSQL tool finds the password.
    var environment: [String: String] {
        var environment = ProcessInfo.processInfo.environment
        if let password { environment["PGPASSWORD"] = password }
        return environment
    }
}
