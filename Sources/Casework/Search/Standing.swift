// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 所处环节: the proceeding that says where a matter stands: the highest review; handling that goes on again after a revocation; its rating, else
/// handling that was not sent back, else routing.
package struct Standing: Equatable, Sendable {
    package let kind: ProceedingKind
    package let stage: StageCode
    package let unit: UnitID

    /// Of a matter's proceedings, in the order of their opening.
    static func leading(_ proceedings: [Standing]) -> Standing? {
        proceedings.last { $0.kind == .reReview } ?? proceedings.last { $0.kind == .review }
            ?? proceedings.last { $0.isHandling && !Procedure.of($0.kind).terminal.contains($0.stage) }
            ?? proceedings.last(where: \.isRating) ?? proceedings.last(where: \.isHandling) ?? proceedings.first
    }
}

extension Standing {
    /// The rating of what was answered; that of the petition department stands beside the matter's way.
    private var isRating: Bool { kind == .rating && stage != SatisfactionRating.Stage.notRatable.code }

    /// Handling that was neither sent back nor turned into another.
    private var isHandling: Bool {
        switch kind {
        case .ordinaryHandling:
            stage != OrdinaryHandling.Stage.returned.code && stage != OrdinaryHandling.Stage.onStatutoryPath.code
                && stage != OrdinaryHandling.Stage.closedByPath.code
                && stage != OrdinaryHandling.Stage.ledToAccusation.code
        case .simpleHandling:
            stage != SimpleHandling.Stage.returned.code && stage != SimpleHandling.Stage.converted.code
                && stage != SimpleHandling.Stage.ledToAccusation.code
        case .suggestion:
            stage != Suggestions.Stage.returned.code && stage != Suggestions.Stage.ledToAccusation.code
        case .statutoryPath: stage != StatutoryPaths.Stage.pathLeft.code
        default: false
        }
    }
}

extension MatterState {
    /// Where the matter stands.
    package var leading: Standing? {
        Standing.leading(proceedings.map { Standing(kind: $0.kind, stage: $0.stage, unit: $0.unit) })
    }
}
