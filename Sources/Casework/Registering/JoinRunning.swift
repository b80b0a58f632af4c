// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// 在办事项的补充 (art 19(3), R-122): what is not accepted because the same matter runs leaves its words and files with the one that runs, where they
    /// are of use. A matter of another register is told of in the letter alone.
    ///
    /// - Throws: `FieldErrors` at `runningNumber` when the matter of that number does not run.
    func joinRunning(
        _ act: Act, from matter: StoredMatter, by principal: Principal, as actor: Actor, in db: any Connection
    ) throws {
        guard act.verb == .decline, let inputs = act.inputs as? NonAcceptance, inputs.ground == .sameMatterRunning,
            let number = inputs.runningNumber.flatMap({ MatterNumber($0)?.text }), !matter.state.isSealed,
            let row = try db.queryOne(
                "SELECT m.id FROM matters m WHERE m.number = \(number) AND m.is_sealed = 0 AND \(MatterScope(of: principal).condition)"
            )
        else { return }
        var running = try self.matter(row.get("id"), in: db)
        guard running.state.id != matter.state.id, running.state.isOpen else {
            throw FieldErrors([FieldProblem("runningNumber", .notRunning, article: "19(3), R-122")])
        }
        guard let newest = try filings(of: matter, in: db).first else { return }
        let filing: FilingID = ids.next()
        let texts = try EntryCoding.encode(
            FilingTexts(title: newest.title, facts: newest.facts, claim: newest.claim))
        let hash = Digest.hex(Digest.sha256(texts))
        try insertFiling(filing, texts, hash, channel: newest.channel, on: newest.receivedOn, of: running, in: db)
        let files = try moveAttachments(from: matter, to: running, filing, in: db)
        let record = MaterialRecord(attachments: files, textHash: hash)
        try save(&running, as: running.state, entry: .materialAdded(record), envelope(of: actor), in: db)
        let text = [newest.title, newest.facts, newest.claim].joined(separator: "\n")
        try index(Bigrams.document(text), of: running.state.id, source: filing.rawValue, in: db)
    }

    /// A file changes the matter's key that its own key is sealed under; its bytes stay where they are.
    private func moveAttachments(
        from matter: StoredMatter, to running: StoredMatter, _ filing: FilingID, in db: any Connection
    ) throws -> [AttachmentID] {
        let rows = try db.query(
            "SELECT id, name, sealed_key FROM attachments WHERE matter_id = \(matter.state.id) ORDER BY id LIMIT 200")
        return try rows.map { row in
            let id: AttachmentID = try row.get("id")
            let name = try matter.key.openText(row.get("name"), context: "attachment:\(id):name")
            let key = try DataKey.open(row.get("sealed_key"), under: matter.key, context: "attachment:\(id):key")
            try db.execute(
                """
                UPDATE attachments SET matter_id = \(running.state.id), filing_id = \(filing),
                    name = \(try running.key.seal(name, context: "attachment:\(id):name")),
                    sealed_key = \(try key.sealed(under: running.key, context: "attachment:\(id):key"))
                WHERE id = \(id)
                """)
            return id
        }
    }
}
