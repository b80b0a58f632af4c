// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Formats

/// 是不是下面的: what of a long list is near to what was typed and is not in it.
struct Offers {
    /// So many are offered.
    private static let most = 6

    /// Those that contain what was typed, the shortest first; where there are none, those that share most pairs of characters with it.
    static func of(_ typed: String, in choices: [Choice]) -> [Choice] {
        let typed = Choice.name(in: typed).lowercased()
        guard !typed.isEmpty else { return [] }
        let containing = choices.filter { $0.label.lowercased().contains(typed) || $0.value.lowercased() == typed }
        if !containing.isEmpty { return Array(containing.sorted { $0.label.count < $1.label.count }.prefix(most)) }
        let pairs = pairs(typed)
        let near = choices.enumerated().map { place, choice in
            (place: place, shared: pairs.intersection(Self.pairs(choice.label.lowercased())).count)
        }
        return near.filter { $0.shared > 0 && $0.shared * 3 >= pairs.count }
            .sorted { ($1.shared, $0.place) < ($0.shared, $1.place) }.prefix(most).map { choices[$0.place] }
    }

    private static func pairs(_ text: String) -> Set<String> {
        let letters = Array(text.filter { !$0.isWhitespace })
        return Set(zip(letters, letters.dropFirst()).map { String([$0, $1]) })
    }
}

extension Choice {
    /// The name in what a list put into a box.
    static func name(in typed: String) -> String {
        guard typed.hasSuffix(")"), let open = typed.lastIndex(of: "(") else { return typed }
        return String(typed[..<open]).trimmingWhitespace()
    }
}

extension FormFields {
    /// The prefix of a field that answers for another one.
    static let offered = "offered."

    /// What was taken from an offer stands where it was asked for.
    var withOffersTaken: FormFields {
        let (offers, rest) = (
            fields.filter { $0.name.hasPrefix(Self.offered) }, fields.filter { !$0.name.hasPrefix(Self.offered) }
        )
        guard !offers.isEmpty else { return self }
        var taken = FormFields(rest)
        for offer in offers where !offer.value.isEmpty {
            taken.set(String(offer.name.dropFirst(Self.offered.count)), offer.value)
        }
        return taken
    }
}

extension Presentation {
    /// Below a box whose words no list has: what they may mean, and that it may be none of these.
    func offers(_ field: Field, _ form: FormState, _ choices: [Choice]) -> HTML {
        guard form.fault(of: field.name) != nil else { return HTML() }
        let near = Offers.of(form[field.name], in: choices)
        guard !near.isEmpty else { return HTML() }
        let name = FormFields.offered + field.name
        let chosen = FormState([name: ""])
        return radios(
            Field(name, words.common.didYouMean, required: false, saysOptional: false), chosen,
            near + [Choice("", words.common.noneOfThese)])
    }
}
