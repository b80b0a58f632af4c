// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import TextAnalysis

/// 比对的一件: a filing as it is laid beside another, with people masked as a file shows them.
package struct ComparedFiling: Sendable {
    /// Nil while it is being registered.
    package let number: String?
    package let channel: Channel
    package let receivedOn: CalendarDate
    package let purpose: Purpose?
    package let category: String?
    package let place: UnitID?
    package let headcount: Int
    package let parties: [PartyDetails]
    package let title, facts, claim: String
    /// 具体地点.
    package let exactPlace: String?
}

/// 异同: a text of one side and of the other, in stretches that both have and that one has alone.
package struct ComparedText: Sendable {
    /// A stretch.
    package struct Piece: Sendable {
        package let text: String
        package let isShared: Bool
    }

    package let first, second: [Piece]

    init(_ first: String, _ second: String) {
        let difference = Difference(first, second)
        self.first = difference.first.map { Piece(text: $0.text, isShared: $0.isShared) }
        self.second = difference.second.map { Piece(text: $0.text, isShared: $0.isShared) }
    }
}

/// 两件比对: whether they are one matter is for a person to say.
package struct Comparison: Sendable {
    package let first, second: ComparedFiling
    package let title, facts, claim: ComparedText
    /// Whether the second one's matter still runs, so that the first can be joined to it.
    package let isSecondOpen: Bool
    /// 不予受理: what joins the first one's matter to the second's, where this person may do it now.
    package let joining: OpenAct?

    init(_ first: ComparedFiling, _ second: ComparedFiling, isSecondOpen: Bool, joining: OpenAct? = nil) {
        self.first = first
        self.joining = joining
        self.second = second
        self.isSecondOpen = isSecondOpen
        title = ComparedText(first.title, second.title)
        facts = ComparedText(first.facts, second.facts)
        claim = ComparedText(first.claim, second.claim)
    }
}

extension Casework {
    /// What is being registered beside a matter that may be the same: its filing that is most alike.
    ///
    /// - Throws: `Refusal.unseen`.
    package func compare(
        _ command: RegisterMatter, with other: MatterID, for principal: Principal
    ) async throws -> Comparison {
        let file = try await maskedFile(other, for: principal)
        let first = ComparedFiling(
            number: nil, channel: command.channel, receivedOn: command.receivedOn, purpose: command.purpose,
            category: command.category, place: command.place, headcount: command.headcount,
            parties: command.parties.map(\.masked), title: command.title, facts: command.facts, claim: command.claim,
            exactPlace: command.texts.place)
        return try comparison(first, file)
    }

    /// A matter beside another one, both as this person may see them: the first one's newest filing, and what is most like it.
    ///
    /// - Throws: `Refusal.unseen`.
    package func compare(
        _ id: MatterID, with other: MatterID, for principal: Principal
    ) async throws -> Comparison {
        let file = try await maskedFile(id, for: principal)
        guard let newest = file.filings.last else { throw Refusal(.unseen, article: "R-161") }
        let joining = file.openActs.first { $0.verb == .decline }
        return try comparison(compared(newest, in: file), await maskedFile(other, for: principal), joining)
    }

    /// Two filings of one matter, by their places.
    ///
    /// - Throws: `Refusal.unseen`.
    package func compareFilings(
        of id: MatterID, _ first: Int, _ second: Int, for principal: Principal
    ) async throws -> Comparison {
        let file = try await maskedFile(id, for: principal)
        guard file.filings.indices.contains(first), file.filings.indices.contains(second) else {
            throw Refusal(.unseen, article: "R-161")
        }
        return Comparison(
            compared(file.filings[first], in: file), compared(file.filings[second], in: file),
            isSecondOpen: file.state.isOpen)
    }

    private func comparison(_ first: ComparedFiling, _ file: MatterFile, _ joining: OpenAct? = nil) throws -> Comparison
    {
        let text = Shingles([first.title, first.facts].joined(separator: "\n"))
        let alike = file.filings.max { one, two in
            likeness(of: one, to: text) < likeness(of: two, to: text)
        }
        guard let alike else { throw Refusal(.unseen, article: "R-161") }
        return Comparison(
            first, compared(alike, in: file), isSecondOpen: file.state.isOpen, joining: joining)
    }

    private func likeness(of filing: Filing, to text: Shingles) -> Double {
        text.similarity(to: Shingles([filing.title, filing.facts].joined(separator: "\n")))
    }

    private func compared(_ filing: Filing, in file: MatterFile) -> ComparedFiling {
        ComparedFiling(
            number: file.number, channel: filing.channel, receivedOn: filing.receivedOn, purpose: file.state.purpose,
            category: file.state.category, place: file.place, headcount: file.headcount,
            parties: file.parties.filter { $0.filing == filing.id }.map(\.details), title: filing.title,
            facts: filing.facts, claim: filing.claim, exactPlace: filing.exactPlace)
    }
}
