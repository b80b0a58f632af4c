// SPDX-License-Identifier: Apache-2.0
import Storage

extension Casework {
    /// Receipts that were kept for programs which send a request again: they hold query codes, sealed, and are of use for a day.
    package func forgetKeptReceipts() async throws -> Int {
        let before = clock.real.adding(seconds: -2 * 86_400)
        return try await database.write { db in
            try db.execute("DELETE FROM idempotency_keys WHERE created_at < \(before)")
        }
    }
}
