// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-03 and ST-07: sixty days and thirty, a late request for review, and the same matter brought higher while it runs (arts 19(3), 34, 35;
///
@Suite struct OrdinaryStoryTests {
    private func accepted(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("房屋产权登记", "单位分房的产权登记与实际面积不符，影响落户。")
        try world.go(to: "2023-09-27")
        try await world.act(
            .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
        try world.go(to: "2023-10-11")
        try await world.act(
            .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
            by: "d-hou.handler")
        return receipt
    }

    private let request = ExtensionRequest(days: 30, reason: "需产权测绘，测绘单位出图还要三十日。")

    @Test(arguments: TestEngine.dialects)
    func `ST-03: sixty days, thirty more, and a review asked for one day late`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2023-09-15") { world in
            let receipt = try await accepted(world)
            #expect(
                try await world.clock(.disposal, of: receipt)
                    == "2023-09-15 → 2023-10-07 (2023-09-28), met 2023-09-27")
            #expect(try await world.clock(.objection, of: receipt) == "2023-09-27 → 2023-10-10 (2023-10-10)")
            #expect(
                try await world.clock(.transferNotice, of: receipt)
                    == "2023-09-27 → 2023-10-12 (2023-10-12), met 2023-10-11")
            #expect(try await world.clock(.handling, of: receipt) == "2023-10-11 → 2023-12-11 (2023-12-08)")
            try world.go(to: "2023-12-05")
            try await world.act(.requestExtension, request, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.act(.approveExtension, on: receipt, .ordinaryHandling, by: "d-hou.approver")
            #expect(try await world.clock(.handling, of: receipt) == "2023-10-11 → 2024-01-09 (2024-01-09)")
            #expect(try await world.letters(of: receipt).last == .extensionNotice)
            #expect(
                try await world.refusal(.requestExtension, request, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == "extensionUsed, 34, R-183")
            try world.go(to: "2024-01-08")
            try await world.serve(receipt, from: "d-hou", on: "2024-01-08")
            #expect(
                try await world.clock(.handling, of: receipt)
                    == "2023-10-11 → 2024-01-09 (2024-01-09), met 2024-01-08")
            #expect(try await world.clock(.reviewRequest, of: receipt) == "2024-01-08 → 2024-02-07 (2024-02-07)")
            #expect(
                try await world.letters(of: receipt) == [
                    .proceduralNotice, .transferLetter, .acceptanceNotice, .extensionNotice, .handlingOpinion,
                    .serviceReceipt,
                ])
            try await late(world, receipt)
        }
    }

    /// A letter with the postmark of 02-08 arrives on 02-09: one day late, accepted with a good reason that is recorded.
    private func late(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        try world.go(to: "2024-02-09")
        let request = ReviewRequest(
            unit: try world.reference("D"), requestedOn: try world.day("2024-02-08"),
            receivedOn: try world.day("2024-02-09"), grounds: "处理意见认定的面积与测绘结果不一致。")
        try await world.act(.requestReview, request, on: receipt, .ordinaryHandling, by: "d.clerk")
        #expect(try await world.clock(.review, of: receipt) == "2024-02-09 → 2024-03-11 (2024-03-08)")
        #expect(
            try await world.refusal(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
                == "reviewTooLate, 35, R-184")
        try await world.act(
            .acceptReview, ReviewAcceptance(lateReason: "二月一日至七日住院，有出院证明", hasNoInterest: true), on: receipt, .review,
            by: "d.reviewer")
        #expect(try await world.stage(.review, of: receipt) == "reviewing")
        try await world.proves()
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-03: an extension asked for after the due day is refused`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2023-09-15") { world in
            let receipt = try await accepted(world)
            try world.go(to: "2023-12-12")
            #expect(
                try await world.refusal(.requestExtension, request, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == "extensionTooLate, 34, R-183")
            #expect(try await !world.offered("d-hou.handler", receipt, .ordinaryHandling).contains(.requestExtension))
            #expect(try await world.clock(.handling, of: receipt) == "2023-10-11 → 2023-12-11 (2023-12-08)")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 19(3): a matter that is over its day is no reason to turn away who comes after that day`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2023-09-15") { world in
            let running = try await accepted(world)
            try world.go(to: "2023-12-12")
            let late = try await world.registered("房屋产权登记，一直没有答复") { $0.isFirstFiling = false }
            let decline = NonAcceptance(
                ground: .sameMatterRunning, competentBody: "区住建委", runningNumber: running.number,
                reason: "同一事项正在法定期限内办理。")
            #expect(
                try await world.problem(.decline, decline, on: late, .routing, by: "clerk") == [
                    "runningNumber periodOver, 19(3), R-122"
                ])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `ST-07: the same matter brought higher while it runs is not accepted twice, and its photos join the one that runs`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2023-09-15") { world in
            let running = try await accepted(world)
            let before = try await world.state(of: running)
            try world.go(to: "2023-11-06")
            let clerk = try await world.principal("clerk")
            let intake = try world.casework.receiveFile(named: "照片.jpg")
            try intake.write([UInt8](repeating: 7, count: 5_000))
            let photo = try await intake.finish(kind: "image/jpeg")
            let office = try #require(world.unit("D-OFF"))
            var copy = RegisterMatter(
                channel: .web, unit: office.id, receivedOn: world.casework.today, title: "房屋产权登记",
                facts: "单位分房的产权登记与实际面积不符，影响落户，补充照片。", claim: "请更正",
                parties: [PartyDetails(name: "王秀兰", phone: "13900001234", address: "清水苑一号楼")])
            copy.purpose = .claim
            copy.attachments = [photo]
            #expect(
                try await world.casework.repeatCandidates(for: copy, by: clerk).map(\.found.number) == [running.number])
            // What the upper system says of first or repeat wins over the look-alike.
            copy.isFirstFiling = false
            let receipt = try await world.casework.register(
                copy, by: .staff(clerk.person, as: .clerk, in: office.id))
            let wrong = NonAcceptance(
                ground: .sameMatterRunning, competentBody: "区住建委", runningNumber: receipt.number,
                reason: "同一事项正在法定期限内办理。")
            #expect(
                try await world.problem(.decline, wrong, on: receipt, .routing, by: "clerk") == [
                    "runningNumber notRunning, 19(3), R-122"
                ])
            #expect(try await world.stage(.routing, of: receipt) == "registered")
            // Nor is what is no number, a number typed wrongly, or a stranger's matter a ground, though it runs.
            let stranger = try await world.registered("别人的事项") {
                $0.parties = [PartyDetails(name: "谢佳宁", phone: "13900005678", address: "别处")]
            }
            for (number, fault) in [
                ("abc", "notAMatterNumber, R-126"), ("2026-9999999-8", "wrongCheckDigit, R-126"),
                (stranger.number, "anotherPerson, 19(3), R-122"),
            ] {
                let wrong = NonAcceptance(
                    ground: .sameMatterRunning, competentBody: "区住建委", runningNumber: number,
                    reason: "同一事项正在法定期限内办理。")
                #expect(
                    try await world.problem(.decline, wrong, on: receipt, .routing, by: "clerk") == [
                        "runningNumber \(fault)"
                    ])
            }
            let decline = NonAcceptance(
                ground: .sameMatterRunning, competentBody: "区住建委", runningNumber: running.number,
                reason: "同一事项正在法定期限内办理。")
            try await world.act(.decline, decline, on: receipt, .routing, by: "clerk")
            #expect(try await world.letters(of: receipt) == [.nonAcceptance])
            try await world.worker()
            let ticket = try await world.casework.ticket(for: receipt)
            let letter = try #require(try await world.state(of: receipt).letters.first)
            let text = String(decoding: try await world.casework.letterPage(letter.id, ticket: ticket), as: UTF8.self)
            #expect(text.contains(running.number) && text.contains("2023年12月11日"))
            let file = try await world.casework.file(running.matter, for: clerk)
            #expect(file.attachments.map(\.name) == ["照片.jpg"])
            // The window for a rating has closed meanwhile; nothing that is owed has moved.
            #expect(file.state.clocks.filter { $0.clock != .rating } == before.clocks.filter { $0.clock != .rating })
            #expect(file.journal.last { $0.body.kind == "materialAdded" } != nil)
            // What was joined may be somebody else's words: the petitioner of the other matter is not shown them.
            let other = try await world.casework.ticket(for: running)
            #expect(try await world.casework.followed(other).added.isEmpty)
            try await world.casework.addMaterial(text: "漏水又大了。", attachments: [], ticket: other)
            #expect(try await world.casework.followed(other).added.map(\.text) == ["漏水又大了。"])
            // Taken up again, or not: its evidence is its own still, and the sweep takes the file from neither.
            try await world.act(
                .revokeDecision, Reason(reason: "原决定适用依据错误，两件事项并不相同。"), on: receipt, .routing, by: "clerk")
            world.time.move(days: 3_000)
            #expect(try await world.casework.sweepAttachments() == 0)
            var known: Set<AttachmentID> = []
            for matter in [running.matter, receipt.matter] {
                let files = try await world.casework.file(matter, for: clerk).attachments
                #expect(files.map(\.name) == ["照片.jpg"])
                let shown = try await world.casework.attachment(try #require(files.first).id, for: clerk)
                var bytes = 0
                for try await piece in shown.bytes { bytes += piece.count }
                #expect(bytes == 5_000)
                known.formUnion(files.map(\.id))
            }
            #expect(known.count == 2)
            #expect(try await !world.state(of: receipt).isFirstFiling)
            #expect(try await world.state(of: running).isFirstFiling)
            try await world.proves()
        }
    }
}
