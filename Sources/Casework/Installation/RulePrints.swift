// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 规则文件被改动: a rule or a calendar says something else than when this register first reckoned with it.
package struct ChangedRules: Error, Equatable, CustomStringConvertible {
    /// What was changed, or is gone, as `rules-2022-05-01 K-05` or `calendars/2026`.
    package let changed: [String]
    /// Amended notices that would count from a day on which entries were written without them.
    package let tooEarly: [String]

    package init(changed: [String], tooEarly: [String]) {
        self.changed = changed
        self.tooEarly = tooEarly
    }

    package var description: String {
        let edited = changed.isEmpty ? nil : changed.joined(separator: ", ") + Self.editedAdvice
        let early = tooEarly.isEmpty ? nil : tooEarly.joined(separator: ", ") + Self.earlyAdvice
        return [edited, early].compactMap { $0 }.joined(separator: "; ")
    }

    private static let editedAdvice =
        ": changed or gone, though days were reckoned with it. Put it back as it was, and write the change into a file of its own: rules-<day>.json with the day on which it takes effect, or, for an amended notice of holidays, calendars/<year>-2.json with knownFrom"
    private static let earlyAdvice =
        ": knownFrom must be tomorrow or later, so that what was entered until now stays explainable"
}

extension Casework {
    /// 规则留底: remembers what each rule and calendar says when it is first seen, and refuses one that says something else later: a running day never
    /// moves without an entry in the journal.
    ///
    /// - Throws: `ChangedRules` naming them; then nothing is remembered.
    package func settleRules() async throws {
        let today = today
        let prints = book.prints.map { (print: $0, hash: Digest.hex(Digest.sha256(Array($0.text.utf8)))) }
        let known = try await database.read { db in
            try db.query("SELECT name, hash FROM rule_prints ORDER BY name LIMIT 100000").reduce(
                into: [String: String]()
            ) { $0[try $1.get("name")] = try $1.get("hash", as: String.self) }
        }
        let present = Dictionary(prints.map { ($0.print.name, $0.hash) }) { first, _ in first }
        let changed = known.filter { present[$0.key] != $0.value }.keys.sorted()
        let new = prints.filter { known[$0.print.name] == nil }
        let tooEarly = known.isEmpty ? [] : new.filter { $0.print.knownFrom.map { $0 <= today } ?? false }
        guard changed.isEmpty, tooEarly.isEmpty else {
            throw ChangedRules(changed: changed, tooEarly: tooEarly.map(\.print.name))
        }
        guard !new.isEmpty else { return }
        let at = clock.real
        try await database.write { db in
            for item in new {
                try db.execute(
                    """
                    INSERT INTO rule_prints (name, hash, first_seen_at) VALUES (\(item.print.name), \(item.hash), \(at))
                    ON CONFLICT (name) DO NOTHING
                    """)
            }
        }
    }
}
