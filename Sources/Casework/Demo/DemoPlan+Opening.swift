// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension DemoPlan {
    /// A story that begins with the registration at a door; what the petitioner did not say, the clerk classes (art 22).
    mutating func opened(_ item: Item, at door: Unit, on day: CalendarDate) -> DemoStory {
        let isWeb = item.variant.channel == .web && door.id == office.id
        let registeredOn = isWeb ? day : book.calendar.workingDay(onOrBefore: day)
        let minute = isWeb ? dice.number(430...1_290) : dice.number(545...1_000)
        var story = DemoStory(from: registeredOn, minute: minute, calendar: book.calendar)
        let isClassed = !isWeb && dice.chance(60) || item.template.purpose == .accusation
        story.add(
            .register(
                registration(item, at: door, on: registeredOn, isClassed: isClassed), by: isWeb ? nil : .clerk))
        if !isClassed {
            story.wait(isWeb ? dice.number(0...2) : 0, &dice)
            story.routing(
                Act(
                    .classify,
                    Classification(
                        purpose: item.template.purpose, category: category(item), grade: grade(item),
                        path: item.template.path)))
        }
        // The orders of the last days wait for their answer (K-20).
        if item.variant.channel == .hotline, today.adding(days: -Self.unanswered) > registeredOn {
            story.add(
                .act(Act(.answerHotline, Account(account: phrases.hotlineAnswer)), on: .hotlineAnswer, by: .clerk))
        }
        return story
    }

    /// For so many days an order of the hotline waits in the demonstration.
    private static let unanswered = 6

    /// A suggestion, or a claim for which another path is competent: answered, handed over or declined.
    mutating func answered(_ item: Item, from day: CalendarDate) -> DemoStory {
        var story = opened(item, at: door(item), on: day)
        story.wait(dice.number(1...8), &dice)
        let unit = unit(of: item)
        if let guidance = item.template.guidance, let unit {
            if unit.kind.isPoliticalLegal && item.template.path == .p1 {
                story.routing(Act(.handOver, HandOver(unit: unit.reference, note: nil)))
                return story
            }
            if isStaffed(unit) && dice.chance(60) {
                story.routing(Act(.transfer, Transfer(unit: unit.reference, note: nil)))
                story.wait(dice.number(0...1), &dice)
                story.routing(Act(.receive, Remark()), by: .handler)
                story.wait(dice.number(1...6), &dice)
                story.handling(
                    Act(
                        .decline,
                        NonAcceptance(
                            ground: .statutoryPath, competentBody: item.variant.fill(guidance.organ),
                            reason: item.variant.fill(guidance.text))))
                return story
            }
        }
        if let reply = item.template.reply ?? item.template.guidance?.text {
            story.routing(Act(.replyDirectly, DirectReply(reply: item.variant.fill(reply))))
            rateOffice(&story)
        }
        return story
    }

    /// An accusation: sealed from the first second, handed over to the discipline organ and nowhere else (art 30).
    mutating func accused(_ item: Item, on day: CalendarDate) -> DemoStory {
        var story = opened(item, at: office, on: day)
        guard let organ = unit(of: item), organ.kind == .discipline else { return story }
        story.wait(dice.number(0...3), &dice)
        story.routing(Act(.handOver, HandOver(unit: organ.reference, note: nil, noUnitKnown: true)))
        return story
    }

    /// Where it comes in: at the office, or, for a part of what is not sent by web, at the street of the place.
    mutating func door(_ item: Item) -> Unit {
        guard item.variant.channel != .web, dice.chance(25), let street = snapshot.unitsByCode[item.variant.street],
            street.code != item.variant.unit,
            holdings.contains(Principal.Holding(role: .clerk, unit: street.id))
        else { return office }
        return street
    }

    func unit(of item: Item) -> Unit? { snapshot.unitsByCode[item.variant.unit] }

    /// Whether a unit can handle a matter to the end.
    func isStaffed(_ unit: Unit) -> Bool {
        [Role.handler, .approver].allSatisfy { holdings.contains(Principal.Holding(role: $0, unit: unit.id)) }
    }

    /// A unit that will say that the matter is not its own (art 23(3)).
    mutating func wrongUnit(for item: Item) -> Unit? {
        if let code = item.template.objection?.unit, code != item.variant.unit, let unit = snapshot.unitsByCode[code],
            isStaffed(unit)
        {
            return unit
        }
        let codes = Set(material.templates.flatMap { $0.variants.map(\.unit) }).sorted()
        return dice.pick(
            codes.compactMap { snapshot.unitsByCode[$0] }.filter {
                $0.code != item.variant.unit && $0.kind == .department && isStaffed($0)
            })
    }

    /// The unit with most matters that has people for all of it.
    func busiestUnit(_ items: [Item]) -> String {
        let counts = Dictionary(items.map { ($0.variant.unit, 1) }, uniquingKeysWith: +)
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
    }

    private mutating func registration(
        _ item: Item, at door: Unit, on day: CalendarDate, isClassed: Bool
    ) -> RegisterMatter {
        let variant = item.variant
        var command = RegisterMatter(
            channel: variant.channel, unit: door.id, receivedOn: day, title: variant.fill(item.template.title),
            facts: variant.fill(item.template.facts), claim: variant.fill(item.template.claim),
            parties: parties(item))
        if isClassed {
            command.purpose = item.template.purpose
            command.category = category(item)
            command.grade = grade(item)
        }
        command.place =
            (variant.community.flatMap { snapshot.unitsByCode[$0] } ?? snapshot.unitsByCode[variant.street])?.id
        command.headcount = max(1, variant.persons)
        command.arrival.isReadBack = variant.channel.isOral
        command.arrival.isDeclared = variant.channel == .web
        return command
    }

    private mutating func parties(_ item: Item) -> [PartyDetails] {
        let variant = item.variant
        if variant.representatives > 1 {
            return (0..<variant.representatives).map { _ in
                nextPerson(role: .representative, address: variant.address)
            }
        }
        // Some give no name: they are registered like everybody else.
        if item.template.purpose != .accusation, variant.channel == .letter, dice.chance(8) { return [PartyDetails()] }
        return [nextPerson(role: variant.persons > 1 ? .representative : .petitioner, address: variant.address)]
    }

    private func category(_ item: Item) -> String? {
        snapshot.categories[item.template.category] == nil ? nil : item.template.category
    }

    private func grade(_ item: Item) -> Grade {
        item.template.urgent == true || item.variant.persons >= 5 ? .important : .ordinary
    }
}
