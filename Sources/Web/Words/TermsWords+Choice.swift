// SPDX-License-Identifier: Apache-2.0

extension TermsWords {
    /// The words of one code of a set of choices, as act fields name their sets; nil where there are none.
    package func choice(_ set: String, _ code: String) -> String? {
        let lexicon: Lexicon? =
            switch set {
            case "purpose": purpose
            case "grade": grade
            case "path": path
            case "ground": ground
            case "outcome": outcome
            case "method": method
            case "rating": rating
            case "filing": filingOrder
            default: choices[set]
            }
        return lexicon?.words(for: code)
    }

    /// The words of a stage of a kind of proceeding.
    package func stage(_ kind: String, _ stage: String) -> String { self.stage["\(kind).\(stage)"] }
}
