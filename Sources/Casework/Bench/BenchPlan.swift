// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 负载计划: the demonstration's situations told over and over, spread evenly over the twelve months before today and over
/// many units, with texts of real length and people who are mostly different ones.
struct BenchPlan {
    private var plan: DemoPlan
    private let units: [Unit]
    private let text: BenchText
    private let claims: [DemoPlan.Item]
    private let others: [DemoPlan.Item]
    private let accusations: [DemoPlan.Item]
    private let total: Int
    private let today: CalendarDate
    private var dice: DemoDice

    /// - Throws: `StorageError.mistake` when the material lacks a kind of situation.
    init(
        material: DemoMaterial, phrases: DemoPhrases, casework: Casework, staff: DemoStaff, office: Unit, total: Int,
        seed: UInt64
    ) throws {
        var dice = DemoDice(seed: seed)
        let snapshot = casework.organisation.snapshot
        units = BenchStaff.units(of: snapshot).filter { $0.id != office.id }
        text = BenchText(material)
        today = casework.today
        self.total = total
        plan = DemoPlan(
            material: material.with(people: max(100, total * 9 / 10), &dice), phrases: phrases, snapshot: snapshot,
            book: casework.book, holdings: staff.holdings, office: office, today: casework.today, seed: seed)
        plan.receivesByHand = true
        let items = material.templates.flatMap { template in
            template.variants.map { DemoPlan.Item(template: template, variant: $0) }
        }
        accusations = items.filter { $0.template.purpose == .accusation }
        claims = items.filter { $0.template.opinion != nil }
        others = items.filter { $0.template.opinion == nil && $0.template.purpose != .accusation }
        guard !accusations.isEmpty, !claims.isEmpty, !others.isEmpty, !units.isEmpty else {
            throw StorageError.mistake("the material lacks a kind of situation")
        }
        self.dice = dice
    }

    /// The story of one matter: one in a hundred is an accusation, one in five is answered without being handled.
    mutating func story(_ index: Int) -> DemoStory {
        let day = today.adding(days: -364 + index * 364 / max(1, total))
        if index % 100 == 50 { return plan.accused(told(accusations), on: day) }
        switch dice.number(0...99) {
        case 0..<20: return plan.answered(told(others), from: day)
        default:
            var item = told(claims)
            // Two throws: some units have much more to do than others.
            let place = min(dice.number(0...units.count - 1), dice.number(0...units.count - 1))
            item = DemoPlan.Item(template: item.template, variant: item.variant.at(units[place].code))
            return plan.handled(item, from: day, plan.turn())
        }
    }

    private mutating func told(_ items: [DemoPlan.Item]) -> DemoPlan.Item {
        let item = items[dice.number(0...items.count - 1)]
        let facts = text.facts(item.variant.fill(item.template.facts), &dice)
        return DemoPlan.Item(template: item.template.with(facts: facts), variant: item.variant)
    }
}

extension DemoMaterial {
    /// The same with so many telephones and identity numbers: real people are seldom the same one.
    fileprivate func with(people: Int, _ dice: inout DemoDice) -> DemoMaterial {
        DemoMaterial(
            surnames: surnames, givenNames: givenNames,
            phones: (0..<people).map { _ in "100\(dice.number(10_000_000...99_999_999))" },
            identityNumbers: (0..<people).map { _ in
                "999999\(dice.number(1_940...2_005))0101\(dice.number(1_000...9_999))"
            },
            templates: templates)
    }
}

extension DemoMaterial.Template {
    fileprivate func with(facts: String) -> DemoMaterial.Template {
        DemoMaterial.Template(
            id: id, purpose: purpose, path: path, category: category, title: title, facts: facts, claim: claim,
            opinion: opinion, claims: claims, guidance: guidance, reply: reply, objection: objection,
            extension: `extension`, urgent: urgent, variants: variants)
    }
}

extension DemoMaterial.Variant {
    fileprivate func at(_ unit: String) -> DemoMaterial.Variant {
        DemoMaterial.Variant(
            channel: channel, unit: unit, street: street, community: community, address: address, persons: persons,
            representatives: representatives, words: words)
    }
}
