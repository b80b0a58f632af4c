// SPDX-License-Identifier: Apache-2.0

/// 满意度评价: a small proceeding of its own. A missing rating is "not rated", never good.
package enum SatisfactionRating {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case open, rated, notRated
    }

    package static let workflow = Workflow<Stage>(
        kind: .rating,
        opening: .open,
        startsOnOpening: [.rating],
        resting: [],
        terminal: [.rated, .notRated],
        steps: [
            Step(
                from: .open, verb: .rate, to: .rated, by: [.petitioner], article: "R-240", meets: [.rating],
                guards: [.ratingOpen]),
            Step(
                from: .open, verb: .lapse, to: .notRated, by: [.system], article: "R-240", stops: [.rating]),
        ])
}

/// 历史来件及回复: no act is recorded that the source does not hold.
package enum HistoricReply {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case filed, replied
    }

    /// K-05 stands for the sixty days within which a petitioner may expect the answer.
    package static let workflow = Workflow<Stage>(
        kind: .historicReply,
        opening: .filed,
        startsOnOpening: [],
        resting: [],
        terminal: [.replied],
        steps: [
            Step(
                from: .filed, verb: .recordReply, to: .replied, by: [.importer], article: "21(2), R-126",
                meets: [.disposal, .handling])
        ])
}

/// Where the tables come from: the ones of the house, or, in a test, a changed one.
package typealias ProcedureTables = (ProceedingKind) -> Procedure

extension Procedure {
    /// 程序表总目: the table of every kind of proceeding.
    package static func of(_ kind: ProceedingKind) -> Procedure {
        switch kind {
        case .routing: tables.routing
        case .ordinaryHandling: tables.ordinaryHandling
        case .rating: tables.rating
        case .historicReply: tables.historicReply
        }
    }

    private static let tables = (
        routing: Routing.workflow.procedure,
        ordinaryHandling: OrdinaryHandling.workflow.procedure,
        rating: SatisfactionRating.workflow.procedure,
        historicReply: HistoricReply.workflow.procedure
    )
}
