// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Letters
import Secrets
import Storage

/// 待打印文书: a letter that a unit issued and nobody has printed.
package struct QueuedLetter: Sendable {
    package let letter: LetterID
    package let kind: LetterKind
    package let documentNumber: String
    package let matterNumber: String
    package let subject: String
    /// Nil where it is addressed to nobody.
    package let addressee: LetterAddressee?
    package let unit: UnitID
    package let issuedOn: CalendarDate
    /// Whose file it lies in already, which is not noted as printed yet, and since when.
    package let taken: Taken?

    /// 已在文件里.
    package struct Taken: Sendable {
        package let by: PersonName
        package let at: Instant
    }
}

/// 筛选: what of the queue is asked for.
package struct PrintFilter: Sendable {
    package var kind: LetterKind?
    /// 制发日期.
    package var issuedOn: CalendarDate?
    /// 事项: only letters of these, by their numbers.
    package var matters: [String]?

    package init(kind: LetterKind? = nil, issuedOn: CalendarDate? = nil, matters: [String]? = nil) {
        self.kind = kind
        self.issuedOn = issuedOn
        self.matters = matters
    }

    fileprivate var condition: SQL {
        var condition: SQL = "1 = 1"
        if let kind { condition = "\(condition) AND q.kind = \(kind)" }
        if let issuedOn { condition = "\(condition) AND q.issued_on = \(issuedOn)" }
        if let matters {
            condition = """
                \(condition) AND q.matter_id IN (SELECT n.id FROM matters n WHERE n.number IN (\(SQL.list(matters))))
                """
        }
        return condition
    }
}

extension Casework {
    /// 打印队列: the letters that a person's own units issued and that wait for a printer, the newest first, from one downwards; a walk of
    /// one index.
    ///
    /// - Throws: `Refusal.notYours` for somebody whose units issue no letters.
    package func printQueue(
        _ filter: PrintFilter = PrintFilter(), for principal: Principal, before: LetterID? = nil, limit: Int = 100
    ) async throws -> [QueuedLetter] {
        try await database.read { db in
            let open = openRun
            let rows = try db.query(
                """
                SELECT q.letter_id, q.kind, q.unit_id, q.issued_on, l.document_number, l.frozen, m.id, m.number, m.title,
                    m.wrapped_key, o.ordered_at, w.name, w.name_en
                FROM \(Self.queue) LEFT JOIN print_runs o ON o.id = \(open) LEFT JOIN persons w ON w.id = o.person_id
                WHERE \(try condition(filter, principal)) AND q.letter_id < \(before ?? LetterID(Int64.max))
                ORDER BY q.letter_id DESC LIMIT \(limit)
                """)
            return try rows.map(queuedLetter)
        }
    }

    /// 待打印件数: how many wait, and how many of them were issued today; counted up to a limit.
    package func printCounts(
        _ filter: PrintFilter = PrintFilter(), for principal: Principal
    ) async throws -> (all: Int, today: Int) {
        let today = today
        return try await database.read { db in
            let row = try db.queryOne(
                """
                SELECT COUNT(*) AS waiting, COUNT(*) FILTER (WHERE issued_on = \(today)) AS today
                FROM (SELECT q.issued_on FROM \(Self.queue) WHERE \(try condition(filter, principal))
                    ORDER BY q.letter_id DESC LIMIT \(Self.mostInPrint + 1)) w
                """)
            return (all: try row?.get("waiting") ?? 0, today: try row?.get("today") ?? 0)
        }
    }

    /// The oldest of them that lie in nobody's file yet.
    func waiting(
        _ filter: PrintFilter, for principal: Principal, limit: Int, in db: any Connection
    ) throws -> [LetterID] {
        try db.query(
            """
            SELECT q.letter_id FROM \(Self.queue) WHERE \(try condition(filter, principal)) AND \(openRun) IS NULL
            ORDER BY q.letter_id LIMIT \(limit)
            """
        ).map { try $0.get("letter_id") }
    }

    private static let queue: SQL =
        "print_queue q JOIN letters l ON l.id = q.letter_id JOIN matters m ON m.id = q.matter_id"

    /// The file in which a letter lies that is not noted as printed.
    private var openRun: SQL {
        """
        (SELECT MAX(r.id) FROM print_run_letters x JOIN print_runs r ON r.id = x.run_id
            WHERE x.letter_id = q.letter_id AND r.printed_at IS NULL AND r.ordered_at > \(oldestPrint))
        """
    }

    private func condition(_ filter: PrintFilter, _ principal: Principal) throws -> SQL {
        let units = principal.readingUnits
        guard !units.isEmpty else { throw Refusal(.notYours, article: "GB/T 9704") }
        return """
            q.unit_id IN (\(SQL.list(units))) AND \(filter.condition) AND m.is_sealed = 0
                AND \(MatterScope(of: principal).condition)
            """
    }

    private func queuedLetter(_ row: Row) throws -> QueuedLetter {
        let letter: LetterID = try row.get("letter_id")
        let matter: MatterID = try row.get("id")
        let key = try key(of: row)
        let frozen = try EntryCoding.decode(
            FrozenLetter.self, key.open(row.get("frozen"), context: "letter:\(letter)"))
        let at = try row.get("ordered_at", as: Instant?.self)
        return QueuedLetter(
            letter: letter, kind: frozen.kind, documentNumber: try row.get("document_number"),
            matterNumber: try row.get("number"),
            subject: try key.openText(row.get("title"), context: "matter:\(matter):title"),
            addressee: addressee(of: frozen), unit: try row.get("unit_id"), issuedOn: try row.get("issued_on"),
            taken: try at.map {
                .init(by: PersonName(name: try row.get("name"), nameEnglish: try row.get("name_en")), at: $0)
            })
    }

    /// 入队: with the letter, in the transaction that freezes it.
    func queue(
        _ letter: LetterState, of matter: StoredMatter, issuedBy unit: UnitID, in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO print_queue (letter_id, matter_id, unit_id, kind, issued_on)
            VALUES (\(letter.id), \(matter.state.id), \(unit), \(letter.kind), \(today))
            """)
    }

    /// Of a matter that is sealed nothing waits for a printer, and no file that holds a letter of it is kept (art 30(3)).
    func forgetPrinting(of matter: MatterID, in db: any Connection) throws {
        try db.execute("DELETE FROM print_queue WHERE matter_id = \(matter)")
        try db.execute(
            """
            DELETE FROM print_runs WHERE id IN (
                SELECT p.run_id FROM print_run_letters p JOIN letters l ON l.id = p.letter_id
                WHERE l.matter_id = \(matter))
            """)
    }
}
