// SPDX-License-Identifier: Apache-2.0

/// The inputs of one act: what its form asks, what its journal entry keeps.
package protocol ActInputs: Codable, Equatable, Sendable {
    /// The form, in the order of its questions.
    static var fields: [ActField] { get }
    /// The inputs, or nil when the reader found problems.
    static func read(_ reader: inout FieldReader) -> Self?
}

/// 分类: purpose, category, grade and, for a claim, the statutory path (arts 29-31).
package struct Classification: ActInputs {
    package let purpose: Purpose
    package let category: String?
    package let grade: Grade?
    package let path: StatutoryPath?

    package init(purpose: Purpose, category: String?, grade: Grade?, path: StatutoryPath?) {
        self.purpose = purpose
        self.category = category
        self.grade = grade
        self.path = path
    }

    private static let purposeField = ActField.choice("purpose", "purpose", of: Purpose.self, article: "29-31")
    private static let categoryField = ActField("category", .category, required: false)
    private static let gradeField = ActField.choice("grade", "grade", of: Grade.self, required: false)
    private static let pathField = ActField.choice(
        "path", "path", of: StatutoryPath.self, required: false, article: "31")
    package static let fields = [purposeField, categoryField, gradeField, pathField]

    package static func read(_ reader: inout FieldReader) -> Classification? {
        let purpose = reader.choice(purposeField, Purpose.self)
        let category = reader.category(categoryField)
        let grade = reader.choice(gradeField, Grade.self)
        let path = reader.choice(pathField, StatutoryPath.self)
        guard let purpose else { return nil }
        return Classification(purpose: purpose, category: category, grade: grade, path: path)
    }
}

/// 转送 (art 22(1), (2)): to the competent unit.
package struct Transfer: ActInputs {
    package let unit: UnitReference
    package let note: String?

    package init(unit: UnitReference, note: String?) {
        self.unit = unit
        self.note = note
    }

    private static let unitField = ActField("unit", .unit, article: "22(1)-(2)")
    private static let noteField = ActField("note", .text(min: 1, max: 2_000), required: false)
    package static let fields = [unitField, noteField]

    package static func read(_ reader: inout FieldReader) -> Transfer? {
        let unit = reader.unit(unitField)
        let note = reader.optionalText(noteField)
        guard let unit else { return nil }
        return Transfer(unit: unit, note: note)
    }
}

/// 交办 (art 22(3)): to the competent unit, with a day by which it feeds back.
package struct Assignment: ActInputs {
    package let unit: UnitReference
    package let feedbackDueOn: CalendarDate
    package let note: String?

    package init(unit: UnitReference, feedbackDueOn: CalendarDate, note: String?) {
        self.unit = unit
        self.feedbackDueOn = feedbackDueOn
        self.note = note
    }

    private static let unitField = ActField("unit", .unit, article: "22(3)")
    private static let dueField = ActField("feedbackDueOn", .day, article: "22(3)")
    private static let noteField = ActField("note", .text(min: 1, max: 2_000), required: false)
    package static let fields = [unitField, dueField, noteField]

    package static func read(_ reader: inout FieldReader) -> Assignment? {
        let unit = reader.unit(unitField)
        let due = reader.day(dueField)
        let note = reader.optionalText(noteField)
        guard let unit, let due else { return nil }
        return Assignment(unit: unit, feedbackDueOn: due, note: note)
    }
}

/// 移送 (art 22(4), art 30): to a political-legal or discipline organ, whose own procedure then applies.
package struct HandOver: ActInputs {
    package let unit: UnitReference
    package let note: String?

    package init(unit: UnitReference, note: String?) {
        self.unit = unit
        self.note = note
    }

    private static let unitField = ActField("unit", .unit, article: "22(4), 30")
    private static let noteField = ActField("note", .text(min: 1, max: 2_000), required: false)
    package static let fields = [unitField, noteField]

    package static func read(_ reader: inout FieldReader) -> HandOver? {
        let unit = reader.unit(unitField)
        let note = reader.optionalText(noteField)
        guard let unit else { return nil }
        return HandOver(unit: unit, note: note)
    }
}

/// 直接回复: the receiving office answers at once.
package struct DirectReply: ActInputs {
    package let reply: String

    package init(reply: String) {
        self.reply = reply
    }

    private static let replyField = ActField("reply", .text(min: 10, max: 10_000))
    package static let fields = [replyField]

    package static func read(_ reader: inout FieldReader) -> DirectReply? {
        DirectReply(reply: reader.text(replyField))
    }
}

/// 异议 (art 23(3)): the unit says, with detailed reasons, that the matter is not its own.
package struct Objection: ActInputs {
    package let reason: String
    package let suggestedUnit: UnitReference?

    package init(reason: String, suggestedUnit: UnitReference?) {
        self.reason = reason
        self.suggestedUnit = suggestedUnit
    }

    /// twenty characters at least (D).
    private static let reasonField = ActField("reason", .text(min: 20, max: 4_000), article: "23(3)")
    private static let unitField = ActField("suggestedUnit", .unit, required: false)
    package static let fields = [reasonField, unitField]

    package static func read(_ reader: inout FieldReader) -> Objection? {
        let reason = reader.text(reasonField)
        return Objection(reason: reason, suggestedUnit: reader.unit(unitField))
    }
}

/// 办结报告 (art 22(3)): an assigned matter is reported back.
package struct CompletionReport: ActInputs {
    package let report: String

    package init(report: String) {
        self.report = report
    }

    private static let reportField = ActField("report", .text(min: 20, max: 20_000), article: "22(3)")
    package static let fields = [reportField]

    package static func read(_ reader: inout FieldReader) -> CompletionReport? {
        CompletionReport(report: reader.text(reportField))
    }
}

/// An act that asks for nothing, or for a remark.
package struct Remark: ActInputs {
    package let note: String?

    package init(note: String? = nil) {
        self.note = note
    }

    private static let noteField = ActField("note", .text(min: 1, max: 2_000), required: false)
    package static let fields = [noteField]

    package static func read(_ reader: inout FieldReader) -> Remark? {
        Remark(note: reader.optionalText(noteField))
    }
}

/// An act that needs a reason.
package struct Reason: ActInputs {
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }

    private static let reasonField = ActField("reason", .text(min: 5, max: 4_000))
    package static let fields = [reasonField]

    package static func read(_ reader: inout FieldReader) -> Reason? {
        Reason(reason: reader.text(reasonField))
    }
}
