// SPDX-License-Identifier: Apache-2.0

/// 行为人: who performs an act, as the journal remembers it: an id and the role that was used, never a name.
package struct Actor: Hashable, Codable, Sendable {
    /// What kind of actor; a member of staff always acts in one role of one unit.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case staff, petitioner, system, importer
    }

    package let kind: Kind
    package let person: PersonID?
    package let role: Role?
    package let unit: UnitID?

    package init(kind: Kind, person: PersonID?, role: Role?, unit: UnitID?) {
        self.kind = kind
        self.person = person
        self.role = role
        self.unit = unit
    }

    /// A member of staff in one role of one unit.
    package static func staff(_ person: PersonID, as role: Role, in unit: UnitID) -> Actor {
        Actor(kind: .staff, person: person, role: role, unit: unit)
    }

    /// The petitioner, known by the query code of the matter.
    package static let petitioner = Actor(kind: .petitioner, person: nil, role: nil, unit: nil)
    /// The program itself: automatic receipt, lapsed windows.
    package static let system = Actor(kind: .system, person: nil, role: nil, unit: nil)
    /// The import of an older register: it records what the source holds and decides nothing.
    package static let importer = Actor(kind: .importer, person: nil, role: nil, unit: nil)
}

/// Who a step of a workflow is open to.
package enum Performer: Hashable, Sendable {
    case role(Role)
    case petitioner
    case system
    case importer

    /// Whether the actor is such a performer (the unit is judged apart: see `Step.heldBy`).
    package func admits(_ actor: Actor) -> Bool {
        switch self {
        case .role(let role): actor.kind == .staff && actor.role == role
        case .petitioner: actor.kind == .petitioner
        case .system: actor.kind == .system
        case .importer: actor.kind == .importer
        }
    }
}
