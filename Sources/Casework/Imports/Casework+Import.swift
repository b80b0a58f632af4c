// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage
import TextAnalysis

extension Casework {
    /// 导入: older messages become matters filed on the web on their true dates and answered by their real replies on
    /// their true dates. No act is recorded that the source does not hold. A batch is one transaction; a row that is
    /// there already is left alone, so that a run after a kill goes on where the other one stopped.
    ///
    /// - Returns: for each message, in order, whether it was new, and whether its answer came after the statutory day.
    package func importMessages(
        _ messages: [HistoricMessage], from file: String, unit: UnitID
    ) async throws -> [(row: ImportedRow, isOverdue: Bool)] {
        var prepared: [(message: HistoricMessage, registration: PreparedRegistration)] = []
        for message in messages {
            let day = book.day(ofSecondsSince1970: message.receivedAt.secondsSince1970)
            let command = RegisterMatter(
                channel: .web, unit: unit, receivedOn: day, title: message.title, facts: message.text, claim: "",
                parties: [])
            let number = try await numbers.next(year: day.year, from: database)
            prepared.append(
                (
                    message,
                    try PreparedRegistration(
                        command, number: number.text, by: .importer, with: self, kind: .historicReply,
                        at: message.receivedAt, source: Registration.Source(file: file, row: message.row),
                        sourceHash: message.identity)
                ))
        }
        let work = prepared
        return try await database.write { db in
            try work.map { item in try importOne(item.message, item.registration, file, in: db) }
        }
    }

    private func importOne(
        _ message: HistoricMessage, _ registration: PreparedRegistration, _ file: String, in db: any Connection
    ) throws -> (row: ImportedRow, isOverdue: Bool) {
        let repliedOn = message.repliedAt.map { book.day(ofSecondsSince1970: $0.secondsSince1970) }
        let isOverdue = try message.isOverdue(under: book, today: today)
        let known = try db.queryOne("SELECT id FROM matters WHERE source_hash = \(message.identity)")
        if known != nil { return (.already, isOverdue) }
        let receipt = try insert(registration, in: db)
        if let reply = message.reply, let repliedOn {
            var matter = try matter(receipt.matter, in: db)
            guard let holder = matter.state.proceeding(receipt.proceeding) else {
                throw Refusal(.unseen, article: "R-126")
            }
            let act = Act(
                .recordReply,
                RecordedReply(reply: reply, repliedOn: repliedOn, file: file, row: message.row))
            _ = try perform(act, on: holder, of: &matter, by: .importer, repliedOn, in: db)
            try index(
                Bigrams.document(reply), of: receipt.matter, source: receipt.proceeding.rawValue, in: db)
        }
        return (.imported, isOverdue)
    }
}
