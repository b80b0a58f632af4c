// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Foundation
import Storage

/// 断电演练: registers and acts until it is killed, and says each act only after the database has answered. What it said
/// must be there afterwards; the tests of durability kill it at any moment. It takes no real database.
struct RehearseKill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse-kill", abstract: "Act without end on a database of a rehearsal, for tests that kill it.",
        shouldDisplay: false)

    @OptionGroup var options: SiteOptions

    @Option(help: "How many clerks act at once.")
    var clerks = 8

    @Option(help: "Stop after so many matters a clerk; without it the rehearsal goes on until it is killed.")
    var matters: Int?

    func run() async throws {
        var opening = Site.Opening()
        opening.creates = true
        let site = try await Site.open(options, opening)
        if try await site.database.setting("rehearsal") == nil {
            guard site.casework.organisation.snapshot.units.isEmpty else {
                throw Complaint("this database has an organisation already; a rehearsal needs one of its own")
            }
            try await site.makeDefaultUnitIfNone()
            try await site.casework.addPerson(
                login: "rehearsal", name: "rehearsal", nameEnglish: "rehearsal",
                roles: [(.clerk, "000000-01"), (.handler, "000000-01")], password: "rehearsal rehearsal")
            try await site.database.set("rehearsal", to: "1")
        }
        guard let office = site.casework.organisation.snapshot.petitionOffice,
            let person = try await site.casework.people().first(where: { $0.login == "rehearsal" })
        else { throw Complaint("the rehearsal has lost its clerk") }
        let clerk = Principal(
            person: person.id, login: person.login, name: person.name, nameEnglish: person.nameEnglish,
            holdings: person.holdings)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<clerks {
                group.addTask { try await rehearse(number, by: clerk, in: office.id, site.casework) }
            }
            try await group.waitForAll()
        }
        await site.close()
    }

    /// One clerk: a matter, its class, and the office keeps it; each line is the number and its count of entries.
    private func rehearse(_ clerk: Int, by principal: Principal, in office: UnitID, _ casework: Casework) async throws {
        var done = 0
        while done < matters ?? Int.max {
            done += 1
            var command = RegisterMatter(
                channel: .letter, unit: office, receivedOn: casework.today, title: "rehearsal \(clerk) \(done)",
                facts: String(repeating: "rehearsal \(clerk) \(done). ", count: 20), claim: "rehearsal",
                parties: [PartyDetails(name: "Rehearsal", phone: "13900001234", address: "1 Rehearsal Road")])
            if done % 2 == 0 {
                let file = try casework.receiveFile(named: "rehearsal")
                try file.write([UInt8](repeating: UInt8(done % 256), count: 5_000))
                command.attachments = [try await file.finish(kind: "text")]
            }
            let receipt = try await casework.register(
                command, by: .staff(principal.person, as: .clerk, in: office))
            Output.line("\(receipt.number) 1")
            let acts: [Act] = [
                Act(.classify, Classification(purpose: .claim, category: nil, grade: nil, path: nil)),
                Act(.keep, Remark()),
            ]
            for (index, act) in acts.enumerated() {
                _ = try await casework.perform(act, on: receipt.proceeding, by: principal)
                Output.line("\(receipt.number) \(index + 2)")
            }
        }
    }
}
