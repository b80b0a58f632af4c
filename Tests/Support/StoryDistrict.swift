// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage

extension CaseworkWorld {
    /// What the stories of the rules need beside the small district: a city above it, the government's own people, more departments and
    /// streets. Logins are `<unit>.<role>`, in small letters.
    private static let storyUnits = """
        code,name,level,kind,parent,name_en,name_formal,mark
        C,City,city,government,,City,The City,C
        D-LAW,Law enforcement,unit,department,D,Law enforcement,The City Management Bureau,L
        D-HRS,Social security,unit,department,D,Social security,The Social Security Bureau,R
        D-WAT,Water,unit,department,D,Water,The Water Bureau,W
        D-ORG,Organisation,unit,personnel,D,Organisation,The Organisation Department,Z
        D-S2,Street two,street,street,D,Street two,The Second Street,T
        D-CRT,Court,unit,court,D,Court,The Court,Y
        D-FIR,Firm,unit,stateFirm,D,Firm,The State Firm,F
        """

    private static let storyCast: [(Role, String)] = [
        (.reviewer, "C"), (.approver, "C"), (.clerk, "C"),
        (.reviewer, "D"), (.approver, "D"), (.clerk, "D"), (.leader, "D"),
        (.handler, "D-LAW"), (.approver, "D-LAW"), (.handler, "D-HRS"), (.approver, "D-HRS"),
        (.handler, "D-WAT"), (.approver, "D-WAT"), (.handler, "D-ORG"), (.handler, "D-DIS"), (.leader, "D-DIS"),
        (.handler, "D-S1"), (.approver, "D-S1"), (.handler, "D-S2"), (.approver, "D-S2"),
        (.handler, "D-HOU"), (.approver, "D-HOU"), (.approver, "D-HEA"), (.handler, "D-FIR"), (.supervisor, "D-OFF"),
    ]

    /// Adds them.
    package func enlarge() async throws {
        _ = try await casework.loadOrganisation(csv: Array(Self.storyUnits.utf8))
        for (role, unit) in Self.storyCast {
            let login = "\(unit).\(role.rawValue)".lowercased()
            try await casework.addPerson(
                login: login, name: login, nameEnglish: login, roles: [(role, unit)], password: Self.password)
        }
    }

    /// Goes on to noon of a later day.
    package func go(to day: String) throws {
        guard let day = CalendarDate(day) else { throw StorageError.mistake("\(day) is no day") }
        time.set(day)
    }
}

extension TestEngine {
    /// Runs the body with the larger district, on the first day of a story.
    package func withStory(from day: String, _ body: (CaseworkWorld) async throws -> Void) async throws {
        guard let first = CalendarDate(day) else { throw StorageError.mistake("\(day) is no day") }
        try await withDatabase(migrations: Schema.migrations) { database in
            try await withFolder { folder in
                let world = try await CaseworkWorld.make(
                    in: database, attachments: "\(folder)/attachments", on: first)
                try await world.enlarge()
                try await body(world)
            }
        }
    }
}
