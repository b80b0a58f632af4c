// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Synchronization

/// 标识来源: 63-bit, time-ordered ids made by the application (decision 8); one source a process.
package final class IDSource: Sendable {
    private let maker: Mutex<IDMaker>
    private let clock: @Sendable () -> Instant

    /// `node` is the leased number of this process, 0 to 1023; nil for any other.
    package init?(node: Int, clock: @escaping @Sendable () -> Instant) {
        guard let maker = IDMaker(node: node) else { return nil }
        self.maker = Mutex(maker)
        self.clock = clock
    }

    /// A new id.
    package func next<Of>() -> ID<Of> {
        let now = clock().milliseconds
        return ID(maker.withLock { $0.next(nowMilliseconds: now) })
    }
}
