// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 办理台的表单: a form that keeps what was typed into it.
package enum DeskForm: Hashable, Sendable {
    case registration
    case act(ProceedingID, Verb)

    /// How it is stored.
    var code: String {
        switch self {
        case .registration: "register"
        case .act(let proceeding, let verb): "act.\(proceeding).\(verb.noun)"
        }
    }

    /// As it was stored.
    init?(code: String) {
        let parts = code.split(separator: ".").map(String.init)
        if parts == ["register"] {
            self = .registration
        } else if parts.count == 3, let proceeding = ProceedingID(parts[1]), let verb = Verb(noun: parts[2]) {
            self = .act(proceeding, verb)
        } else {
            return nil
        }
    }

    var proceeding: ProceedingID? {
        if case .act(let proceeding, _) = self { proceeding } else { nil }
    }
}

/// 草稿: what its writer typed, as a form sends it, and when it was kept.
package struct DeskDraft: Sendable {
    package let form: DeskForm
    package let fields: String
    package let savedAt: Instant
}

/// 我的草稿, one line: of which matter, where there is one.
package struct DeskDraftLine: Sendable {
    package let draft: DeskDraft
    package let matter: FoundMatter?
}

extension Casework {
    /// 30日: a draft that nobody touched for so long is forgotten.
    package static let deskDraftDays = 30
    /// So many are listed.
    private static let mostDrafts = 50

    /// Keeps what was typed into a form, for its writer alone: under the key of the matter, which of a sealed one only its named people
    /// hold; a registration, which may become one, under the person's own.
    ///
    /// - Parameter token: that of the form, where it is kept by itself.
    /// - Throws: `Refusal.unseen` for a proceeding that does not exist for this person; `KeptElsewhere` where the form does not know what lies
    ///   there; `SentAlready` where what was typed came later than the form itself.
    @discardableResult
    package func keepDraft(
        _ fields: String, of form: DeskForm, over seen: SeenDraft = .unsaid, from token: String? = nil,
        by principal: Principal
    ) async throws -> Instant {
        let now = clock.real
        let mark = token.map { Digest.sha256(Array($0.utf8)) }
        try await database.write { db in
            if let token, form == .registration, try isRegistered(formToken: token, in: db) { throw SentAlready() }
            let kept = try db.queryOne(
                """
                SELECT saved_at FROM desk_drafts
                WHERE person_id = \(principal.person) AND form = \(form.code) AND saved_at > \(oldestDraft)
                """)?.get("saved_at", as: Instant.self)
            guard seen.permits(over: kept) else { throw KeptElsewhere() }
            let key = try keyForKeeping(form, by: principal, in: db)
            let content = try key.seal(fields, context: context(of: form, principal.person))
            try db.execute(
                """
                INSERT INTO desk_drafts (person_id, form, proceeding_id, content, saved_at, form_token)
                VALUES (\(principal.person), \(form.code), \(form.proceeding), \(content), \(now), \(mark))
                ON CONFLICT (person_id, form) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at,
                    form_token = excluded.form_token
                """)
            if case .act(let proceeding, let verb) = form {
                try noteOpenForm(of: verb, on: proceeding, by: principal.person, in: db)
            }
        }
        return now
    }

    /// The draft of a form, for the person who typed it.
    package func deskDraft(of form: DeskForm, for principal: Principal) async throws -> DeskDraft? {
        try await database.read { db in
            let row = try db.queryOne(
                """
                SELECT form, content, saved_at FROM desk_drafts
                WHERE person_id = \(principal.person) AND form = \(form.code) AND saved_at > \(oldestDraft)
                """)
            guard let row else { return nil }
            let key: DataKey?
            switch form {
            case .registration: key = try personKey(of: principal.person, in: db)
            case .act(let proceeding, _): key = try matter(of: proceeding, visibleTo: principal, in: db).key
            }
            return try key.flatMap { try draft(row, key: $0, of: principal) }
        }
    }

    /// 我的草稿, newest first; those of matters that this person no longer sees are not among them.
    package func deskDrafts(for principal: Principal) async throws -> [DeskDraftLine] {
        let lines = try await database.read { db in
            let rows = try db.query(
                """
                SELECT form, content, saved_at FROM desk_drafts
                WHERE person_id = \(principal.person) AND saved_at > \(oldestDraft)
                ORDER BY saved_at DESC LIMIT \(Self.mostDrafts)
                """)
            return try rows.compactMap { row -> DeskDraftLine? in
                guard let form = DeskForm(code: try row.get("form")) else { return nil }
                return try line(row, of: form, for: principal, in: db)
            }
        }
        try await logNaming(of: lines.compactMap(\.matter).filter(\.isSealed).map(\.id), by: principal)
        return lines
    }

    /// Forgets a draft: what it was for is done, or its writer wants it gone. One that was kept from the form with the token goes, whatever
    /// the form has seen of it.
    package func dropDeskDraft(
        of form: DeskForm, seen: SeenDraft = .unsaid, from token: String? = nil, by principal: Principal
    ) async throws {
        _ = try await database.write { db in
            try dropDeskDraft(of: form, seen: seen, by: principal.person, in: db)
            guard let token else { return }
            let mark = Digest.sha256(Array(token.utf8))
            try db.execute(
                """
                DELETE FROM desk_drafts
                WHERE person_id = \(principal.person) AND form = \(form.code) AND form_token = \(mark)
                """)
        }
    }

    /// Whether the form with this token has registered something, or has added to it.
    private func isRegistered(formToken: String, in db: any Connection) throws -> Bool {
        let receipt = Token(receiptToken(ofForm: formToken)).map { Digest.sha256(ring.tokenHash($0, for: .draft)) }
        let marks = [Digest.sha256(Array(formToken.utf8))] + (receipt.map { [$0] } ?? [])
        return try marks.contains {
            try db.queryOne("SELECT 1 AS one FROM form_tokens_used WHERE token_hash = \($0)") != nil
        }
    }

    /// The same in the caller's transaction.
    @discardableResult
    func dropDeskDraft(
        of form: DeskForm, seen: SeenDraft = .unsaid, by person: PersonID, in db: any Connection
    ) throws -> Int {
        try db.execute(
            "DELETE FROM desk_drafts WHERE person_id = \(person) AND form = \(form.code)\(seen.condition)")
    }

    /// 清理草稿: those that nobody touched for thirty days. Returns how many went.
    package func forgetDeskDrafts() async throws -> Int {
        try await database.write { db in
            try db.execute("DELETE FROM desk_drafts WHERE saved_at <= \(oldestDraft)")
        }
    }

    private var oldestDraft: Instant { clock.real.adding(seconds: -Self.deskDraftDays * 86_400) }

    private func context(of form: DeskForm, _ person: PersonID) -> String { "draft:\(person):\(form.code)" }

    private func keyForKeeping(
        _ form: DeskForm, by principal: Principal, in db: any Connection
    ) throws -> DataKey {
        switch form {
        case .registration:
            guard principal.holds(.clerk) else { throw Refusal(.notYours, article: "R-110") }
            return try madePersonKey(of: principal.person, in: db)
        case .act(let proceeding, _): return try matter(of: proceeding, visibleTo: principal, in: db).key
        }
    }

    private func draft(_ row: Row, key: DataKey, of principal: Principal) throws -> DeskDraft? {
        guard let form = DeskForm(code: try row.get("form")) else { return nil }
        let fields = try key.openText(row.get("content"), context: context(of: form, principal.person))
        return DeskDraft(form: form, fields: fields, savedAt: try row.get("saved_at"))
    }

    private func line(
        _ row: Row, of form: DeskForm, for principal: Principal, in db: any Connection
    ) throws -> DeskDraftLine? {
        switch form {
        case .registration:
            guard let key = try personKey(of: principal.person, in: db),
                let draft = try draft(row, key: key, of: principal)
            else { return nil }
            return DeskDraftLine(draft: draft, matter: nil)
        case .act(let proceeding, _):
            do {
                let matter = try matter(of: proceeding, visibleTo: principal, in: db)
                return try draft(row, key: matter.key, of: principal).map {
                    DeskDraftLine(draft: $0, matter: try found(matter))
                }
            } catch let refusal as Refusal where refusal.code == .unseen {
                return nil
            }
        }
    }
}
