// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

/// 条款项 of the Regulations, against their text.
@Suite struct ProvisionTests {
    @Test func `a number in brackets is an item where the article is one list, and a paragraph elsewhere`() {
        #expect(Provision("31(6)") == Provision(31...31, items: 6...6))
        #expect(Provision("44(3)") == Provision(44...44, items: 3...3))
        #expect(Provision("23(3)") == Provision(23...23, paragraphs: 3...3))
        #expect(Provision("32(2)") == Provision(32...32, paragraphs: 2...2))
        #expect(Provision("29-31") == Provision(29...31))
    }

    /// Art 22 has a list in its first paragraph, and a second one on matters for the courts and the inspection organs.
    @Test func `the duties of article 22 are items of its first paragraph, or its second`() {
        #expect(Provision("22(1)-(2)") == Provision(22...22, paragraphs: 1...1, items: 1...2))
        #expect(Provision("22(4)") == Provision(22...22, paragraphs: 2...2))
        #expect(Provision("22(3)-(4)") == Provision(22...22))
    }

    @Test func `what the text does not have is not cited`() {
        #expect(Provision("31(7)") == Provision(31...31) && Provision("34(2)") == Provision(34...34))
        #expect(Provision("23(5)") == Provision(23...23) && Provision("23(1)-(5)") == Provision(23...23))
        #expect(Provision("23(3)", ofRegulations: false) == Provision(23...23))
        #expect(Provision("rightLost") == nil && Provision("R-161") == nil && Provision("30-29") == nil)
    }

    /// Every number that a table cites is in the text: nothing was dropped.
    @Test func `every citation of the tables is found in the text`() {
        let steps = ProceedingKind.allCases.flatMap { Procedure.of($0).steps + Procedure.of($0).atAnyTime }
        let cited = Set(steps.flatMap { Citation($0.article).articles })
        #expect(cited.count > 20)
        for article in cited {
            let place = Provision(article)
            #expect(place != nil, "\(article)")
            #expect(article.contains("(") == (place?.paragraphs != nil || place?.items != nil), "\(article)")
        }
    }
}
