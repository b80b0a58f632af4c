// SPDX-License-Identifier: Apache-2.0

/// 单位层级: where a unit stands in the tree.
package enum UnitLevel: String, Codable, Sendable, CaseIterable {
    case city, district, street, community, unit, venue
}

/// 单位种类: what a unit is for; it decides which clock starts and who may be handed what (arts 14, 22, 23).
package enum UnitKind: String, Codable, Sendable, CaseIterable {
    case government, petitionOffice, conferenceOffice, department, street, community, venue
    /// 组织人事部门 (art 30(2)).
    case personnel
    case discipline, court, procuratorate, police, justice, politicalLegal, stateFirm, massOrganisation

    /// 政法机关: where letters about litigation remedies go (art 22(4), R-131d).
    package var isPoliticalLegal: Bool {
        switch self {
        case .court, .procuratorate, .police, .justice, .politicalLegal: true
        default: false
        }
    }
}

/// A unit as an act names it: the id, and the kind that the law asks about, as it was on that day.
package struct UnitReference: Hashable, Codable, Sendable {
    package let id: UnitID
    package let kind: UnitKind
    /// 上下级: the unit itself, those above and those below it, short of the district itself: whom an accusation of it must not reach.
    package let line: [UnitID]

    package init(id: UnitID, kind: UnitKind, line: [UnitID] = []) {
        self.id = id
        self.kind = kind
        self.line = line.isEmpty ? [id] : line
    }
}
