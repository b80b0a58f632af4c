// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// Units, people, and who may change them.
@Suite struct OrganisationTests {
    private let head = "code,name,level,kind,parent\n"

    @Test(arguments: TestEngine.dialects)
    func `a file that does not hold together is refused with its line and changes nothing`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let files: [(String, Int)] = [
                ("N1,New,unit,department,NOWHERE\n", 2),
                ("N1,New,unit,circus,D\n", 2),
                ("N1,New,unit,department,D\nN1,Again,unit,department,D\n", 3),
                ("N1,New,unit,department,N2\nN2,Other,unit,department,N1\n", 2),
                ("N1,,unit,department,D\n", 2),
            ]
            let before = world.casework.organisation.snapshot.units.count
            for (rows, line) in files {
                let fault = await #expect(throws: OrganisationFault.self) {
                    _ = try await world.casework.loadOrganisation(csv: Array((head + rows).utf8))
                }
                #expect(fault?.line == line, "\(rows)")
            }
            try await world.casework.organisation.reload(from: world.casework.database)
            #expect(world.casework.organisation.snapshot.units.count == before)
        }
    }

    @Test func `a unit is typed by code, by name in either language, or as the list writes both`() async throws {
        try await TestEngine.sqliteFile.withWorld { world in
            let unit = try #require(world.unit("D-HOU"))
            let snapshot = world.casework.organisation.snapshot
            for typed in ["D-HOU", unit.name, unit.nameEnglish, "\(unit.name) (D-HOU)"] {
                #expect(snapshot.unit(typed: typed)?.id == unit.id, "\(typed)")
                #expect(world.casework.lookup.unit(typed)?.id == unit.id, "\(typed)")
            }
            for typed in ["", "NOWHERE", "\(unit.name) (NOWHERE)", ")", "()"] {
                #expect(snapshot.unit(typed: typed) == nil, "\(typed)")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a unit keeps its id when it is loaded again under another parent`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let street = try #require(world.unit("D-S1"))
            let rows = head + "D-S1,Renamed,street,street,D-OFF\n"
            #expect(try await world.casework.loadOrganisation(csv: Array(rows.utf8)) == 1)
            let again = try #require(world.unit("D-S1"))
            #expect(again.id == street.id && again.name == "Renamed")
            #expect(world.casework.organisation.snapshot.chain(from: again.id).count == 3)
            let depths = try await world.casework.database.read { db in
                try db.query("SELECT depth FROM unit_ancestors WHERE unit_id = \(again.id) ORDER BY depth LIMIT 9")
                    .map { try $0.get("depth", as: Int.self) }
            }
            #expect(depths == [0, 1, 2])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `nobody holds two of the three administrators, and each does its own part`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            await #expect(throws: Refusal.self) {
                try await world.casework.setRoles(
                    of: "clerk", to: [(.systemAdministrator, "D"), (.auditAdministrator, "D")])
            }
            let system = try await world.principal("system")
            let security = try await world.hire("security", .securityAdministrator, "D")
            let audit = try await world.hire("audit", .auditAdministrator, "D")
            try await world.casework.addPerson(
                login: "new", name: "New", nameEnglish: "", roles: [], password: CaseworkWorld.password, by: system)
            await #expect(throws: Refusal.self) {
                try await world.casework.setRoles(of: "new", to: [(.clerk, "D-S1")], by: system)
            }
            await #expect(throws: Refusal.self) {
                try await world.casework.setRoles(of: "security", to: [(.clerk, "D-S1")], by: security)
            }
            await #expect(throws: Refusal.self) { try await world.casework.disablePerson("new", by: security) }
            await #expect(throws: Refusal.self) { try await world.casework.disablePerson("new", by: audit) }
            try await world.casework.setRoles(of: "new", to: [(.clerk, "D-S1")], by: security)
            try await world.casework.disablePerson("new", by: system)
            let log = try await world.casework.adminLog(for: audit)
            #expect(log.prefix(3).map(\.act) == [.disablePerson, .setRoles, .addPerson])
            #expect(log.prefix(3).map(\.person) == [system.person, security.person, system.person])
            #expect(log.prefix(3).allSatisfy { $0.subject == "new" })
            #expect(log[1].detail == "clerk@D-S1")
            await #expect(throws: Refusal.self) { _ = try await world.casework.adminLog(for: system) }
            await #expect(throws: StorageError.self) {
                _ = try await world.casework.database.write { try $0.execute("DELETE FROM admin_log") }
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a matter is not sent to a unit in which nobody would find it`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            try await world.casework.disablePerson("heater")
            #expect(try await world.casework.unitsWithoutStaff().contains { $0.code == "D-HEA" })
            let errors = await #expect(throws: FieldErrors.self) { try await world.transfer(receipt, to: "D-HEA") }
            #expect(errors?.problems.first?.code == .unitWithoutStaff)
            #expect(errors?.problems.first?.values["unit"] == "Heating")
            try await world.casework.enablePerson("heater")
            try await world.transfer(receipt, to: "D-HEA")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a login that is taken and a short password are told beside their fields`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            for (login, password, field) in [
                ("clerk", CaseworkWorld.password, "login"), ("a b", CaseworkWorld.password, "login"),
                ("fresh", "short", "password"),
            ] {
                let errors = await #expect(throws: FieldErrors.self) {
                    try await world.casework.addPerson(
                        login: login, name: "Name", nameEnglish: "", roles: [], password: password)
                }
                #expect(errors?.problems.map(\.field) == [field])
            }
        }
    }
}
