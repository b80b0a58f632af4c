// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// 路线图 (arts 18, 22, 23, 29-31): a tree of plain questions that ends in an answer: which class and path, where to go, what to bring, what
/// one receives and by when. Who asks for information and means a petition is sent the way of a petition. It is data
/// (`Resources/Guide/guide.json`); lengths and articles of clocks stay in the rule file.
package struct Guide: Sendable {
    /// 两种语言的文字: by code of language, as in the locale files.
    package struct Text: Decodable, Sendable, Equatable {
        package let chinese, english: String

        private enum CodingKeys: String, CodingKey, CaseIterable {
            case chinese = "zh-Hans"
            case english = "en"
        }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            try decoder.refuseFields(except: CodingKeys.allCases)
            chinese = try container.decode(String.self, forKey: .chinese)
            english = try container.decode(String.self, forKey: .english)
        }
    }

    /// 选项: what one may say to a question, and where that leads.
    package struct Option: Decodable, Sendable {
        package let say: Text
        package let to: String
    }

    /// 问题: one a page.
    package struct Question: Decodable, Sendable {
        package let id: String
        package let ask: Text
        package let hint: Text?
        package let options: [Option]
    }

    /// 法律依据: an article of a law that the rule file names.
    package struct Ground: Decodable, Sendable, Equatable {
        package let law: String
        package let article: String
    }

    /// 去处: where the questions end.
    package struct Answer: Decodable, Sendable {
        package let id: String
        package let title: Text
        package let purpose: Purpose
        /// For claims only.
        package let path: StatutoryPath?
        /// What is said in place of the path's name, where the way goes by mediation first (art 33).
        package let way: Text?
        /// 去哪里.
        package let door: Text
        /// 带什么.
        package let bring: [Text]
        /// 收到的文书; who accuses gets none, because nothing goes out that could be found (art 30(3)).
        package let receive: [LetterKind]
        package let clocks: [ClockID]
        package let grounds: [Ground]
        package let advice: Text?
        /// Whether filing here is right.
        package let files: Bool
    }

    /// 一页: a question or an answer.
    package enum Place: Sendable {
        case question(Question)
        case answer(Answer)
    }

    package let start: String
    package let questions: [Question]
    package let answers: [Answer]
    /// The question that each place comes from.
    private let parents: [String: String]

    /// Reads the file and holds it against the rules: no dead end, no circle, no clock, law or article that is not there.
    package init(file: Data, rules: RuleSet) throws {
        let content: Content
        do {
            content = try JSONDecoder().decode(Content.self, from: file)
        } catch {
            throw GuideFault.unreadable(String(describing: error))
        }
        start = content.start
        questions = content.questions
        answers = content.answers
        var parents: [String: String] = [:]
        for question in content.questions {
            for option in question.options {
                if parents[option.to] != nil { throw GuideFault.reachedTwice(option.to) }
                parents[option.to] = question.id
            }
        }
        self.parents = parents
        try check(rules)
    }

    /// The question or answer of an id.
    package func place(_ id: String) -> Place? {
        if let question = questions.first(where: { $0.id == id }) { return .question(question) }
        return answers.first { $0.id == id }.map { .answer($0) }
    }

    /// The question before; nil at the first.
    package func parent(of id: String) -> String? { parents[id] }

    private struct Content: Decodable {
        let start: String
        let questions: [Question]
        let answers: [Answer]
    }
}
