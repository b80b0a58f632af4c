// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 查阅记录, one line: who was shown which matter, when and how. Of a sealed matter the auditor learns that one was opened, not which.
package struct AccessEntry: Sendable {
    package let id: ID<MatterTag>
    package let at: Instant
    package let login: String
    package let name: PersonName
    package let seen: Seen
    /// Nil for a sealed matter, and where a look-up found nothing.
    package let number: String?
    package let isSealed: Bool
}

/// 审计的筛选: of one account, of one matter, from an id downwards.
package struct AuditFilter: Sendable {
    package var login = ""
    package var number = ""

    package init(login: String = "", number: String = "") {
        self.login = login
        self.number = number
    }
}

extension Casework {
    /// 查阅记录, newest first, for the audit administrator alone. An account or a number that is not known, and the number of a sealed matter,
    /// find nothing.
    package func accessLog(
        for principal: Principal, _ filter: AuditFilter = AuditFilter(), before: ID<MatterTag>? = nil, limit: Int = 50
    ) async throws -> [AccessEntry] {
        try require(.auditAdministrator, of: principal)
        return try await database.read { db in
            var condition: SQL = "a.id < \(before ?? ID(Int64.max))"
            if !filter.login.isEmpty {
                guard let person = try personID(of: filter.login, in: db) else { return [] }
                condition = "\(condition) AND a.person_id = \(person)"
            }
            if !filter.number.isEmpty {
                let number = MatterNumber(filter.number)?.text ?? ""
                let row = try db.queryOne("SELECT id FROM matters WHERE number = \(number) AND is_sealed = 0")
                guard let matter = try row?.get("id", as: MatterID.self) else { return [] }
                condition = "\(condition) AND a.matter_id = \(matter)"
            }
            return try db.query(
                """
                SELECT a.id, a.at, a.seen, p.login, p.name, p.name_en, m.number, m.is_sealed
                FROM access_log a JOIN persons p ON p.id = a.person_id LEFT JOIN matters m ON m.id = a.matter_id
                WHERE \(condition) ORDER BY a.id DESC LIMIT \(limit)
                """
            ).compactMap { row in
                guard let seen = Seen(rawValue: try row.get("seen")) else { return nil }
                let number = try row.get("number", as: String?.self)
                let isSealed = try row.get("is_sealed", as: Bool?.self) ?? (seen == .sealed)
                return AccessEntry(
                    id: try row.get("id"), at: try row.get("at"), login: try row.get("login"),
                    name: PersonName(name: try row.get("name"), nameEnglish: try row.get("name_en")), seen: seen,
                    number: isSealed ? nil : number, isSealed: isSealed)
            }
        }
    }

    func personID(of login: String, in db: any Connection) throws -> PersonID? {
        try db.queryOne("SELECT id FROM persons WHERE login = \(login.lowercased())")?.get("id")
    }
}
