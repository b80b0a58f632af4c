// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Support
import Testing

extension SeededForm {
    /// The units that a form names in the tests of the rules.
    static let lookup = FieldReader.Lookup(
        unit: { units[$0] }, isCategory: { _ in true }, person: { _ in PersonID(9) })
    private static let units: [String: UnitReference] = [
        "housing": MatterWorld.housing, "heating": MatterWorld.heating, "discipline": MatterWorld.discipline,
        "office": MatterWorld.office, "street": MatterWorld.street, "government": MatterWorld.government,
        "personnel": MatterWorld.personnel,
    ]

    init(numbers: SeededNumbers, today: CalendarDate) {
        self.init(
            numbers: numbers, today: today, units: Self.units.keys.sorted(), people: ["somebody"], lookup: Self.lookup)
    }
}

@Suite struct FormTests {
    @Test(arguments: Verb.allCases.filter { $0 != .recordReply })
    func `the form of every verb, filled in, makes its act, and the act survives the journal`(_ verb: Verb) throws {
        var made = 0
        for seed in 0..<40 {
            var form = SeededForm(
                numbers: SeededNumbers(seed: UInt64(seed)), today: try #require(CalendarDate("2026-03-02")))
            guard let act = form.act(verb) else { continue }
            made += 1
            #expect(act.verb == verb)
        }
        #expect(made > 0)
    }

    @Test func `an empty form names every field that it needs, and nothing else`() throws {
        for verb in Verb.allCases where verb != .recordReply {
            let needed = verb.fields.filter(\.isRequired)
            do {
                _ = try Act.read(verb, from: [:], lookup: SeededForm.lookup)
                #expect(needed.isEmpty, "\(verb)")
            } catch {
                let named = Set(error.problems.map { $0.field.prefix { $0 != "." } })
                #expect(named == Set(needed.map { $0.name[...] }), "\(verb)")
                #expect(
                    error.problems.allSatisfy {
                        $0.code == ($0.field == ActField.hasNoInterest.name ? .notDeclared : .missing)
                    }, "\(verb)")
            }
        }
    }

    @Test func `an opinion answers each claim, and a row left blank is no claim`() throws {
        let typed = [
            "claims.0.text": "repair the pipe", "claims.0.outcome": "supported", "claims.2.text": "pay for the floor",
            "claims.2.outcome": "explained", "claims.1.text": "  ", "facts": "the facts that were found",
            "basis": "a law, article 1\n\na rule", "opinion": "what will be done",
        ]
        let act = try Act.read(.draftOpinion, from: typed, lookup: SeededForm.lookup)
        let draft = try #require(act.inputs as? OpinionDraft)
        #expect(draft.claims.map(\.text) == ["repair the pipe", "pay for the floor"])
        #expect(draft.claims.map(\.outcome) == [.supported, .explained])
        #expect(draft.basis == ["a law, article 1", "a rule"])
        var bad = typed
        bad["claims.2.outcome"] = "maybe"
        let problem = #expect(throws: FieldErrors.self) {
            _ = try Act.read(.draftOpinion, from: bad, lookup: SeededForm.lookup)
        }
        #expect(problem?.problems.map(\.field) == ["claims.2.outcome"])
    }

    @Test func `what does not go together between two fields is told`() throws {
        let hearing = [
            "unit": "government", "requestedOn": "2026-03-03", "receivedOn": "2026-03-02",
            "grounds": "the facts are wrong",
        ]
        let ends = #expect(throws: FieldErrors.self) {
            _ = try Act.read(.requestReview, from: hearing, lookup: SeededForm.lookup)
        }
        #expect(ends?.problems.map(\.code) == [.endBeforeStart])
        let running = ["ground": "sameMatterRunning", "competentBody": "the office", "reason": "it is being handled"]
        let missing = #expect(throws: FieldErrors.self) {
            _ = try Act.read(.decline, from: running, lookup: SeededForm.lookup)
        }
        #expect(missing?.problems == [FieldProblem("runningNumber", .neededHere, article: "19(3), R-122")])
        let urgent = [
            "knownOn": "2026-03-02", "knownAt": "09:10", "place": "the hall", "headcount": "23",
            "situation": "wages unpaid",
            "measures": "received",
            "sendings.0.recipient": "partyCommittee", "sendings.0.sentOn": "2026-03-02", "sendings.0.time": "09:40",
        ]
        let told = #expect(throws: FieldErrors.self) {
            _ = try Act.read(.reportUrgent, from: urgent, lookup: SeededForm.lookup)
        }
        #expect(told?.problems.count == 2)
        #expect(told?.problems.allSatisfy { $0.code == .recipientMissing } ?? false)
    }
}
