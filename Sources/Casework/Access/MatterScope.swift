// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 可见范围: what exists for a principal, as a condition that every read of matters splices in. Unseen is not found.
struct MatterScope {
    private let principal: Principal

    init(of principal: Principal) {
        self.principal = principal
    }

    /// A condition on `matters m`: an access row of one of the person's units, or, when sealed, a key of the person's own; and for
    /// neither when the person is recused from the matter (art 28(3), R-145).
    var condition: SQL {
        "(\(reach) AND \(notRecused))"
    }

    /// 未回避: the part of it that lists which walk by stage and not by matter need as well.
    var notRecused: SQL {
        """
        NOT EXISTS (SELECT 1 FROM recusals x WHERE x.person_id = \(principal.person) AND x.matter_id = m.id)
        """
    }

    private var reach: SQL {
        let units = principal.readingUnits
        // A key outlives a role, and a token may carry less than its person.
        let mayOpen = principal.holdings.contains { $0.role.opensSealed }
        let sealed: SQL =
            mayOpen
            ? """
            (m.is_sealed = 1 AND EXISTS (
                SELECT 1 FROM sealed_keys k WHERE k.person_id = \(principal.person) AND k.matter_id = m.id))
            """ : "(1 = 0)"
        guard !units.isEmpty else { return sealed }
        return """
            ((m.is_sealed = 0 AND EXISTS (
                SELECT 1 FROM matter_access a WHERE a.unit_id IN (\(SQL.list(units))) AND a.matter_id = m.id))
             OR \(sealed))
            """
    }
}
