// SPDX-License-Identifier: Apache-2.0
package import CaseRules

extension Casework {
    /// 本单位在办: what waits in the unit of somebody whom no step waits for, such as a mediator; newest first. Nil for who reads no matters.
    package func underWay(
        for principal: Principal, limit: Int = 10
    ) async throws -> (unit: UnitID, found: SearchPage)? {
        guard let unit = principal.holdings.first(where: \.role.readsMatters)?.unit else { return nil }
        var query = SearchQuery()
        query.waitingAt = unit
        query.openOnly = true
        return (unit, try await matters(for: principal, query, limit: limit))
    }
}
