// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

@testable import Casework

@Suite struct FilingTextsTests {
    @Test func `what was filed before the place had a field is read, and what has none is written as ever`() throws {
        let old = Array(#"{"claim":"Heat.","facts":"Cold.","title":"Heating"}"#.utf8)
        let read = try EntryCoding.decode(FilingTexts.self, old)
        #expect(read == FilingTexts(title: "Heating", facts: "Cold.", claim: "Heat."))
        #expect(try EntryCoding.encode(read) == old)
        #expect(read.searched == "Heating\nCold.\nHeat.")
        let placed = FilingTexts(title: "Heating", facts: "Cold.", claim: "Heat.", place: "House 1")
        #expect(try EntryCoding.decode(FilingTexts.self, EntryCoding.encode(placed)) == placed)
        #expect(placed.searched.split(separator: "\n").contains("House 1"))
    }
}
