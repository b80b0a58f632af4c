// SPDX-License-Identifier: Apache-2.0

/// 管辖争议 (art 24(1), R-137): which units, what each of them says, and who decides: the superior that they have in common, else the office of the
/// joint conference.
package struct JurisdictionDispute: ActInputs {
    /// 争议的一方.
    package struct Party: Codable, Equatable, Sendable {
        package let party: UnitReference
        package let position: String

        package init(party: UnitReference, position: String) {
            self.party = party
            self.position = position
        }
    }

    package let unit: UnitReference
    package let parties: [Party]
    /// 外单位: parties that do not stand in this register, such as those of another district, with what they say.
    package let outsiders: [String]

    package init(unit: UnitReference, parties: [Party], outsiders: [String] = []) {
        self.outsiders = outsiders
        self.unit = unit
        self.parties = parties
    }

    package static let fields = [
        ActField("unit", .unit, article: "24(1)"),
        ActField(
            "parties",
            .rows(
                of: [
                    ActField("party", .unit, article: "24(1), R-137"),
                    ActField("position", .text(min: 2, max: 2_000), article: "24(1), R-137"),
                ], min: 1, max: 10), article: "24(1), R-137"),
        ActField("outsiders", .lines(min: 0, max: 10), required: false, article: "24(1), R-137"),
    ]

    /// One unit alone has no dispute.
    package var problems: [FieldProblem] {
        Set(parties.map(\.party.id)).count + outsiders.count < 2
            ? [FieldProblem("parties", .tooFew, values: ["least": "2"], article: "24(1), R-137")] : []
    }
    package var target: UnitReference? { unit }
}

/// 管辖决定 (art 24(1)): one unit leads, others join in.
package struct JurisdictionDecision: ActInputs {
    package let lead: UnitReference
    package let joining: [String]
    package let reason: String

    package init(lead: UnitReference, joining: [String], reason: String) {
        self.lead = lead
        self.joining = joining
        self.reason = reason
    }

    package static let fields = [
        ActField("lead", .unit, article: "24(1)"), ActField("joining", .lines(min: 0, max: 10), required: false),
        ActField.reason(10, article: "24(1)"),
    ]
}

/// 重大紧急信访事项报告 (art 25, R-140, F-27): what, where, how many, what is done; to whom at which minute. It is never altered.
package struct UrgentReport: ActInputs {
    /// 报送对象.
    package enum Recipient: String, Codable, Sendable, CaseIterable {
        case partyCommittee, government, conferenceOffice, competentDepartment, upperPetitionOffice, nationalBureau
    }

    /// 一次报送.
    package struct Sending: Codable, Equatable, Sendable {
        package let recipient: Recipient
        package let sentOn: CalendarDate
        package let time: String

        package init(recipient: Recipient, sentOn: CalendarDate, time: String) {
            self.recipient = recipient
            self.sentOn = sentOn
            self.time = time
        }
    }

    package let knownOn: CalendarDate
    package let knownAt: String
    package let place: String
    package let headcount: Int
    package let situation: String
    package let measures: String
    package let sendings: [Sending]
    /// 请示事项: what the superiors are asked for.
    package let requests: [String]?

    package init(
        knownOn: CalendarDate, knownAt: String, place: String, headcount: Int, situation: String, measures: String,
        sendings: [Sending], requests: [String]? = nil
    ) {
        self.requests = requests
        self.knownOn = knownOn
        self.knownAt = knownAt
        self.place = place
        self.headcount = headcount
        self.situation = situation
        self.measures = measures
        self.sendings = sendings
    }

    package static let fields = [
        ActField.day("knownOn", .past, article: "25"), ActField("knownAt", .time, article: "25"),
        ActField("place", .line(max: 200), article: "25"),
        ActField("headcount", .number(min: 0, max: 1_000_000), article: "25"),
        ActField("situation", .text(min: 5, max: 10_000), article: "25"),
        ActField("measures", .text(min: 5, max: 10_000), article: "25"),
        ActField("requests", .lines(min: 1, max: 20), required: false, article: "25, F-27"),
        ActField(
            "sendings",
            .rows(
                of: [
                    ActField.choice("recipient", "recipient", of: Recipient.self, article: "25"),
                    ActField.day("sentOn", .past, article: "25"), ActField("time", .time, article: "25"),
                ], min: 1, max: 12), article: "25"),
    ]

    /// Own party committee and government, and the office of the joint conference, always; nobody is left out by haste.
    package var problems: [FieldProblem] {
        let told = Set(sendings.map(\.recipient))
        let missing = Self.musts.filter { !told.contains($0) }.map {
            FieldProblem("sendings", .recipientMissing, values: ["recipient": $0.rawValue], article: "25, R-140")
        }
        let early = sendings.indices.filter { minutes(to: sendings[$0]) < 0 }.map {
            FieldProblem("sendings.\($0).time", .beforeKnown, article: "25")
        }
        return missing + early
    }

    private static let musts: [Recipient] = [.partyCommittee, .government, .conferenceOffice]

    /// 用时 (K-13): minutes from knowing it to the last of those who must always be told; a night or a day between counts in full.
    package var minutesToReport: Int {
        sendings.filter { Self.musts.contains($0.recipient) }.map(minutes).max() ?? 0
    }

    /// 报告之日 (K-13): when the last of those who must always be told was told.
    package var toldOn: CalendarDate {
        sendings.filter { Self.musts.contains($0.recipient) }.map(\.sentOn).max() ?? knownOn
    }

    private func minutes(to sending: Sending) -> Int {
        knownOn.days(until: sending.sentOn) * 1_440 + Self.minutes(sending.time) - Self.minutes(knownAt)
    }

    private static func minutes(_ time: String) -> Int {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : 0
    }
}

/// 秩序事件 (art 26, R-141): facts of what was done. It says nothing of the claim and leads nowhere near it (art 27).
package struct OrderIncident: ActInputs {
    /// 六种情形 (art 26).
    package enum Conduct: String, Codable, Sendable, CaseIterable {
        case gathering, dangerousGoods, violence, stayingOn, inciting, otherDisturbance
    }

    package let conduct: Conduct
    package let happenedOn: CalendarDate
    package let facts: String
    package let witness: String?
    /// 危及人身安全: the police may be called at once.
    package let endangersLife: Bool

    package init(
        conduct: Conduct, happenedOn: CalendarDate, facts: String, witness: String? = nil, endangersLife: Bool = false
    ) {
        self.conduct = conduct
        self.happenedOn = happenedOn
        self.facts = facts
        self.witness = witness
        self.endangersLife = endangersLife
    }

    package static let fields = [
        ActField.choice("conduct", "conduct", of: Conduct.self, article: "26"),
        ActField.day("happenedOn", .past, article: "26"), ActField("facts", .text(min: 10, max: 10_000), article: "26"),
        ActField("witness", .line(max: 200), required: false),
        ActField("endangersLife", .flag, required: false, article: "47"),
    ]
}

/// 申明利害关系 (art 28(3), R-145): who handles the matter says why it should be another.
package struct Interest: ActInputs {
    package let reason: String
    /// 决定机关: the unit above, where nobody else of the own one may decide. The register knows it, no form asks for it.
    package let decider: UnitID?

    package init(reason: String, decider: UnitID? = nil) {
        self.reason = reason
        self.decider = decider
    }

    package static let fields = [ActField.reason(5)]
}

/// 回避申请 (art 28(3), R-145): why this person should not handle the matter.
package struct RecusalRequest: ActInputs {
    package let whom: String
    package let reason: String
    /// 被申请回避的人, where the words name one of the unit's people; and 决定机关, as in `Interest`. The register knows both, no form asks for them.
    package let person: PersonID?
    package let decider: UnitID?

    package init(whom: String, reason: String, person: PersonID? = nil, decider: UnitID? = nil) {
        self.person = person
        self.decider = decider
        self.whom = whom
        self.reason = reason
    }

    package static let fields = [
        ActField("whom", .line(max: 100), article: "28(3)"), ActField.reason(5, article: "28(3)"),
    ]
}

/// 回避决定: from here on the person is locked out of the matter.
package struct RecusalDecision: ActInputs {
    package let person: PersonID
    package let reason: String

    package init(person: PersonID, reason: String) {
        self.person = person
        self.reason = reason
    }

    package static let fields = [
        ActField("person", .person, article: "28(3)"), ActField.reason(5, article: "28(3)"),
    ]
}

/// 增加知悉人 (art 30(3)): who is to hold the key of a sealed matter as well, and why.
package struct KeyHolderProposal: ActInputs {
    package let person: PersonID
    package let reason: String

    package init(person: PersonID, reason: String) {
        self.person = person
        self.reason = reason
    }

    package static let fields = [
        ActField("person", .person, article: "30(3)"), ActField.reason(5, article: "30(3)"),
    ]
}

/// 社会救助、国家司法救助 (art 37(2), R-193).
package struct AidRequest: ActInputs {
    /// 救助种类.
    package enum Form: String, Codable, Sendable, CaseIterable {
        case socialAid, judicialAid, otherHelp
    }

    package let form: Form
    package let need: String

    package init(form: Form, need: String) {
        self.form = form
        self.need = need
    }

    package static let fields = [
        ActField.choice("form", "aid", of: Form.self, article: "37(2)"),
        ActField("need", .text(min: 5, max: 4_000), article: "37(2)"),
    ]
}

/// 准许知悉身份: a second person lets a unit see whom it writes to, until a day, for a reason. The history stays.
package struct DisclosureGrant: ActInputs {
    package let untilOn: CalendarDate
    package let reason: String

    package init(untilOn: CalendarDate, reason: String) {
        self.untilOn = untilOn
        self.reason = reason
    }

    package static let fields = [
        ActField.day("untilOn", .ahead, article: "30(3)"), ActField.reason(5, article: "30(3), S2:22(4)"),
    ]
}

/// 回访: what the petitioner said when the office called back. The rating stays as it is.
package struct CallBackRecord: ActInputs {
    package let calledOn: CalendarDate
    package let account: String

    package init(calledOn: CalendarDate, account: String) {
        self.calledOn = calledOn
        self.account = account
    }

    package static let fields = [
        ActField.day("calledOn", .past, article: "R-240"), ActField("account", .text(min: 5, max: 4_000)),
    ]
}
