// SPDX-License-Identifier: Apache-2.0

/// 受理 (art 23): the unit tells the petitioner that it takes the matter, by which path and procedure.
package struct Acceptance: ActInputs {
    package let path: StatutoryPath
    package let note: String?

    package init(path: StatutoryPath, note: String?) {
        self.path = path
        self.note = note
    }

    private static let pathField = ActField.choice("path", "path", of: StatutoryPath.self, article: "31")
    private static let noteField = ActField("note", .text(min: 1, max: 2_000), required: false)
    package static let fields = [pathField, noteField]

    package static func read(_ reader: inout FieldReader) -> Acceptance? {
        let path = reader.choice(pathField, StatutoryPath.self)
        let note = reader.optionalText(noteField)
        guard let path else { return nil }
        return Acceptance(path: path, note: note)
    }
}

/// 不予受理 (arts 19(3), 22, 23; F-05): the closed list of reasons, with the body or path that is competent.
package struct NonAcceptance: ActInputs {
    /// 不予受理的理由: no other reason exists.
    package enum Ground: String, Codable, Sendable, CaseIterable {
        case statutoryPath, notCompetent, sameMatterRunning, litigation
    }

    package let ground: Ground
    package let competentBody: String
    package let reason: String

    package init(ground: Ground, competentBody: String, reason: String) {
        self.ground = ground
        self.competentBody = competentBody
        self.reason = reason
    }

    private static let groundField = ActField.choice("ground", "ground", of: Ground.self, article: "19(3), 22, 23")
    private static let bodyField = ActField("competentBody", .line(max: 200))
    private static let reasonField = ActField("reason", .text(min: 10, max: 4_000), article: "23")
    package static let fields = [groundField, bodyField, reasonField]

    package static func read(_ reader: inout FieldReader) -> NonAcceptance? {
        let ground = reader.choice(groundField, Ground.self)
        let body = reader.text(bodyField)
        let reason = reader.text(reasonField)
        guard let ground else { return nil }
        return NonAcceptance(ground: ground, competentBody: body, reason: reason)
    }
}

/// 延期申请 (art 34): once, at most thirty days, with the reason that the petitioner will read.
package struct ExtensionRequest: ActInputs {
    package let days: Int
    package let reason: String

    package init(days: Int, reason: String) {
        self.days = days
        self.reason = reason
    }

    private static let daysField = ActField("days", .number(min: 1, max: 30), article: "34")
    private static let reasonField = ActField("reason", .text(min: 10, max: 4_000), article: "34")
    package static let fields = [daysField, reasonField]

    package static func read(_ reader: inout FieldReader) -> ExtensionRequest? {
        let days = reader.number(daysField)
        let reason = reader.text(reasonField)
        guard let days else { return nil }
        return ExtensionRequest(days: days, reason: reason)
    }
}

/// 处理意见 (art 32): claim, facts and reasons, opinion and its legal basis, which cannot be empty.
package struct OpinionDraft: ActInputs {
    /// 处理结果 (art 32): supported, explained, not supported.
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        case supported, explained, notSupported
    }

    package let claim: String
    package let outcome: Outcome
    package let facts: String
    package let basis: [String]
    package let opinion: String

    package init(claim: String, outcome: Outcome, facts: String, basis: [String], opinion: String) {
        self.claim = claim
        self.outcome = outcome
        self.facts = facts
        self.basis = basis
        self.opinion = opinion
    }

    private static let claimField = ActField("claim", .text(min: 2, max: 4_000), article: "32(1)")
    private static let outcomeField = ActField.choice("outcome", "outcome", of: Outcome.self, article: "32(1)")
    private static let factsField = ActField("facts", .text(min: 10, max: 20_000), article: "32(1)")
    private static let basisField = ActField("basis", .lines(min: 1, max: 20), article: "32(1)")
    private static let opinionField = ActField("opinion", .text(min: 10, max: 20_000), article: "32(1)")
    package static let fields = [claimField, outcomeField, factsField, basisField, opinionField]

    package static func read(_ reader: inout FieldReader) -> OpinionDraft? {
        let claim = reader.text(claimField)
        let outcome = reader.choice(outcomeField, Outcome.self)
        let facts = reader.text(factsField)
        let basis = reader.lines(basisField)
        let opinion = reader.text(opinionField)
        guard let outcome else { return nil }
        return OpinionDraft(claim: claim, outcome: outcome, facts: facts, basis: basis, opinion: opinion)
    }
}

/// 送达方式: the five ways (civil procedure arts 88-95 by analogy, F-21).
package enum ServiceMethod: String, Codable, Sendable, CaseIterable {
    case inPerson, registeredMail, electronic, leftAtAddress, publicNotice
}

/// 发出: the opinion leaves the house; it is not served yet.
package struct Dispatch: ActInputs {
    package let method: ServiceMethod
    package let note: String?

    package init(method: ServiceMethod, note: String?) {
        self.method = method
        self.note = note
    }

    private static let methodField = ActField.choice("method", "method", of: ServiceMethod.self)
    private static let noteField = ActField("note", .text(min: 1, max: 2_000), required: false)
    package static let fields = [methodField, noteField]

    package static func read(_ reader: inout FieldReader) -> Dispatch? {
        let method = reader.choice(methodField, ServiceMethod.self)
        let note = reader.optionalText(noteField)
        guard let method else { return nil }
        return Dispatch(method: method, note: note)
    }
}

/// 送达 (F-21): proof that the petitioner has the opinion; the day is the signature's, the postal receipt's or the arrival's.
package struct ServiceProof: ActInputs {
    package let method: ServiceMethod
    package let servedOn: CalendarDate
    package let proof: String

    package init(method: ServiceMethod, servedOn: CalendarDate, proof: String) {
        self.method = method
        self.servedOn = servedOn
        self.proof = proof
    }

    private static let methodField = ActField.choice("method", "method", of: ServiceMethod.self)
    private static let dayField = ActField("servedOn", .day, article: "35")
    private static let proofField = ActField("proof", .text(min: 2, max: 2_000))
    package static let fields = [methodField, dayField, proofField]

    package static func read(_ reader: inout FieldReader) -> ServiceProof? {
        let method = reader.choice(methodField, ServiceMethod.self)
        let day = reader.day(dayField)
        let proof = reader.text(proofField)
        guard let method, let day else { return nil }
        return ServiceProof(method: method, servedOn: day, proof: proof)
    }
}

/// 评价: two objects, the petition department and the competent unit; once.
package struct Rating: ActInputs {
    /// 评价等级.
    package enum Grade: String, Codable, Sendable, CaseIterable {
        case satisfied, basicallySatisfied, unsatisfied
    }

    package let office: Grade
    package let unit: Grade
    package let words: String?

    package init(office: Grade, unit: Grade, words: String?) {
        self.office = office
        self.unit = unit
        self.words = words
    }

    private static let officeField = ActField.choice("office", "rating", of: Grade.self)
    private static let unitField = ActField.choice("unitRating", "rating", of: Grade.self)
    private static let wordsField = ActField("words", .text(min: 1, max: 2_000), required: false)
    package static let fields = [officeField, unitField, wordsField]

    package static func read(_ reader: inout FieldReader) -> Rating? {
        let office = reader.choice(officeField, Grade.self)
        let unit = reader.choice(unitField, Grade.self)
        let words = reader.optionalText(wordsField)
        guard let office, let unit else { return nil }
        return Rating(office: office, unit: unit, words: words)
    }
}

/// 历史回复: what an older register says was answered, and when. Nothing else is claimed.
package struct RecordedReply: ActInputs {
    package let reply: String
    package let repliedOn: CalendarDate
    package let file: String
    package let row: Int

    package init(reply: String, repliedOn: CalendarDate, file: String, row: Int) {
        self.reply = reply
        self.repliedOn = repliedOn
        self.file = file
        self.row = row
    }

    package static let fields: [ActField] = []

    /// A reply is recorded by the import only; there is no form.
    package static func read(_: inout FieldReader) -> RecordedReply? { nil }
}
