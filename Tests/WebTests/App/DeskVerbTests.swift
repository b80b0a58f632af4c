// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

@testable import Web

/// Every act of the desk, done by its form and nothing else.
@Suite struct DeskVerbTests {
    /// One form that is sent: by whom, which act, with what.
    private struct Sent: Sendable {
        let by: String
        let verb: Verb
        let fields: [(String, String)]

        init(_ by: String, _ verb: Verb, _ fields: [(String, String)] = []) {
            self.by = by
            self.verb = verb
            self.fields = fields
        }
    }

    static let opinion = [
        ("claim", "Heat"), ("outcome", "supported"), ("facts", "The valve of the riser had failed; 16 degrees."),
        ("basis", "Heating rules, article 5"), ("opinion", "The valve was replaced; now 20 degrees."),
    ]
    static func service(on day: CalendarDate) -> [(String, String)] {
        [("method", "inPerson"), ("servedOn", day.iso), ("proof", "Signed by the petitioner")]
    }

    private static let toHousing = Sent("clerk", .transfer, [("unit", "D-HOU"), ("note", "Yours.")])
    private static let assigned = Sent("clerk", .assign, [("unit", "D-HOU"), ("feedbackDueOn", "2026-05-06")])
    private static let objected = Sent(
        "handler", .object, [("reason", "The boiler belongs to another unit, as we know.")])
    private static let accepted = Sent("handler", .accept, [("path", "p6")])
    private static let longer = Sent("handler", .requestExtension, [("days", "10"), ("reason", "A part is on order.")])
    private static let reason = [("reason", "Not like this.")]

    private static let ways: [[Sent]] = [
        [
            Sent("clerk", .classify, [("purpose", "claim"), ("grade", "important"), ("path", "p6")]), toHousing,
            Sent("handler", .receive), accepted, longer, Sent("approver", .approveExtension),
            Sent("handler", .draftOpinion, opinion), Sent("approver", .returnOpinion, reason),
            Sent("handler", .draftOpinion, opinion), Sent("approver", .approveOpinion),
            Sent("handler", .dispatchOpinion, [("method", "registeredMail")]),
            Sent(
                "handler", .proveService, [("method", "registeredMail"), ("servedOn", "2026-03-02"), ("proof", "No 1")]),
        ],
        [
            toHousing, Sent("handler", .receive), objected, Sent("clerk", .refuseObjection, reason), accepted, longer,
            Sent("approver", .refuseExtension, reason),
        ],
        [
            assigned, Sent("handler", .receive), objected, Sent("clerk", .agreeToObjection),
            Sent("clerk", .keep, [("note", "We do it.")]),
        ],
        [
            assigned, Sent("handler", .receive),
            Sent("handler", .feedBack, [("report", "The valve was replaced and measured again.")]),
        ],
        [Sent("clerk", .replyDirectly, [("reply", "The heating runs again since this morning.")])],
        [Sent("clerk", .handOver, [("unit", "D-DIS")])],
        [
            toHousing, Sent("handler", .receive),
            Sent(
                "handler", .decline,
                [("ground", "notCompetent"), ("competentBody", "The heating firm"), ("reason", "It is their pipe.")]),
        ],
    ]

    @Test(arguments: TestEngine.dialects)
    func `every act that staff can do is done by its form`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            var done: Set<Verb> = []
            var desks: [String: Browser] = [:]
            for login in ["clerk", "handler", "approver"] { desks[login] = try await site.desk(login) }
            for way in Self.ways {
                let receipt = try await site.world.register()
                for sent in way {
                    let browser = try #require(desks[sent.by])
                    let answer = try await browser.act(sent.verb.noun, on: receipt.number, sent.fields)
                    try #require(answer.status == 303, "\(sent.verb) \(answer)")
                    let next = try await browser.get(answer.location ?? "")
                    #expect(next.status == 200 && next.text.contains("Done:"), "\(sent.verb)")
                    if sent.verb == .approveOpinion { _ = try await site.world.casework.renderLetters() }
                    done.insert(sent.verb)
                }
            }
            #expect(Set(Verb.ofStaff).subtracting(done) == [])
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test func `an act has its true date, and the journal says both`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let receipt = try await site.world.register()
            site.world.time.move(days: 1)
            let later = try await site.desk("clerk")
            let address = try await later.address(of: "direct-reply", on: receipt.number)
            #expect(try await later.get(address).text.contains("True date, when not today"))
            let reply = [("reply", "The heating runs again since this morning.")]
            let wrong = try await later.act(
                "direct-reply", on: receipt.number, reply + [("effectiveOn", "2026-02-30")])
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-effectiveOn\""))
            #expect(wrong.text.contains("The heating runs again"))
            let done = try await later.act(
                "direct-reply", on: receipt.number, reply + [("effectiveOn", "2026-03-02")])
            #expect(done.status == 303)
            #expect(
                try await later.get("/desk/matters/\(receipt.number)").text.contains("Effective Monday 2 March 2026"))
        }
    }

    @Test func `a unit without staff is named in the language of who asks`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let receipt = try await site.world.register()
            let named = "code,name,level,kind,parent,name_en\nD-DIS,纪检机关,unit,discipline,D,Discipline"
            _ = try await site.world.casework.loadOrganisation(csv: Array(named.utf8))
            for (language, name) in [("en", "Discipline has no staff"), ("zh-Hans", "纪检机关还没有人员")] {
                let clerk = try await site.desk("clerk", language: language)
                let refused = try await clerk.act("transfer", on: receipt.number, [("unit", "D-DIS")])
                #expect(refused.status == 422 && refused.text.contains(name), "\(language)")
            }
        }
    }
}
