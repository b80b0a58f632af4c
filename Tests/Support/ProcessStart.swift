// SPDX-License-Identifier: Apache-2.0
package import Foundation
import Synchronization

private let starting = Mutex(())

extension Process {
    /// Starts one program at a time: while Foundation starts one it walks what the whole process has open, and two at once were seen to crash it.
    package func start() throws { try starting.withLock { _ in try run() } }
}
