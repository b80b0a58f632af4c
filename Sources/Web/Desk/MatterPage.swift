// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 事项卷: everything on one matter that this person may see, and the acts that the tables allow now.
package struct MatterPage: Page {
    /// 可办动作.
    package struct OpenAct: Sendable, Equatable {
        package let proceeding: String
        package let verb: Verb
        package let article: String
        /// 随时可办: not a step on the matter's way, and folded away.
        package let isAtAnyTime: Bool

        package init(proceeding: String, verb: Verb, article: String, isAtAnyTime: Bool = false) {
            self.isAtAnyTime = isAtAnyTime
            self.proceeding = proceeding
            self.verb = verb
            self.article = article
        }
    }

    /// 当事人. Names are given as they may be shown: in full or masked.
    package struct Party: Sendable {
        /// A code of terms.partyRole.
        package let role: String
        package let name, document, phone, address: String
        /// What an agent may do, or of which nationality somebody is.
        package let note: String

        package init(
            role: String, name: String, document: String, phone: String, address: String, note: String = ""
        ) {
            self.note = note
            self.role = role
            self.name = name
            self.document = document
            self.phone = phone
            self.address = address
        }
    }

    /// 来件.
    package struct Filing: Sendable {
        package let channel: String
        package let receivedOn: CalendarDate
        package let title, facts, claim: String
        /// 具体地点, empty where nobody said.
        package let place: String
        /// 补充材料: what the petitioner added to the matter later, a text without a subject and a claim; nobody has filed again with it.
        var isMaterial: Bool { title.isEmpty && claim.isEmpty }

        package init(
            channel: String, receivedOn: CalendarDate, title: String, facts: String, claim: String, place: String = ""
        ) {
            self.place = place
            self.channel = channel
            self.receivedOn = receivedOn
            self.title = title
            self.facts = facts
            self.claim = claim
        }
    }

    /// 程序.
    package struct Proceeding: Sendable {
        /// A code of `ProceedingKind` and its stage.
        package let kind, stage: String
        package let unit: String

        package init(kind: String, stage: String, unit: String) {
            self.kind = kind
            self.stage = stage
            self.unit = unit
        }
    }

    /// 文书.
    package struct Letter: Sendable {
        package let id, kind, number: String
        package let at: String
        /// Its bytes have been made.
        package let isReady: Bool

        package init(id: String, kind: String, number: String, at: String, isReady: Bool) {
            self.id = id
            self.kind = kind
            self.number = number
            self.at = at
            self.isReady = isReady
        }
    }

    /// 日志.
    package struct Entry: Sendable {
        package let at: String
        /// The journal's kind, or the verb.
        package let code: String
        package let by: String
        package let unit: String
        /// Only where it differs from the day of recording.
        package let effectiveOn: CalendarDate?
        /// 补记: by so many days, and why (rules 9.4).
        package let backdated: (days: Int, reason: String)?
        package let note: String

        package init(
            at: String, code: String, by: String, unit: String, effectiveOn: CalendarDate? = nil,
            backdated: (days: Int, reason: String)? = nil, note: String = ""
        ) {
            self.backdated = backdated
            self.at = at
            self.code = code
            self.by = by
            self.unit = unit
            self.effectiveOn = effectiveOn
            self.note = note
        }
    }

    package let line: MatterLine
    /// Codes of `Purpose` and `Grade`, empty where not decided.
    package let purpose, grade: String
    package let category, territory: String
    package let acts: [OpenAct]
    package let clocks: [ClockView]
    /// 工作目标: the aim's code, its day and the day on which it was done.
    package let aims: [(kind: String, by: CalendarDate, doneOn: CalendarDate?)]
    package let parties: [Party]
    package let arePartiesMasked: Bool
    /// 身份保密: who filed is kept from this unit.
    package let arePartiesWithheld: Bool
    package let filings: [Filing]
    package let proceedings: [Proceeding]
    package let opinions: [OpinionView]
    package let letters: [Letter]
    package let files: [FileLine]
    package let journal: [Entry]
    package let linked: [MatterLine]
    package let mayReissueCode: Bool
    /// 标签: codes of `terms.matterTag`.
    package let tags: [String]
    /// A code of `SubChannel`, where it is not the usual one of the channel.
    package let subChannel: String?
    /// Where a list goes on that is longer than the page: the address by the code of the list.
    package let more: [String: String]
    /// What has just been done, as a whole sentence.
    package let done: String?
    /// 待打印: the letters of the matter that wait for a printer, by their ids, where something has just been done.
    package var toPrint: [String] = []
    /// Who else has a form of this file open, in whole sentences.
    package let present: [String]
    /// The page of names and numbers in full, which was opened and recorded.
    package let isShownInFull: Bool
    /// 查找重复: it stands at the door of this person's office.
    package let mayLookForRepeats: Bool
    /// 待签收: which term begins with the receipt, as a whole sentence.
    package let waitsForReceipt: String?

    package init(
        line: MatterLine, purpose: String, grade: String, category: String, territory: String,
        acts: [OpenAct], clocks: [ClockView], parties: [Party], arePartiesMasked: Bool,
        arePartiesWithheld: Bool = false, filings: [Filing],
        proceedings: [Proceeding], opinions: [OpinionView], letters: [Letter], files: [FileLine], journal: [Entry],
        linked: [MatterLine] = [], tags: [String] = [],
        aims: [(kind: String, by: CalendarDate, doneOn: CalendarDate?)] = [], subChannel: String? = nil,
        mayReissueCode: Bool = false,
        more: [String: String] = [:], done: String? = nil, present: [String] = [], mayLookForRepeats: Bool = false,
        isShownInFull: Bool = false, waitsForReceipt: String? = nil
    ) {
        self.waitsForReceipt = waitsForReceipt
        self.isShownInFull = isShownInFull
        self.present = present
        self.mayLookForRepeats = mayLookForRepeats
        self.line = line
        self.purpose = purpose
        self.grade = grade
        self.category = category
        self.territory = territory
        self.acts = acts
        self.clocks = clocks
        self.aims = aims
        self.parties = parties
        self.arePartiesMasked = arePartiesMasked
        self.arePartiesWithheld = arePartiesWithheld
        self.filings = filings
        self.proceedings = proceedings
        self.opinions = opinions
        self.letters = letters
        self.files = files
        self.journal = journal
        self.linked = linked
        self.tags = tags
        self.subChannel = subChannel
        self.more = more
        self.mayReissueCode = mayReissueCode
        self.done = done
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { "\(line.number) \(line.subject)" }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.nav.work, Paths.work)] }
}
