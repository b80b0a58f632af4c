// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Logging
import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One connection to the server and the transaction that runs on it.
///
/// `@unchecked Sendable`: only its worker's serial queue touches it.
final class PostgresSession: @unchecked Sendable {
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
    private var wire: PostgresWire?
    private var jitter: UInt64

    init(_ settings: PostgresSettings, number: Int, queueing: Queueing) {
        self.settings = settings
        self.number = number
        self.queueing = queueing
        jitter = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    func disconnect() { wire = nil }

    /// Runs a body in a transaction, again after a conflict, and again on a new connection if the old one was lost before COMMIT.
    func transaction<T>(_ kind: Kind, _ body: (any Connection) throws -> T) throws -> T {
        var attempt = 1
        var hasLost = false
        while true {
            do {
                let patient = kind != .read && attempt >= Self.turnsFrom
                return try patient ? queueing.oneAtATime { try once(kind, body) } : once(kind, body)
            } catch let failure as PostgresFailure {
                switch failure.cause {
                case .conflict where attempt < Self.attempts:
                    attempt += 1
                    settings.logger.debug("conflict, attempt \(attempt)")
                    backOff(attempt)
                case .stale where attempt < Self.attempts:
                    attempt += 1
                    wire = nil
                case .lost where !hasLost:
                    hasLost = true
                    wire = nil
                    settings.logger.notice("connection \(number) was lost, opening a new one")
                case .lost, .unknownOutcome:
                    wire = nil
                    throw failure.error
                default:
                    throw failure.error
                }
            }
        }
    }

    /// One attempt. Throws `PostgresFailure` for what the server says, and the body's own error as it is.
    private func once<T>(_ kind: Kind, _ body: (any Connection) throws -> T) throws -> T {
        let wire = try self.wire ?? PostgresWire(settings)
        self.wire = wire
        let connection = PostgresConnection(wire)
        let result: T
        do {
            try wire.postSimple(kind.beginning)
            result = try body(connection)
            if let failure = connection.failure { throw failure }
        } catch {
            rollBack(wire)
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
            rollBack(wire)
            throw failure
        }
        return result
    }

    private func rollBack(_ wire: PostgresWire) {
        do {
            try wire.rollBack()
        } catch {
            // The server rolls back when the connection goes.
            self.wire = nil
        }
    }

    /// Sleeps 0.5 to 1.5 times 1, 2, 4, … 64 ms.
    private func backOff(_ attempt: Int) {
        jitter ^= jitter << 13
        jitter ^= jitter >> 7
        jitter ^= jitter << 17
        let base = 1_000 << min(attempt - 2, 6)
        usleep(UInt32(base / 2 + Int(jitter % UInt64(base))))
    }
}
