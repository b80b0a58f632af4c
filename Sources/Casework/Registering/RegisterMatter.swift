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
    /// 具体地点, in the filer's words: the house, the crossing.
    package var exactPlace = ""
    package var title: String
    package var facts: String
    package var claim: String
    package var parties: [PartyDetails]
    /// 人数: everybody who joins in, not only representatives.
    package var headcount = 1
    /// 姓名或者联系方式不清 (art 23(1)): the clerk found that nobody can be told, whatever was written down.
    package var isUnreachable = false
    package var attachments: [StagedAttachment] = []
    /// 要求对被反映单位保密身份 (S2:22(4)).
    package var isConfidential = false
    /// 初次信访: what an upper system says, or the clerk; the program decides it never.
    package var isFirstFiling = true
    /// 被检举控告单位, where it is known at the door: nobody of its line ever holds the key.
    package var accused: UnitReference?
    /// 关联事项; kept under the matter's own key.
    package var relatesTo: MatterID?
    /// 来件情形.
    package var arrival = Arrival()
    /// 扫描日期: the day on which what came in was scanned; it cannot have come in later.
    package var scannedOn: CalendarDate?

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
        !isUnreachable && parties.contains { !$0.name.isEmpty && (!$0.address.isEmpty || !$0.phone.isEmpty) }
    }
}

/// 信访人、代表人、代理人、监护人: sealed as one under the matter's key. Nothing in it is required. Foreigners, stateless persons and
/// organisations stand in it like everybody (arts 17, 48).
package struct PartyDetails: Codable, Equatable, Sendable {
    /// 身份.
    package enum Role: String, Codable, Sendable, CaseIterable {
        case petitioner, representative, agent
        /// 监护人: speaks for who cannot speak alone.
        case guardian

        /// Whether somebody brings a matter of another: then it is the other who is compared.
        package var isForAnother: Bool { self == .agent || self == .guardian }
    }

    /// 证件种类.
    package enum DocumentKind: String, Codable, Sendable, CaseIterable {
        /// 居民身份证.
        case identityCard
        /// 护照.
        case passport
        /// 外国人永久居留身份证.
        case foreignResident
        /// 港澳居民来往内地通行证.
        case hongKongMacau
        /// 台湾居民来往大陆通行证.
        case taiwan
        /// 统一社会信用代码: of an organisation.
        case creditCode
        case other
    }

    package var role: Role
    package var name: String
    package var phone: String
    package var address: String
    package var document: String
    /// 委托权限 (S2:27, F-31): what an agent may do; nil is not limited, and says nothing of anybody else.
    package var scope: [AgentPower]?
    /// 国籍, as it was told; nil for a citizen.
    package var nationality: String?
    /// What `document` is a number of; nil where nobody said.
    package var documentKind: DocumentKind?

    package init(
        role: Role = .petitioner, name: String = "", phone: String = "", address: String = "", document: String = "",
        scope: [AgentPower]? = nil, nationality: String? = nil, documentKind: DocumentKind? = nil
    ) {
        self.nationality = nationality
        self.documentKind = documentKind
        self.role = role
        self.name = name
        self.phone = phone
        self.address = address
        self.document = document
        self.scope = scope
    }

    /// 匿名.
    package var isAnonymous: Bool { name.isEmpty && phone.isEmpty && document.isEmpty }
}

/// 委托权限 (S2:27, F-31): what a power of attorney may hold.
package enum AgentPower: String, Codable, Sendable, CaseIterable {
    /// 提出.
    case file
    /// 查询.
    case follow
    /// 请求复查、复核.
    case review
    /// 评价.
    case rate
}

extension RegisterMatter {
    /// What a limited agent may do; nil where nobody acts under a limited power of attorney: who may do everything needs no code of another's.
    var agentPowers: [AgentPower]? {
        let scopes = parties.filter { $0.role == .agent }.compactMap(\.scope)
        guard let first = scopes.first else { return nil }
        let shared = scopes.dropFirst().reduce(first) { shared, scope in shared.filter(scope.contains) }
        return AgentPower.allCases.allSatisfy(shared.contains) ? nil : shared
    }
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
    /// 本人查询码: the petitioner's own, where an agent with a limited power of attorney filed and `code` is the agent's.
    package var ownCode: String?
    package let receivedOn: CalendarDate
    /// K-01 or K-02: by when the office must act.
    package let dueOn: CalendarDate

    package init(
        matter: MatterID, proceeding: ProceedingID, number: String, code: String, ownCode: String? = nil,
        receivedOn: CalendarDate, dueOn: CalendarDate
    ) {
        self.matter = matter
        self.proceeding = proceeding
        self.number = number
        self.code = code
        self.ownCode = ownCode
        self.receivedOn = receivedOn
        self.dueOn = dueOn
    }
}

/// The texts of a filing, sealed as one.
struct FilingTexts: Codable, Equatable {
    let title: String
    let facts: String
    let claim: String
    /// 具体地点; nil where nobody said, and in what was filed before there was such a field.
    var place: String?

    /// What the search index holds of them.
    var searched: String { [title, facts, place, claim].compactMap { $0 }.joined(separator: "\n") }
}

extension Filing {
    /// As they were stored and indexed.
    var texts: FilingTexts { FilingTexts(title: title, facts: facts, claim: claim, place: exactPlace) }
}

extension RegisterMatter {
    var texts: FilingTexts {
        FilingTexts(title: title, facts: facts, claim: claim, place: exactPlace.isEmpty ? nil : exactPlace)
    }
}
