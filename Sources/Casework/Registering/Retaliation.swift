// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

extension Casework {
    /// 打击报复的反映 (arts 18(4), 46(6); R-114): a petitioner reports retaliation. It is an accusation from its first second, sealed, a matter of
    /// its own that nothing joins to the first one; the unit concerned is named, so that nothing is ever sent there, nor to those above
    /// or below it.
    ///
    /// - Parameters:
    ///   - unit: the unit that is said to retaliate; nil is the one that deals with the matter.
    ///   - ticket: opens the matter on account of which it happens.
    /// - Returns: number and code of the new matter.
    /// - Throws: `FollowProblem.ended`; `FieldErrors` at `text`.
    package func reportRetaliation(_ text: String, by unit: UnitID? = nil, ticket: String) async throws -> Receipt {
        let text = text.trimmingWhitespace()
        guard !text.isEmpty else { throw FieldErrors([FieldProblem("text", .missing)]) }
        let (parties, number, dealing) = try await database.read { db in
            let matter = try matter(matterID(ofTicket: ticket, allowing: .file, in: db), in: db)
            let dealing = matter.state.proceedings.last { $0.kind.isMain && $0.unit != matter.registeringUnit }?.unit
            return (try self.parties(of: matter, in: db).map(\.details), matter.number, dealing)
        }
        let snapshot = organisation.snapshot
        let accused = (unit ?? dealing).map { snapshot.line(of: $0) } ?? []
        // Where the petition office itself is complained of, the discipline organ registers.
        let doors = [snapshot.petitionOffice] + snapshot.unitsInOrder.filter { $0.kind == .discipline && !$0.isClosed }
        guard let door = doors.compactMap({ $0 }).first(where: { !accused.contains($0.id) }) else {
            throw FieldErrors([FieldProblem("unit", .unknownUnit)])
        }
        var command = RegisterMatter(
            channel: .web, unit: door.id, receivedOn: today, title: number,
            facts: String(text.prefix(Self.longestText)), claim: "", parties: parties.filter { $0.role != .agent })
        command.purpose = .accusation
        command.accused = accused
        return try await register(command, by: .petitioner)
    }
}
