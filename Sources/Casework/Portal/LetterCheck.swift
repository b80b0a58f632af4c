// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Letters
import Secrets
import Storage

/// 核验结果: what anybody who holds the paper is told: that such a letter was issued, by whom, when, and
/// whether it was taken back or put right since. Nothing of what it says.
package struct CheckedLetter: Equatable, Sendable {
    package let kind: LetterKind
    package let unit: UnitID
    package let documentNumber: String
    package let issuedOn: CalendarDate
    /// 撤销与更正 since then.
    package let amendments: [LetterAmendment]
}

extension Casework {
    /// 文号 as somebody types it who has neither its brackets nor its figures on the keyboard: blanks go, brackets become 〔 〕.
    private static func documentNumber(typed: String) -> String {
        let opening: Set<Character> = ["[", "［", "(", "（", "【", "〔"]
        let closing: Set<Character> = ["]", "］", ")", "）", "】", "〕"]
        return String(
            typed.filter { !$0.isWhitespace }.map { sign in
                if opening.contains(sign) { return "〔" }
                if closing.contains(sign) { return "〕" }
                guard ("０"..."９").contains(sign), let figure = sign.wholeNumberValue else { return sign }
                return Character("\(figure)")
            })
    }

    /// 核验文书: the letter of a document number and the code that stands on the paper; nil when no such letter was issued. A paper that
    /// takes no document number bears the matter's, and is found by that. A sealed matter's letters are not there for anybody who asks.
    package func checkedLetter(numbered number: String, code: String) async throws -> CheckedLetter? {
        let number = Self.documentNumber(typed: number)
        guard !number.isEmpty, number.count <= 60, code.count <= 60 else { return nil }
        return try await database.read { db in
            let place: SQL =
                if let matter = MatterNumber(number)?.text {
                    "m.number = \(matter) AND l.document_number = ''"
                } else {
                    "l.document_number = \(number)"
                }
            let rows = try db.query(
                """
                SELECT l.id, l.matter_id, l.kind, l.frozen_at, l.issuer_id FROM letters l
                JOIN matters m ON m.id = l.matter_id
                WHERE \(place) AND m.is_sealed = 0 ORDER BY l.id LIMIT 50
                """)
            for row in rows {
                let matter = try matter(row.get("matter_id"), in: db)
                let frozen = try frozenLetter(row.get("id"), of: matter, in: db)
                guard try VerificationCode.matches(code, frozen, hash: { Digest.hex(Digest.sha256($0)) }) else {
                    continue
                }
                let at: Instant = try row.get("frozen_at")
                let id: LetterID = try row.get("id")
                let amended = try amendments(of: matter, journal(of: matter, in: db), in: db)
                return CheckedLetter(
                    kind: try row.get("kind"), unit: try row.get("issuer_id"), documentNumber: number,
                    issuedOn: book.day(ofSecondsSince1970: at.secondsSince1970),
                    amendments: amended.filter { $0.letter == id })
            }
            return nil
        }
    }
}
