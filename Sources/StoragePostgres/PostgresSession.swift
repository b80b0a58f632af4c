// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Logging
import Storage
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One connection to the server and the transaction that runs on it. Only its worker asks it, so nobody waits for the lock.
final class PostgresSession: Sendable {
    enum Kind: Equatable, Sendable {
        case read
        case write(Isolation)

        fileprivate var beginning: String {
            switch self {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .write(.serialisable): "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
            case .write(.snapshot): "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE"
            }
        }
    }

    /// A conflict is tried so often, as the seam promises.
    private static let attempts = 10
    /// From this attempt on, writes that met conflicts take turns.
    private static let turnsFrom = 4

    private let settings: PostgresSettings
    private let number: Int
    private let queueing: Queueing
    private let held: Mutex<Held>

    private struct Held {
        var wire: PostgresWire?
        var jitter: UInt64
    }

    init(_ settings: PostgresSettings, number: Int, queueing: Queueing) {
        self.settings = settings
        self.number = number
        self.queueing = queueing
        held = Mutex(Held(jitter: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1))
    }

    func disconnect() { held.withLock { $0.wire = nil } }

    /// Runs a body in a transaction, again after a conflict, and again on a new connection if the old one was lost before COMMIT.
    func transaction<T: Sendable>(_ kind: Kind, _ body: @Sendable (any Connection) throws -> T) throws -> T {
        try held.withLock { try transaction(kind, body, on: &$0) }
    }

    private func transaction<T: Sendable>(
        _ kind: Kind, _ body: @Sendable (any Connection) throws -> T, on held: inout Held
    ) throws -> T {
        var attempt = 1
        var hasLost = false
        while true {
            do {
                let patient = kind != .read && attempt >= Self.turnsFrom
                return try patient
                    ? queueing.oneAtATime { try once(kind, body, on: &held) } : once(kind, body, on: &held)
            } catch let failure as PostgresFailure {
                switch failure.cause {
                case .conflict where attempt < Self.attempts:
                    attempt += 1
                    settings.logger.debug("conflict, attempt \(attempt)")
                    backOff(attempt, &held.jitter)
                case .stale where attempt < Self.attempts:
                    attempt += 1
                    held.wire = nil
                case .lost where !hasLost:
                    hasLost = true
                    held.wire = nil
                    settings.logger.notice("connection \(number) was lost, opening a new one")
                case .lost, .unknownOutcome:
                    held.wire = nil
                    throw failure.error
                default:
                    throw failure.error
                }
            }
        }
    }

    /// One attempt. Throws `PostgresFailure` for what the server says, and the body's own error as it is.
    private func once<T: Sendable>(
        _ kind: Kind, _ body: @Sendable (any Connection) throws -> T, on held: inout Held
    ) throws -> T {
        let wire = try held.wire ?? PostgresWire(settings)
        held.wire = wire
        let connection = PostgresConnection(wire)
        let result: T
        do {
            try wire.postSimple(kind.beginning)
            result = try body(connection)
            if let failure = connection.failure { throw failure }
        } catch {
            rollBack(wire, &held)
            // The body may turn a refused statement into its own error, but not a conflict or a lost connection.
            if let failure = connection.failure, failure.cause != .refused { throw failure }
            throw error
        }
        do {
            // Nobody waits for the end of a read.
            if kind == .read {
                try wire.leave("COMMIT")
            } else if try wire.simple("COMMIT") != "COMMIT" {
                throw PostgresFailure(.mistake("the body ended its transaction"), .refused)
            }
        } catch let failure as PostgresFailure {
            if kind != .read, failure.cause == .lost {
                let text = "the connection was lost during COMMIT: whether the write was stored is unknown"
                throw PostgresFailure(.unavailable(text), .unknownOutcome)
            }
            rollBack(wire, &held)
            throw failure
        }
        return result
    }

    private func rollBack(_ wire: PostgresWire, _ held: inout Held) {
        do {
            try wire.rollBack()
        } catch {
            // The server rolls back when the connection goes.
            held.wire = nil
        }
    }

    /// Sleeps 0.5 to 1.5 times 1, 2, 4, … 64 ms.
    private func backOff(_ attempt: Int, _ jitter: inout UInt64) {
        jitter ^= jitter << 13
        jitter ^= jitter >> 7
        jitter ^= jitter << 17
        let base = 1_000 << min(attempt - 2, 6)
        usleep(UInt32(base / 2 + Int(jitter % UInt64(base))))
    }
}
