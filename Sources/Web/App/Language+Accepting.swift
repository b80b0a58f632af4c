// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework

extension Language {
    /// 浏览器偏好: the one of ours that `Accept-Language` gives the greater weight, the first of two with the same one; Chinese when it wants neither.
    init(accepting header: String) {
        var weights: [Language: Double] = [:]
        var others: Double?
        var first: Language?
        for choice in header.split(separator: ",") {
            let parts = choice.split(separator: ";").map { $0.trimmingWhitespace().lowercased() }
            guard let tag = parts.first, let weight = Self.weight(parts.dropFirst()) else { continue }
            if tag == "*" { others = max(others ?? 0, weight) }
            let primary = tag.split(separator: "-").first.map(String.init)
            guard let language = [Language.chinese, .english].first(where: { $0.primaryTag == primary }) else {
                continue
            }
            weights[language] = max(weights[language] ?? 0, weight)
            if first == nil, weight > 0 { first = language }
        }
        let chinese = weights[.chinese] ?? others ?? 0
        let english = weights[.english] ?? others ?? 0
        self =
            chinese == english ? (chinese > 0 ? first ?? .chinese : .chinese) : chinese > english ? .chinese : .english
    }

    private var primaryTag: String { self == .chinese ? "zh" : "en" }

    /// 1 where nothing was said; nil for what is no weight.
    private static func weight(_ parameters: ArraySlice<String>) -> Double? {
        guard let said = parameters.first(where: { $0.hasPrefix("q=") }) else { return 1 }
        guard let weight = Double(said.dropFirst(2)), (0...1).contains(weight) else { return nil }
        return weight
    }
}
