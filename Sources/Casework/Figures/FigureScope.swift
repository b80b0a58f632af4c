// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 统计范围: whose matters are counted, as the access rows that a count walks. Sealed matters have none.
struct FigureScope: Sendable {
    /// Units that none of the others holds.
    let units: [UnitID]

    /// A condition on `matter_access a`: the one row of a matter that counts.
    var access: SQL {
        if units.count == 1, let unit = units.first { return "a.unit_id = \(unit)" }
        return """
            a.unit_id = (SELECT MIN(x.unit_id) FROM matter_access x
                WHERE x.matter_id = a.matter_id AND x.unit_id IN (\(SQL.list(units))))
            """
    }

    /// The rows of a table whose matters are counted, open for more conditions; a sealed matter has no access row and falls out. The table is
    /// walked by its own index by day: `CROSS JOIN` keeps SQLite from walking all access rows instead.
    func walk(_ table: SQL, by column: SQL) -> SQL {
        "\(table) CROSS JOIN matter_access a WHERE a.matter_id = \(column) AND \(access)"
    }
}

extension Casework {
    /// Leaders, secretaries, supervisors and statisticians see figures, each of their own units.
    ///
    /// - Throws: `Refusal.notYours`.
    func figureScope(of principal: Principal) throws -> FigureScope { try scope(principal.figureUnits) }

    /// Where a person may see the matters that a figure stands on: a statistician counts them and reads none.
    ///
    /// - Throws: `Refusal.notYours`.
    func behindScope(of principal: Principal) throws -> FigureScope { try scope(principal.behindFigureUnits) }

    private func scope(_ all: [UnitID]) throws -> FigureScope {
        let units = topmost(all)
        guard !units.isEmpty else { throw Refusal(.notYours, article: "S-27") }
        return FigureScope(units: units)
    }

    /// All that the registering office and every unit beside it may see, for the open statistics.
    var openFigureScope: FigureScope? {
        let snapshot = organisation.snapshot
        guard let office = snapshot.petitionOffice, let root = snapshot.chain(from: office.id).last else { return nil }
        return FigureScope(units: [root])
    }
}

extension Principal {
    /// The units whose figures this person sees.
    package var figureUnits: [UnitID] { units(where: { _ in true }) }

    /// Those of them whose matters this person reads besides.
    package var behindFigureUnits: [UnitID] { units(where: \.readsMatters) }

    private func units(where suits: (Role) -> Bool) -> [UnitID] {
        var units: [UnitID] = []
        for holding in holdings
        where [.leader, .secretary, .supervisor, .statistician].contains(holding.role) && suits(holding.role)
            && !units.contains(holding.unit)
        {
            units.append(holding.unit)
        }
        return units
    }
}
