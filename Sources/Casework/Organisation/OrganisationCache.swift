// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Storage
import Synchronization

/// 公开事项: how a unit is reached, as it publishes it (art 18(1), R-111); empty where it does not.
package struct UnitContact: Hashable, Sendable {
    package let web: String
    /// Where letters go.
    package let post: String
    package let phone: String
    /// Where people are received.
    package let address: String
    package let hours: String

    package init(web: String, post: String, phone: String, address: String, hours: String) {
        self.web = web
        self.post = post
        self.phone = phone
        self.address = address
        self.hours = hours
    }

    package var isEmpty: Bool { [web, post, phone, address, hours].allSatisfy(\.isEmpty) }
}

/// 单位: one row of the tree.
package struct Unit: Hashable, Sendable, Identifiable {
    package let id: UnitID
    package let code: String
    package let name: String
    package let nameEnglish: String
    /// 全称, as it stands on letters.
    package let formalName: String
    /// 机关代字 of document numbers.
    package let mark: String
    package let level: UnitLevel
    package let kind: UnitKind
    package let parent: UnitID?
    package let isClosed: Bool
    package let contact: UnitContact?
    package let tile: Tile?

    package init(
        id: UnitID, code: String, name: String, nameEnglish: String, formalName: String, mark: String,
        level: UnitLevel, kind: UnitKind, parent: UnitID?, isClosed: Bool, contact: UnitContact? = nil,
        tile: Tile? = nil
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.nameEnglish = nameEnglish
        self.formalName = formalName
        self.mark = mark
        self.level = level
        self.kind = kind
        self.parent = parent
        self.isClosed = isClosed
        self.contact = contact
        self.tile = tile
    }

    /// 方块图上的位置: columns from the west, rows from the north, both from nought.
    package struct Tile: Hashable, Sendable {
        package let column, row: Int

        package init(column: Int, row: Int) {
            self.column = column
            self.row = row
        }
    }

    /// The unit as an act names it.
    package var reference: UnitReference { UnitReference(id: id, kind: kind) }
}

/// 事项内容分类: one row of the three-level table.
package struct Category: Hashable, Sendable {
    package let code: String
    package let levels: [String]
    package let levelsEnglish: [String]

    package init(code: String, levels: [String], levelsEnglish: [String]) {
        self.code = code
        self.levels = levels
        self.levelsEnglish = levelsEnglish
    }
}

/// 组织架构快照: a few hundred rows that every page needs, held in memory and loaded again when they change.
package final class OrganisationCache: Sendable {
    /// What is held.
    package struct Snapshot: Sendable {
        package let units: [UnitID: Unit]
        package let unitsByCode: [String: Unit]
        package let categories: [String: Category]
        /// 工作人员 by account, those who may sign in.
        package let people: [String: PersonID]
        /// 复查复核机关表, as it was loaded.
        let reviewTable: [UnitID: [UnitID]]
        /// Changes whenever units or categories are loaded, by whichever process.
        let version: String
        /// Where filings from the portal arrive: the first petition office that is open.
        package let petitionOffice: Unit?
        /// Units in the order of their codes.
        package let unitsInOrder: [Unit]

        package init(
            units: [Unit], categories: [Category], people: [String: PersonID] = [:],
            reviewTable: [UnitID: [UnitID]] = [:], version: String = ""
        ) {
            self.reviewTable = reviewTable
            self.version = version
            self.people = people
            unitsInOrder = units.sorted { $0.code < $1.code }
            petitionOffice = unitsInOrder.first { $0.kind == .petitionOffice && !$0.isClosed }
            self.units = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            self.unitsByCode = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
            self.categories = Dictionary(categories.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        }

        /// The unit itself and every unit above it.
        package func chain(from id: UnitID) -> [UnitID] {
            var chain: [UnitID] = []
            var next: UnitID? = id
            while let unit = next, !chain.contains(unit) {
                chain.append(unit)
                next = units[unit]?.parent
            }
            return chain
        }

        /// 上下级 of a unit: itself, those above it up to the street or department, those below it. The district and its government are above
        /// everybody and stay out, or nobody could be told (art 30(3)).
        package func line(of id: UnitID) -> [UnitID] {
            let above = chain(from: id).filter { units[$0]?.level != .district && units[$0]?.level != .city }
            let below = units.keys.filter { chain(from: $0).contains(id) }
            return Set(above + below).union([id]).sorted()
        }

    }

    private let held = Mutex(Snapshot(units: [], categories: []))

    package init() {}

    package var snapshot: Snapshot { held.withLock { $0 } }

    /// Reads units and categories again.
    package func reload(from database: any Database) async throws {
        let snapshot = try await database.read { db in
            let units = try db.query(
                """
                SELECT u.id, u.code, u.name, u.name_en, u.name_formal, u.mark, u.level, u.kind, u.parent_id, u.closed_on,
                    c.web, c.post, c.phone, c.address, c.hours, t.tile_column, t.tile_row
                FROM units u LEFT JOIN unit_contacts c ON c.unit_id = u.id
                LEFT JOIN unit_tiles t ON t.unit_id = u.id ORDER BY u.code
                """
            ).map { row in
                Unit(
                    id: try row.get("id"), code: try row.get("code"), name: try row.get("name"),
                    nameEnglish: try row.get("name_en"), formalName: try row.get("name_formal"),
                    mark: try row.get("mark"), level: try row.get("level"), kind: try row.get("kind"),
                    parent: try row.get("parent_id"),
                    isClosed: try row.get("closed_on", as: String?.self) != nil, contact: try contact(row),
                    tile: try tile(row))
            }
            let categories = try db.query(
                """
                SELECT code, level1, level2, level3, level1_en, level2_en, level3_en FROM categories ORDER BY code
                """
            ).map { row in
                Category(
                    code: try row.get("code"),
                    levels: [try row.get("level1"), try row.get("level2"), try row.get("level3")],
                    levelsEnglish: [try row.get("level1_en"), try row.get("level2_en"), try row.get("level3_en")])
            }
            let people = try db.query(
                "SELECT id, login FROM persons WHERE disabled_at IS NULL ORDER BY login LIMIT 100000"
            ).reduce(into: [String: PersonID]()) { $0[try $1.get("login")] = try $1.get("id", as: PersonID.self) }
            let bodies = try db.query(
                """
                SELECT r.unit_id, r.body_id FROM review_bodies r JOIN units u ON u.id = r.body_id
                ORDER BY r.unit_id, u.code LIMIT 100000
                """
            ).reduce(into: [UnitID: [UnitID]]()) {
                $0[try $1.get("unit_id"), default: []].append(try $1.get("body_id", as: UnitID.self))
            }
            return Snapshot(
                units: units, categories: categories, people: people, reviewTable: bodies,
                version: try Self.version(in: db))
        }
        held.withLock { $0 = snapshot }
    }

    /// Reads again when another process has loaded something; the worker asks every second.
    package func reloadIfChanged(from database: any Database) async throws {
        let version = try await database.read { db in try Self.version(in: db) }
        if version != snapshot.version { try await reload(from: database) }
    }

    /// Tells every process, in the transaction of a change, that its snapshot is old.
    static func noteChange(in db: any Connection) throws {
        try db.set(setting, to: "\((Int(try version(in: db)) ?? 0) + 1)")
    }

    private static let setting = "organisation.version"

    private static func version(in db: any Connection) throws -> String {
        try db.queryOne("SELECT value FROM settings WHERE name = \(setting)")?.get("value") ?? ""
    }
}

private func tile(_ row: Row) throws -> Unit.Tile? {
    guard let column = try row.get("tile_column", as: Int?.self) else { return nil }
    return Unit.Tile(column: column, row: try row.get("tile_row"))
}

private func contact(_ row: Row) throws -> UnitContact? {
    guard let web = try row.get("web", as: String?.self) else { return nil }
    return UnitContact(
        web: web, post: try row.get("post"), phone: try row.get("phone"), address: try row.get("address"),
        hours: try row.get("hours"))
}

extension Casework {
    /// What a form asks about units and categories.
    package var lookup: FieldReader.Lookup {
        let snapshot = organisation.snapshot
        return FieldReader.Lookup(
            unit: { code in
                guard let unit = snapshot.unit(typed: code), !unit.isClosed else { return nil }
                return UnitReference(id: unit.id, kind: unit.kind, line: snapshot.line(of: unit.id))
            },
            isCategory: { snapshot.categories[$0] != nil }, person: { snapshot.people[$0.lowercased()] })
    }
}
