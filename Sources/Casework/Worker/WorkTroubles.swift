// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Logging
import Secrets
import Storage
import Synchronization

/// 难办事项: what the worker could not do. It is said once, left alone for an hour and tried again; everything else goes on
/// meanwhile. One for a process; it is forgotten with it.
package final class WorkTroubles: Sendable {
    private static let restSeconds = 3_600

    private let resting = Mutex<[String: Instant]>([:])

    package init() {}

    /// Whether a piece of work failed within the last hour.
    func rests(_ work: String, at now: Instant) -> Bool {
        resting.withLock { resting in
            guard let until = resting[work] else { return false }
            if until > now { return true }
            resting[work] = nil
            return false
        }
    }

    fileprivate func note(_ work: String, at now: Instant) {
        resting.withLock { $0[work] = now.adding(seconds: Self.restSeconds) }
    }
}

extension Casework {
    /// Does one piece of the worker's work; when it fails, the log names the matter by its id and nothing of its content.
    ///
    /// - Returns: how much was done; nil when it failed or failed a short time ago.
    /// - Throws: when the database is away: then nothing else would succeed either.
    func attempt(
        _ work: String, of matter: MatterID, _ troubles: WorkTroubles, _ body: () async throws -> Int
    ) async throws -> Int? {
        let now = clock.real
        if troubles.rests(work, at: now) { return nil }
        do {
            return try await body()
        } catch {
            if error is CancellationError || Outage(error) != nil { throw error }
            troubles.note(work, at: now)
            logger.error(
                "a matter was passed over",
                metadata: ["work": "\(work)", "matter": "\(matter)", "reason": "\(Self.reason(error))"])
            return nil
        }
    }

    /// What may stand in a log: codes and names of types, since the text of other errors could quote a file.
    static func reason(_ error: any Error) -> String {
        switch error {
        case let refusal as Refusal: refusal.code.rawValue
        case let error as StorageError: "\(error)"
        case let error as SecretError: "\(error)"
        case let error as LetterError: "\(error)"
        default: "\(type(of: error))"
        }
    }
}
