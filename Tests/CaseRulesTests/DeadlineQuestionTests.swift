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
