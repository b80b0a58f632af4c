// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing

/// What an older version of the program wrote is read as it was (R-126).
@Suite struct ArrivalCodingTests {
    private struct JSON: EntryDecoding {
        let bytes: Data
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: bytes)
        }
    }

    @Test func `a registration, a filing and a classification of before say nothing of what is asked since`() throws {
        let unit = UnitReference(id: UnitID(1), kind: .petitionOffice, line: [])
        let registration = Registration(
            channel: .visit, receivedOn: try #require(CalendarDate("2025-03-03")), unit: unit, purpose: .claim,
            category: nil, grade: .ordinary, isContactable: true, isFirstFiling: true, headcount: 1,
            filing: FilingID(2), parties: [], textHash: "", proceeding: ProceedingID(3), kind: .routing, source: nil,
            ruleVersion: "2022-05-01")
        let bytes = try JSONEncoder().encode(registration)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("arrival"))
        #expect(try EntryBody.decode(kind: "registered", with: JSON(bytes: bytes)) == .registered(registration))
        let filed = Data(#"{"filing":"2","channel":"letter","textHash":"x"}"#.utf8)
        guard case .filed(let record) = try EntryBody.decode(kind: "filed", with: JSON(bytes: filed)) else {
            Issue.record("not a filing")
            return
        }
        #expect(record.arrival == nil)
        let facts = try JSONDecoder().decode(Arrival.self, from: Data("{}".utf8))
        #expect(facts == Arrival())
    }

    @Test func `R-110: every form fits a channel, and every channel that has forms has a usual one`() {
        for form in SubChannel.allCases { #expect(Channel.allCases.contains { form.fits($0) }) }
        for channel in Channel.allCases where SubChannel.allCases.contains(where: { $0.fits(channel) }) {
            #expect(SubChannel.usual(of: channel)?.fits(channel) == true)
        }
    }
}
