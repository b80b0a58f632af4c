// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 事项卷: everything on one matter, as one person may see it.
package struct MatterFile: Sendable {
    package let id: MatterID
    package let number: String
    package let title: String
    package let state: MatterState
    package let versions: [ProceedingID: Int]
    package let headcount: Int
    package let registeringUnit: UnitID
    package let place: UnitID?
    package let registeredAt: Instant
    package let filings: [Filing]
    package let parties: [Party]
    /// 身份保密: who filed is kept from this person; parties are roles without names.
    package let arePartiesWithheld: Bool
    package let attachments: [Attachment]
    package let letters: [LetterSummary]
    package let opinions: [ProceedingID: OpinionDraft]
    package let journal: [JournalEntry]
    /// The names of the staff that the journal's ids stand for.
    package let people: [PersonID: PersonName]
    /// 关联事项: what this one was registered with a link to, where this person may see it.
    package let related: FoundMatter?
    /// What this person can do now, by proceeding.
    package let openActs: [OpenAct]
    /// 可补发查询码: this person is a clerk of a unit that has the matter.
    package let mayReissueCode: Bool
}

/// 卷内列表: the lists of a file that may be long.
package enum MatterList: String, Sendable, CaseIterable {
    case filings, people, letters, files
}

/// From where one list of a file is read: what comes after an id; the other lists are left out.
package struct MatterListStart: Sendable {
    package let list: MatterList
    package let after: Int64

    package init(list: MatterList, after: Int64) {
        self.list = list
        self.after = after
    }
}

/// 可办动作: an act that the table allows this person now.
package struct OpenAct: Sendable {
    package let proceeding: ProceedingID
    package let version: Int
    package let verb: Verb
    package let article: String
    /// 随时可办: not a step on the matter's way.
    package let isAtAnyTime: Bool
}

/// 文书, as a list shows it.
package struct LetterSummary: Sendable {
    package let id: LetterID
    package let kind: LetterKind
    package let proceeding: ProceedingID
    /// 制发单位.
    package let issuer: UnitID
    package let documentNumber: String
    package let frozenAt: Instant
    package let textHash: String
    package let bytesHash: String?
}

/// A member of staff's name in both languages.
package struct PersonName: Sendable {
    package let name: String
    package let nameEnglish: String
}

extension Casework {
    /// The file of a matter. Full names are shown, so the showing is on record before the page is made (Decided, Access).
    package func file(_ id: MatterID, for principal: Principal) async throws -> MatterFile {
        let today = today
        let seen = try await database.read { db in
            try matter(id, visibleTo: principal, in: db).state.seen(by: principal, on: today)
        }
        try await logAccess(to: id, by: principal, seen: seen)
        return try await database.read { db in
            let matter = try matter(id, visibleTo: principal, in: db)
            return try file(of: matter, for: principal, in: db)
        }
    }

    func file(
        of matter: StoredMatter, for principal: Principal, in db: any Connection, isMasked: Bool = false,
        from start: MatterListStart? = nil
    ) throws -> MatterFile {
        let state = matter.state
        /// Where a list begins; one that was not asked for begins after its end.
        func beginning<Of>(_ list: MatterList) -> ID<Of> {
            guard let start else { return ID(0) }
            return start.list == list ? ID(start.after) : ID(.max)
        }
        let parts = try db.queryEach([
            Self.linkRows(of: state.id), Self.filingRows(of: state.id, after: beginning(.filings)),
            Self.partyRows(of: state.id, after: beginning(.people)),
            Self.attachmentRows(of: state.id, after: beginning(.files)),
            Self.letterSummaryRows(of: state.id, after: beginning(.letters)),
        ])
        let journal = try journal(parts[0], of: matter)
        let isWithheld = state.keepsIdentity(from: principal, on: today)
        var opinions: [ProceedingID: OpinionDraft] = [:]
        for proceeding in state.proceedings where proceeding.kind == .ordinaryHandling {
            opinions[proceeding.id] = journal.lastInputs(of: .draftOpinion, on: proceeding.id, as: OpinionDraft.self)
        }
        return MatterFile(
            id: state.id, number: matter.number, title: try title(of: matter), state: state,
            versions: matter.versions, headcount: matter.headcount, registeringUnit: matter.registeringUnit,
            place: matter.place, registeredAt: matter.registeredAt, filings: try filings(parts[1], of: matter),
            parties: try parties(parts[2], of: matter).map { party in
                isWithheld ? party.withheld : isMasked ? party.masked : party
            }, arePartiesWithheld: isWithheld,
            attachments: try parts[3].map { try attachment($0, of: matter) },
            letters: try parts[4].map(letterSummary), opinions: opinions, journal: journal,
            people: try names(of: journal.compactMap(\.envelope.actor.person), in: db),
            related: try related(journal, for: principal, in: db), openActs: openActs(on: matter, for: principal),
            mayReissueCode: clerkHolding(principal, of: matter) != nil)
    }

    /// Everything that the tables let this person do on the matter now: first what carries it on, the youngest proceeding before the older
    /// ones; then, once for the matter, what may be done at any time.
    func openActs(on matter: StoredMatter, for principal: Principal) -> [OpenAct] {
        var acts: [OpenAct] = []
        var anyTime: [OpenAct] = []
        for proceeding in matter.state.proceedings.reversed() {
            let standing = Set(Procedure.of(proceeding.kind).atAnyTime.map(\.verb))
            for actor in principal.allActors {
                for step in matter.state.steps(openTo: actor, on: proceeding, day: today) {
                    let act = OpenAct(
                        proceeding: proceeding.id, version: matter.versions[proceeding.id] ?? 0, verb: step.verb,
                        // Sealing is no step on the matter's way either: it leaves it.
                        article: step.article, isAtAnyTime: standing.contains(step.verb) || step.verb == .seal)
                    if act.isAtAnyTime {
                        if !anyTime.contains(where: { $0.verb == act.verb }) { anyTime.append(act) }
                    } else if !acts.contains(where: { $0.verb == act.verb && $0.proceeding == act.proceeding }) {
                        acts.append(act)
                    }
                }
            }
        }
        return acts + anyTime
    }

    func title(of matter: StoredMatter) throws -> String {
        String(
            decoding: try matter.key.open(matter.title, context: "matter:\(matter.state.id):title"), as: UTF8.self)
    }

    func letterSummaries(
        of matter: MatterID, after: LetterID = LetterID(0), in db: any Connection
    ) throws -> [LetterSummary] {
        try db.query(Self.letterSummaryRows(of: matter, after: after)).map(letterSummary)
    }

    private static func letterSummaryRows(of matter: MatterID, after: LetterID) -> SQL {
        """
        SELECT id, kind, proceeding_id, issuer_id, document_number, frozen_at, text_hash, bytes_hash FROM letters
        WHERE matter_id = \(matter) AND id > \(after) ORDER BY id LIMIT \(mostListed)
        """
    }

    private func letterSummary(_ row: Row) throws -> LetterSummary {
        LetterSummary(
            id: try row.get("id"), kind: try row.get("kind"), proceeding: try row.get("proceeding_id"),
            issuer: try row.get("issuer_id"), documentNumber: try row.get("document_number"),
            frozenAt: try row.get("frozen_at"),
            textHash: try row.get("text_hash"), bytesHash: try row.get("bytes_hash"))
    }

    private func names(of people: [PersonID], in db: any Connection) throws -> [PersonID: PersonName] {
        guard !people.isEmpty else { return [:] }
        let rows = try db.query(
            "SELECT id, name, name_en FROM persons WHERE id IN (\(SQL.list(Set(people).sorted()))) LIMIT 1000")
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (
                    try row.get("id", as: PersonID.self),
                    PersonName(name: try row.get("name"), nameEnglish: try row.get("name_en"))
                )
            })
    }
}
