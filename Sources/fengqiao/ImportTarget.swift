// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Logging
import Resources
import Storage
import StoragePostgres
import StorageSQLite

/// Where the rows of an import go.
protocol ImportTarget: Sendable {
    /// Takes some messages; for each, in order, whether it was new and whether its answer came after the statutory day.
    func take(_ messages: [HistoricMessage], from file: String) async throws -> [(row: ImportedRow, isOverdue: Bool)]

    func close() async
}

/// An installation, at the door of one unit.
struct SiteTarget: ImportTarget {
    let site: Site
    let unit: UnitID

    init(_ site: Site, unit code: String?) async throws {
        try await site.makeDefaultUnitIfNone()
        let snapshot = site.casework.organisation.snapshot
        if let code {
            guard let unit = snapshot.unitsByCode[code] else { throw Complaint("there is no unit \(code)") }
            self.unit = unit.id
        } else {
            guard let office = snapshot.petitionOffice else {
                throw Complaint("the organisation has no petition office; name a unit with --unit")
            }
            unit = office.id
        }
        self.site = site
    }

    func take(_ messages: [HistoricMessage], from file: String) async throws -> [(row: ImportedRow, isOverdue: Bool)] {
        try await site.casework.importMessages(messages, from: file, unit: unit)
    }

    func close() async { await site.close() }
}

/// 试运行: looks at what an import would do and writes nothing, neither to the database nor beside the file. A database that is
/// not there yet stays so.
struct TrialTarget: ImportTarget {
    private let book: RuleBook
    private let database: (any Database)?

    static func open(_ settings: SiteSettings, unit code: String?) async throws -> TrialTarget {
        let resources = try ResourceFiles(directory: settings.resources)
        let book = try RuleBook.load(files: try resources.files(in: "Rules"), offsetSeconds: settings.offsetSeconds)
        let database = try await present(settings)
        let target = TrialTarget(book: book, database: database)
        do {
            let organisation = OrganisationCache()
            if let database { try await organisation.reload(from: database) }
            let units = organisation.snapshot.units.values.map { (code: $0.code, kind: $0.kind) }
            let known =
                try units.isEmpty
                ? OrganisationRow.read(csv: resources.bytes("Organisation/default.csv")).map { ($0.code, $0.kind) }
                : units
            if let code {
                guard known.contains(where: { $0.code == code }) else { throw Complaint("there is no unit \(code)") }
            } else if !known.contains(where: { $0.kind == .petitionOffice }) {
                throw Complaint("the organisation has no petition office; name a unit with --unit")
            }
        } catch {
            await target.close()
            throw error
        }
        return target
    }

    /// The database as it stands, opened to be read; nil when there is none or it has no tables yet.
    private static func present(_ settings: SiteSettings) async throws -> (any Database)? {
        let database: any Database
        switch settings.engine {
        case .sqlite(let path):
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            database = try SQLiteDatabase(path: path, readOnly: true)
        case .postgres(let url):
            database = try await PostgresDatabase(url: url, poolSize: 1, logger: Logger(label: "fengqiao"))
        }
        guard let pending = try await Migrator(Schema.migrations).pending(database), pending.isEmpty else {
            await database.close()
            return nil
        }
        return database
    }

    func take(_ messages: [HistoricMessage], from file: String) async throws -> [(row: ImportedRow, isOverdue: Bool)] {
        let already = try await database?.importedAlready(messages) ?? []
        let today = book.day(ofSecondsSince1970: Instant.fromSystem.secondsSince1970)
        return try messages.map {
            (already.contains($0.identity) ? .already : .imported, try $0.isOverdue(under: book, today: today))
        }
    }

    func close() async { await database?.close() }
}
