// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 当事工作人员: who is signed in, and the roles held in units. Every desk read and act takes one.
package struct Principal: Hashable, Sendable {
    /// 任职: a role in a unit.
    package struct Holding: Hashable, Sendable {
        package let role: Role
        package let unit: UnitID

        package init(role: Role, unit: UnitID) {
            self.role = role
            self.unit = unit
        }
    }

    package let person: PersonID
    package let login: String
    package let name: String
    package let nameEnglish: String
    package let holdings: [Holding]

    package init(person: PersonID, login: String, name: String, nameEnglish: String, holdings: [Holding]) {
        self.person = person
        self.login = login
        self.name = name
        self.nameEnglish = nameEnglish
        self.holdings = holdings
    }

    /// Units whose matters this person may read: only roles that read matters count.
    package var readingUnits: [UnitID] {
        var units: [UnitID] = []
        for holding in holdings where holding.role.readsMatters && !units.contains(holding.unit) {
            units.append(holding.unit)
        }
        return units
    }

    /// The actors this person can be in a unit, one a role.
    package func actors(in unit: UnitID) -> [Actor] {
        holdings.filter { $0.unit == unit }.map { .staff(person, as: $0.role, in: unit) }
    }

    /// The actors this person can be anywhere.
    package var allActors: [Actor] { holdings.map { .staff(person, as: $0.role, in: $0.unit) } }

    /// Whether the person holds a role anywhere.
    package func holds(_ role: Role) -> Bool { holdings.contains { $0.role == role } }
}
