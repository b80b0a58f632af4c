// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing

@Suite struct DeadlineQuestionTests {
    @Test(arguments: DateVector.all)
    func `a question gives the days of the table of vectors`(_ vector: DateVector) throws {
        let question = DeadlineQuestion(
            rule: vector.clock, from: try day(vector.from), extendDays: vector.extendedBy,
            excludeDays: vector.excluding)
        let reckoning = try shippedRules().reckon(question)
        #expect(reckoning.rawOn.iso == vector.raw)
        #expect(reckoning.statutoryDueOn.iso == vector.statutory)
        #expect(reckoning.internalDueOn.iso == vector.internal)
    }

    @Test func `K-06 asks for handling with its extension, counted from acceptance`() throws {
        let question = DeadlineQuestion(rule: "K-06", from: try day("2023-10-11"), extendDays: 30)
        let reckoning = try shippedRules().reckon(question)
        #expect(reckoning.clock == .handling)
        #expect(reckoning.statutoryDueOn.iso == "2024-01-09")
    }

    @Test
    func `a day under the old Regulation is reckoned under it, and by the new one where the old knew no such clock`()
        throws
    {
        let book = try shippedRules()
        #expect(try book.reckon(DeadlineQuestion(rule: "K-03", from: try day("2019-05-06"))).version == "2005-05-01")
        #expect(try book.reckon(DeadlineQuestion(rule: "K-04", from: try day("2019-05-06"))).version == "2022-05-01")
    }

    @Test func `the court has three days to accept a request for confirmation, and fifteen and ten to decide`() throws {
        let book = try shippedRules()
        let accepting = DeadlineQuestion(rule: .confirmationAcceptance, from: try day("2025-04-21"))
        #expect(try book.reckon(accepting).statutoryDueOn.iso == "2025-04-24")
        let deciding = DeadlineQuestion(rule: .confirmationDecision, from: try day("2025-04-24"), extendDays: 10)
        #expect(try book.reckon(deciding).rawOn.iso == "2025-05-19")
    }

    /// Rules 1.12 say "the last working day before raw", and nothing of the start. From a start in a long holiday that day lies before the event
    /// itself: nobody can work towards it, so it is the start; and no aim lies after the statutory day.
    @Test func `what is decided in a holiday is never to be done before it was asked for`() throws {
        let book = try shippedRules()
        var inside = 0
        for offset in 0..<365 {
            let from = try day("2025-01-01").adding(days: offset)
            let found = try book.reckon(DeadlineQuestion(rule: .confirmationAcceptance, from: from))
            #expect(from <= found.internalDueOn && found.internalDueOn <= found.statutoryDueOn, "\(from)")
            let before = book.calendar.workingDay(onOrBefore: found.rawOn)
            #expect(found.internalDueOn == max(before, from), "\(from)")
            if before < from { inside += 1 }
        }
        // Spring Festival and the first days of May and October: there alone the two readings differ.
        let holiday = try book.reckon(DeadlineQuestion(rule: .confirmationAcceptance, from: day("2025-10-02")))
        #expect(holiday.rawOn.iso == "2025-10-05" && holiday.statutoryDueOn.iso == "2025-10-09")
        #expect(holiday.internalDueOn.iso == "2025-10-02")
        #expect(inside > 0 && inside < 20, "\(inside)")
    }

    @Test func `a key that no question has is refused, since the day would be another than was meant`() throws {
        let line = Data(#"{"rule":"K-05","from":"2023-10-11","extendDays":30}"#.utf8)
        let error = #expect(throws: DeadlineQuestion.UnknownKey.self) {
            try JSONDecoder().decode(DeadlineQuestion.self, from: line)
        }
        #expect(error?.name == "extendDays")
    }

    @Test func `a clock that no rules know is named`() throws {
        let book = try shippedRules()
        let question = DeadlineQuestion(rule: "K-99", from: try day("2025-05-06"))
        #expect(throws: ReckoningError.unknownClock("K-99", version: "2022-05-01")) { try book.reckon(question) }
    }

    @Test func `the day counts may be left out of a question, and a day that does not exist is refused`() throws {
        let short = try JSONDecoder().decode(
            DeadlineQuestion.self, from: Data(#"{"rule":"K-04","from":"2025-01-24"}"#.utf8))
        #expect(short == DeadlineQuestion(rule: "K-04", from: try day("2025-01-24")))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(DeadlineQuestion.self, from: Data(#"{"rule":"K-04","from":"2025-02-30"}"#.utf8))
        }
    }
}
