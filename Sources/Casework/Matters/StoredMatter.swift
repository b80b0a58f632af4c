// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 在库事项: the state, and what the database adds to it: number, key, versions and the head of the chain.
struct StoredMatter {
    let number: String
    let title: [UInt8]
    let headcount: Int
    let registeringUnit: UnitID
    let place: UnitID?
    let registeredAt: Instant
    var state: MatterState
    /// The version of each proceeding, for If-Match and for two people on one file.
    var versions: [ProceedingID: Int]
    var entryCount: Int
    var chainHead: [UInt8]
    let key: DataKey
}

/// Columns of `matters m` that a stored matter is made of.
private let matterColumns: SQL = """
    m.id, m.number, m.channel, m.purpose, m.category, m.grade, m.path, m.received_on, m.registered_at, m.unit_id,
    m.place_id, m.is_sealed, m.is_contactable, m.is_first_filing, m.headcount, m.wrapped_key, m.title,
    m.entry_count, m.chain_head, m.marks
    """

extension Casework {
    /// A matter as this principal may see it; not found when it does not exist for them.
    func matter(_ id: MatterID, visibleTo principal: Principal, in db: any Connection) throws -> StoredMatter {
        let scope = MatterScope(of: principal)
        let row = try db.queryOne("SELECT \(matterColumns) FROM matters m WHERE m.id = \(id) AND \(scope.condition)")
        guard let row else { throw Refusal(.unseen, article: "R-161") }
        return try stored(row, openedBy: principal.person, in: db)
    }

    /// The matter of a proceeding, as this principal may see it.
    func matter(
        of proceeding: ProceedingID, visibleTo principal: Principal, in db: any Connection
    ) throws -> StoredMatter {
        try matter(matterID(of: .proceeding(proceeding), visibleTo: principal, in: db), visibleTo: principal, in: db)
    }

    /// A matter for the program itself: the worker, the petitioner with the code. A sealed one opens for nobody here
    /// unless `person` is one of its named people.
    func matter(_ id: MatterID, in db: any Connection, openedBy person: PersonID? = nil) throws -> StoredMatter {
        let row = try db.queryOne("SELECT \(matterColumns) FROM matters m WHERE m.id = \(id)")
        guard let row else { throw Refusal(.unseen, article: "R-161") }
        return try stored(row, openedBy: person, in: db)
    }

    /// The state alone: stages and days stand in plain columns, so it needs no key. What it is about stays sealed.
    func state(of id: MatterID, in db: any Connection) throws -> MatterState? {
        let row = try db.queryOne("SELECT \(matterColumns) FROM matters m WHERE m.id = \(id)")
        guard let row else { return nil }
        let parts = try db.queryEach([Self.proceedingRows(of: id), Self.clockRows(of: id), Self.letterRows(of: id)])
        return try state(
            row, id, parts[0].map { try proceeding($0).state }, clocks: parts[1].map(clock),
            letters: parts[2].map(letter))
    }

    private func state(
        _ row: Row, _ id: MatterID, _ proceedings: [ProceedingState], clocks: [ClockState], letters: [LetterState]
    ) throws -> MatterState {
        MatterState(
            id: id, channel: try row.get("channel"), receivedOn: try row.get("received_on"),
            registeredBy: try row.get("unit_id"), isSealed: try row.get("is_sealed"),
            isContactable: try row.get("is_contactable"), isFirstFiling: try row.get("is_first_filing"),
            headcount: try row.get("headcount"), purpose: try row.get("purpose"), category: try row.get("category"),
            grade: try row.get("grade"), path: try row.get("path"), marks: try marks(MatterMarks.self, row),
            proceedings: proceedings, clocks: clocks, letters: letters)
    }

    private func stored(_ row: Row, openedBy person: PersonID?, in db: any Connection) throws -> StoredMatter {
        let id: MatterID = try row.get("id")
        let parts = try db.queryEach([
            Self.proceedingRows(of: id), Self.clockRows(of: id), Self.letterRows(of: id),
        ])
        let proceedings = try parts[0].map(proceeding)
        return StoredMatter(
            number: try row.get("number"), title: try row.get("title"), headcount: try row.get("headcount"),
            registeringUnit: try row.get("unit_id"), place: try row.get("place_id"),
            registeredAt: try row.get("registered_at"),
            state: try state(
                row, id, proceedings.map(\.state), clocks: try parts[1].map(clock), letters: try parts[2].map(letter)),
            versions: Dictionary(uniqueKeysWithValues: proceedings.map { ($0.state.id, $0.version) }),
            entryCount: try row.get("entry_count"), chainHead: try row.get("chain_head"),
            key: try dataKey(of: id, wrapped: row.get("wrapped_key"), for: person, in: db))
    }

    private func dataKey(
        of id: MatterID, wrapped: [UInt8]?, for person: PersonID?, in db: any Connection
    ) throws -> DataKey {
        if let wrapped { return try DataKey.unwrap(wrapped, by: ring, matter: id.rawValue) }
        guard let person else { throw Refusal(.unseen, article: "30(3)") }
        let row = try db.queryOne(
            "SELECT wrapped_key FROM sealed_keys WHERE person_id = \(person) AND matter_id = \(id)")
        guard let row else { throw Refusal(.unseen, article: "30(3)") }
        return try DataKey.unwrap(row.get("wrapped_key"), by: ring, for: person.rawValue, matter: id.rawValue)
    }

    private static func proceedingRows(of id: MatterID) -> SQL {
        """
        SELECT id, kind, stage, unit_id, sender_id, rule_version, opened_on, closed_on, parent_id, marks, version
        FROM proceedings WHERE matter_id = \(id) ORDER BY id
        """
    }

    private func proceeding(_ row: Row) throws -> (state: ProceedingState, version: Int) {
        let state = ProceedingState(
            id: try row.get("id"), kind: try row.get("kind"), parent: try row.get("parent_id"),
            stage: try row.get("stage"), unit: try row.get("unit_id"), sender: try row.get("sender_id"),
            ruleVersion: try row.get("rule_version"), openedOn: try row.get("opened_on"),
            closedOn: try row.get("closed_on"), marks: try marks(ProceedingMarks.self, row))
        return (state, try row.get("version"))
    }

    private static func clockRows(of id: MatterID) -> SQL {
        """
        SELECT proceeding_id, clock, ordinal, rule_version, started_on, named_on, extended_by, excluding,
            suspended_on, due_on, internal_due_on, is_provisional, met_on, stopped_on, noticed_on
        FROM clocks WHERE matter_id = \(id) ORDER BY proceeding_id, clock, ordinal
        """
    }

    private func clock(_ row: Row) throws -> ClockState {
        ClockState(
            proceeding: try row.get("proceeding_id"), clock: try row.get("clock"), ordinal: try row.get("ordinal"),
            ruleVersion: try row.get("rule_version"), startedOn: try row.get("started_on"),
            namedOn: try row.get("named_on"), extendedBy: try row.get("extended_by"),
            excluding: try row.get("excluding"), suspendedOn: try row.get("suspended_on"),
            dueOn: try row.get("due_on"), internalDueOn: try row.get("internal_due_on"),
            isProvisional: try row.get("is_provisional"), metOn: try row.get("met_on"),
            stoppedOn: try row.get("stopped_on"), noticedOn: try row.get("noticed_on"))
    }

    private func marks<Marks: Decodable>(_: Marks.Type, _ row: Row) throws -> Marks {
        try EntryCoding.decode(Marks.self, Array(row.get("marks", as: String.self).utf8))
    }

    private static func letterRows(of id: MatterID) -> SQL {
        "SELECT id, kind, proceeding_id, bytes_hash FROM letters WHERE matter_id = \(id) ORDER BY id"
    }

    private func letter(_ row: Row) throws -> LetterState {
        LetterState(
            id: try row.get("id"), kind: try row.get("kind"), proceeding: try row.get("proceeding_id"),
            isRendered: try row.get("bytes_hash", as: String?.self) != nil)
    }
}
