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
        ("claims.0.text", "Heat"), ("claims.0.outcome", "supported"),
        ("facts", "The valve of the riser had failed; 16 degrees."),
        ("basis", "Heating rules, article 5"), ("opinion", "The valve was replaced; now 20 degrees."),
        ("executeBy", "2026-03-20"),
    ]
    static func service(on day: CalendarDate) -> [(String, String)] {
        [("method", "inPerson"), ("servedOn", day.iso), ("proof", "Signed by the petitioner")]
    }

    /// One step of a way: by whom, which act, and what of the form chance would not do.
    private static func by(_ login: String, _ verb: Verb, _ fields: [(String, String)] = []) -> Sent {
        Sent(login, verb, fields)
    }

    private static let received = [by("clerk", .transfer), by("handler", .receive)]
    private static let accepted = received + [by("handler", .accept, [("path", "p6")])]
    private static let approved =
        accepted + [by("handler", .draftOpinion, [("executeBy", "2026-03-20")]), by("approver", .approveOpinion)]
    private static let served = approved + [by("handler", .proveService)]
    private static let asked = served + [by("reviewer", .requestReview, [("unit", "D")])]
    private static let reviewed =
        asked + [
            by("reviewer", .acceptReview), by("reviewer", .draftReview), by("head", .approveReview),
            by("reviewer", .dispatchOpinion), by("reviewer", .proveService),
        ]
    private static let reReviewed = [
        by("city", .acceptReview), by("city", .draftReview), by("mayor", .approveReview),
        by("city", .dispatchOpinion), by("city", .proveService),
    ]
    private static let simply = [by("clerk", .transferSimply), by("handler", .receive)]
    private static let onPath = received + [by("handler", .importToPath, [("path", "p5")])]

    /// What is typed into every text, and so stands in every letter.
    private static let slip = [("wrong", "a long text"), ("right", "a short text")]
    private static let detailed = ("reason", "The pipes belong to the heating commission, not to housing.")
    private static let number = ("earlierNumber", "City 2025 no. 12")
    private static let earlier = [
        number,
        ("opinions.0.opinionTitle", "Re-review opinion"), ("opinions.0.opinionUnit", "The City"),
        ("opinions.0.opinionNumber", "C 2025 12"), ("opinions.0.decidedOn", "2025-10-09"),
    ]

    private static let ways: [[Sent]] = [
        [by("clerk", .classify, [("purpose", "claim"), ("path", "p6")])] + accepted + [
            by("handler", .recordContact), by("handler", .recordInvestigation), by("handler", .conveneHearing),
            by("handler", .openHearing), by("handler", .closeHearing), by("handler", .concludeHearing),
            by("handler", .conveneHearing), by("handler", .cancelHearing), by("handler", .requestExtension),
            by("approver", .approveExtension), by("handler", .draftOpinion), by("approver", .returnOpinion),
            by("handler", .draftOpinion, [("executeBy", "2026-03-20")]), by("approver", .approveOpinion),
            by("handler", .dispatchOpinion), by("handler", .proveService), by("handler", .recordNonPerformance),
            by("handler", .recordPerformance), by("approver", .correctOpinion, slip), by("handler", .beginAftercare),
            by("handler", .recordCare), by("handler", .endCare), by("approver", .revokeOpinion),
        ],
        received + [
            by("handler", .object, [("suggestedUnit", "D-HEA"), detailed]), by("clerk", .refuseObjection),
            by("handler", .accept, [("path", "p6")]), by("handler", .requestExtension),
            by("approver", .refuseExtension),
            by("handler", .settle, [("mediator", "one mediator")]), by("handler", .proveService),
            by("approver", .correctRecord, slip),
        ],
        [
            by("clerk", .assign, [("feedbackDueOn", "2026-05-06")]), by("handler", .receive),
            by("handler", .object, [detailed]),
            by("clerk", .agreeToObjection),
            by(
                "clerk", .disputeJurisdiction,
                [("unit", "D"), ("parties.0.party", "D-HOU"), ("parties.1.party", "D-HEA")]),
            by("clerk", .statePosition), by("clerk", .referToConference), by("head", .decideJurisdiction),
            by("clerk", .acceptNewFacts, [number]), by("clerk", .keep),
        ],
        [by("clerk", .assign, [("feedbackDueOn", "2026-05-06")])] + served.dropFirst() + [
            by("handler", .draftReport), by("approver", .returnReport), by("handler", .draftReport),
            by("approver", .feedBack),
        ],
        [by("clerk", .issueRegistrationForm), by("clerk", .replyDirectly), by("clerk", .revokeDecision)],
        [by("clerk", .handOver, [("unit", "D-DIS")])], [by("clerk", .keepSimply)],
        [by("clerk", .decline, [("ground", "notCompetent")])], [by("clerk", .declineFinally, earlier)],
        [
            by("clerk", .guide),
            by("clerk", .correctLetter, [("letter", "法定途径引导单"), ("wrong", "one"), ("right", "a")]),
            by("clerk", .revokeDecision),
        ],
        received + [by("handler", .decline, [("ground", "litigation")])],
        onPath + [
            by("handler", .recordPathStep), by("handler", .recordPathResult),
            by("approver", .correctRecord, slip),
        ],
        onPath + [by("handler", .leavePath)],
        accepted + [
            by(
                "handler", .correctPath,
                [("path", "p2"), ("reason", "It is for arbitration."), ("limitOn", "2026-05-06")])
        ],
        simply + [by("handler", .acceptSimply), by("handler", .answerSimply), by("approver", .revokeDecision)],
        simply + [by("approver", .convert)],
        asked + [by("reviewer", .declineReview)],
        asked + [by("reviewer", .acceptReview), by("reviewer", .draftReview), by("head", .returnReview)], reviewed,
        received + [
            by("handler", .reportUrgent), by("handler", .followUpReport), by("handler", .endUrgency),
            by("handler", .recordIncident), by("handler", .dissuade), by("handler", .educate),
            by("handler", .handToPolice), by("handler", .recordIncident), by("handler", .closeIncident),
            by("handler", .arrangeAid), by("handler", .grantAid), by("handler", .arrangeAid), by("handler", .refuseAid),
            by("handler", .askDisclosure), by("clerk", .grantDisclosure, [("untilOn", "2026-03-09")]),
            by("handler", .askDisclosure), by("clerk", .refuseDisclosure), by("handler", .declareInterest),
            by("approver", .refuseRecusal), by("handler", .requestRecusal),
            by("approver", .approveRecusal, [("person", "heater")]),
        ],
    ]
    /// Of a suggestion and of an accusation, and what follows a rating.
    private static let ofSuggestion =
        received + [
            by("handler", .takeUp), by("handler", .draftAdoption), by("approver", .returnAdoption),
            by("handler", .draftAdoption), by("approver", .approveAdoption), by("handler", .replyToSuggestion),
        ]
    private static let ofAccusation = [
        by("clerk", .nameAccused, [("unit", "D-S1")]), by("clerk", .informCadreOrgan, [("unit", "D-ORG")]),
        by("clerk", .proposeKeyHolder, [("person", "newcomer")]), by("leader", .refuseKeyHolder),
        by("clerk", .proposeKeyHolder, [("person", "newcomer")]), by("leader", .admitKeyHolder),
        by("clerk", .proposeClearing, [("unit", "D-S1")]), by("leader", .refuseClearing),
        by("clerk", .proposeClearing, [("unit", "D-S1")]), by("leader", .clearAccused),
        by("clerk", .nameAccused, [("unit", "D-S1")]),
        by("clerk", .handOver, [("unit", "D-DIS")]), by("inspector", .receiveHandOver),
    ]
    private static let ofNoAccusation = [
        by("clerk", .proposeUnsealing, [("purpose", "claim")]), by("leader", .refuseUnsealing),
        by("clerk", .proposeUnsealing, [("purpose", "claim")]), by("leader", .unseal), by("clerk", .keep),
        by("clerk", .seal, [("unit", "D-S1")]),
    ]

    /// The answers to a form: those of the step, and for the rest what its fields ask for.
    private static func answers(to sent: Sent, today: CalendarDate) -> [(String, String)] {
        let given = Dictionary(sent.fields) { first, _ in first }
        var typed: [(String, String)] = sent.fields
        func fill(_ field: ActField, _ name: String) {
            guard given[name] == nil, field.isRequired else { return }
            switch field.kind {
            case .line: typed.append((name, "one line"))
            case .text(let least, _): typed.append((name, String(repeating: "a long text. ", count: 1 + least / 10)))
            case .day: typed.append((name, today.iso))
            case .time: typed.append((name, "09:30"))
            case .number(let least, _): typed.append((name, "\(max(1, least))"))
            case .choice(_, let codes): typed.append((name, codes[0]))
            case .unit: typed.append((name, "D-HOU"))
            case .person: typed.append((name, "heater"))
            case .lines: typed.append((name, "an item"))
            case .rows(let inside, _, _):
                for row in 0..<3 {
                    for question in inside {
                        if case .choice(_, let codes) = question.kind {
                            typed.append(("\(name).\(row).\(question.name)", codes[row % codes.count]))
                        } else {
                            fill(question, "\(name).\(row).\(question.name)")
                        }
                    }
                }
            case .flag: typed.append((name, "yes"))
            case .category: break
            }
        }
        for field in sent.verb.fields { fill(field, field.name) }
        // A promise without its day is asked about once.
        if sent.verb == .draftOpinion, given["executeBy"] == nil {
            typed.append(("executeBy", today.adding(days: 18).iso))
        }
        return typed
    }

    @Test(arguments: TestEngine.dialects)
    func `every act that staff can do is done by its form`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let world = site.world
            let city =
                "code,name,level,kind,parent,name_en,name_formal,mark"
                + "\nC,City,city,government,,City,The City,C"
                + "\nD-ORG,Organisation,unit,personnel,D,Organisation,The Organisation Department,Z"
            _ = try await world.casework.loadOrganisation(csv: Array(city.utf8))
            try await world.casework.addPerson(
                login: "reviewer", name: "reviewer", nameEnglish: "reviewer", roles: [(.reviewer, "D")],
                password: CaseworkWorld.password)
            try await world.casework.addPerson(
                login: "head", name: "head", nameEnglish: "head", roles: [(.approver, "D"), (.leader, "D")],
                password: CaseworkWorld.password)
            for (login, role) in [("city", Role.reviewer), ("mayor", .approver)] {
                try await world.casework.addPerson(
                    login: login, name: login, nameEnglish: login, roles: [(role, "C")],
                    password: CaseworkWorld.password)
            }
            var desks: [String: Browser] = [:]
            for login in ["clerk", "handler", "approver", "reviewer", "head", "leader", "city", "mayor"] {
                desks[login] = try await site.desk(login)
            }
            var done: Set<Verb> = []
            var lives: [Receipt] = []
            func live(_ way: [Sent], _ receipt: Receipt) async throws {
                lives.append(receipt)
                for sent in way {
                    let browser = try #require(desks[sent.by])
                    let typed = Self.answers(to: sent, today: world.casework.today)
                    let answer = try await browser.act(sent.verb.noun, on: receipt.number, typed)
                    try #require(answer.status == 303, "\(sent.verb) \(answer.text)")
                    let next = try await browser.get(answer.location ?? "")
                    #expect(next.status == 200 && next.text.contains("Done:"), "\(sent.verb)")
                    _ = try await world.casework.renderLetters()
                    done.insert(sent.verb)
                }
            }
            for way in Self.ways { try await live(way, world.register()) }
            try await live(Self.ofSuggestion, world.register(.suggestion))
            let accusation = try await world.register(.accusation)
            for (login, role, unit) in [("newcomer", Role.supervisor, "D-OFF"), ("inspector", .handler, "D-DIS")] {
                try await world.casework.addPerson(
                    login: login, name: login, nameEnglish: login, roles: [(role, unit)],
                    password: CaseworkWorld.password)
            }
            desks["inspector"] = try await site.desk("inspector")
            try await live(Self.ofAccusation, accusation)
            try await live(Self.ofNoAccusation, world.register(.accusation))
            let rated = try await world.register()
            try await live(Self.served, rated)
            let ticket = try await world.casework.follow(number: rated.number, code: rated.code, network: "a")
            try await world.casework.rate(Rating(.unsatisfied), ticket: ticket)
            try await live([Self.by("clerk", .recordCallBack)], rated)
            let higher = try await world.register()
            try await live(Self.reviewed, higher)
            let again = try await world.casework.follow(number: higher.number, code: higher.code, network: "b")
            try await world.casework.requestReview(grounds: "The review did not look at the valve.", ticket: again)
            try await live(Self.reReviewed, higher)
            let ordered = try await world.registerOrder()
            try await live([Self.by("clerk", .answerHotline)], ordered)
            let represented = try await world.register(agent: "Niece")
            try await live([Self.by("clerk", .issuePowerOfAttorney)], represented)
            #expect(Set(Verb.ofStaff).subtracting(done) == [])
            #expect(try await world.casework.verify().isClean)
            try await checkPapers(of: lives, in: world)
        }
    }

    /// Every letter that these lives issued says what was written down, and nowhere what stands where something was not. The words are those
    /// of the file that the letters are written with.
    private func checkPapers(of lives: [Receipt], in world: CaseworkWorld) async throws {
        let standIns = try CaseworkWorld.standIns()
        #expect(!standIns.isEmpty)
        let clerk = try await world.principal("clerk")
        func papers(of receipt: Receipt) async throws -> [(kind: LetterKind, text: String)] {
            var papers: [(kind: LetterKind, text: String)] = []
            for letter in try await world.casework.file(receipt.matter, for: clerk).letters {
                let bytes = try await world.casework.letterBytes(letter.id, for: clerk)
                papers.append((letter.kind, String(decoding: bytes, as: UTF8.self)))
            }
            return papers
        }
        var kinds: Set<LetterKind> = []
        for receipt in lives {
            for paper in try await papers(of: receipt) {
                kinds.insert(paper.kind)
                for (code, words) in standIns {
                    #expect(!paper.text.contains(words), "\(paper.kind) holds \(code)")
                }
            }
        }
        // No act issues a letter of supervision yet (art 40).
        #expect(Set(LetterKind.allCases).subtracting(kinds) == [.supervisionLetter])
        // Where something is not known the paper says so: the form of a matter that nobody has classed.
        let unclassed = try await world.register(nil)
        let desk = try await world.casework.perform(
            Act(.issueRegistrationForm), on: unclassed.proceeding, by: clerk)
        #expect(desk.issued.count == 1)
        _ = try await world.casework.renderLetters()
        let form = try #require(try await papers(of: unclassed).last)
        #expect(standIns.values.contains { form.text.contains($0) })
    }

    @Test func `an act has its true date, and the journal says both`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let receipt = try await site.world.register()
            let (clerk, handler) = (try await site.desk("clerk"), try await site.desk("handler"))
            for sent in Self.accepted {
                let desk = sent.by == "clerk" ? clerk : handler
                let typed = Self.answers(to: sent, today: site.world.casework.today)
                #expect(try await desk.act(sent.verb.noun, on: receipt.number, typed).status == 303)
            }
            site.world.time.move(days: 1)
            let later = try await site.desk("handler")
            let address = try await later.address(of: "contact", on: receipt.number)
            #expect(try await later.get(address).text.contains("Done on another day?"))
            let call = [("account", "Told by phone that the heating runs again.")]
            let wrong = try await later.act("contact", on: receipt.number, call + [("effectiveOn", "2026-02-30")])
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-effectiveOn\""))
            #expect(wrong.text.contains("that the heating runs again"))
            let yesterday = call + [("effectiveOn", "2026-03-02")]
            let silent = try await later.act("contact", on: receipt.number, yesterday + [("backdatingReason", " ")])
            #expect(silent.status == 422 && silent.text.contains("href=\"#f-backdatingReason\""))
            let long = String(repeating: "x", count: ActRecord.longestReason + 1)
            let tooLong = try await later.act("contact", on: receipt.number, yesterday + [("backdatingReason", long)])
            #expect(tooLong.status == 422 && tooLong.text.contains("href=\"#f-backdatingReason\""))
            let done = try await later.act(
                "contact", on: receipt.number, yesterday + [("backdatingReason", "The <net> was down.")])
            #expect(done.status == 303)
            let page = try await later.get("/desk/matters/\(receipt.number)").text
            #expect(page.contains("True date: Monday 2 March 2026"))
            #expect(page.contains("Entered 1 day late: The &lt;net&gt; was down."))
            // What is decided is of today; its form asks for no other day, and takes none.
            let opinion = try await later.address(of: "opinion", on: receipt.number)
            #expect(!(try await later.get(opinion).text.contains("Done on another day?")))
            let drafted = try await later.act(
                "opinion", on: receipt.number, Self.opinion + [("effectiveOn", "2026-03-02")])
            #expect(drafted.status == 422 && drafted.text.contains("href=\"#f-effectiveOn\""))
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

extension CaseworkWorld {
    /// What the hotline sent over, as a matter of its own.
    fileprivate func registerOrder() async throws -> Receipt {
        let clerk = try await principal("clerk")
        let office = try #require(unit("D-OFF"))
        var command = RegisterMatter(
            channel: .hotline, unit: office.id, receivedOn: casework.today, title: "噪声", facts: "夜间施工噪声扰民。", claim: "",
            parties: [PartyDetails(name: "赵敏", phone: "13900005678")])
        command.arrival.hotlineClass = .ordinary
        return try await casework.register(command, by: .staff(clerk.person, as: .clerk, in: office.id))
    }
}
