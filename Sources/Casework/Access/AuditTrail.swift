// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 查阅记录, one line: who was shown which matter, when and how. What one person was shown of one matter again and again stands in one line. Of
/// a sealed matter the auditor learns that one was opened, not which.
package struct AccessEntry: Sendable {
    /// Of the earliest showing of the line; what follows it lies below.
    package internal(set) var id: ID<MatterTag>
    /// The last showing of the line, the first one, and how many there are.
    package let at: Instant
    package internal(set) var since: Instant
    package internal(set) var count = 1
    package let login: String
    package let name: PersonName
    package let seen: Seen
    /// Nil for a sealed matter, and where a look-up found nothing.
    package let number: String?
    package let isSealed: Bool
}

/// A page of the log, newest first.
package struct AccessPage: Sendable {
    package let lines: [AccessEntry]
    /// Below which entry it goes on; nil at the end.
    package let next: ID<MatterTag>?

    static let empty = AccessPage(lines: [], next: nil)
}

/// 审计的筛选: of one account, of one matter, between two days.
package struct AuditFilter: Sendable {
    package var login = ""
    package var number = ""
    package var days: AuditDays

    package init(login: String = "", number: String = "", days: AuditDays = AuditDays()) {
        self.login = login
        self.number = number
        self.days = days
    }
}

/// 从哪天到哪天, both of them included; nil is without an end.
package struct AuditDays: Sendable {
    package let from, to: CalendarDate?

    package init(from: CalendarDate? = nil, to: CalendarDate? = nil) {
        self.from = from
        self.to = to
    }
}

extension Casework {
    /// 查阅记录, newest first, for the audit administrator alone. An account or a number that is not known, and the number of a sealed matter,
    /// find nothing. A line is a run: the same reading of the same matter by the same person, with nothing of anybody else between, no longer
    /// than half an hour apart. Sealed matters are not told from each other.
    package func accessLog(
        for principal: Principal, _ filter: AuditFilter = AuditFilter(), before: ID<MatterTag>? = nil, limit: Int = 50
    ) async throws -> AccessPage {
        try require(.auditAdministrator, of: principal)
        return try await database.read { db in
            var condition: SQL = "a.id < \(before ?? ID(Int64.max)) AND \(within(filter.days))"
            if !filter.login.isEmpty {
                guard let person = try personID(of: filter.login, in: db) else { return .empty }
                condition = "\(condition) AND a.person_id = \(person)"
            }
            if !filter.number.isEmpty {
                let number = MatterNumber(filter.number)?.text ?? ""
                let row = try db.queryOne("SELECT id FROM matters WHERE number = \(number) AND is_sealed = 0")
                guard let matter = try row?.get("id", as: MatterID.self) else { return .empty }
                condition = "\(condition) AND a.matter_id = \(matter)"
            }
            let entries = try db.query(
                """
                SELECT a.id, a.at, a.seen, p.login, p.name, p.name_en, m.number, m.is_sealed
                FROM access_log a JOIN persons p ON p.id = a.person_id LEFT JOIN matters m ON m.id = a.matter_id
                WHERE \(condition) ORDER BY a.id DESC LIMIT \(Self.mostFolded)
                """
            ).compactMap { row -> AccessEntry? in
                guard let seen = Seen(rawValue: try row.get("seen")) else { return nil }
                let number = try row.get("number", as: String?.self)
                let isSealed = try row.get("is_sealed", as: Bool?.self) ?? (seen == .sealed)
                return AccessEntry(
                    id: try row.get("id"), at: try row.get("at"), since: try row.get("at"), login: try row.get("login"),
                    name: PersonName(name: try row.get("name"), nameEnglish: try row.get("name_en")), seen: seen,
                    number: isSealed ? nil : number, isSealed: isSealed)
            }
            let lines = Self.folded(entries)
            let shown = Array(lines.prefix(limit))
            let isWhole = lines.count <= limit && entries.count < Self.mostFolded
            return AccessPage(lines: shown, next: isWhole ? nil : shown.last?.id)
        }
    }

    /// So many rows are looked at to fill a page of lines.
    package static let mostFolded = 500

    private static func folded(_ entries: [AccessEntry]) -> [AccessEntry] {
        entries.reduce(into: []) { lines, entry in
            guard let last = lines.last, last.isContinued(by: entry) else { return lines.append(entry) }
            lines[lines.count - 1].id = entry.id
            lines[lines.count - 1].since = entry.at
            lines[lines.count - 1].count += 1
        }
    }

    /// A condition on the rows `a` of a log.
    func within(_ days: AuditDays) -> SQL {
        func midnight(of day: CalendarDate) -> Instant {
            let epoch = CalendarDate.on(instantSecondsSince1970: 0, offsetSeconds: 0)
            return Instant(milliseconds: Int64(epoch.days(until: day) * 86_400 - book.offsetSeconds) * 1_000)
        }
        var condition: SQL = "1 = 1"
        if let from = days.from { condition = "\(condition) AND a.at >= \(midnight(of: from))" }
        if let to = days.to { condition = "\(condition) AND a.at < \(midnight(of: to.adding(days: 1)))" }
        return condition
    }

    func personID(of login: String, in db: any Connection) throws -> PersonID? {
        try db.queryOne("SELECT id FROM persons WHERE login = \(login.lowercased())")?.get("id")
    }
}

extension AccessEntry {
    /// Whether an earlier showing belongs to this line.
    fileprivate func isContinued(by earlier: AccessEntry) -> Bool {
        login == earlier.login && seen == earlier.seen && number == earlier.number && isSealed == earlier.isSealed
            && since.milliseconds - earlier.at.milliseconds <= 1_800_000
    }
}
