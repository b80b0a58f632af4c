// SPDX-License-Identifier: Apache-2.0

/// Where the tables come from: the ones of the house, or, in a test, a changed one.
package typealias ProcedureTables = (ProceedingKind) -> Procedure

extension Procedure {
    /// 程序表总目: the table of every kind of proceeding.
    package static func of(_ kind: ProceedingKind) -> Procedure {
        switch kind {
        case .routing: Tables.routing
        case .jurisdictionDispute: Tables.jurisdictionDispute
        case .ordinaryHandling: Tables.ordinaryHandling
        case .simpleHandling: Tables.simpleHandling
        case .statutoryPath: Tables.statutoryPath
        case .suggestion: Tables.suggestion
        case .review: Tables.review
        case .reReview: Tables.reReview
        case .hearing: Tables.hearing
        case .execution: Tables.execution
        case .aid: Tables.aid
        case .aftercare: Tables.aftercare
        case .urgency: Tables.urgency
        case .orderIncident: Tables.orderIncident
        case .recusal: Tables.recusal
        case .disclosure: Tables.disclosure
        case .handOverReceipt: Tables.handOverReceipt
        case .keyHolding: Tables.keyHolding
        case .clearing: Tables.clearing
        case .hotlineAnswer: Tables.hotlineAnswer
        case .unsealing: Tables.unsealing
        case .officeRating: Tables.officeRating
        case .rating: Tables.rating
        case .callBack: Tables.callBack
        case .historicReply: Tables.historicReply
        }
    }
}

/// Each table is coded once, when it is first asked for.
private enum Tables {
    static let routing = Routing.workflow.procedure
    static let jurisdictionDispute = JurisdictionDisputes.workflow.procedure
    static let ordinaryHandling = OrdinaryHandling.workflow.procedure
    static let simpleHandling = SimpleHandling.workflow.procedure
    static let statutoryPath = StatutoryPaths.workflow.procedure
    static let suggestion = Suggestions.workflow.procedure
    static let review = Reviews.review.procedure
    static let reReview = Reviews.reReview.procedure
    static let hearing = Hearings.workflow.procedure
    static let execution = Executions.workflow.procedure
    static let aid = Aids.workflow.procedure
    static let aftercare = Aftercares.workflow.procedure
    static let urgency = Urgencies.workflow.procedure
    static let orderIncident = OrderIncidents.workflow.procedure
    static let recusal = Recusals.workflow.procedure
    static let disclosure = Disclosures.workflow.procedure
    static let handOverReceipt = HandOverReceipts.workflow.procedure
    static let keyHolding = KeyHoldings.workflow.procedure
    static let clearing = Clearings.workflow.procedure
    static let hotlineAnswer = HotlineAnswers.workflow.procedure
    static let unsealing = Unsealings.workflow.procedure
    static let officeRating = SatisfactionRating.ofOffice.procedure
    static let rating = SatisfactionRating.ofUnit.procedure
    static let callBack = CallBacks.workflow.procedure
    static let historicReply = HistoricReply.workflow.procedure
}
