// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

@Suite struct JourneyTests {
    private func handled(_ world: CaseworkWorld) async throws -> (receipt: Receipt, handling: ProceedingState) {
        let receipt = try await world.register()
        let clerk = try await world.principal("clerk")
        let handler = try await world.principal("handler")
        let housing = try #require(world.unit("D-HOU"))
        _ = try await world.casework.perform(
            Act(.transfer, Transfer(unit: housing.reference, note: nil)), on: receipt.proceeding, by: clerk)
        _ = try await world.casework.perform(Act(.receive, Remark()), on: receipt.proceeding, by: handler)
        let file = try await world.casework.file(receipt.matter, for: handler)
        let handling = try #require(file.state.proceedings.first { $0.kind == .ordinaryHandling })
        _ = try await world.casework.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: handling.id, by: handler)
        return (receipt, handling)
    }

    private let draft = Act(
        .draftOpinion,
        OpinionDraft(
            claim: "供暖", outcome: .supported, facts: "经入户测温，客厅为十六度，立管平衡阀失效。", basis: ["供热采暖管理办法"],
            opinion: "已更换平衡阀，复测二十度。"))

    @Test(arguments: TestEngine.all)
    func `a matter goes from the door to a served reply, and replay gives what is stored`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let (receipt, handling) = try await handled(world)
            let handler = try await world.principal("handler")
            let approver = try await world.principal("approver")
            _ = try await world.casework.perform(draft, on: handling.id, by: handler)
            let approved = try await world.casework.perform(
                Act(.approveOpinion, Approval()), on: handling.id, by: approver)
            let service = Act(
                .proveService,
                ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "签收"))
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.perform(service, on: handling.id, by: handler)
            }
            // To the petitioner that it was sent and accepted, to the unit that it gets it, and the opinion.
            #expect(try await world.casework.renderLetters() == 4)
            #expect(try await world.casework.renderLetters() == 0)
            let closed = try await world.casework.perform(service, on: handling.id, by: handler)
            #expect(closed.stage == OrdinaryHandling.Stage.closed.code)
            let letter = try #require(approved.issued.first)
            let bytes = try await world.casework.letterBytes(letter, for: handler)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("王秀兰"))
            #expect(text.contains("H信处〔2026〕1号"))
            #expect(text.contains("复测二十度"))
            let file = try await world.casework.file(receipt.matter, for: handler)
            #expect(file.state.proceedings.contains { $0.kind == .rating && $0.closedOn == nil })
            let report = try await world.casework.verify()
            #expect(report.isClean)
            #expect(report.replayed == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `two people on one file: the one who comes second is told`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let (receipt, handling) = try await handled(world)
            let handler = try await world.principal("handler")
            let version = try await world.casework.file(receipt.matter, for: handler).versions[handling.id]
            _ = try await world.casework.perform(draft, on: handling.id, version: version, by: handler)
            let stale = await #expect(throws: Refusal.self) {
                _ = try await world.casework.perform(draft, on: handling.id, version: version, by: handler)
            }
            #expect(stale?.code == .stale)
        }
    }

    @Test(arguments: TestEngine.all)
    func `an accusation does not exist for anybody but its named people`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let sealed = try await world.register(.accusation, title: "反映某人收礼", facts: "某副主任收受礼品供暖公司。")
            for login in ["handler", "street", "system", "heater"] {
                let stranger = try await world.principal(login)
                let refusal = await #expect(throws: Refusal.self) {
                    _ = try await world.casework.file(sealed.matter, for: stranger)
                }
                #expect(refusal?.code == .unseen)
                var query = SearchQuery()
                query.text = sealed.number
                #expect(try await world.casework.search(query, for: stranger).items.isEmpty)
            }
            let clerk = try await world.principal("clerk")
            var query = SearchQuery()
            query.text = "供暖公司"
            #expect(try await world.casework.search(query, for: clerk).items.isEmpty)
            #expect(try await world.casework.file(sealed.matter, for: clerk).title == "反映某人收礼")
            #expect(try await world.casework.myWork(of: clerk).contains { $0.items.contains { $0.isSealed } })
            let traces = try await world.casework.database.read { db in
                try ["search_rows", "blind_index", "matter_access"].map { table in
                    try db.query("SELECT matter_id FROM \(SQL.identifier(table)) ORDER BY matter_id LIMIT 5").count
                }
            }
            #expect(traces == [0, 0, 0])
        }
    }

    @Test(arguments: TestEngine.all)
    func `search finds words of two and four characters, and only within reach`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let (receipt, _) = try await handled(world)
            _ = try await world.register(title: "楼道堆物", facts: "楼道里堆满了旧家具，老人出行不便。")
            for (text, found) in [("拆迁", 1), ("入冬以后", 1), ("老人出行", 1), ("旧家 老人", 1), ("冬入", 0)] {
                var query = SearchQuery()
                query.text = text
                let page = try await world.casework.search(query, for: world.principal("clerk"))
                #expect(page.count == found, "\(text)")
            }
            var query = SearchQuery()
            query.text = "拆迁"
            #expect(
                try await world.casework.search(query, for: world.principal("handler")).items.map(\.id) == [
                    receipt.matter
                ])
            #expect(try await world.casework.search(query, for: world.principal("heater")).items.isEmpty)
            query.text = "2026-0000001-0"
            let problem = await #expect(throws: SearchProblem.self) {
                _ = try await world.casework.search(query, for: world.principal("clerk"))
            }
            #expect(problem == .wrongCheckDigit("2026-0000001-0"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `what is overdue is noticed once, however often the worker runs`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            _ = try await world.register()
            #expect(try await world.casework.sweep().noticed == 0)
            world.time.move(days: 30)
            #expect(try await world.casework.sweep().noticed == 1)
            #expect(try await world.casework.sweep().noticed == 0)
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.all)
    func `the database itself refuses to change or remove an entry, and a checkpoint sees what is gone`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            _ = try await world.register()
            await #expect(throws: StorageError.self) {
                _ = try await world.casework.database.write { try $0.execute("UPDATE journal SET kind = 'x'") }
            }
            await #expect(throws: StorageError.self) {
                _ = try await world.casework.database.write { try $0.execute("DELETE FROM journal") }
            }
            world.time.move(days: 1)
            let checkpoint = try await world.casework.checkpoint()
            #expect(checkpoint.matters == 1)
            _ = try await world.register()
            #expect(try await world.casework.faults(against: checkpoint).isEmpty)
            let forged = Checkpoint(
                cut: checkpoint.cut, matters: 2, entries: 2, root: checkpoint.root, mac: checkpoint.mac)
            #expect(try await !world.casework.faults(against: forged).isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a wrong password is told, five are free, then one waits, and nobody is locked for good`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            for _ in 0..<5 {
                await #expect(throws: SignInRefusal.wrong) {
                    _ = try await world.casework.signIn(login: "clerk", password: "not it")
                }
            }
            await #expect(throws: SignInRefusal.self) {
                _ = try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
            }
            world.time.move(days: 1)
            let signedIn = try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
            #expect(try await world.casework.session(ofText: signedIn.tokenText)?.principal.login == "clerk")
            world.time.move(days: 1)
            #expect(try await world.casework.session(ofText: signedIn.tokenText) == nil)
        }
    }
}
