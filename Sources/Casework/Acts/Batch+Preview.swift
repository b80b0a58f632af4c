// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

extension Casework {
    /// 选定的事项: those of the numbers that this person may see, with the acts for many that are open on them.
    package func batchMatters(_ numbers: [String], for principal: Principal) async throws -> [BatchMatter] {
        let chosen = try await database.read { db in
            try numbers.prefix(Batch.most).compactMap { number -> BatchMatter? in
                guard let matter = try matter(numbered: number, visibleTo: principal, in: db) else { return nil }
                let open = Set(openActs(on: matter, for: principal).map(\.verb))
                return BatchMatter(matter: try found(matter), verbs: Batch.verbs.filter(open.contains))
            }
        }
        try await logNaming(of: chosen.map(\.matter).filter(\.isSealed).map(\.id), by: principal)
        return chosen
    }

    /// 批量预览: for each number what the act would do, decided by the same function as the act itself, and written nowhere.
    package func preview(_ act: Act, on numbers: [String], for principal: Principal) async throws -> [BatchLine] {
        let lines = try await database.read { db in
            try numbers.prefix(Batch.most).map { number in
                guard let matter = try matter(numbered: number, visibleTo: principal, in: db),
                    let holder = holder(of: act.verb, in: matter, for: principal)
                else {
                    let unseen = Refusal(.unseen, article: "R-161")
                    return BatchLine(number: number, matter: nil, chosen: nil, outlook: .refused(unseen))
                }
                let choice = BatchChoice(proceeding: holder.id, version: matter.versions[holder.id] ?? 0)
                return BatchLine(
                    number: matter.number, matter: try found(matter), chosen: choice,
                    outlook: try outlook(of: act, on: holder, of: matter, by: principal, in: db))
            }
        }
        try await logNaming(of: lines.compactMap(\.matter).filter(\.isSealed).map(\.id), by: principal)
        return lines
    }

    /// The matters of proceedings, as this person may see them.
    package func matters(
        of proceedings: [ProceedingID], for principal: Principal
    ) async throws -> [ProceedingID: FoundMatter] {
        let seen = try await database.read { db in
            var seen: [ProceedingID: FoundMatter] = [:]
            for proceeding in proceedings.prefix(Batch.most) {
                do {
                    seen[proceeding] = try found(matter(of: proceeding, visibleTo: principal, in: db))
                } catch let refusal as Refusal where refusal.code == .unseen {
                    continue
                }
            }
            return seen
        }
        try await logNaming(of: seen.values.filter(\.isSealed).map(\.id), by: principal)
        return seen
    }

    private func matter(
        numbered typed: String, visibleTo principal: Principal, in db: any Connection
    ) throws -> StoredMatter? {
        guard let number = MatterNumber(typed)?.text else { return nil }
        let scope = MatterScope(of: principal)
        let row = try db.queryOne("SELECT m.id FROM matters m WHERE m.number = \(number) AND \(scope.condition)")
        return try row.map { try matter($0.get("id"), visibleTo: principal, in: db) }
    }

    /// The proceeding that the act is for: where it is open to the person; else where its step stands, so that the refusal says why.
    private func holder(of verb: Verb, in matter: StoredMatter, for principal: Principal) -> ProceedingState? {
        let proceedings = matter.state.proceedings
        if let open = openActs(on: matter, for: principal).first(where: { $0.verb == verb }) {
            return matter.state.proceeding(open.proceeding)
        }
        return proceedings.last { Procedure.of($0.kind).step(verb, from: $0.stage) != nil }
            ?? proceedings.last { Procedure.of($0.kind).steps.contains { $0.verb == verb } } ?? proceedings.last
    }

    private func outlook(
        of act: Act, on holder: ProceedingState, of matter: StoredMatter, by principal: Principal,
        in db: any Connection
    ) throws -> BatchLine.Outlook {
        do {
            try requireStaff(for: act, in: db)
            try requireReviewBody(for: act, on: holder)
            let actor = actor(for: act, on: holder, of: matter.state, by: principal)
            let decision = try decide(act, on: holder, of: matter, by: actor)
            let after = decision.next.proceeding(holder.id) ?? holder
            return .possible(
                kind: after.kind, stage: after.stage, unit: after.unit, dueOn: decision.next.dueOn,
                letters: decision.consequences.letters.map(\.kind))
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch let errors as FieldErrors {
            return .wrong(errors.problems)
        }
    }
}
