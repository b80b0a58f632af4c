// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 所处环节: the proceeding that says where a matter stands: its rating, else handling that was not sent back, else routing.
package struct Standing: Equatable, Sendable {
    package let kind: ProceedingKind
    package let stage: StageCode
    package let unit: UnitID

    /// Of a matter's proceedings, in the order of their opening.
    static func leading(_ proceedings: [Standing]) -> Standing? {
        proceedings.last { $0.kind == .rating }
            ?? proceedings.last {
                $0.kind == .ordinaryHandling && $0.stage != OrdinaryHandling.Stage.returned.code
            } ?? proceedings.first
    }
}

extension MatterState {
    /// Where the matter stands.
    package var leading: Standing? {
        Standing.leading(proceedings.map { Standing(kind: $0.kind, stage: $0.stage, unit: $0.unit) })
    }
}
