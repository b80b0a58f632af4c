// SPDX-License-Identifier: Apache-2.0
import Casework
import Synchronization

/// 可写探测: whether the database takes a write just now, asked by writing the time into one row of settings. What was right a moment ago is not asked
/// again, so that nobody who asks often makes the disk work.
final class WriteProbe: Sendable {
    private static let pause: Duration = .seconds(2)
    private let succeeded = Mutex<ContinuousClock.Instant?>(nil)

    func check(_ casework: Casework) async throws {
        let now = ContinuousClock.now
        if let last = succeeded.withLock({ $0 }), now < last + Self.pause { return }
        try await casework.proveWritable()
        succeeded.withLock { $0 = now }
    }
}
