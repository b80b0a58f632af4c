// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage
import TextAnalysis

/// 登记分段计时: what one stage of registering costs on average.
package struct StageTime: Sendable {
    package let name: String
    package let microseconds: Double
}

extension Casework {
    /// Registers matters one after the other and says what each stage took: the pure ones alone in a loop, the statements
    /// inside of one transaction each table by itself, and the commit as what is left of a transaction of its own.
    package func registeringStages(_ commands: [RegisterMatter]) async throws -> [StageTime] {
        guard isDemo, let first = commands.first else { throw StorageError.mistake("nothing to register") }
        let count = Double(commands.count)
        let actor = Actor.petitioner
        var stages: [StageTime] = []
        func measure(_ name: String, _ work: (RegisterMatter) throws -> Void) rethrows {
            let start = ContinuousClock.now
            for command in commands { try work(command) }
            stages.append(StageTime(name: name, microseconds: start.duration(to: .now).microseconds / count))
        }
        var prepared: [PreparedRegistration] = []
        for _ in commands {
            let number = try await numbers.next(year: first.receivedOn.year, from: database)
            prepared.append(try PreparedRegistration(first, number: number.text, by: actor, with: self))
        }
        let names = prepared.map(\.number)
        prepared = []
        try measure("prepare, all of it") {
            prepared.append(try PreparedRegistration($0, number: names[prepared.count], by: actor, with: self))
        }
        var next = 0
        try measure("- state and clocks") { _ in
            let one = prepared[next]
            next += 1
            _ = try MatterState.registering(one.registration, id: one.state.id, in: one.envelope, under: book)
        }
        try measure("- texts as JSON, their hash") {
            _ = Digest.hex(
                Digest.sha256(
                    try EntryCoding.encode(FilingTexts(title: $0.title, facts: $0.facts, claim: $0.claim))))
        }
        try measure("- data key made and wrapped, title, text and party sealed") { command in
            let key = try DataKey.make(random: random)
            _ = try key.wrapped(by: ring, matter: 1)
            _ = try key.seal(Array(command.title.utf8), context: "matter:1:title")
            _ = try key.seal(Array(command.facts.utf8), context: "filing:1")
            for party in command.parties { _ = try key.seal(EntryCoding.encode(party), context: "party:1") }
        }
        measure("- query code and its keyed hash") { _ in
            _ = ring.queryCodeHash(QueryCode.make(random: random), matter: 1)
        }
        measure("- blind index") { command in
            for party in command.parties { _ = party.blindValues(by: ring) }
        }
        measure("- cutting the text into bigrams") {
            _ = Bigrams.document([$0.title, $0.facts, $0.claim].joined(separator: "\n"))
        }
        return try await stages + statements(of: prepared)
    }

    private func statements(of prepared: [PreparedRegistration]) async throws -> [StageTime] {
        let count = Double(prepared.count)
        var body = 0.0
        var byTable: [String: Double] = [:]
        let start = ContinuousClock.now
        for one in prepared {
            let (whole, parts) = try await database.write { db in
                let timed = TimedConnection(db)
                let start = ContinuousClock.now
                _ = try insert(one, in: timed)
                return (start.duration(to: .now).microseconds, timed.microseconds)
            }
            body += whole
            byTable.merge(parts, uniquingKeysWith: +)
        }
        let all = start.duration(to: .now).microseconds
        let tables = byTable.sorted { $0.value > $1.value }
        let statements = byTable.values.reduce(0, +)
        return [StageTime(name: "insert, all of it", microseconds: body / count)]
            + tables.map { StageTime(name: "- \($0.key)", microseconds: $0.value / count) }
            + [
                StageTime(
                    name: "- journal entry sealed and hashed, the rest", microseconds: (body - statements) / count),
                StageTime(name: "commit of one alone, and the way there", microseconds: (all - body) / count),
            ]
    }
}

/// Times each statement by the table that it begins with.
private final class TimedConnection: Connection {
    private let inner: any Connection
    private(set) var microseconds: [String: Double] = [:]

    init(_ inner: any Connection) { self.inner = inner }

    var dialect: Dialect { inner.dialect }

    func query(_ sql: SQL) throws -> [Row] { try timed(sql) { try inner.query(sql) } }

    func execute(_ sql: SQL) throws -> Int { try timed(sql) { try inner.execute(sql) } }

    private func timed<T>(_ sql: SQL, _ work: () throws -> T) throws -> T {
        let name = sql.rendered(for: .sqlite).split(separator: " ", maxSplits: 3).prefix(3).joined(separator: " ")
        let start = ContinuousClock.now
        let result = try work()
        microseconds[name, default: 0] += start.duration(to: .now).microseconds
        return result
    }
}

extension Duration {
    fileprivate var microseconds: Double {
        Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12
    }
}
