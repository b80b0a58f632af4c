// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Casework
package import Letters
import Logging
import Resources
import Secrets
package import Storage
import Synchronization

/// A small district with a named cast on a real database: an office, a street, two departments, the discipline organ.
package struct CaseworkWorld: Sendable {
    /// The time, which a test moves.
    package final class Time: Sendable {
        private let held: Mutex<Instant>

        init(_ instant: Instant) { held = Mutex(instant) }

        package var now: Instant { held.withLock { $0 } }
        package func move(seconds: Int) { held.withLock { $0 = $0.adding(seconds: seconds) } }
        package func move(days: Int) { held.withLock { $0 = $0.adding(seconds: days * 86_400) } }
        /// Noon of a day in the law's zone.
        package func set(_ day: CalendarDate) { held.withLock { $0 = CaseworkWorld.noon(of: day) } }
    }

    package let casework: Casework
    package let time: Time

    private static let units = """
        code,name,level,kind,parent,name_en,name_formal,mark
        D,District,district,government,,District,The District,D
        D-OFF,Office,unit,petitionOffice,D,Office,The Office,O
        D-HOU,Housing,unit,department,D,Housing,The Housing Commission,H
        D-HEA,Heating,unit,department,D,Heating,The Heating Commission,W
        D-DIS,Discipline,unit,discipline,D,Discipline,The Discipline Organ,J
        D-S1,Street,street,street,D,Street,The Street,S
        """

    /// The cast: login, role, unit.
    private static let cast: [(String, Role, String)] = [
        ("clerk", .clerk, "D-OFF"), ("leader", .leader, "D-OFF"), ("handler", .handler, "D-HOU"),
        ("approver", .approver, "D-HOU"), ("heater", .handler, "D-HEA"), ("street", .clerk, "D-S1"),
        ("system", .systemAdministrator, "D"),
    ]

    package static let password = "a long enough password"

    /// Noon at 东八区; 2026-03-02 is the day of most tests.
    package static func noon(of day: CalendarDate) -> Instant {
        let first = CalendarDate(2026, 3, 2)
        let days = first.map { $0.days(until: day) } ?? 0
        return Instant(milliseconds: 1_772_424_000_000 + Int64(days) * 86_400_000)
    }

    /// Builds the district in a migrated database; the clock stands at noon of 2026-03-02, or of the day that is named.
    package static func make(
        in database: any Database, attachments: String, on day: CalendarDate? = nil
    ) async throws -> CaseworkWorld {
        let resources = try ResourceFiles()
        let time = Time(day.map(noon) ?? Instant(milliseconds: 1_772_424_000_000))
        guard let ids = IDSource(node: 1, clock: { time.now }) else { throw StorageError.mistake("no node") }
        var casework = Casework(
            database: database, book: try RuleBook.load(files: resources.files(in: "Rules")),
            ring: try KeyRing.make(random: systemRandom), clock: CaseClock(source: { time.now }), ids: ids,
            numbers: NumberSource(), organisation: OrganisationCache(),
            letters: try letterTemplates.get(),
            attachments: try AttachmentFolder(path: attachments),
            hasher: PasswordHasher(cost: PasswordHash.Cost(memoryKiB: 64, passes: 1, lanes: 1)), random: systemRandom,
            logger: Logger(label: "test"), isDemo: false)
        casework.letterFormat = .html
        casework.publicAddress = "https://petition.example"
        _ = try await casework.loadOrganisation(csv: Array(units.utf8))
        for (login, role, unit) in cast {
            try await casework.addPerson(
                login: login, name: login, nameEnglish: login, roles: [(role, unit)], password: password)
        }
        return CaseworkWorld(casework: casework, time: time)
    }

    package func unit(_ code: String) -> Unit? { casework.organisation.snapshot.unitsByCode[code] }

    /// One of the cast.
    package func principal(_ login: String) async throws -> Principal {
        guard let person = try await casework.people().first(where: { $0.login == login }) else {
            throw StorageError.mistake("nobody is called \(login)")
        }
        return Principal(
            person: person.id, login: login, name: person.name, nameEnglish: person.nameEnglish,
            holdings: person.holdings)
    }

    /// A matter about heating, registered by the clerk.
    package func register(
        _ purpose: Purpose? = .claim, title: String = "暖气不热", facts: String = "家里入冬以后一直不热，拆迁以后更冷。",
        agent: String? = nil
    ) async throws -> Receipt {
        let clerk = try await principal("clerk")
        guard let office = unit("D-OFF") else { throw StorageError.mistake("no office") }
        var command = RegisterMatter(
            channel: .visit, unit: office.id, receivedOn: casework.today, title: title, facts: facts, claim: "请供暖",
            parties: [PartyDetails(name: "王秀兰", phone: "13900001234", address: "清水苑一号楼")])
        command.purpose = purpose
        command.arrival.isReadBack = true
        if let agent { command.parties.append(PartyDetails(role: .agent, name: agent, scope: [.file])) }
        return try await casework.register(command, by: .staff(clerk.person, as: .clerk, in: office.id))
    }
}

extension TestEngine {
    /// Runs the body with a district on a fresh database, which is gone afterwards.
    package func withWorld(_ body: (CaseworkWorld) async throws -> Void) async throws {
        try await withDatabase(migrations: Schema.migrations) { database in
            try await withFolder { folder in
                try await body(CaseworkWorld.make(in: database, attachments: "\(folder)/attachments"))
            }
        }
    }
}

/// The shipped letters, compiled once for all tests.
package let letterTemplates = Result { try LetterTemplates(files: ResourceFiles().files(in: "Letters")) }
