// SPDX-License-Identifier: Apache-2.0

/// 日志内容: what happened, as inputs only. Stage and due days are never in it: replay decides them again.
package enum EntryBody: Equatable, Sendable {
    /// 登记.
    case registered(Registration)
    /// An act on a proceeding.
    case acted(ActRecord)
    /// 重复来件: one more filing on the matter.
    case filed(FilingRecord)
    /// 补充材料.
    case materialAdded(MaterialRecord)
    /// 补发查询码. The code itself is nowhere.
    case codeReissued
    /// 文书制成: the worker made a letter's bytes.
    case letterRendered(LetterRecord)
    /// 逾期: noticed once for a clock.
    case overdueNoticed(ClockRecord)
    /// 日历到达: a provisional day was reckoned again.
    case reckonedAgain(ClockRecord)
    /// 职能承继: a unit's successor took over.
    case succeeded(SuccessionRecord)
    /// An entry of a later version of the program: shown as text, never a crash.
    case unknown(kind: String)

    /// The stored name.
    package var kind: String {
        switch self {
        case .registered: "registered"
        case .acted(let record): "act." + record.act.verb.rawValue
        case .filed: "filed"
        case .materialAdded: "materialAdded"
        case .codeReissued: "codeReissued"
        case .letterRendered: "letterRendered"
        case .overdueNoticed: "overdueNoticed"
        case .reckonedAgain: "reckonedAgain"
        case .succeeded: "succeeded"
        case .unknown(let kind): kind
        }
    }
}

/// 登记内容: facts of the arrival; texts are in the filing, here stands their hash.
package struct Registration: Codable, Equatable, Sendable {
    package let channel: Channel
    package let receivedOn: CalendarDate
    package let unit: UnitReference
    package let purpose: Purpose?
    package let category: String?
    package let grade: Grade
    package let isContactable: Bool
    package let isFirstFiling: Bool
    package let headcount: Int
    package let filing: FilingID
    package let parties: [PartyID]
    package let textHash: String
    package let proceeding: ProceedingID
    /// Which table the matter begins under: routing, or `historicReply` for an imported one.
    package let kind: ProceedingKind
    /// The file and row that an imported matter came from.
    package let source: Source?
    /// 规则版本 under which the matter begins; later files with an earlier day change nothing of it.
    package let ruleVersion: String
    /// 要求保密身份: the petitioner's name is kept from the unit complained of.
    package let isConfidential: Bool
    /// 被检举控告的单位 with all above and below it, where it is known at the door.
    package let accused: UnitReference?
    /// 关联事项: the matter that this one is about, such as a report of retaliation.
    package let relatesTo: MatterID?
    /// 来件情形; entries of older versions say nothing of it.
    package let arrival: Arrival?
    /// 热线反馈: the proceeding in which an order of the hotline waits for its answer (K-20).
    package let hotlineAnswer: ProceedingID?

    /// What the matter begins with.
    var marks: MatterMarks {
        var marks = MatterMarks()
        marks.isConfidential = isConfidential
        if let accused { marks.name(accused) }
        return marks
    }

    /// 导入来源.
    package struct Source: Codable, Equatable, Sendable {
        package let file: String
        package let row: Int

        package init(file: String, row: Int) {
            self.file = file
            self.row = row
        }
    }

    package init(
        channel: Channel, receivedOn: CalendarDate, unit: UnitReference, purpose: Purpose?, category: String?,
        grade: Grade, isContactable: Bool, isFirstFiling: Bool, headcount: Int, filing: FilingID,
        parties: [PartyID], textHash: String, proceeding: ProceedingID, kind: ProceedingKind, source: Source?,
        ruleVersion: String, isConfidential: Bool = false, accused: UnitReference? = nil, relatesTo: MatterID? = nil,
        arrival: Arrival? = nil, hotlineAnswer: ProceedingID? = nil
    ) {
        self.hotlineAnswer = hotlineAnswer
        self.arrival = arrival
        self.accused = accused
        self.relatesTo = relatesTo
        self.channel = channel
        self.receivedOn = receivedOn
        self.unit = unit
        self.purpose = purpose
        self.category = category
        self.grade = grade
        self.isContactable = isContactable
        self.isFirstFiling = isFirstFiling
        self.headcount = headcount
        self.filing = filing
        self.parties = parties
        self.textHash = textHash
        self.proceeding = proceeding
        self.kind = kind
        self.source = source
        self.ruleVersion = ruleVersion
        self.isConfidential = isConfidential
    }
}

/// 职能承继 (art 24(2)): from the unit that is no more to the one that has its function.
package struct SuccessionRecord: Codable, Equatable, Sendable {
    package let from: UnitID
    package let to: UnitID

    package init(from: UnitID, to: UnitID) {
        self.from = from
        self.to = to
    }
}

/// An act, the proceeding it was done on, and the ids that it used up for what it opened and issued.
package struct ActRecord: Codable, Equatable, Sendable {
    package let proceeding: ProceedingID
    package let act: Act
    package let opened: [ProceedingID]
    package let issued: [LetterID]
    /// Under which edition of the tables it was decided; entries from before there were editions say nothing of it.
    package let edition: Int?
    /// 补记理由 (rules 9.4): why a member of staff enters the act after its day; nil where it is of the day on which it was recorded.
    package let backdatingReason: String?

    /// Characters of such a reason.
    package static let longestReason = 400

    package init(
        proceeding: ProceedingID, act: Act, opened: [ProceedingID], issued: [LetterID],
        edition: Int? = TableEdition.current, backdatingReason: String? = nil
    ) {
        self.edition = edition
        self.backdatingReason = backdatingReason
        self.proceeding = proceeding
        self.act = act
        self.opened = opened
        self.issued = issued
    }
}

/// 程序表版次: what a step of the tables brought about beside its stage has changed since; an act is replayed under the edition that it was
/// decided under, so that no stored row is called wrong by a later rule.
package enum TableEdition {
    /// 受理以后不再异议: acceptance ends K-04.
    package static let acceptanceEndsObjection = 1
    /// 分开评价 (R-240, rules 5.1): the petition department is rated from the transfer on, and by itself.
    package static let ratesApart = 2
    /// 承办人声明没有利害关系: it is kept who has declared on a proceeding.
    package static let takeOverIsDeclared = 3

    package static let current = takeOverIsDeclared
}

/// One more filing on a matter.
package struct FilingRecord: Codable, Equatable, Sendable {
    package let filing: FilingID
    package let channel: Channel
    package let textHash: String
    /// 来件情形; entries of older versions say nothing of it.
    package let arrival: Arrival?

    package init(filing: FilingID, channel: Channel, textHash: String, arrival: Arrival? = nil) {
        self.filing = filing
        self.channel = channel
        self.textHash = textHash
        self.arrival = arrival
    }
}

/// Material that was added: attachments and the hash of a text.
package struct MaterialRecord: Codable, Equatable, Sendable {
    package let attachments: [AttachmentID]
    package let textHash: String?

    package init(attachments: [AttachmentID], textHash: String?) {
        self.attachments = attachments
        self.textHash = textHash
    }
}

/// A letter whose bytes were made, with their hash.
package struct LetterRecord: Codable, Equatable, Sendable {
    package let letter: LetterID
    package let bytesHash: String

    package init(letter: LetterID, bytesHash: String) {
        self.letter = letter
        self.bytesHash = bytesHash
    }
}

/// A clock of a proceeding.
package struct ClockRecord: Codable, Equatable, Sendable {
    package let proceeding: ProceedingID
    package let clock: ClockID
    package let ordinal: Int

    package init(proceeding: ProceedingID, clock: ClockID, ordinal: Int) {
        self.proceeding = proceeding
        self.clock = clock
        self.ordinal = ordinal
    }
}
