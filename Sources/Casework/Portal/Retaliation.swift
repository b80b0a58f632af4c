// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 打击报复报告 (art 18(4), R-114): nobody may retaliate against a petitioner; who feels it says so here.
package struct RetaliationReport: Sendable {
    /// The unit that is said to retaliate.
    package var unit: UnitID
    package var facts: String
    package var name: String
    package var phone: String
    /// What the matter is called in the register.
    package var title: String

    package init(unit: UnitID, facts: String, name: String, phone: String, title: String) {
        self.unit = unit
        self.facts = facts
        self.name = name
        self.phone = phone
        self.title = title
    }
}

extension Casework {
    /// Opens an accusation, sealed from its first second, which goes neither to the unit nor above or below it: at the petition office, or
    /// at the discipline organ when it is the petition office that is named. With a ticket it is linked to the petitioner's matter, under its
    /// own key.
    ///
    /// - Throws: `FieldErrors`; `FollowProblem.ended`; `Refusal.tooFewKeyHolders` when there is nobody outside the line to hold the key.
    package func reportRetaliation(_ report: RetaliationReport, ticket: String? = nil) async throws -> Receipt {
        try await register(accusation(report, ticket: ticket), by: .petitioner)
    }

    /// The same, with the receipt kept under a token of ours: a form sent twice opens one matter and shows one receipt.
    package func reportRetaliation(
        _ report: RetaliationReport, ticket: String? = nil, keepingUnder token: String
    ) async throws -> KeptReceipt {
        try await register(accusation(report, ticket: ticket), by: .petitioner, keepingUnder: token).receipt
    }

    private func accusation(_ report: RetaliationReport, ticket: String?) async throws -> RegisterMatter {
        let unit = try concerned(report)
        let line = organisation.snapshot.line(of: unit.id)
        guard let office = organisation.snapshot.retaliationOffice(outside: line) else {
            throw Refusal(.tooFewKeyHolders, article: "18(4), 30(3), R-114")
        }
        let original = try await original(ticket)
        var parties = original?.parties ?? []
        if !report.name.isEmpty || !report.phone.isEmpty {
            parties = [PartyDetails(name: report.name, phone: report.phone)]
        }
        var command = RegisterMatter(
            channel: .web, unit: office.id, receivedOn: today, title: report.title, facts: report.facts, claim: "",
            parties: parties)
        command.purpose = .accusation
        command.accused = UnitReference(id: unit.id, kind: unit.kind, line: line)
        command.relatesTo = original?.matter
        return command
    }

    /// The district and its government stand above everybody: whoever means one of their units names that unit.
    private func concerned(_ report: RetaliationReport) throws -> Unit {
        var problems: [FieldProblem] = []
        let unit = organisation.snapshot.units[report.unit]
        if unit?.isConcernable != true { problems.append(FieldProblem("unit", .unknownUnit)) }
        let count = report.facts.count
        if report.facts.isEmpty { problems.append(FieldProblem("facts", .missing)) }
        if count > Self.longestText {
            problems.append(
                FieldProblem("facts", .tooLong, values: ["most": "\(Self.longestText)", "count": "\(count)"]))
        }
        guard problems.isEmpty, let unit else { throw FieldErrors(problems) }
        return unit
    }

    /// The petitioner's matter and who stands in it; of a sealed one, which is closed to the portal, that it is there.
    private func original(_ ticket: String?) async throws -> (matter: MatterID, parties: [PartyDetails])? {
        guard let ticket else { return nil }
        return try await database.read { db in
            let id = try matterID(ofTicket: ticket, allowing: .file, in: db)
            let row = try db.queryOne("SELECT is_sealed FROM matters WHERE id = \(id)")
            guard let row, try !row.get("is_sealed", as: Bool.self) else { return (id, []) }
            return (id, try parties(of: matter(id, in: db), in: db).map(\.details).filter { $0.role != .agent })
        }
    }

    /// The matter that a matter was registered with a link to, where this person may see it. A sealed one is not named here: what names it
    /// is put on record.
    func related(_ journal: [JournalEntry], for principal: Principal, in db: any Connection) throws -> FoundMatter? {
        guard case .registered(let registration)? = journal.first?.body, let id = registration.relatesTo else {
            return nil
        }
        let scope = MatterScope(of: principal)
        let row = try db.queryOne(
            "SELECT m.id FROM matters m WHERE m.id = \(id) AND m.is_sealed = 0 AND \(scope.condition)")
        return row == nil ? nil : try found(matter(id, visibleTo: principal, in: db))
    }
}

extension Unit {
    /// Whether a report of retaliation can name it.
    package var isConcernable: Bool { ![.city, .district, .venue].contains(level) }
}

extension OrganisationCache.Snapshot {
    /// Who takes in an accusation of a line of units: a petition office outside of it, else the discipline organ.
    fileprivate func retaliationOffice(outside line: [UnitID]) -> Unit? {
        let open = unitsInOrder.filter { !$0.isClosed && !line.contains($0.id) }
        if let office = petitionOffice, !line.contains(office.id) { return office }
        return open.first { $0.kind == .discipline } ?? open.first { $0.kind == .petitionOffice }
    }
}
