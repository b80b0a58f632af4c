// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 援引的事项: another matter on which an act stands by its number: the one that runs (art 19(3)), the one that is finally decided (art 36(3)).
extension Casework {
    /// What the deciding unit may see of this register, in the open; nil for a number of another register, or of what is kept from the unit.
    ///
    /// - Throws: `FieldErrors` for what is no number at all, and for one of this register that was typed wrongly.
    func cited(_ typed: String, at field: String, for unit: UnitID, in db: any Connection) throws -> StoredMatter? {
        do {
            let number = try MatterNumber(reading: typed).text
            guard
                let row = try db.queryOne(
                    """
                    SELECT m.id FROM matters m JOIN matter_access a ON a.matter_id = m.id AND a.unit_id = \(unit)
                    WHERE m.number = \(number) AND m.is_sealed = 0
                    """)
            else { return nil }
            return try matter(row.get("id"), in: db)
        } catch MatterNumberMistake.wrongCheckDigit {
            throw FieldErrors([FieldProblem(field, .wrongCheckDigit, article: "R-126")])
        } catch is MatterNumberMistake {
            // Other registers write their numbers in their own way, but there is a figure in each.
            let signs = typed.unicodeScalars.filter { !$0.properties.isWhitespace }
            guard signs.count >= 5, signs.contains(where: { $0.properties.numericType != nil }) else {
                throw FieldErrors([FieldProblem(field, .notAMatterNumber, article: "R-126")])
            }
            return nil
        }
    }

    /// 正在办理 (art 19(3), R-122): the matter of the same person that runs, when the filing came within its period.
    ///
    /// - Throws: `FieldErrors` at `runningNumber` when that matter does not run, is somebody else's, or was over when the filing came.
    func running(
        _ act: Act, from matter: StoredMatter, on holder: ProceedingState, by principal: Principal,
        in db: any Connection
    ) throws -> StoredMatter? {
        guard let inputs = act.inputs as? NonAcceptance, inputs.ground == .sameMatterRunning,
            let number = inputs.runningNumber,
            let running = try cited(number, at: "runningNumber", for: holder.unit, in: db)
        else { return nil }
        func refused(_ code: FieldProblem.Code, _ values: [String: String] = [:]) -> FieldErrors {
            FieldErrors([FieldProblem("runningNumber", code, values: values, article: "19(3), R-122")])
        }
        guard running.state.id != matter.state.id, running.state.isOpen else { throw refused(.notRunning) }
        guard try isOfSamePerson(running, matter, for: principal, in: db) else { throw refused(.anotherPerson) }
        let due = try db.queryOne(
            "SELECT MIN(due_on) AS due_on FROM proceedings WHERE matter_id = \(running.state.id) AND closed_on IS NULL")
        if let day = try due?.get("due_on", as: CalendarDate?.self), matter.state.receivedOn > day {
            throw refused(.periodOver, ["date": "\(day)"])
        }
        return running
    }

    /// 已经终结 (art 36(3), R-187): what is not accepted any more was finally dealt with. A matter of this register says so itself; of one that stands
    /// elsewhere the opinions are typed in.
    ///
    /// - Throws: `FieldErrors` at `earlierNumber` when that matter is not done or somebody else's, at `opinions` when nothing is known of it.
    func requireFinal(
        _ act: Act, from matter: StoredMatter, on holder: ProceedingState, by principal: Principal,
        in db: any Connection
    ) throws {
        let number: String
        switch act.inputs {
        case let inputs as FinalNonAcceptance: number = inputs.earlierNumber
        case let inputs as NewFacts: number = inputs.earlierNumber
        default: return
        }
        guard let earlier = try cited(number, at: "earlierNumber", for: holder.unit, in: db) else {
            guard let inputs = act.inputs as? FinalNonAcceptance, inputs.opinions.isEmpty else { return }
            throw FieldErrors([FieldProblem("opinions", .neededHere, article: "36(3), F-06")])
        }
        guard earlier.state.id != matter.state.id, earlier.state.isFinal else {
            throw FieldErrors([FieldProblem("earlierNumber", .notFinal, article: "36(3), R-187")])
        }
        guard try isOfSamePerson(earlier, matter, for: principal, in: db) else {
            throw FieldErrors([FieldProblem("earlierNumber", .anotherPerson, article: "36(3), R-187")])
        }
    }

    /// 同一人: at least one petitioner or representative stands in both, by name, document or telephone. Where one of the two keeps from
    /// this person who filed it, nothing is compared: the answer would tell.
    private func isOfSamePerson(
        _ one: StoredMatter, _ other: StoredMatter, for principal: Principal, in db: any Connection
    ) throws -> Bool {
        if [one, other].contains(where: { $0.state.keepsIdentity(from: principal, on: today) }) { return true }
        let marks = try [one, other].map { matter in
            Set(
                try parties(of: matter, in: db).map(\.details).filter { !$0.role.isForAnother }.flatMap { party in
                    [IndexForm.name(party.name)].compactMap(\.self) + party.blindValues(by: ring).map { Digest.hex($0) }
                })
        }
        return !marks[0].isDisjoint(with: marks[1])
    }
}
