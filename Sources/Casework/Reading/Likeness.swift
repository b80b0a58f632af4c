// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import TextAnalysis

/// 新旧意见比较: after an order to decide again the unit may not say the same on the same facts; the approver is shown how much is the same.
package struct Likeness: Sendable {
    /// So many of a hundred pairs of characters are the same.
    package let percent: Int
    /// The opinion that was sent back.
    package let earlier: OpinionDraft
}

extension MatterFile {
    /// The opinion that waits for approval against the one approved before it; nil where nothing was sent back.
    package func likeness(on id: ProceedingID) -> Likeness? {
        guard state.proceeding(id)?.marks.isRedecision ?? false, let present = opinions[id] else { return nil }
        var earlier: OpinionDraft?
        var draft: OpinionDraft?
        for entry in journal {
            guard case .acted(let record) = entry.body, record.proceeding == id else { continue }
            if let inputs = record.act.inputs as? OpinionDraft { draft = inputs }
            if record.act.verb == .approveOpinion { earlier = draft }
        }
        guard let earlier else { return nil }
        return Likeness(
            percent: Int((Similarity.score(earlier.whole, present.whole) * 100).rounded()), earlier: earlier)
    }
}

extension OpinionDraft {
    /// Facts, basis and opinion as one text.
    package var whole: String { ([facts] + basis + [opinion]).joined(separator: "\n") }
}
