// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// A password that opens what is sealed is given anew by two people.
@Suite struct ResetTests {
    private let fresh = "another long password"

    @Test(arguments: TestEngine.dialects)
    func `a holder of keys is reset with the security administrator's word, once and within a day`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let system = try await world.principal("system")
            let security = try await world.hire("security", .securityAdministrator, "D")
            try await world.casework.resetPassword(of: "leader", to: fresh, by: system)
            _ = try await world.register(.accusation)
            let refusal = await #expect(throws: Refusal.self) {
                try await world.casework.resetPassword(of: "leader", to: fresh, by: system)
            }
            #expect(refusal?.code == .resetNotPermitted)
            await #expect(throws: Refusal.self) {
                try await world.casework.resetPassword(of: "leader", to: fresh, by: security)
            }
            await #expect(throws: Refusal.self) { try await world.casework.permitReset(of: "leader", by: system) }
            try await world.casework.permitReset(of: "leader", by: security)
            try await world.casework.resetPassword(of: "leader", to: fresh, by: system)
            await #expect(throws: Refusal.self) {
                try await world.casework.resetPassword(of: "leader", to: fresh, by: system)
            }
            try await world.casework.permitReset(of: "leader", by: security)
            world.time.move(seconds: 86_401)
            await #expect(throws: Refusal.self) {
                try await world.casework.resetPassword(of: "leader", to: fresh, by: system)
            }
            // Whoever holds the server asks nobody.
            try await world.casework.resetPassword(of: "leader", to: fresh)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an administrator is reset by two others, and never permits it for oneself`(_ engine: TestEngine) async throws
    {
        try await engine.withWorld { world in
            let system = try await world.principal("system")
            let security = try await world.hire("security", .securityAdministrator, "D")
            try await world.hire("audit", .auditAdministrator, "D")
            for login in ["audit", "security"] {
                await #expect(throws: Refusal.self) {
                    try await world.casework.resetPassword(of: login, to: fresh, by: system)
                }
            }
            await #expect(throws: Refusal.self) { try await world.casework.permitReset(of: "security", by: security) }
            try await world.casework.permitReset(of: "audit", by: security)
            try await world.casework.resetPassword(of: "audit", to: fresh, by: system)
            let handler = try await world.principal("handler")
            try await world.casework.resetPassword(of: handler.login, to: fresh, by: system)
        }
    }
}
