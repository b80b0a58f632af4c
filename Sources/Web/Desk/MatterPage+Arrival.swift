// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// 标签: what an eye should meet first: a repeat, a group visit, a level skipped. They are of the matter, never of a person.
    func tags(of file: MatterFile) -> [String] {
        let rules = casework.book.set(on: file.state.receivedOn)
        return [
            file.state.isFirstFiling ? nil : "repeat", file.state.isGroupVisit(under: rules) ? "groupVisit" : nil,
            file.arrival?.skipsLevel == true ? "skipsLevel" : nil,
        ].compactMap { $0 }
    }

    /// 渠道形式, where it is not what the channel is called anyway.
    func unusualForm(of file: MatterFile) -> String? {
        guard let form = file.arrival?.subChannel, form != SubChannel.usual(of: file.state.channel) else { return nil }
        return form.rawValue
    }

    /// Somebody of the matter, with what an agent may do (S2:27), and whose citizen somebody is (art 48).
    func party(_ details: PartyDetails, _ words: Words) -> MatterPage.Party {
        let said = words.terms.arrival
        let powers = details.scope?.map { words.terms.agentPower[$0.rawValue] } ?? []
        let notes = [
            powers.isEmpty
                ? nil : said["scope"].filling(["powers": powers.joined(separator: words.common.listSeparator)]),
            details.nationality.map { said["nationality"].filling(["country": $0]) },
        ]
        let kind = details.documentKind.flatMap {
            details.document.isEmpty ? nil : words.terms.documentKind[$0.rawValue]
        }
        return MatterPage.Party(
            role: details.role.rawValue, name: details.name,
            document: [kind, details.document].compactMap { $0 }.joined(separator: " "), phone: details.phone,
            address: details.address, note: notes.compactMap { $0 }.joined(separator: words.common.listSeparator))
    }

    /// 来件情形 as the journal tells it, with the time of its entry: why it was entered late, and what was confirmed.
    func arrivalNote(_ arrival: Arrival, _ words: Words) -> String {
        let said = words.terms.arrival
        return [
            arrival.lateReason.map { said["lateReason"].filling(["reason": $0]) },
            arrival.isReadBack ? said["readBack"] : nil,
            arrival.isDeclared ? said["declared"] : nil, arrival.skipsLevel ? words.terms.matterTag["skipsLevel"] : nil,
        ].compactMap { $0 }.joined(separator: "\n")
    }
}

extension MatterFile {
    /// 来件情形 of the first filing; entries of older versions say nothing of it.
    var arrival: Arrival? { journal.first?.arrival }
}

extension JournalEntry {
    /// 来件情形 of a registration or one more filing.
    var arrival: Arrival? {
        switch body {
        case .registered(let registration): registration.arrival
        case .filed(let record): record.arrival
        default: nil
        }
    }
}
