// SPDX-License-Identifier: Apache-2.0
import Foundation
package import Storage

/// The engines that every test of storage runs on: `@Test(arguments: TestEngine.all)`.
package enum TestEngine: String, Sendable, CaseIterable, CustomStringConvertible {
    case sqliteMemory
    case sqliteFile
    case postgres

    package static var all: [TestEngine] { allCases }

    /// One of each dialect, for tests above the seam.
    package static var dialects: [TestEngine] { [.sqliteFile, .postgres] }

    package var description: String { rawValue }

    package var dialect: Dialect { self == .postgres ? .postgres : .sqlite }

    /// Runs the body with a fresh, migrated database, which is gone afterwards.
    ///
    /// PostgreSQL is found by `FENGQIAO_TEST_POSTGRES` (see `scripts/with-postgres`); a test without it fails, it is never skipped.
    package func withDatabase<T>(
        migrations: [Migration] = [], _ body: (any Database) async throws -> T
    ) async throws -> T {
        try await withPlace(migrations: migrations) { place in
            let database = try await place.open()
            return try await finally({ try await body(database) }, { await database.close() })
        }
    }

    /// Runs the body with the place of a fresh, migrated database, for tests that open it themselves, or more than once.
    package func withPlace<T>(
        migrations: [Migration] = [], _ body: (TestPlace) async throws -> T
    ) async throws -> T {
        switch self {
        case .sqliteMemory:
            return try await body(.memory(migrations))
        case .sqliteFile:
            return try await withFolder { folder in
                let place = TestPlace.file("\(folder)/test.sqlite")
                if !migrations.isEmpty {
                    let database = try await place.open()
                    _ = try await finally(
                        { try await Migrator(migrations).migrate(database) }, { await database.close() })
                }
                return try await body(place)
            }
        case .postgres:
            return try await TestPostgres().withCopy(migrations: migrations) { try await body(.server($0)) }
        }
    }
}

/// Runs the body with the path of an empty folder, which is gone afterwards.
package func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengqiao-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try await finally({ try await body(folder.path) }, { try FileManager.default.removeItem(at: folder) })
}

/// Runs the body, then the end whether the body threw or not. The body's error comes first.
func finally<T>(_ body: () async throws -> T, _ end: () async throws -> Void) async throws -> T {
    let result: T
    do {
        result = try await body()
    } catch {
        do {
            try await end()
        } catch let second {
            print("after a failed test: \(second)")
        }
        throw error
    }
    try await end()
    return result
}
