// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// 两人同卷: who else has a form of the file open, in whole sentences; only for somebody who was shown the file.
    func othersAtWork(on file: MatterFile, _ request: Request, _ principal: Principal) async throws -> [String] {
        let view = presentation(for: request)
        let words = view.words.desk.present
        return try await casework.othersAtWork(on: file, besides: principal).map { other in
            let said = ["act": view.words.terms.verb[other.verb.rawValue], "time": view.hourSaid(other.since.text)]
            guard let name = other.name else { return words.unnamed.filling(said) }
            let shown = view.language == .chinese ? name.name : name.nameEnglish
            return words.someone.filling(said.merging(["name": shown]) { $1 })
        }
    }
}

extension Presentation {
    /// The same at the head of a page.
    func othersPresent(_ sentences: [String]) -> HTML {
        HTML.each(sentences) { notice($0, .soon) }
    }
}
