// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// What is wrong with an act, told with the field, the article and what to do; and nothing half done.
@Suite struct WrongActsTests {
    private func problems(_ world: CaseworkWorld, _ verb: Verb, _ typed: [String: String]) -> [String] {
        do {
            _ = try Act.read(verb, from: typed, lookup: world.casework.lookup)
            return []
        } catch {
            return error.problems.map { "\($0.field) \($0.code.rawValue), \($0.article ?? "-")" }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a form names the field and the article`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let opinion = [
                "claims.0.text": "供暖", "claims.0.outcome": "supported", "facts": "经入户测温，客厅为十六度。",
                "opinion": "更换平衡阀，复测二十度。", "basis": "  \n ",
            ]
            #expect(problems(world, .draftOpinion, opinion) == ["basis missing, 32(1)"])
            #expect(
                problems(world, .accept, [:]) == ["path missing, 31", "hasNoInterest notDeclared, 28(3), R-145"])
            // How long a reason of an objection must be, the rule file alone says: see ST-02.
            #expect(problems(world, .object, ["reason": "不归我管", "basis": "三定方案"]) == [])
            #expect(problems(world, .object, ["reason": " ", "basis": "三定方案"]) == ["reason missing, 23(3)"])
            // R-170: the limit of an administrative procedure is typed in; of another, or why it has none.
            let path = [
                "path": "p4", "organ": "复议机关", "procedure": "行政复议", "basis": "《行政复议法》第二十条", "noLimit": "没有法定期限",
                "hasNoInterest": "yes",
            ]
            #expect(problems(world, .importToPath, path) == ["limitOn neededHere, 31, R-170"])
            #expect(problems(world, .importToPath, path.merging(["path": "p2"]) { $1 }) == [])
            // K-13: no sending before it was known.
            var early = [
                "knownOn": "2026-03-02", "knownAt": "09:10", "place": "大厅", "headcount": "23", "situation": "情绪十分激动",
                "measures": "领导到场接访",
            ]
            for (row, recipient) in ["partyCommittee", "government", "conferenceOffice"].enumerated() {
                early["sendings.\(row).recipient"] = recipient
                early["sendings.\(row).sentOn"] = row == 1 ? "2026-03-01" : "2026-03-03"
                early["sendings.\(row).time"] = "09:00"
            }
            #expect(problems(world, .reportUrgent, early) == ["sendings.1.time beforeKnown, 25"])
            #expect(
                problems(world, .requestExtension, ["days": "31", "reason": "需要产权测绘，三十日出图"])
                    == ["days tooLarge, 34"])
            let request = [
                "unit": "D", "requestedOn": "2026-03-03", "receivedOn": "2026-03-02", "grounds": "意见没有回应我的请求。",
            ]
            #expect(problems(world, .requestReview, request) == ["receivedOn endBeforeStart, 35, 36"])
            let redecide = [
                "outcome": "redecide", "facts": "原意见事实没有查清，证据不足。", "basis": "条例第三十五条", "opinion": "责令限期重新处理本事项。",
            ]
            #expect(problems(world, .draftReview, redecide) == ["redecideBy neededHere, 35, 36, R-190"])
            let running = ["ground": "sameMatterRunning", "competentBody": "住建委", "reason": "同一事项正在法定期限内办理。"]
            #expect(problems(world, .decline, running) == ["runningNumber neededHere, 19(3), R-122"])
            let urgent = [
                "knownOn": "2026-03-02", "knownAt": "09:10", "place": "大厅", "headcount": "23", "situation": "情绪激动",
                "measures": "领导到场",
                "sendings.0.recipient": "government", "sendings.0.sentOn": "2026-03-02", "sendings.0.time": "25:00",
            ]
            #expect(
                problems(world, .reportUrgent, urgent) == [
                    "situation tooShort, 25", "measures tooShort, 25", "sendings.0.time notATime, 25",
                ])
            #expect(
                problems(world, .approveRecusal, ["person": "nobody", "reason": "有利害关系"])
                    == ["person unknownPerson, 28(3)"])
            #expect(problems(world, .approveRecusal, ["person": "handler", "reason": "有利害关系"]) == [])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an act out of its turn is refused with its article, and nothing is half done`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("房屋修缮")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            let before = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
            func refused(_ verb: Verb, _ inputs: any ActInputs = Remark(), by login: String = "d-hou.handler")
                async throws
                -> String?
            {
                try await world.refusal(verb, inputs, on: receipt, .ordinaryHandling, by: login)
            }
            #expect(
                try await refused(.accept, Acceptance(path: .p5, note: nil, hasNoInterest: true))
                    == "pathIsElsewhere, 31, R-171")
            let path = PathImport(path: .p6, organ: "机关", procedure: "程序", basis: "依据", hasNoInterest: true)
            #expect(try await refused(.importToPath, path) == "pathIsOrdinary, 31(6), R-171")
            let after = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
            #expect(after.state == before.state && after.journal.count == before.journal.count)

            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            let service = ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "签收")
            #expect(try await refused(.proveService, service) == "notAtThisStage, 34, 35, F-21")
            let draft = OpinionDraft(
                claim: "修缮", outcome: .supported, facts: "经现场查看，屋面渗漏属实。", basis: ["《物业管理条例》"],
                opinion: "由管理单位在三十日内修缮。")
            try await world.act(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(try await refused(.proveService, service) == "notAtThisStage, 34, 35, F-21")
            #expect(try await refused(.approveOpinion, Approval()) == "notYours, 31(6), 32")
            try world.go(to: "2026-03-05")
            try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            #expect(
                try await refused(
                    .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "签收"))
                    == "letterNotReady, 34, 35, F-21")
            try await world.worker()
            let early = ServiceProof(method: .inPerson, servedOn: try world.day("2026-03-04"), proof: "签收")
            #expect(try await refused(.proveService, early) == "servedBeforeDecided, 34, 35, F-21")
            let future = ServiceProof(method: .inPerson, servedOn: try world.day("2026-03-06"), proof: "签收")
            #expect(
                try await world.problem(.proveService, future, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == ["servedOn futureDay, 35"])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-230: the table of paths offers what fits, and a broken one changes nothing`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let head = "department,matter,path,basis,body,limit\n"
            let rows =
                head + "人社,拖欠工资;欠薪,p5,《劳动保障监察条例》第十一条,劳动保障监察大队,六十日\n"
                + "人社,劳动争议、拖欠工资,p2,《劳动争议调解仲裁法》第二条,劳动人事争议仲裁委员会,四十五日\n"
                + "规自,违法建设,p5,《城乡规划法》第六十四条,城市管理综合执法局,\n"
            let loaded = try await world.casework.loadPathCatalogue(csv: Array(rows.utf8))
            #expect(loaded == 3)
            let found = try await world.casework.pathProposals(for: "公司拖欠工资，构成劳动争议")
            #expect(found.map(\.path) == [.p2, .p5])
            #expect(try await world.casework.pathProposals(for: "路灯不亮").isEmpty)
            for (row, line) in [("人社,欠薪,p6,依据,机关,\n", 2), ("人社,,p5,依据,机关,\n", 2), ("人社,欠薪,p5,,机关,\n", 2)] {
                let fault = await #expect(throws: OrganisationFault.self) {
                    _ = try await world.casework.loadPathCatalogue(csv: Array((head + row).utf8))
                }
                #expect(fault?.line == line)
            }
            #expect(try await world.casework.pathProposals(for: "违法建设").count == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a table of categories with a broken parent names the line and loads nothing`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let files: [(rows: String, line: Int, what: String)] = [
                ("code,level1,level2,level3\n010101,城乡建设,规划,公示\n010102,,规划,变更\n", 3, "level1 is empty"),
                ("code,level1,level2,level3\n010101,城乡建设,,公示\n", 2, "belongs to nothing"),
                ("code,level1,level2,level3\n010101,城乡建设,规划,公示\n010101,城乡建设,规划,变更\n", 3, "stands in line 2"),
                ("code,level1,level2,level3\n010101,城乡建设,规划,公示\n010201,交通,公交,线路\n", 3, "by its code"),
                ("code,level1,level2,level3\n010101,城乡建设,规划,公示\n020201,城乡建设,规划,许可\n", 3, "has the code 01"),
                ("code,level1,level2,level3\n010101,城乡建设,规划,公示\n010102,城乡建设,绿化,公示\n", 3, "by its names"),
            ]
            for file in files {
                let fault = await #expect(throws: OrganisationFault.self) {
                    _ = try await world.casework.loadCategories(csv: Array(file.rows.utf8))
                }
                #expect(fault?.line == file.line && fault?.what.contains(file.what) == true, "\(file.rows)")
            }
            #expect(world.casework.organisation.snapshot.categories.isEmpty)
            let plain = "level1,level2,level3\n城乡建设,规划,公示\n城乡建设,规划,变更\n"
            let first = try await world.casework.loadCategories(csv: Array(plain.utf8))
            #expect(first == 2)
            let codes = world.casework.organisation.snapshot.categories.keys.sorted()
            #expect(codes == ["g1", "g2"])
            let again = try await world.casework.loadCategories(csv: Array(plain.utf8))
            #expect(again == 2)
            let kept = world.casework.organisation.snapshot.categories.keys.sorted()
            #expect(kept == codes)
        }
    }
}
