// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Storage

/// 更正的合法范围: what an act puts right in a letter that is out.
protocol Correcting {
    var wrong: String { get }
    var right: String { get }
}

extension Correction: Correcting {}
extension LetterCorrection: Correcting {}

extension Casework {
    /// 文字差错 (arts 27, 32): the passage stands in the letter, and what is decided in it, by which path and until when, stays as it is. That is
    /// changed by revoking and deciding anew, which leaves the petitioner his review.
    ///
    /// - Throws: `FieldErrors` at `wrong` when the letter does not say it, at `right` when it says the same or would decide
    ///   otherwise.
    func requireSlip(
        _ correction: some Correcting, in letter: IssuedLetter, of matter: StoredMatter, in db: any Connection
    ) throws {
        let said = try frozenLetter(letter.id, of: matter, in: db).words
        let (wrong, right) = (FrozenLetter.unbroken(correction.wrong), FrozenLetter.unbroken(correction.right))
        guard said.contains(wrong) else {
            throw FieldErrors([FieldProblem("wrong", .notInLetter, article: "27, 32")])
        }
        guard wrong != right else { throw FieldErrors([FieldProblem("right", .sameText, article: "27, 32")]) }
        let corrected = said.replacing(wrong, with: right)
        let days = matter.state.clocks.map {
            letters.date(year: $0.dueOn.year, month: $0.dueOn.month, day: $0.dueOn.day)
        }
        let fixed = letters.decisiveWords.union(days).union([letter.on, letter.number]).filter { !$0.isEmpty }
        let changed = fixed.sorted { ($0.count, $0) > ($1.count, $1) }.first { word in
            said.ranges(of: word).count != corrected.ranges(of: word).count
        }
        guard let changed else { return }
        throw FieldErrors([
            FieldProblem("right", .decidesOtherwise, values: ["word": changed], article: "27, 32, R-190")
        ])
    }
}
