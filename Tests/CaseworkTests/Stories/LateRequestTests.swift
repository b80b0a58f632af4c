// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 逾期请求 (arts 35, 36; ): the petitioner asks with the reason, and whether it counts the reviewer says.
@Suite struct LateRequestTests {
    private static let grounds = "处理意见认定的面积与测绘结果不一致。"

    @Test(arguments: TestEngine.dialects)
    func `R-184: after the last day the portal takes a request with its reason, and the reviewer decides on it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2023-09-15") { world in
            let casework = world.casework
            let receipt = try await world.registered("房屋面积")
            try await world.accept(receipt, at: "D-HOU")
            try world.go(to: "2023-10-09")
            try await world.serve(receipt, from: "d-hou", on: "2023-10-09")
            func ticket() async throws -> String { try await casework.ticket(for: receipt) }
            try world.go(to: "2023-11-08")
            let inTime = try await casework.followed(ticket())
            #expect(inTime.reviewUntil?.iso == "2023-11-08" && inTime.reviewWasUntil == nil)
            #expect(try await casework.openReview(ticket: ticket())?.isLate == false)
            try world.go(to: "2023-11-09")
            let late = try await casework.followed(ticket())
            #expect(late.canAskReview && late.reviewUntil == nil && late.reviewWasUntil?.iso == "2023-11-08")
            #expect(try await casework.openReview(ticket: ticket())?.isLate == true)
            for (reason, code) in [(nil, FieldProblem.Code.missing), ("  ", .missing), ("病了", .tooShort)] {
                let error = await #expect(throws: FieldErrors.self) {
                    try await casework.requestReview(grounds: Self.grounds, whyLate: reason, ticket: ticket())
                }
                #expect(error?.problems.map(\.field) == ["whyLate"] && error?.problems.first?.code == code)
            }
            try await casework.requestReview(
                grounds: Self.grounds, whyLate: "十月二十日至十一月八日住院，有出院证明。", ticket: ticket())
            #expect(try await world.stage(.review, of: receipt) == "reviewRequested")
            #expect(
                try await world.refusal(
                    .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
                    == "reviewTooLate, 35, R-184")
            try await world.act(
                .acceptReview, ReviewAcceptance(lateReason: "住院属实，有出院证明", hasNoInterest: true), on: receipt, .review,
                by: "d.reviewer")
            try await world.proves()
        }
    }

    /// No reason is asked for, and none is kept, where there is nothing to excuse.
    @Test(arguments: TestEngine.dialects)
    func `who asks in time gives no reason`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2023-09-15") { world in
            let receipt = try await world.registered("房屋面积")
            try await world.accept(receipt, at: "D-HOU")
            try world.go(to: "2023-10-09")
            try await world.serve(receipt, from: "d-hou", on: "2023-10-09")
            try await world.casework.requestReview(
                grounds: Self.grounds, whyLate: "没有晚。", ticket: world.casework.ticket(for: receipt))
            try await world.act(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
            try await world.proves()
        }
    }
}
