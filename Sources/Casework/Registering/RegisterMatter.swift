// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Secrets

/// 登记: what is entered when something comes in (art 19, 22; F-01).
package struct RegisterMatter: Sendable {
    package var channel: Channel
    /// The unit at whose door it came in.
    package var unit: UnitID
    package var receivedOn: CalendarDate
    package var purpose: Purpose?
    package var category: String?
    package var grade: Grade = .ordinary
    /// 问题属地: the street or community that it is about.
    package var place: UnitID?
    package var title: String
    package var facts: String
    package var claim: String
    package var parties: [PartyDetails]
    /// 人数: everybody who joins in, not only representatives.
    package var headcount = 1
    package var attachments: [StagedAttachment] = []
    /// 要求对被反映单位保密身份 (S2:22(4)).
    package var isConfidential = false
    /// 被检举控告单位, where it is known at the door: nobody of its line ever holds the key.
    package var accused: UnitReference?
    /// 关联事项; kept under the matter's own key.
    package var relatesTo: MatterID?

    package init(
        channel: Channel, unit: UnitID, receivedOn: CalendarDate, title: String, facts: String, claim: String,
        parties: [PartyDetails]
    ) {
        self.channel = channel
        self.unit = unit
        self.receivedOn = receivedOn
        self.title = title
        self.facts = facts
        self.claim = claim
        self.parties = parties
    }

    /// 联系方式清楚: a name and an address or a phone; without them no notice is owed (art 23(1)), but all is registered.
    package var isContactable: Bool {
        parties.contains { !$0.name.isEmpty && (!$0.address.isEmpty || !$0.phone.isEmpty) }
    }
}

/// 信访人、代表人、代理人: sealed as one under the matter's key. Nothing in it is required.
package struct PartyDetails: Codable, Equatable, Sendable {
    /// 身份.
    package enum Role: String, Codable, Sendable, CaseIterable {
        case petitioner, representative, agent
    }

    package var role: Role
    package var name: String
    package var phone: String
    package var address: String
    package var document: String

    package init(
        role: Role = .petitioner, name: String = "", phone: String = "", address: String = "", document: String = ""
    ) {
        self.role = role
        self.name = name
        self.phone = phone
        self.address = address
        self.document = document
    }

    /// 匿名.
    package var isAnonymous: Bool { name.isEmpty && phone.isEmpty && document.isEmpty }
}

/// 已暂存附件: written, encrypted and synced before its row exists.
package struct StagedAttachment: Equatable, Sendable {
    package let fileID: String
    package let name: String
    package let kind: String
    package let size: Int
    package let sha256: String
    /// The key under which the bytes were sealed; its row holds it sealed under the matter's key.
    package let key: DataKey

    package init(fileID: String, name: String, kind: String, size: Int, sha256: String, key: DataKey) {
        self.fileID = fileID
        self.name = name
        self.kind = kind
        self.size = size
        self.sha256 = sha256
        self.key = key
    }
}

/// 回执: the number and, once, the query code.
package struct Receipt: Sendable {
    package let matter: MatterID
    package let proceeding: ProceedingID
    package let number: String
    /// Shown once; only its keyed hash is kept.
    package let code: String
    package let receivedOn: CalendarDate
    /// K-01 or K-02: by when the office must act.
    package let dueOn: CalendarDate
}

/// The texts of a filing, sealed as one.
struct FilingTexts: Codable, Equatable {
    let title: String
    let facts: String
    let claim: String
}
