// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-06: an accusation letter (arts 22(4), 30, 46(5); R-131e, R-160, R-161).
@Suite struct AccusationStoryTests {
    @Test(arguments: TestEngine.dialects)
    func `ST-06 (R-160): an accusation goes to the discipline organ, and for the accused unit it does not exist`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-02-10") { world in
            let receipt = try await world.registered("反映街道副主任收礼", "刘某，街道副主任，收受礼品。") {
                $0.channel = .letter
                $0.purpose = .accusation
            }
            #expect(try await world.clock(.disposal, of: receipt) == "2026-02-10 → 2026-02-25 (2026-02-25)")
            #expect(
                try await world.offered("clerk", receipt, .routing).isDisjoint(with: [
                    .transfer, .transferSimply, .assign, .keep, .keepSimply, .replyDirectly, .decline, .guide,
                ]))
            #expect(try await world.offered("clerk", receipt, .routing).contains(.handOver))
            let street = try world.reference("D-S1")
            // Nothing is handed over before somebody has said whom it is about, or that nobody is named.
            let organ = try world.reference("D-DIS")
            #expect(
                try await world.refusal(.handOver, HandOver(unit: organ, note: nil), on: receipt, .routing, by: "clerk")
                    == "accusedUnnamed, 30(2)-(3), R-161")
            let unnamed = try await world.registered("匿名检举") { $0.purpose = .accusation }
            try await world.act(
                .handOver, HandOver(unit: organ, note: nil, noUnitKnown: true), on: unnamed, .routing, by: "clerk")
            try await world.act(.nameAccused, Accused(unit: street, note: nil), on: receipt, .routing, by: "clerk")
            #expect(
                try await world.refusal(
                    .handOver, HandOver(unit: street, note: nil), on: receipt, .routing, by: "clerk")
                    == "accusedUnit, 30(3), R-161")
            #expect(
                try await world.refusal(
                    .transfer, Transfer(unit: street, note: nil), on: receipt, .routing, by: "clerk")
                    == "accusationElsewhere, 30, R-131e")
            #expect(
                try await world.refusal(
                    .handOver, HandOver(unit: world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
                    == "accusationElsewhere, 30, R-131e")
            #expect(
                try await world.refusal(
                    .handOver, HandOver(unit: world.reference("D-ORG"), note: "由组织部门处理"), on: receipt, .routing,
                    by: "clerk") == "notAHandOverOrgan, 22(4), 30")
            let elsewhere = CadreNotice(
                unit: try world.reference("D-HOU"), cadreName: "刘某", cadrePost: "街道副主任", summary: ["收受礼品"],
                isGrave: false)
            #expect(
                try await world.refusal(.informCadreOrgan, elsewhere, on: receipt, .routing, by: "clerk")
                    == "notAPersonnelOrgan, 30(2), R-160")
            let notice = CadreNotice(
                unit: try world.reference("D-ORG"), cadreName: "刘某", cadrePost: "街道副主任", summary: ["收受礼品"],
                isGrave: false)
            let informed = try await world.act(.informCadreOrgan, notice, on: receipt, .routing, by: "clerk")
            let clerk = try await world.principal("clerk")
            let letter = try #require(informed.issued.first)
            let text = String(decoding: try await world.casework.letterBytes(letter, for: clerk), as: UTF8.self)
            #expect(text.contains("刘某") && !text.contains("王秀兰") && !text.contains("13900001234"))
            try world.go(to: "2026-02-11")
            try await world.act(
                .handOver, HandOver(unit: world.reference("D-DIS"), note: nil), on: receipt, .routing, by: "clerk")
            #expect(
                try await world.clock(.disposal, of: receipt)
                    == "2026-02-10 → 2026-02-25 (2026-02-25), met 2026-02-11")
            #expect(try await world.stage(.routing, of: receipt) == "handedOver")
            #expect(try await world.letters(of: receipt) == [.cadreNotice, .handOverLetter])
            try await unseen(world, receipt)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-160: what another organ is competent for goes there under seal, with the reason, and never to the accused`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("举报邻居偷电", "楼下商户私接电线。") { $0.purpose = .accusation }
            let housing = try world.reference("D-HOU")
            let reasoned = HandOver(unit: housing, note: "属于房屋安全管理，由该委依职权查处。")
            try await world.act(.nameAccused, Accused(unit: housing, note: nil), on: receipt, .routing, by: "clerk")
            #expect(
                try await world.refusal(.handOver, reasoned, on: receipt, .routing, by: "clerk")
                    == "accusedUnit, 30(3), R-161")
            let other = try await world.registered("举报邻居偷电", "楼下商户私接电线。") { $0.purpose = .accusation }
            let bare = HandOver(unit: housing, note: nil, noUnitKnown: true)
            #expect(
                try await world.refusal(.handOver, bare, on: other, .routing, by: "clerk")
                    == "accusationElsewhere, 30, R-131e")
            try await world.act(
                .handOver, HandOver(unit: housing, note: reasoned.note, noUnitKnown: true), on: other, .routing,
                by: "clerk")
            #expect(try await world.state(of: other).isSealed)
            #expect(try await world.holders(of: other).isSuperset(of: ["d-hou.handler", "d-hou.approver"]))
            try await world.act(.receiveHandOver, on: other, .handOverReceipt, by: "d-hou.handler")
            // Who deals with other things in the district finds no such matter.
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(other.matter, for: world.principal("d.clerk"))
            }
            try await world.proves()
        }
    }

    private func unseen(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        for login in ["street", "d-s1.handler", "d.leader", "d.clerk", "c.reviewer", "handler", "system"] {
            let stranger = try await world.principal(login)
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(receipt.matter, for: stranger)
            }
            // The same answer as for a number that was never given.
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(MatterID(1), for: stranger)
            }
            var query = SearchQuery()
            query.text = receipt.number
            #expect(try await world.casework.search(query, for: stranger).items.isEmpty)
        }
        let ticket = try await world.casework.ticket(for: receipt)
        let followed = try await world.casework.followed(ticket)
        #expect(followed.isSealed && followed.subject == nil && followed.letters.isEmpty)
        #expect(followed.stage == Routing.Stage.handedOver.code)
        #expect(followed.rateUntil() == nil && followed.reviewUntil == nil)
        await #expect(throws: Refusal.self) {
            try await world.casework.rate(
                Rating(.satisfied), ticket: ticket)
        }
        let report = try await world.casework.verify()
        #expect(report.isClean && report.chainOnly == 2)
    }

    @Test(arguments: TestEngine.dialects)
    func `R-114: a report of retaliation is sealed, a matter of its own, and never reaches the unit`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("物业收费不公")
            try await world.accept(receipt, at: "D-HOU")
            let ticket = try await world.casework.ticket(for: receipt)
            let report = try await world.casework.reportRetaliation(
                RetaliationReport(
                    unit: #require(world.unit("D-HOU")).id, facts: "反映之后被停止供水，并受到威胁。", name: "", phone: "",
                    title: "报告打击报复"), ticket: ticket)
            #expect(report.number != receipt.number)
            let state = try await world.state(of: report)
            #expect(state.isSealed && state.purpose == .accusation)
            #expect(state.marks.accused.contains(try #require(world.unit("D-HOU")).id))
            #expect(
                try await world.refusal(
                    .handOver, HandOver(unit: world.reference("D-HOU"), note: nil), on: report, .routing, by: "clerk")
                    == "accusedUnit, 30(3), R-161")
            for login in ["d-hou.handler", "d-hou.approver", "handler"] {
                let stranger = try await world.principal(login)
                await #expect(throws: Refusal(.unseen, article: "R-161")) {
                    _ = try await world.casework.file(report.matter, for: stranger)
                }
            }
            #expect(
                try await world.casework.file(receipt.matter, for: world.principal("d-hou.handler")).journal.count == 4)
            try await world.act(
                .handOver, HandOver(unit: world.reference("D-DIS"), note: nil), on: report, .routing, by: "clerk")
            // Against the petition office itself, the discipline organ registers.
            let office = try #require(world.unit("D-OFF")).id
            let other = try await world.casework.reportRetaliation(
                RetaliationReport(unit: office, facts: "登记人员泄露了我的来信。", name: "", phone: "", title: "报告打击报复"),
                ticket: ticket)
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(other.matter, for: world.principal("clerk"))
            }
            try await world.proves()
        }
    }
}
