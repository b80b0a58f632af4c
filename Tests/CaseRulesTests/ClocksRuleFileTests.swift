// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Resources
import Testing

/// The shipped files with one text replaced in one of them; fails when the text is not there.
func rewriting(rules file: String, _ old: String, _ new: String) throws -> [(name: String, bytes: [UInt8])] {
    var changed = 0
    let files = try ResourceFiles().files(in: "Rules").map { name, bytes in
        guard name.hasSuffix("/" + file) else { return (name: name, bytes: bytes) }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let range = text.range(of: old) else { return (name: name, bytes: bytes) }
        changed += 1
        return (name: name, bytes: Array(text.replacingCharacters(in: range, with: new).utf8))
    }
    try #require(changed == 1, "\(old) is not in \(file)")
    return files
}

/// A shipped file spoiled in one place, and the refusal that must name the place.
struct SpoiledFile: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let id: String?
    let field: String?
    let reason: RuleFileError.Reason
    var testDescription: String { "\(old) → \(new)" }

    private static let rules = "rules-2022-05-01.json"
    private static let k01 = #""id": "K-01", "title": "信访部门登记后处理", "starts": "receipt","#
    private static let k05 = #""amount": 60, "unit": "calendarDay""#

    static let all: [SpoiledFile] = [
        .init(
            file: rules, old: k01, new: #""id": "K-02", "title": "x", "starts": "receipt","#, id: "K-02", field: "id",
            reason: .twice),
        .init(
            file: rules, old: k01, new: #""id": "K-01", "title": "x", "starts": "recipt","#, id: "K-01",
            field: "starts", reason: .unknownName),
        .init(
            file: rules, old: k01, new: #""id": "K-01", "titel": "x", "starts": "receipt","#, id: "K-01",
            field: "titel", reason: .unknownField),
        .init(
            file: rules, old: k01, new: #""id": "K-01", "starts": "receipt","#, id: "K-01", field: "title",
            reason: .missing),
        .init(
            file: rules, old: k05, new: #""amount": 0, "unit": "calendarDay""#, id: "K-05", field: "amount",
            reason: .outOfRange),
        .init(
            file: rules, old: k05, new: #""amount": -60, "unit": "calendarDay""#, id: "K-05", field: "amount",
            reason: .outOfRange),
        // The one cycle that a rule file can have: an extension that is the clock which it extends.
        .init(file: rules, old: #""id": "K-06""#, new: #""id": "K-05""#, id: "K-05", field: "id", reason: .twice),
        .init(
            file: rules, old: k05, new: #""amount": "60", "unit": "calendarDay""#, id: "K-05", field: "amount",
            reason: .wrongType),
        .init(
            file: rules, old: k05, new: #""amount": 60, "unit": "week""#, id: "K-05", field: "unit", reason: .wrongType),
        .init(file: rules, old: k05, new: #""unit": "calendarDay""#, id: "K-05", field: "amount", reason: .missing),
        .init(
            file: rules, old: k05, new: #""amount": 60, "unit": "month""#, id: "K-05", field: "extension",
            reason: .notAllowed),
        .init(
            file: rules, old: #""atMost": 30"#, new: #""atMost": -30"#, id: "K-05", field: "extension.atMost",
            reason: .outOfRange),
        .init(
            file: rules, old: #""atMost": 30"#, new: #""most": 30"#, id: "K-05", field: "extension.most",
            reason: .unknownField),
        .init(
            file: rules, old: #"["hearing"]"#, new: #"["holiday"]"#, id: "K-10", field: "suspensions",
            reason: .unknownName),
        .init(
            file: rules, old: "[50, 75, 100]", new: "[50, 50, 100]", id: "K-01", field: "warnAt.1",
            reason: .notAscending),
        .init(
            file: rules, old: #""law": "petition-work-2022", "article": "22""#, new: #""law": "x", "article": "22""#,
            id: "K-01", field: "law", reason: .unknownName),
        .init(
            file: rules, old: #""value": 1, "unit": "workingDay""#, new: #""value": 1, "unit": "minute""#,
            id: "automaticReceipt", field: "unit", reason: .wrongType),
        .init(
            file: rules, old: #""name": "automaticReceipt""#, new: #""name": "autoReceipt""#, id: "autoReceipt",
            field: "name", reason: .wrongType),
        .init(
            file: rules, old: #""version": "2022-05-01""#, new: #""version": "2022-05-02""#, id: nil, field: "version",
            reason: .wrongType),
        .init(
            file: rules, old: #"{"on": true"#, new: #"{"on": "yes""#, id: nil, field: "rollover.on", reason: .wrongType),
        .init(
            file: "rules-2005-05-01.json", old: "2022-04-30", new: "2022-04-29", id: nil, field: "effectiveUntil",
            reason: .overlap),
        .init(file: "rules-2005-05-01.json", old: "{", new: "", id: nil, field: nil, reason: .notJSON),
        .init(
            file: "2025.json", old: #""year": 2025"#, new: #""year": 2024"#, id: nil, field: "holidays.0",
            reason: .outOfRange),
        .init(
            file: "2025.json", old: "2025-01-28", new: "2025-02-30", id: nil, field: "holidays.1", reason: .wrongType),
        .init(
            file: "2025.json", old: "2025-01-28", new: "2025-02-01", id: nil, field: "holidays.1", reason: .wrongWeekday
        ),
        .init(
            file: "2025.json", old: "2025-01-28", new: "2025-01-01", id: nil, field: "holidays.1", reason: .notAscending
        ),
    ]
}

@Suite struct `Rule files` {
    @Test func `the shipped rules load, each version from the day it took effect`() throws {
        let book = try shippedRules()
        #expect(book.sets.map(\.version) == ["2005-05-01", "2022-05-01"])
        #expect(book.calendar.years == Array(2011...2026))
        #expect(book.calendar.knownThrough == 2026)
        #expect(try book.set(on: day("2022-04-30")).title == "信访条例")
        #expect(try book.set(on: day("2022-05-01")).title == "信访工作条例")
        #expect(try book.set(on: day("2026-01-01")).version == "2022-05-01")
        #expect(try book.set(on: day("1999-01-01")).version == "2005-05-01")
        #expect(try book.set(on: day("2004-12-31")).isInForce(on: day("2004-12-31")) == false)
    }

    @Test func `a matter of 2019 is reckoned under the Regulation of 2005`() throws {
        let book = try shippedRules()
        let received = try day("2019-09-20")
        let set = book.set(on: received)
        #expect(set.version == "2005-05-01")
        #expect(set.clock(.objection) == nil)
        let reckoning = try book.reckon(.handling, version: set.version, from: received, extendedBy: 30)
        #expect(reckoning.law == "petition-2005")
        #expect(reckoning.article == "33")
        #expect(reckoning.rawOn.iso == "2019-12-19")
        for (id, amount) in [
            (ClockID.disposal, 15), (.directNotice, 15), (.transferNotice, 15), (.handling, 60), (.reviewRequest, 30),
            (.review, 30), (.reReviewRequest, 30), (.reReview, 30),
        ] {
            #expect(set.clock(id)?.amount == amount, "\(id)")
        }
    }

    @Test func `the lengths of the Regulation of 2022 are those of its text`() throws {
        let set = try #require(try shippedRules().set(version: "2022-05-01"))
        let lengths: [(ClockID, Int?, ClockUnit, String, Mark, String)] = [
            (.disposal, 15, .calendarDay, "22", .verified, "43"),
            (.directNotice, 15, .calendarDay, "23", .verified, "44(3)"),
            (.transferNotice, 15, .calendarDay, "23", .verified, "44(3)"),
            (.objection, 5, .workingDay, "23", .verified, "rightLost"),
            (.handling, 60, .calendarDay, "34", .verified, "45(1)"),
            (.reviewRequest, 30, .calendarDay, "35", .verified, "rightLost"),
            (.review, 30, .calendarDay, "35", .verified, "45(1)"),
            (.reReviewRequest, 30, .calendarDay, "36(1)", .verified, "rightLost"),
            (.reReview, 30, .calendarDay, "36(1)", .verified, "45(1)"),
            (.feedback, nil, .named, "22(3)", .verified, "supervision"),
            (.simpleAcceptance, 3, .workingDay, "", .memory, "ordinaryProcedure"),
            (.simpleOpinion, 10, .workingDay, "", .verified, "ordinaryProcedure"),
            (.dutyPerformance, 2, .month, "47", .verified, "lawsuit"),
            (.rating, 30, .calendarDay, "", .design, "notRated"),
        ]
        for (id, amount, unit, article, mark, liability) in lengths {
            let clock = try #require(set.clock(id), "\(id)")
            #expect(clock.amount == amount && clock.unit == unit, "\(id)")
            #expect(clock.article == article && clock.mark == mark && clock.liability == liability, "\(id)")
        }
        #expect(set.clock(.handling)?.extensible?.id == .handlingExtension)
        #expect(set.clock(.handling)?.extensible?.atMost == 30)
        #expect(set.clock(.handling)?.extensible?.times == 1)
        #expect(set.clock(.reReview)?.suspensions == ["hearing"])
        #expect(set.setting(.automaticReceipt)?.value == 1)
        #expect(set.setting(.representatives)?.value == 5)
    }

    @Test(arguments: SpoiledFile.all)
    func `a spoiled file is refused with its place`(_ spoiled: SpoiledFile) throws {
        let files = try rewriting(rules: spoiled.file, spoiled.old, spoiled.new)
        let error = #expect(throws: RuleFileError.self) { try RuleBook.load(files: files) }
        #expect(error?.file.hasSuffix(spoiled.file) == true)
        #expect(error?.id == spoiled.id)
        #expect(error?.field == spoiled.field)
        #expect(error?.reason == spoiled.reason)
    }

    @Test func `files that are neither rules nor calendars, and no rules at all, are refused`() throws {
        #expect(throws: RuleFileError(file: "rules", reason: .noRules)) { try RuleBook.load(files: []) }
        #expect(throws: RuleFileError(file: "clocks.json", reason: .unknownFile)) {
            try RuleBook.load(files: [("clocks.json", Array("{}".utf8))])
        }
        let years = try ResourceFiles().files(in: "Rules/calendars")
        #expect(throws: RuleFileError(file: "2011.json", field: "year", reason: .twice)) {
            try RuleBook.load(files: ResourceFiles().files(in: "Rules") + [("2011.json", years[0].bytes)])
        }
    }

    @Test func `the sentence of a refusal names file, clock and field`() {
        let error = RuleFileError(file: "rules-2022-05-01.json", id: "K-05", field: "amount", reason: .outOfRange)
        #expect(
            error.description
                == "rules-2022-05-01.json, K-05, amount: is out of range; write a number, a day or a text within bounds"
        )
    }
}
