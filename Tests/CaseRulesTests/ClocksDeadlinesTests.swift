// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

@Suite struct `The deadlines document` {
    @Test func `every clock of every version stands in it with its article and mark`() throws {
        let book = try shippedRules()
        let document = deadlinesDocument(book)
        let rows = document.split(separator: "\n")
        for set in book.sets {
            #expect(document.contains("## 《\(set.title)》 \(set.version)"))
            for clock in set.clocks {
                let found = rows.filter { $0.hasPrefix("| \(clock.id.rawValue) | \(clock.title) |") }
                #expect(!found.isEmpty, "\(clock.id)")
                #expect(found.allSatisfy { $0.split(separator: "|").count == 12 }, "\(clock.id)")
                #expect(found.contains { $0.contains("| \(clock.mark.rawValue) |") }, "\(clock.id)")
            }
        }
        #expect(document.contains("2011–2026"))
        #expect(rows.count { $0.hasPrefix("审核人") } == book.sets.count)
        #expect(document == deadlinesDocument(book))
    }
}
