// SPDX-License-Identifier: Apache-2.0

/// 评价 (R-240, rules 5.1): how satisfied the petitioner is with one object, the petition department or the unit; once, and words if one likes.
package struct Rating: ActInputs {
    /// 评价等级.
    package enum Grade: String, Codable, Sendable, CaseIterable {
        case satisfied, basicallySatisfied, unsatisfied
    }

    /// 满意程度.
    package let satisfaction: Grade
    package let words: String?
    /// 对信访部门: entries from before the two were rated apart say of both in one; no form asks for it.
    package let office: Grade?

    package init(_ satisfaction: Grade, words: String? = nil) {
        self.satisfaction = satisfaction
        self.words = words
        office = nil
    }

    package static let fields = [
        ActField.choice("satisfaction", "rating", of: Grade.self),
        ActField("words", .text(min: 1, max: 2_000), required: false),
    ]

    /// 不满意 brings a call-back by the petition department, never a change of the rating.
    package var asksForCallBack: Bool { satisfaction == .unsatisfied || office == .unsatisfied }

    private enum CodingKeys: String, CodingKey {
        case satisfaction, words, office
        /// What an older entry says of the unit.
        case unitRating
    }

    package init(from decoder: any Decoder) throws {
        let entry = try decoder.container(keyedBy: CodingKeys.self)
        let older = try entry.decodeIfPresent(Grade.self, forKey: .unitRating)
        satisfaction = try older ?? entry.decode(Grade.self, forKey: .satisfaction)
        words = try entry.decodeIfPresent(String.self, forKey: .words)
        office = try entry.decodeIfPresent(Grade.self, forKey: .office)
    }

    package func encode(to encoder: any Encoder) throws {
        var entry = encoder.container(keyedBy: CodingKeys.self)
        try entry.encode(satisfaction, forKey: .satisfaction)
        try entry.encodeIfPresent(words, forKey: .words)
        try entry.encodeIfPresent(office, forKey: .office)
    }
}
