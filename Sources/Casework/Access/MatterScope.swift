// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 可见范围: what exists for a principal, as a condition that every read of matters splices in. Unseen is not found.
struct MatterScope {
    private let principal: Principal

    init(of principal: Principal) {
        self.principal = principal
    }

    /// A condition on `matters m`: an access row of one of the person's units, or, when sealed, a key of the person's own; and never a
    /// matter from which the person is recused (art 28(3), R-145).
    var condition: SQL {
        let units = principal.readingUnits
        let free: SQL = """
            NOT EXISTS (SELECT 1 FROM recused x WHERE x.person_id = \(principal.person) AND x.matter_id = m.id)
            """
        let sealed: SQL = """
            (m.is_sealed = 1 AND EXISTS (
                SELECT 1 FROM sealed_keys k WHERE k.person_id = \(principal.person) AND k.matter_id = m.id))
            """
        guard !units.isEmpty else { return "(\(sealed) AND \(free))" }
        return """
            (((m.is_sealed = 0 AND EXISTS (
                SELECT 1 FROM matter_access a WHERE a.unit_id IN (\(SQL.list(units))) AND a.matter_id = m.id))
             OR \(sealed)) AND \(free))
            """
    }
}
