// SPDX-License-Identifier: Apache-2.0
import Casework
import Storage

/// 运行方式: a database is a demonstration or real, for good. A real one refuses `--demo`, and the reverse.
enum SiteMode: String, Sendable {
    case real, demo

    /// The stored mode; where there is none yet the wished one, which is stored when the command writes.
    static func settle(_ wished: SiteMode?, in database: any Database, storing: Bool) async throws -> SiteMode {
        let stored = try await database.setting("mode").flatMap(SiteMode.init)
        guard let stored else {
            let mode = wished ?? .real
            if storing { try await database.set("mode", to: mode.rawValue) }
            return mode
        }
        if let wished, wished != stored {
            throw Complaint(
                stored == .real
                    ? "this database holds real matters; a demonstration needs one of its own"
                    : "this database is a demonstration and stays one; name another for real matters")
        }
        return stored
    }
}

extension Database {
    /// How far a demonstration has moved its clock, in seconds.
    func demoOffset() async throws -> Int {
        try await setting("demo.offset.seconds").flatMap { Int($0) } ?? 0
    }
}
