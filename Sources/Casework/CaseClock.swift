// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// 时钟: the law's time, which a demonstration can move forward, and the real time, which nothing moves: sessions,
/// tokens and delays go by it.
package final class CaseClock: Sendable {
    private let source: @Sendable () -> Instant
    private let offset: Mutex<Int>

    package init(offsetSeconds: Int = 0, source: @escaping @Sendable () -> Instant) {
        self.source = source
        self.offset = Mutex(offsetSeconds)
    }

    /// The real time.
    package var real: Instant { source() }

    /// The law's time.
    package var now: Instant { source().adding(seconds: offsetSeconds) }

    /// How far the demonstration has moved.
    package var offsetSeconds: Int { offset.withLock { $0 } }

    /// Moves the law's time; a demonstration stores the offset so that a restart keeps it.
    package func move(toOffset seconds: Int) { offset.withLock { $0 = seconds } }
}
