// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats

/// 登记表: what a clerk typed, and what it makes. Nothing about the petitioner is required.
struct RegisterForm {
    let fields: FormFields

    func line(_ name: String) -> String { PlainText.cleanLine(fields[name] ?? "") }
    private func block(_ name: String) -> String { PlainText.cleanBlock(fields[name] ?? "") }

    /// All that was typed, to be shown again.
    var typed: [String: [String]] {
        fields.typed
    }

    private var representatives: [String] {
        block("representatives").split(whereSeparator: \.isNewline).map { PlainText.cleanLine(String($0)) }.filter {
            !$0.isEmpty
        }
    }

    /// What is to be registered at a unit, or all that is wrong with it.
    func command(at unit: Unit, today: CalendarDate, snapshot: OrganisationCache.Snapshot) throws -> RegisterMatter {
        var problems: [FieldProblem] = []
        let channel = Channel(rawValue: line("channel"))
        if channel == nil { problems.append(FieldProblem("channel", line("channel").isEmpty ? .missing : .notAChoice)) }
        let day = receivedDay(today, &problems)
        let subject = checked("subject", line("subject"), most: 100, &problems)
        let facts = checked("facts", block("facts"), most: FilingFactsPage.factsLimit, &problems)
        let claim = block("claim")
        if claim.count > 4_000 { problems.append(tooLong("claim", claim, 4_000)) }
        let people = parties(&problems)
        let arrival = arrival(on: channel, &problems)
        let count = headcount(people.count { !$0.role.isForAnother }, &problems)
        let category = Choice.code(in: line("category"))
        if !category.isEmpty, snapshot.categories[category] == nil {
            problems.append(FieldProblem("category", .unknownCategory))
        }
        let street = line("street")
        if !street.isEmpty, snapshot.unitsByCode[street] == nil {
            problems.append(FieldProblem("street", .unknownUnit))
        }
        let place = line("place")
        if place.count > 300 { problems.append(tooLong("place", place, 300)) }
        guard problems.isEmpty, let channel, let day else { throw FieldErrors(problems) }
        var command = RegisterMatter(
            channel: channel, unit: unit.id, receivedOn: day, title: subject, facts: facts, claim: claim,
            parties: people)
        command.purpose = Purpose(rawValue: line("purpose"))
        command.category = category.isEmpty ? nil : category
        command.place = snapshot.unitsByCode[street]?.id
        command.exactPlace = place
        command.headcount = count
        command.isUnreachable = line("noReply") == "yes"
        command.isConfidential = line("confidential") == "yes"
        command.isFirstFiling = isFirstFiling
        command.arrival = arrival
        return command
    }

    private func receivedDay(_ today: CalendarDate, _ problems: inout [FieldProblem]) -> CalendarDate? {
        let typed = line("receivedOn")
        if typed.isEmpty {
            problems.append(FieldProblem("receivedOn", .missing))
            return nil
        }
        guard let day = CalendarDate(typed) else {
            problems.append(FieldProblem("receivedOn", .notADay, values: ["typed": typed]))
            return nil
        }
        if day > today { problems.append(FieldProblem("receivedOn", .futureDay)) }
        return day
    }

    private func checked(_ name: String, _ text: String, most: Int, _ problems: inout [FieldProblem]) -> String {
        if text.isEmpty { problems.append(FieldProblem(name, .missing)) }
        if text.count > most { problems.append(tooLong(name, text, most)) }
        return text
    }

    func tooLong(_ name: String, _ text: String, _ most: Int) -> FieldProblem {
        FieldProblem(name, .tooLong, values: ["most": "\(most)", "count": "\(text.count)"])
    }

    private func parties(_ problems: inout [FieldProblem]) -> [PartyDetails] {
        let names = representatives
        if names.count > 5 {
            problems.append(FieldProblem("representatives", .tooManyRepresentatives, article: "20(3), R-125"))
        }
        for (name, most) in [("name", 100), ("phone", 40), ("address", 300), ("documentNumber", 40)] {
            let text = line(name)
            if text.count > most { problems.append(tooLong(name, text, most)) }
        }
        // The same as the portal asks of it.
        if !line("phone").isEmpty, !line("phone").contains(where: \.isNumber) {
            problems.append(FieldProblem("phone", .notAPhone))
        }
        if names.contains(where: { $0.count > 100 }) { problems.append(FieldProblem("representatives", .malformed)) }
        let agents = agents(&problems)
        if line("who") == FilingCapacity.anonymous.rawValue { return agents }
        let identity = identity(&problems)
        let main = PartyDetails(
            role: names.contains(line("name")) ? .representative : .petitioner, name: line("name"),
            phone: line("phone"), address: line("address"), document: line("documentNumber"),
            nationality: identity.nationality, documentKind: identity.kind)
        let others = names.filter { $0 != main.name }.map { PartyDetails(role: .representative, name: $0) }
        return (main.isAnonymous && main.address.isEmpty ? others : [main] + others) + agents
    }

    private func headcount(_ least: Int, _ problems: inout [FieldProblem]) -> Int {
        let typed = line("headCount")
        if typed.isEmpty { return max(1, least) }
        guard let count = Int(typed) else {
            problems.append(FieldProblem("headCount", .notANumber))
            return 1
        }
        // Whoever is named has come too (art 20(3), R-125).
        let named = max(1, least)
        if count < named {
            problems.append(
                FieldProblem("headCount", .tooSmall, values: ["least": "\(named)"], article: "20(3), R-125"))
        }
        if count > 100_000 { problems.append(FieldProblem("headCount", .tooLarge, values: ["most": "100000"])) }
        return max(1, count)
    }
}
