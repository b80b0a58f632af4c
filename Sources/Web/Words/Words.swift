// SPDX-License-Identifier: Apache-2.0

/// 语言: the languages that every page is written in.
package enum Language: String, Sendable, CaseIterable {
    /// 简体中文, the default.
    case chinese = "zh-Hans"
    case english = "en"
}

/// 用语: everything the site says in one language, decoded once at the start from one locale file. A page is a function of its
/// struct and of these values: a misspelt word does not compile, a missing or an unknown one stops the start.
///
/// Classes, all of them: as structs of hundreds of texts they cost a page more to hand on than to write down.
package final class Words: Codable, Sendable {
    package let common: CommonWords
    package let clocks: ClocksWords
    package let portal: PortalWords
    package let errors: ErrorsWords
    package let fields: FieldsWords
    package let terms: TermsWords
    package let desk: DeskWords
    package let maps: MapsWords
    package let guide: GuideWords
    package let look: LookWords
    package let charts: ChartsWords
    package let figures: FiguresWords
    package let parts: PartsWords
    package let api: APIWords
}

/// The words of every language.
package struct Vocabulary: Sendable {
    private let chinese: Words
    private let english: Words

    package init(chinese: Words, english: Words) {
        self.chinese = chinese
        self.english = english
    }

    package subscript(language: Language) -> Words {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
