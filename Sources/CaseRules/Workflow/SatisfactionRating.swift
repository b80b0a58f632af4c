// SPDX-License-Identifier: Apache-2.0

/// 评价对象 (R-240, rules 5.1): what is rated, each by itself and once.
package enum RatedObject: String, Sendable, CaseIterable {
    /// 信访部门, which sent the matter on or answered it.
    case office
    /// 办理单位 (有权处理的机关、单位).
    case unit

    /// The proceedings of both.
    package static let kinds = allCases.map(\.kind)

    /// The proceeding in which it is rated.
    package var kind: ProceedingKind {
        switch self {
        case .office: .officeRating
        case .unit: .rating
        }
    }
}

/// 满意度评价 (R-240, rules 5.1): two small proceedings under one table. The window of the petition department opens when it sends the matter on
/// or answers it, that of the unit when the answer is served; each closes by itself. A missing rating is "not rated", never good.
package enum SatisfactionRating {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case open, rated, notRated
        /// 不属评价范围: it turned out to be an accusation, or another organ's path has it.
        case notRatable
    }

    package static let ofOffice = table(.officeRating)
    package static let ofUnit = table(.rating)

    /// 停止评价: what an act puts out of the scope of ratings has no window any more.
    static let ending = Cascade(.withdraw, on: .unratable, kinds: RatedObject.kinds)

    private static func table(_ kind: ProceedingKind) -> Workflow<Stage> {
        Workflow(
            kind: kind,
            opening: .open,
            startsOnOpening: [.rating],
            resting: [],
            terminal: [.rated, .notRated, .notRatable],
            steps: [
                Step(
                    from: .open, verb: .rate, to: .rated, by: [.petitioner], article: "R-240", meets: [.rating],
                    opens: [Opening(.callBack, unit: .registrar)], guards: [.ratingOpen]),
                Step(
                    from: .open, verb: .lapse, to: .notRated, by: [.system], article: "R-240", stops: [.rating]),
                Step(
                    from: .open, verb: .withdraw, to: .notRatable, by: [.system], article: "R-240",
                    stops: [.rating]),
            ])
    }
}
