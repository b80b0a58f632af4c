// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 演示计划: which matter goes through what, and when, over the twelve months before today. It decides nothing that the
/// tables decide: every step is performed by the verbs, and a step that lies after now has simply not happened yet.
struct DemoPlan {
    /// One variant with its situation.
    struct Item {
        let template: DemoMaterial.Template
        let variant: DemoMaterial.Variant

        /// Whether the claim goes a path of its own (art 31(1)-(5)).
        var isStatutory: Bool { template.path.map { $0 != .p6 } ?? false }
    }

    /// How a handled claim turns out on its way.
    enum Turn {
        case straight, kept, assigned, extended, extensionRefused, returnedOnce, objectionAgreed, objectionRefused
        case declined
    }

    let material: DemoMaterial
    let phrases: DemoPhrases
    let snapshot: OrganisationCache.Snapshot
    let book: RuleBook
    let holdings: Set<Principal.Holding>
    let office: Unit
    let today: CalendarDate
    var dice: DemoDice
    /// Throws of their own, so that who rates the petition department moves nothing else.
    var officeDice: DemoDice
    /// Whether a unit always receives by hand, so that no story waits for the worker of every morning.
    var receivesByHand = false
    private(set) var persons = 0

    /// How many accusations there are: enough to see that others do not see them.
    private static let accusations = 3

    init(
        material: DemoMaterial, phrases: DemoPhrases, snapshot: OrganisationCache.Snapshot, book: RuleBook,
        holdings: Set<Principal.Holding>, office: Unit, today: CalendarDate, seed: UInt64
    ) {
        self.material = material
        self.phrases = phrases
        self.snapshot = snapshot
        self.book = book
        self.holdings = holdings
        self.office = office
        self.today = today
        dice = DemoDice(seed: seed)
        officeDice = DemoDice(seed: seed &+ 1)
    }

    /// The story of every matter.
    mutating func stories() throws -> [DemoStory] {
        var claims: [Item] = []
        var others: [Item] = []
        var accusations: [Item] = []
        for template in material.templates {
            for (index, variant) in template.variants.enumerated() {
                let item = Item(template: template, variant: variant)
                if template.purpose == .accusation {
                    if index == 0 { accusations.append(item) }
                } else if template.opinion != nil, unit(of: item).map(isStaffed) == true {
                    claims.append(item)
                } else {
                    others.append(item)
                }
            }
        }
        // The unit with most to do comes first: its people are the accounts that a visitor signs in with.
        let busiest = busiestUnit(claims)
        claims = dice.shuffled(claims)
        claims = claims.filter { $0.variant.unit == busiest } + claims.filter { $0.variant.unit != busiest }
        // What stands on desks right now goes the way of petitions, on which there is most to see.
        var petitions = claims.filter { !$0.isStatutory }
        var stories = try presentStories(&petitions)
        var statutory = claims.filter(\.isStatutory)
        stories += rarerAtTheDoor(&petitions, &others)
        stories += rarerOnTheWay(&petitions, &statutory)
        stories += simpleStories(&petitions)
        stories += suggestionStories(&others)
        stories += reviewStories(&petitions)
        claims = petitions + statutory
        var corrected: Item?
        for item in dice.shuffled(claims) {
            let story = handled(item, from: someDay(), turn())
            if corrected == nil, !item.isStatutory, item.variant.channel == .web {
                corrected = item
            } else {
                stories.append(story)
            }
        }
        for item in others { stories.append(answered(item, from: someDay())) }
        for item in accusations.prefix(Self.accusations) {
            stories.append(accused(item, on: today.adding(days: -dice.number(3...120))))
        }
        if let corrected, let unit = unit(of: corrected) { stories.append(correctedAfterwards(corrected, unit)) }
        return stories
    }

    /// A claim that its unit handles to the end (art 31(5), (6)).
    mutating func handled(_ item: Item, from day: CalendarDate, _ turn: Turn) -> DemoStory {
        var turn = turn
        guard let unit = unit(of: item) else { return opened(item, at: office, on: day) }
        let clerk = Principal.Holding(role: .clerk, unit: unit.id)
        if turn == .kept && !holdings.contains(clerk) { turn = .straight }
        if turn == .straight && holdings.contains(clerk) && dice.chance(50) { turn = .kept }
        var story = opened(item, at: turn == .kept ? unit : door(item), on: day)
        if turn == .kept {
            story.wait(dice.number(0...4), &dice)
            story.routing(Act(.keep, Remark()))
        } else {
            send(&story, item, to: unit, turn)
        }
        story.wait(dice.number(1...8), &dice)
        if turn != .kept { rateOffice(&story) }
        if turn == .declined, let reason = dice.pick(phrases.declines) {
            story.handling(
                Act(.decline, NonAcceptance(ground: .statutoryPath, competentBody: unit.formalName, reason: reason)))
            return story
        }
        if item.isStatutory {
            followPath(&story, item, unit)
            return story
        }
        accept(&story, item)
        decide(&story, item, turn)
        return story
    }

    /// A duty that the law lays on the unit (art 31(5)): its own procedure, its own term of two months, its own remedy.
    private mutating func followPath(_ story: inout DemoStory, _ item: Item, _ unit: Unit) {
        guard let path = item.template.path, let draft = item.template.draft(for: item.variant) else { return }
        let basis = draft.basis.first ?? ""
        story.handling(
            Act(
                .importToPath,
                PathImport(
                    path: path, organ: unit.formalName, procedure: phrases.duty, basis: basis,
                    limitOn: path == .p5 ? nil : story.day.adding(days: 60), hasNoInterest: true)))
        story.wait(dice.number(12...55), &dice)
        story.add(
            .act(
                Act(
                    .recordPathResult,
                    PathResult(
                        organ: unit.formalName, document: phrases.dutyDocument, resultOn: story.day,
                        result: draft.facts + "\n" + draft.opinion, remedy: phrases.dutyRemedy)),
                on: .statutoryPath, by: .handler))
    }

    /// From the office to the unit, with or without an objection (arts 22, 23).
    mutating func send(_ story: inout DemoStory, _ item: Item, to unit: Unit, _ turn: Turn) {
        story.wait(dice.number(0...5), &dice)
        if turn == .assigned {
            let due = story.day.adding(days: dice.number(40...75))
            story.routing(Act(.assign, Assignment(unit: unit.reference, feedbackDueOn: due, note: nil)))
            story.wait(dice.number(0...1), &dice)
            story.routing(Act(.receive, Remark()), by: .handler)
            return
        }
        let isWrong = turn == .objectionAgreed
        let first = isWrong ? wrongUnit(for: item) ?? unit : unit
        story.routing(Act(.transfer, Transfer(unit: first.reference, note: nil)))
        // Some are received by the calendar alone: the sweep does it after a working day.
        if receivesByHand || isWrong || turn == .objectionRefused || dice.chance(75) {
            story.wait(dice.number(0...1), &dice)
            story.routing(Act(.receive, Remark()), by: .handler)
        } else {
            story.wait(2, &dice)
        }
        guard isWrong || turn == .objectionRefused else { return }
        object(&story, item, suggesting: isWrong ? unit : nil)
        story.wait(dice.number(1...2), &dice)
        if isWrong {
            story.routing(Act(.agreeToObjection, Remark()))
            story.wait(dice.number(0...1), &dice)
            story.routing(Act(.transfer, Transfer(unit: unit.reference, note: nil)))
            story.wait(dice.number(0...1), &dice)
            story.routing(Act(.receive, Remark()), by: .handler)
        } else if let reason = dice.pick(phrases.objectionRefusals) {
            story.routing(Act(.refuseObjection, Reason(reason: reason)))
        }
    }

    mutating func object(_ story: inout DemoStory, _ item: Item, suggesting unit: Unit?) {
        story.wait(dice.number(1...3), &dice)
        guard let reason = item.template.objection?.reason ?? dice.pick(phrases.objections) else { return }
        story.routing(Act(.object, Objection(reason: reason, suggestedUnit: unit?.reference)), by: .handler)
    }

    mutating func accept(_ story: inout DemoStory, _ item: Item) {
        story.handling(Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)))
    }

    /// From acceptance to the served opinion and the rating (arts 32, 34, 35).
    private mutating func decide(_ story: inout DemoStory, _ item: Item, _ turn: Turn) {
        if turn == .extended || turn == .extensionRefused {
            story.wait(dice.number(26...34), &dice)
            askForTime(&story, item)
            story.wait(dice.number(0...2), &dice)
            if turn == .extended {
                story.handling(Act(.approveExtension, Remark()), by: .approver)
            } else if let reason = dice.pick(phrases.extensionRefusals) {
                story.handling(Act(.refuseExtension, Reason(reason: reason)), by: .approver)
            }
            story.wait(dice.number(2...5), &dice)
        } else {
            // One in twenty is late: lateness is part of what a visitor should see.
            story.wait(dice.chance(5) ? dice.number(46...52) : dice.number(6...28), &dice)
        }
        draft(&story, item)
        story.wait(dice.number(0...3), &dice)
        if turn == .returnedOnce, let reason = dice.pick(phrases.returns) {
            story.handling(Act(.returnOpinion, Reason(reason: reason)), by: .approver)
            story.wait(dice.number(1...3), &dice)
            draft(&story, item)
            story.wait(1, &dice)
        }
        story.handling(Act(.approveOpinion, Approval()), by: .approver)
        serve(&story)
        if turn == .assigned, let report = dice.pick(phrases.reports) {
            story.wait(dice.number(0...2), &dice)
            story.routing(Act(.draftReport, CompletionReport(report: report)), by: .handler)
            story.routing(Act(.feedBack), by: .approver)
        }
        if dice.chance(62) { rate(&story) }
    }

    mutating func askForTime(_ story: inout DemoStory, _ item: Item) {
        guard let reason = item.template.extension ?? dice.pick(phrases.extensions) else { return }
        let days = dice.pick([10, 15, 20, 30]) ?? 30
        story.handling(Act(.requestExtension, ExtensionRequest(days: days, reason: reason)))
    }

    mutating func draft(_ story: inout DemoStory, _ item: Item) {
        if let draft = item.template.draft(for: item.variant) { story.handling(Act(.draftOpinion, draft)) }
    }

    mutating func serve(_ story: inout DemoStory) {
        let method: ServiceMethod = dice.chance(50) ? .registeredMail : .inPerson
        if method == .registeredMail || dice.chance(60) {
            story.wait(dice.number(0...2), &dice)
            story.handling(Act(.dispatchOpinion, Dispatch(method: method, note: nil)))
        }
        story.wait(dice.number(1...5), &dice)
        let proof = dice.pick(phrases.proofs) ?? ""
        story.handling(Act(.proveService, ServiceProof(method: method, servedOn: story.day, proof: proof)))
    }

    mutating func turn() -> Turn {
        switch dice.number(0...99) {
        case 0..<46: .straight
        case 46..<62: .kept
        case 62..<72: .assigned
        case 72..<78: .extended
        case 78..<81: .extensionRefused
        case 81..<87: .returnedOnce
        case 87..<92: .objectionAgreed
        case 92..<95: .objectionRefused
        default: .declined
        }
    }

    /// More of late than of long ago.
    mutating func someDay() -> CalendarDate {
        let ago =
            switch dice.number(0...99) {
            case 0..<30: dice.number(1...20)
            case 30..<58: dice.number(21...75)
            default: dice.number(76...360)
            }
        return today.adding(days: -ago)
    }

    /// The next invented person.
    mutating func nextPerson(role: PartyDetails.Role, address: String) -> PartyDetails {
        let name = (dice.pick(material.surnames)?.zh ?? "") + (dice.pick(material.givenNames)?.zh ?? "")
        let phone = material.phones.isEmpty ? "" : material.phones[persons % material.phones.count]
        let document = dice.chance(40) ? dice.pick(material.identityNumbers) ?? "" : ""
        persons += 1
        return PartyDetails(role: role, name: name, phone: phone, address: address, document: document)
    }
}
