// SPDX-License-Identifier: Apache-2.0
import Secrets
import Storage

extension FilingDraft {
    /// 续写码: with it the draft is taken up on another device. It lies sealed with the answers; the row holds a keyed hash of it.
    package internal(set) var resumeCode: String? {
        get { fields["resumeCode"] }
        set { fields["resumeCode"] = newValue }
    }
}

extension Casework {
    /// Keeps a draft and gives it a code, the same one every time.
    package func saveDraft(_ draft: FilingDraft, token text: String, namingCode: Bool) async throws -> FilingDraft {
        guard let token = Token(text) else { throw FollowProblem.ended }
        var draft = draft
        let code = draft.resumeCode.flatMap { QueryCode($0) } ?? QueryCode.make(random: random)
        draft.resumeCode = code.grouped
        let hash = ring.tokenHash(token, for: .draft)
        let named = ring.queryCodeHash(code, matter: 0)
        return try await database.write { [draft] db in
            guard try receipt(ofToken: hash, in: db) == nil else { return draft }
            try save(draft, under: hash, in: db)
            try db.execute("UPDATE drafts SET resume_hash = \(named) WHERE token_hash = \(hash)")
            return draft
        }
    }

    /// 接着写: a code brings the draft here, and from then on it is kept under a new cookie; where it was it is no more.
    ///
    /// - Returns: the text of the cookie.
    /// - Throws: `FollowProblem.malformedCode`, `.wrong` and `.wait`.
    package func takeUpDraft(code typed: String, network: String) async throws -> String {
        guard let code = QueryCode(typed) else { throw FollowProblem.malformedCode }
        let now = clock.real
        let tries = WrongTries(who: ring.blindIndex("network", network), what: "draft")
        let named = ring.queryCodeHash(code, matter: 0)
        let token = try Token.make(random: random)
        let hash = ring.tokenHash(token, for: .draft)
        if let wait = try await database.read({ db in try tries.wait(at: now, in: db) }) {
            throw FollowProblem.wait(seconds: wait)
        }
        let isFound = try await database.write { db in
            let old = try db.queryOne("SELECT token_hash FROM drafts WHERE resume_hash = \(named)")?.get(
                "token_hash", as: [UInt8].self)
            guard let old, let draft = try draft(under: old, in: db), draft.receipt == nil else {
                try tries.note(at: now, in: db)
                return false
            }
            try db.execute("DELETE FROM drafts WHERE token_hash = \(old)")
            try save(draft, under: hash, in: db)
            try db.execute("UPDATE drafts SET resume_hash = \(named) WHERE token_hash = \(hash)")
            try tries.forget(in: db)
            return true
        }
        guard isFound else { throw FollowProblem.wrong }
        return token.text
    }
}
