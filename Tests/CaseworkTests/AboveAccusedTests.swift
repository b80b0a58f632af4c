// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 被检举单位的上级: whoever stands above an accused unit in its own line of work (art 30(3), R-161).
@Suite struct AboveAccusedTests {
    @Test(arguments: TestEngine.dialects)
    func `art 30(3): an accusation is not handed to whoever reviews what the accused unit decides`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let city = "code,name,level,kind,parent\nC-HOU,City housing,unit,department,C"
            _ = try await world.casework.loadOrganisation(csv: Array(city.utf8))
            _ = try await world.hire("city", .handler, "C-HOU")
            _ = try await world.casework.loadReviewBodies(csv: Array("unit,body\nD-HOU,C-HOU".utf8))
            let accused = try world.reference("D-HOU")
            let receipt = try await world.registered("反映收礼") {
                $0.purpose = .accusation
                $0.accused = accused
            }
            let above = HandOver(unit: try world.reference("C-HOU"), note: "按照管理权限，由市级主管部门处理。")
            #expect(
                try await world.refusal(.handOver, above, on: receipt, .routing, by: "clerk")
                    == "accusedUnit, 30(3), R-161")
            try await world.act(
                .handOver, HandOver(unit: world.reference("D-DIS"), note: nil), on: receipt, .routing, by: "clerk")
            // Of another unit it is the organ with power over it.
            let street = try world.reference("D-S1")
            let other = try await world.registered("反映别的单位") {
                $0.purpose = .accusation
                $0.accused = street
            }
            try await world.act(.handOver, above, on: other, .routing, by: "clerk")
            try await world.proves()
        }
    }
}
