// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Foundation

/// One run of an import: reads the file as a stream, in batches, and never holds more than one of them.
struct MessageImport {
    private static let batch = 100

    let rows: MessageFile
    let mapping: MessageColumns
    let offsetSeconds: Int
    let target: any ImportTarget
    /// Nil writes no file of rejected rows.
    let rejectsPath: String?

    func run() async throws -> ImportSummary {
        var rows = rows
        let rejects = RejectsFile(path: rejectsPath, columns: rows.columns)
        let progress = Progress("importing")
        defer {
            progress.end()
            rejects.tell()
        }
        var summary = ImportSummary()
        var waiting: [HistoricMessage] = []
        var seen: [[UInt8]: Int] = [:]
        while true {
            let row: CSVRow
            do {
                guard let next = try rows.next() else { break }
                row = next
            } catch {
                // What was read before the fault is kept; the next run goes on after it.
                try await store(&waiting, &summary)
                throw error
            }
            summary.read += 1
            switch message(row) {
            case .failure(let reason):
                summary.rejected += 1
                try rejects.add(row, because: reason.text)
            case .success(let message):
                if let earlier = seen.updateValue(row.line, forKey: message.identity) {
                    summary.rejected += 1
                    try rejects.add(row, because: "the same as line \(earlier)")
                } else {
                    waiting.append(message)
                }
            }
            if waiting.count == Self.batch { try await store(&waiting, &summary) }
            progress.show(summary.read)
        }
        try await store(&waiting, &summary)
        try rejects.finish()
        return summary
    }

    private func store(_ waiting: inout [HistoricMessage], _ summary: inout ImportSummary) async throws {
        defer { waiting = [] }
        let name = (rows.path as NSString).lastPathComponent
        let outcomes = try await target.take(waiting, from: name)
        for (message, outcome) in zip(waiting, outcomes) {
            summary.count(message, outcome.row, isOverdue: outcome.isOverdue)
        }
    }

    /// Why a row is not taken.
    private struct Reason: Error {
        let text: String
    }

    private func message(_ row: CSVRow) -> Result<HistoricMessage, Reason> {
        if let fault = row.fault { return .failure(Reason(text: "\(fault)")) }
        func value(_ name: String) -> String {
            mapping[name].flatMap { row[$0] }.map(PlainText.clean) ?? ""
        }
        let title = value("title")
        let text = value("text")
        guard !title.isEmpty || !text.isEmpty else { return .failure(Reason(text: "neither title nor text")) }
        guard let received = instant(value("received")) else {
            return .failure(Reason(text: "received: no such day or time: \(value("received"))"))
        }
        let day = CalendarDate.on(instantSecondsSince1970: received.secondsSince1970, offsetSeconds: offsetSeconds)
        guard day.year >= MatterNumber.years.lowerBound else {
            return .failure(Reason(text: "received before the year \(MatterNumber.years.lowerBound)"))
        }
        let reply = value("reply")
        let replied = value("replied")
        guard reply.isEmpty == replied.isEmpty else {
            return .failure(Reason(text: "a reply needs its time, and a time its reply"))
        }
        var repliedAt: Instant?
        if !replied.isEmpty {
            guard let instant = instant(replied) else {
                return .failure(Reason(text: "replied: no such day or time: \(replied)"))
            }
            guard instant >= received else { return .failure(Reason(text: "replied before it was received")) }
            repliedAt = instant
        }
        guard received <= .fromSystem else { return .failure(Reason(text: "received in the future")) }
        return .success(
            HistoricMessage(
                row: row.line, title: title.isEmpty ? String(text.prefix(40)) : title, text: text,
                receivedAt: received, reply: reply.isEmpty ? nil : reply, repliedAt: repliedAt))
    }

    private func instant(_ text: String) -> Instant? {
        do {
            return Instant(milliseconds: try LocalTimestamp(text, offsetSeconds: offsetSeconds).epochMilliseconds)
        } catch {
            return nil
        }
    }
}
