// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Storage
import StoragePostgres

/// The throw-away cluster of `scripts/with-postgres`, where each test gets a copy of a migrated template database.
struct TestPostgres {
    /// The URL of the maintenance database.
    let url: String

    init() throws {
        guard let url = ProcessInfo.processInfo.environment["FENGQIAO_TEST_POSTGRES"], !url.isEmpty else {
            throw MissingPostgres()
        }
        self.url = url
    }

    /// Makes a database, hands over its URL and drops it.
    func withCopy<T>(migrations: [Migration], _ body: (String) async throws -> T) async throws -> T {
        await gate.enter()
        return try await finally(
            {
                let template = try await template(migrations)
                let name = "test_\(UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: ""))"
                let maintenance = PostgresMaintenance(url: url)
                try await maintenance.run(
                    "CREATE DATABASE \(SQL.identifier(name)) TEMPLATE \(SQL.identifier(template))")
                return try await finally(
                    { try await body(address(name)) },
                    { try await maintenance.run("DROP DATABASE \(SQL.identifier(name)) WITH (FORCE)") })
            },
            { await gate.leave() })
    }

    /// The address of another database of the cluster. In a URL a later parameter wins over the path.
    private func address(_ name: String) -> String {
        url.contains("://") ? "\(url)\(url.contains("?") ? "&" : "?")dbname=\(name)" : "\(url) dbname=\(name)"
    }

    /// The template with these migrations, made by whoever needs it first; its name is their hash, so nothing has to be remembered.
    private func template(_ migrations: [Migration]) async throws -> String {
        guard !migrations.isEmpty else { return "template0" }
        let subject = migrations.map { "\($0.id) \($0.hash(for: .postgres))" }.joined(separator: "\n")
        let name =
            "template_" + SHA256.hash(data: Data(subject.utf8)).prefix(12).map { String(format: "%02x", $0) }.joined()
        try await maker.make(name) {
            let found: SQL = "SELECT datname FROM pg_database WHERE datname = \(name)"
            let maintenance = PostgresMaintenance(url: url)
            guard try await maintenance.run(found).isEmpty else { return }
            let draft = "\(name)_\(ProcessInfo.processInfo.processIdentifier)"
            try await maintenance.run(
                "CREATE DATABASE \(SQL.identifier(draft)) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
            let database = try await PostgresDatabase(url: address(draft), poolSize: 1)
            _ = try await finally({ try await Migrator(migrations).migrate(database) }, { await database.close() })
            // The server may take a moment to see that the connection is closed.
            for attempt in 1... {
                do {
                    try await maintenance.run(
                        "ALTER DATABASE \(SQL.identifier(draft)) RENAME TO \(SQL.identifier(name))")
                    return
                } catch  where attempt < 100 {
                    guard try await maintenance.run(found).isEmpty else { return }
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
        }
        return name
    }
}

/// Says what to do instead of skipping half of the promise.
struct MissingPostgres: Error, CustomStringConvertible {
    let description = """
        FENGQIAO_TEST_POSTGRES is not set: run the tests with `make test`, or with `scripts/with-postgres swift test …`
        """
}

/// So many databases at once, since Swift Testing starts every test together and a server has a limit of connections.
private let gate = TestGate(places: 16)
private let maker = TemplateMaker()

private actor TestGate {
    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { self.places = places }

    func enter() async {
        if places > 0 {
            places -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
    }
}

/// Makes each template once in this process, while others wait for it.
private actor TemplateMaker {
    private var made: [String: Task<Void, any Error>] = [:]

    func make(_ name: String, _ work: @escaping @Sendable () async throws -> Void) async throws {
        let task = made[name] ?? Task { try await work() }
        made[name] = task
        try await task.value
    }
}
