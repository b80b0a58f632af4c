// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// 口令校验: hashes passwords at most two at once, on threads of its own, so that neither the cores nor the memory of the
/// server are at the mercy of a sign-in page, and no cooperative thread waits.
package final class PasswordHasher: Sendable {
    private struct Load {
        var turn = 0
        var waiting = 0
    }

    private let cost: PasswordHash.Cost
    private let most: Int
    private let lanes: [DispatchQueue]
    private let load = Mutex(Load())

    /// - Parameter most: how many may wait before the next is refused with ``SecretError/busy``.
    package init(cost: PasswordHash.Cost = .standard, atOnce: Int = 2, most: Int = 128) {
        self.cost = cost
        self.most = most
        lanes = (0..<max(1, atOnce)).map { DispatchQueue(label: "fengqiao.passwords.\($0)") }
    }

    package func hash(_ password: String, random: RandomBytes) async throws -> String {
        let salt = random(PasswordHash.saltBytes)
        let cost = cost
        return try await run { try PasswordHash.make(password, salt: salt, cost: cost) }
    }

    /// Whether the password is right. With no hash, because nobody has that name, it takes the same time and says no.
    package func verify(_ password: String, against encoded: String?) async throws -> Bool {
        let cost = cost
        return try await run {
            guard let encoded else {
                _ = try PasswordHash.make(
                    password, salt: [UInt8](repeating: 0, count: PasswordHash.saltBytes), cost: cost)
                return false
            }
            return try PasswordHash.verify(password, against: encoded)
        }
    }

    private func run<T: Sendable>(_ body: @Sendable @escaping () throws -> T) async throws -> T {
        let lane = load.withLock { load -> DispatchQueue? in
            guard load.waiting < most else { return nil }
            load.waiting += 1
            load.turn = (load.turn + 1) % lanes.count
            return lanes[load.turn]
        }
        guard let lane else { throw SecretError.busy }
        defer { load.withLock { $0.waiting -= 1 } }
        return try await lane.perform(body)
    }
}

extension DispatchQueue {
    /// Runs blocking work on this queue while the task waits without holding a thread.
    func perform<T: Sendable>(_ body: @Sendable @escaping () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            async { continuation.resume(with: Result { try body() }) }
        }
    }
}
