// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
package import Storage

/// 历史来件: one row of an older register: what came in, and what was answered when.
package struct HistoricMessage: Sendable {
    package let row: Int
    package let title: String
    package let text: String
    package let receivedAt: Instant
    package let reply: String?
    package let repliedAt: Instant?

    package init(row: Int, title: String, text: String, receivedAt: Instant, reply: String?, repliedAt: Instant?) {
        self.row = row
        self.title = title
        self.text = text
        self.receivedAt = receivedAt
        self.reply = reply
        self.repliedAt = repliedAt
    }

    /// The row's identity: the hash of all mapped columns. Importing it again finds it there.
    package var identity: [UInt8] {
        let parts = [title, text, receivedAt.text, reply ?? "", repliedAt?.text ?? ""]
        return Digest.sha256(Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
    }

    /// Whether the answer came, or today is, after the statutory day of a matter that was received when this was. Today
    /// counts where there is no answer.
    package func isOverdue(under book: RuleBook, today: CalendarDate) throws -> Bool {
        let receivedOn = book.day(ofSecondsSince1970: receivedAt.secondsSince1970)
        let repliedOn = repliedAt.map { book.day(ofSecondsSince1970: $0.secondsSince1970) }
        let registration = Registration(
            channel: .web, receivedOn: receivedOn, unit: UnitReference(id: UnitID(0), kind: .petitionOffice),
            purpose: nil, category: nil, grade: .ordinary, isContactable: true, isFirstFiling: true, headcount: 1,
            filing: FilingID(0), parties: [], textHash: "", proceeding: ProceedingID(0), kind: .historicReply,
            source: nil, ruleVersion: book.set(on: receivedOn).version)
        let envelope = Envelope(
            actor: .importer, recordedOn: today, effectiveOn: receivedOn,
            calendarThrough: book.calendar.knownThrough ?? 0)
        let state = try MatterState.registering(registration, id: MatterID(0), in: envelope, under: book)
        return (repliedOn ?? today) > state.dueOn
    }

    /// Elapsed days between filing and reply.
    package var lagDays: Double? {
        repliedAt.map { Double($0.milliseconds - receivedAt.milliseconds) / 86_400_000 }
    }
}

/// 导入结果, one row.
package enum ImportedRow: Equatable, Sendable {
    /// Registered now.
    case imported
    /// There already, from an earlier run.
    case already
}

/// 导入总计: what `fengqiao import` says at the end.
package struct ImportSummary: Equatable, Sendable {
    package var read = 0
    package var imported = 0
    package var already = 0
    package var rejected = 0
    package var within15Days = 0
    package var within60Days = 0
    package var overdue = 0

    package init() {}

    /// Counts a message that is in the register now.
    package mutating func count(_ message: HistoricMessage, _ outcome: ImportedRow, isOverdue: Bool) {
        switch outcome {
        case .imported: imported += 1
        case .already: already += 1
        }
        if let lag = message.lagDays {
            if lag <= 15 { within15Days += 1 }
            if lag <= 60 { within60Days += 1 }
        }
        if isOverdue { overdue += 1 }
    }

    /// A share of all that is in the register, 0 to 1; 0 when nothing is.
    package func share(_ count: Int) -> Double {
        let all = imported + already
        return all == 0 ? 0 : Double(count) / Double(all)
    }
}

extension Database {
    /// Which of these messages an earlier import has brought in, by their identities.
    package func importedAlready(_ messages: [HistoricMessage]) async throws -> Set<[UInt8]> {
        let identities = messages.map(\.identity)
        guard !identities.isEmpty else { return [] }
        return try await read { db in
            let rows = try db.query(
                """
                SELECT source_hash FROM matters WHERE source_hash IN (\(SQL.list(identities)))
                ORDER BY source_hash LIMIT \(identities.count)
                """)
            return Set(try rows.map { try $0.get("source_hash", as: [UInt8].self) })
        }
    }
}
