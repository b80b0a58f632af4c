// SPDX-License-Identifier: Apache-2.0
package import CaseRules

extension Casework {
    /// 复查、复核机关 (arts 35, 36; R-189): who may review what a unit decided. A department's opinion goes to the department above it or to the
    /// government of its level, as the petitioner chooses; a street's to the district government; a government's to the one above.
    ///
    /// The table is the organisation tree: the units above, and the governments among their children; vertical management is a unit whose
    /// parent is its superior.
    package func reviewBodies(of unit: UnitID) -> [UnitID] {
        let snapshot = organisation.snapshot
        guard let own = snapshot.units[unit] else { return [] }
        let above = snapshot.chain(from: unit).dropFirst().compactMap { snapshot.units[$0] }
        var bodies: [Unit] = []
        if let parent = above.first(where: { $0.level != .community }) { bodies.append(parent) }
        if let government = above.first(where: { $0.kind == .government }), !bodies.contains(government) {
            bodies.append(government)
        }
        if bodies.isEmpty, own.kind == .government {
            bodies = snapshot.unitsInOrder.filter {
                $0.level == .city && $0.kind == .government && !$0.isClosed && $0.id != unit
            }
        }
        return bodies.map(\.id)
    }
}
