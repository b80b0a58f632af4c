// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Resources

/// 演示区: the demonstration district, with one account a role. Its passwords are printed, and work in demo mode only.
struct DemoDistrict {
    /// One demonstration account.
    struct Account: Sendable {
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
            for row in rows {
                guard let role = Role(rawValue: row.role) else {
                    throw Complaint("demo-people.csv: no role \(row.role)")
                }
                try await casework.addPerson(
                    login: row.account.login, name: row.account.name, nameEnglish: row.nameEnglish,
                    roles: [(role, row.unit)], password: row.account.password)
            }
            try await DemoFilings(casework: casework).register(site.resources.bytes("Organisation/demo-matters.json"))
        }
        return rows.prefix(12).map(\.account)
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
