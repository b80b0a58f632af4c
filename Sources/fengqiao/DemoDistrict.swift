// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Resources

/// 演示区: the demonstration district, with one account a role. Its passwords are printed, and work in demo mode only.
struct DemoDistrict {
    /// One demonstration account.
    struct Account: Sendable, Encodable {
        let login: String
        let password: String
        let name: String
        let role: String
    }

    let site: Site

    /// Loads organisation, categories and people when they are not there yet.
    func settle() async throws -> [Account] {
        let rows = try people()
        let casework = site.casework
        if casework.organisation.snapshot.units.isEmpty {
            _ = try await casework.loadOrganisation(csv: site.resources.bytes("Organisation/dongcheng.csv"))
            _ = try await casework.loadCategories(csv: site.resources.bytes("Organisation/categories.csv"))
            _ = try await casework.loadPathCatalogue(csv: site.resources.bytes("Organisation/paths.csv"))
            _ = try await casework.loadReviewBodies(csv: site.resources.bytes("Organisation/review-bodies.csv"))
            try await hire(rows)
            let progress = Progress("inventing twelve months")
            _ = try await casework.performDemo(
                material: site.resources.bytes("Organisation/demo-matters.json"),
                phrases: site.resources.bytes("Organisation/demo-phrases.json"),
                progress: { done, all in
                    if done % 20 == 0 || done == all { Progress("inventing twelve months", total: all).show(done) }
                })
            progress.end()
            try await site.database.set("demo.complete", to: "1")
        }
        if try await site.database.setting("demo.complete") == nil {
            Output.note("this demonstration was left half made; `fengqiao demo --reset` makes it anew")
        }
        return rows.prefix(12).map(\.account)
    }

    /// Adds the people, several at a time: each password costs what a password should cost.
    private func hire(_ rows: [(account: Account, nameEnglish: String, role: String, unit: String)]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for row in rows {
                guard let role = Role(rawValue: row.role) else {
                    throw Complaint("demo-people.csv: no role \(row.role)")
                }
                group.addTask {
                    try await site.casework.addPerson(
                        login: row.account.login, name: row.account.name, nameEnglish: row.nameEnglish,
                        roles: [(role, row.unit)], password: row.account.password)
                }
            }
            try await group.waitForAll()
        }
    }

    private func people() throws -> [(account: Account, nameEnglish: String, role: String, unit: String)] {
        let text = DecodedBytes(byteSource(try site.resources.bytes("Organisation/demo-people.csv")))
        var table = try CSVTable(CSVReader(text.read), requiring: ["login", "name", "name_en", "role", "unit_code"])
        var rows: [(account: Account, nameEnglish: String, role: String, unit: String)] = []
        while let row = try table.next() {
            let login = row["login"] ?? ""
            let role = row["role"] ?? ""
            rows.append(
                (
                    Account(login: login, password: "demo-\(login)-2026", name: row["name"] ?? "", role: role),
                    row["name_en"] ?? "", role, row["unit_code"] ?? ""
                ))
        }
        return rows
    }
}
