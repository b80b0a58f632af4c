// SPDX-License-Identifier: Apache-2.0
import Casework
import Resources

extension Site {
    /// A register without an organisation gets one office, so that an import has a door to come in at.
    func makeDefaultUnitIfNone() async throws {
        guard casework.organisation.snapshot.units.isEmpty else { return }
        _ = try await casework.loadOrganisation(csv: resources.bytes("Organisation/default.csv"))
    }

    /// The code of that office.
    static let standInOffice = "000000-01"

    /// What to do next, where nothing can be registered yet.
    func tellWithoutUnits() {
        guard casework.organisation.snapshot.units.isEmpty else { return }
        Output.note(Self.unitless)
    }

    static let unitless = "no unit is loaded yet; `fengqiao import organisation FILE` loads them"
}
