// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-15: a suggestion is studied, partly adopted and answered (art 29, R-150).
@Suite struct SuggestionStoryTests {
    @Test(arguments: TestEngine.dialects)
    func `ST-15 (R-150): bicycle racks at the station are partly adopted, and no review is spoken of`(
        _ engine: TestEngine
    )
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("地铁口增设自行车停放架") { $0.purpose = .suggestion }
            #expect(try await world.clock(.disposal, of: receipt) == "2026-03-02 → 2026-03-17 (2026-03-17)")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-LAW"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-law.handler")
            #expect(try await world.clock(.suggestionStudy, of: receipt) == "2026-03-02 → 2026-05-06 (2026-04-30)")
            try await world.act(.takeUp, TakeUp(hasNoInterest: true), on: receipt, .suggestion, by: "d-law.handler")
            let draft = AdoptionDraft(outcome: .partlyAdopted, reason: "东口有空间可以增设，西口地下管线密集不能增设。", measures: "东口增设四十个")
            try world.go(to: "2026-03-10")
            try await world.act(.draftAdoption, draft, on: receipt, .suggestion, by: "d-law.handler")
            try await world.act(.approveAdoption, on: receipt, .suggestion, by: "d-law.approver")
            #expect(
                try await world.refusal(.replyToSuggestion, on: receipt, .suggestion, by: "d-law.handler")
                    == "letterNotReady, 29")
            try await world.worker()
            try world.go(to: "2026-03-11")
            try await world.act(.replyToSuggestion, on: receipt, .suggestion, by: "d-law.handler")
            #expect(
                try await world.letters(of: receipt) == [
                    .proceduralNotice, .transferLetter, .acceptanceNotice, .suggestionReply,
                ])
            #expect(
                try await world.clock(.suggestionStudy, of: receipt)
                    == "2026-03-02 → 2026-05-06 (2026-04-30), met 2026-03-11")
            let state = try await world.state(of: receipt)
            #expect(!state.clocks.contains { $0.clock == .reviewRequest })
            #expect(!state.proceedings.contains { $0.kind == .rating })
            let ticket = try await world.casework.ticket(for: receipt)
            await #expect(throws: Refusal(.notAtThisStage, article: "35, 36")) {
                try await world.casework.requestReview(grounds: "请求复查这个建议的答复。", ticket: ticket)
            }
            for letter in state.letters where letter.kind == .acceptanceNotice || letter.kind == .suggestionReply {
                let page = try await world.casework.letterPage(letter.id, ticket: ticket)
                let text = String(decoding: page, as: UTF8.self)
                #expect(!text.contains("请求复查") && !text.contains("上一级机关、单位复查"))
            }
            try await world.proves()
        }
    }
}
