// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 负载人员: a clerk, a handler and an approver in each of sixty-six units, and who else the office needs.
package struct BenchStaff: Sendable {
    /// One account.
    package struct Account: Codable, Sendable {
        package let login: String
        package let password: String
        package let role: String
        package let unit: String
    }

    /// As many units as the district's own annual report counts.
    static let unitCount = 66

    /// The accounts, whether they exist yet or not.
    package let accounts: [Account]

    package init(_ snapshot: OrganisationCache.Snapshot) {
        var accounts: [Account] = []
        func add(_ login: String, _ role: Role, _ unit: Unit) {
            accounts.append(
                Account(login: login, password: "bench-\(login)-2026", role: role.rawValue, unit: unit.code))
        }
        for (index, unit) in Self.units(of: snapshot).enumerated() {
            for role in [Role.clerk, .handler, .approver] { add("\(role.rawValue)\(index)", role, unit) }
            if index == 0 { add("supervisor", .supervisor, unit) }
        }
        if let top = snapshot.units.values.filter({ $0.parent == nil }).min(by: { $0.code < $1.code }) {
            add("leader", .leader, top)
        }
        self.accounts = accounts
    }

    /// The petition office first, then streets and departments.
    static func units(of snapshot: OrganisationCache.Snapshot) -> [Unit] {
        let office = snapshot.petitionOffice
        let others = snapshot.unitsInOrder.filter {
            [.street, .department].contains($0.kind) && !$0.isClosed && $0.id != office?.id
        }
        return [office].compactMap(\.self) + others.prefix(unitCount - 1)
    }
}

extension Casework {
    /// Adds the people of a measurement, several at a time.
    package func hire(_ staff: BenchStaff) async throws {
        guard isDemo else { throw StorageError.mistake("people are invented in a demonstration only") }
        var waiting = staff.accounts[...]
        while !waiting.isEmpty {
            let some = waiting.prefix(32)
            waiting = waiting.dropFirst(32)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for account in some {
                    guard let role = Role(rawValue: account.role) else { continue }
                    group.addTask {
                        try await addPerson(
                            login: account.login, name: account.login, nameEnglish: account.login,
                            roles: [(role, account.unit)], password: account.password)
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
