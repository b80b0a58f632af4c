// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

extension TestEngine {
    /// Runs the body with the site over the larger district, on the first day of a story.
    func withStorySite(from day: String, _ body: (TestSite) async throws -> Void) async throws {
        try await withStory(from: day) { world in try await body(TestSite(world)) }
    }
}

extension TestSite {
    /// Somebody signs in on this day, opens the form of an act from the file and sends it.
    @discardableResult
    func act(
        _ noun: String, on number: String, by login: String, _ fields: [(String, String)] = []
    ) async throws -> Answer {
        let answer = try await desk(login).act(noun, on: number, fields)
        #expect(answer.status == 303, "\(noun) by \(login): \(answer.status)")
        return answer
    }

    /// Whether somebody's page of the matter offers an act.
    func offers(_ noun: String, on number: String, to login: String) async throws -> Bool {
        try await desk(login).get("/desk/matters/\(number)").text.contains("/\(noun)\"")
    }

    /// A clerk registers by the form; the number, and the query code that the slip shows once.
    func registered(_ fields: [(String, String)]) async throws -> Slip {
        let clerk = try await desk("clerk")
        let answer = try await clerk.fill("/desk/register", fields)
        let slip = try #require(answer.location, "\(answer.status)")
        let page = try await clerk.get(slip)
        let shown = page.text.components(separatedBy: "class=\"big\"").dropFirst().compactMap { part in
            part.firstIndex(of: ">").map { String(part[part.index(after: $0)...].prefix { $0 != "<" }) }
        }
        let number = try #require(slip.split(separator: "/").dropFirst(2).first).description
        return Slip(number: number, code: shown.first { $0.count == 11 && $0 != number } ?? "")
    }

    /// The stages and days of a matter, as the office reads them.
    func state(of number: String) async throws -> MatterState {
        let clerk = try await world.principal("clerk")
        return try await world.casework.file(world.casework.matterID(numbered: number, for: clerk), for: clerk).state
    }

    /// A clock as "start → due".
    func clock(_ clock: ClockID, of number: String) async throws -> String {
        let found = try #require(try await state(of: number).clocks.last { $0.clock == clock })
        return "\(found.startedOn.iso) → \(found.dueOn.iso)"
    }
}
