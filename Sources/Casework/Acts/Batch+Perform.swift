// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Logging
import Secrets
import Storage

extension Casework {
    /// 批量办理: each chosen one by the same path as a single act, in a transaction of its own, under the version that the person saw.
    /// What one refuses holds up no other. The result is kept for an hour; the same form sent again does nothing and finds it.
    ///
    /// - Parameter formToken: the token of the form that said yes.
    /// - Returns: the text under which the result is found.
    /// - Throws: an outage before the first act; later ones stand in the result.
    package func perform(
        _ act: Act, onEach chosen: [BatchChoice], by principal: Principal, formToken: String
    ) async throws -> String {
        let text = receiptToken(ofForm: formToken)
        guard let token = Token(text) else { throw FollowProblem.ended }
        let hash = ring.tokenHash(token, for: .draft)
        var result = BatchResult(verb: act.verb, lines: [], isOver: false)
        let begun = result
        let isMine = try await database.write { db in
            guard try draft(under: hash, in: db) == nil else { return false }
            try keep(begun, of: principal, under: hash, in: db)
            return true
        }
        guard isMine else { return text }
        for choice in chosen.prefix(Batch.most) {
            result.lines.append(try await line(act, on: choice, by: principal))
        }
        result.isOver = true
        let over = result
        try await database.write { db in try keep(over, of: principal, under: hash, in: db) }
        return text
    }

    /// The result of a batch, for the person who did it alone.
    package func batchResult(_ text: String, for principal: Principal) async throws -> BatchResult? {
        guard let kept = try await draft(text), kept.fields["person"] == "\(principal.person)",
            let result = kept.fields["batch"]
        else { return nil }
        return try EntryCoding.decode(BatchResult.self, Array(result.utf8))
    }

    private func line(
        _ act: Act, on choice: BatchChoice, by principal: Principal
    ) async throws -> BatchResult.Line {
        var number = ""
        var outcome = BatchResult.Outcome.done
        do {
            number = try await perform(act, on: choice.proceeding, version: choice.version, by: principal).number
        } catch let refusal as Refusal {
            outcome = .refused(refusal)
        } catch let errors as FieldErrors {
            outcome = .wrong(errors.problems)
        } catch  where Outage(error) != nil {
            outcome = .unavailable
        } catch {
            logger.error("one of a batch could not be done", metadata: ["error": "\(error)"])
            outcome = .failed
        }
        return BatchResult.Line(proceeding: choice.proceeding, number: number, outcome: outcome)
    }

    private func keep(
        _ result: BatchResult, of principal: Principal, under hash: [UInt8], in db: any Connection
    ) throws {
        let content = String(decoding: try EntryCoding.encode(result), as: UTF8.self)
        try save(
            FilingDraft(fields: ["person": "\(principal.person)", "batch": content]), under: hash, seconds: 3_600,
            in: db)
    }
}
