// SPDX-License-Identifier: Apache-2.0
import CaseRules
import FoundationEssentials

/// 用语表: which codes have words in `Letters/words.json`.
package enum LetterWordList: String, CaseIterable, Sendable {
    /// 处理结果 (art 32).
    case outcomes
    /// 复查复核结果.
    case reviewOutcomes
    /// 建议处理结果 (art 29).
    case suggestionOutcomes
    /// 不予受理的理由 (arts 19(3), 22, 23).
    case nonAcceptanceGrounds
    /// 条款 for each of them.
    case nonAcceptanceBases
    /// 送达方式.
    case serviceMethods
    /// 信访形式 (art 17).
    case channels
    /// 渠道形式.
    case subChannels
    /// 信访目的 (arts 29-31).
    case purposes
    /// 分级.
    case grades
    /// 常用语: fixed words of the statute and of practice.
    case phrases
    /// 代用语: what stands where something is not known.
    case standIns
    /// 引导的情形 (F-19).
    case guidance
    /// 文号用字: what follows the organ's mark, one word a kind, so that no two series share a number.
    case marks
    /// 程序标题: titles of papers that others refer to.
    case titles
    /// 告知方式 of the simple procedure.
    case toldBy
    /// 报送对象 (art 25).
    case recipients
    /// 来源: how it reached the unit (art 23).
    case sources
    /// 处理方式 of the registration form (art 22), by the stage of the routing.
    case disposals
    /// 委托权限 (S2:27, F-31).
    case agentPowers

    /// What must have a word before the program starts.
    var codes: [String] {
        switch self {
        case .outcomes: OpinionDraft.Outcome.allCases.map(\.rawValue)
        case .reviewOutcomes: ReviewDraft.Outcome.allCases.map(\.rawValue)
        case .suggestionOutcomes: AdoptionDraft.Outcome.allCases.map(\.rawValue)
        case .nonAcceptanceGrounds, .nonAcceptanceBases: NonAcceptance.Ground.allCases.map(\.rawValue)
        case .serviceMethods: ServiceMethod.allCases.map(\.rawValue)
        case .channels: Channel.allCases.map(\.rawValue)
        case .subChannels: SubChannel.allCases.map(\.rawValue)
        case .purposes: Purpose.allCases.map(\.rawValue)
        case .grades: Grade.allCases.map(\.rawValue)
        case .phrases: LetterPhrase.allCases.map(\.rawValue)
        case .standIns: LetterStandIn.allCases.map(\.rawValue)
        case .guidance: Guidance.Ground.allCases.map(\.rawValue)
        case .marks: LetterKind.allCases.filter(\.isNumbered).map(\.rawValue)
        case .titles: LetterKind.allCases.map(\.rawValue)
        case .toldBy: ToldBy.allCases.map(\.rawValue)
        case .recipients: UrgentReport.Recipient.allCases.map(\.rawValue)
        case .sources: ["direct", "transferred", "assigned"]
        case .disposals: Routing.Stage.allCases.map(\.rawValue)
        case .agentPowers: ["file", "follow", "review", "rate"]
        }
    }
}

/// 常用语 of letters, by code.
package enum LetterPhrase: String, CaseIterable, Sendable {
    case petitioner, confidential, exactPlace
    case nextNotice, nextOpinion, transferring, assigning, accusationSubject, filingMaterial
    case handlingAgain
    case agent
    case claimOnPath, pathOrgan
    case disciplineOrgan, firstFiling, handOverBasis22, handOverBasis30
    case litigationSubject, or, partyA, partyB
    case reReviewBasis, reReviewDeclined, repeatFiling, reviewBasis
    case registeredAgain, requestAgain, reviewAgain, reviewLater, reReviewLater, reviewGoesOn
    case decisionRevocationBasis, suggestionBasis, studyAgain
    /// 密封文书的文号用字 (art 30(3)): what stands before the word of the kind, so that the letters of sealed matters have numbers of their own.
    case sealedMark
    case reviewDeclined, revocationBasis, text, untilEnd, colon, semicolon, stop
}

/// 代用语 of letters: a paper that holds one says that something was not written down. A letter of which everything is known holds none.
package enum LetterStandIn: String, CaseIterable, Sendable {
    case unclassified, head, byItsProcedure
}

/// 法定途径 (art 31) in the words of a letter: what follows, how long it takes and what remedy there is.
package struct LetterPath: Codable, Equatable, Sendable {
    package let name: String
    package let basis: String
    package let procedure: String
    package let limit: String
    package let remedies: [String]

    package init(name: String, basis: String, procedure: String, limit: String, remedies: [String]) {
        self.name = name
        self.basis = basis
        self.procedure = procedure
        self.limit = limit
        self.remedies = remedies
    }
}

/// 文书用语: the statute's words for codes, in a data file beside the templates.
struct LetterWords: Codable, Sendable {
    let documentNumber: String
    let date: String
    let lists: [String: [String: String]]
    let paths: [String: LetterPath]

    /// Reads the file and refuses what lacks a word.
    init(reading bytes: [UInt8]) throws(LetterError) {
        do { self = try JSONDecoder().decode(LetterWords.self, from: Data(bytes)) } catch {
            throw .badWords("\(error)")
        }
        for list in LetterWordList.allCases {
            for code in list.codes where lists[list.rawValue]?[code, default: ""].isBlank != false {
                throw .badWords("lists.\(list.rawValue).\(code)")
            }
        }
        for path in StatutoryPath.allCases {
            guard let words = paths[path.rawValue] else { throw .badWords("paths.\(path.rawValue)") }
            if let empty = LetterValue(words).firstEmpty { throw .badWords("paths.\(path.rawValue).\(empty)") }
        }
        for place in ["{mark}", "{year}", "{serial}"] where !documentNumber.contains(place) {
            throw .badWords("documentNumber: \(place)")
        }
        for place in ["{year}", "{month}", "{day}"] where !date.contains(place) {
            throw .badWords("date: \(place)")
        }
    }

    /// Each place is filled once; what a value holds is never taken for a place.
    func fill(_ pattern: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = pattern[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: start)..<end])
            filled += rest[..<start] + (values[name] ?? "{\(name)}")
            rest = rest[rest.index(after: end)...]
        }
        return filled + rest
    }
}
