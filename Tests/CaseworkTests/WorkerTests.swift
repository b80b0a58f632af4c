// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Synchronization
import Testing

/// What the worker does by itself, and what does not stop it.
@Suite struct WorkerTests {
    @Test(arguments: TestEngine.dialects)
    func `a filing that is joined later does not prolong the day after which a unit counts as having received`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            try await world.transfer(receipt)
            let clerk = try await world.principal("clerk")
            let office = try #require(world.unit("D-OFF"))
            for _ in 0..<2 {
                world.time.move(days: 1)
                #expect(try await world.casework.sweep().received == 0 || world.casework.today.iso == "2026-03-04")
                _ = try await world.casework.addFiling(
                    to: receipt.matter,
                    RegisterMatter(
                        channel: .letter, unit: office.id, receivedOn: world.casework.today, title: "又来信",
                        facts: "还是不热。",
                        claim: "", parties: []), by: clerk)
            }
            let received = try await world.received(receipt)
            if received == nil { #expect(try await world.casework.sweep().received == 1) }
            #expect(try await world.received(receipt) == "2026-03-03")
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a letter and a matter that cannot be opened hold up no other`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let broken = try await world.register()
            let sound = try await world.register(title: "路灯不亮")
            let first = try await world.approved(broken)
            let second = try await world.approved(sound)
            let late = try await world.register(title: "井盖缺失")
            _ = try await world.casework.database.write { db in
                try db.execute("UPDATE letters SET frozen = \([UInt8](repeating: 7, count: 40)) WHERE id = \(first)")
                try db.execute(
                    "UPDATE matters SET wrapped_key = \([UInt8](repeating: 7, count: 40)) WHERE id = \(broken.matter)")
            }
            #expect(try await world.casework.renderLetters(batch: 1) > 0)
            let rendered = try await world.casework.database.read { db in
                try db.query("SELECT id FROM letters WHERE bytes IS NOT NULL ORDER BY id LIMIT 20").map {
                    try $0.get("id", as: LetterID.self)
                }
            }
            #expect(rendered.contains(second) && !rendered.contains(first))
            #expect(try await world.lettersWaiting(of: sound.matter) == 0)
            world.time.move(days: 120)
            let troubles = WorkTroubles()
            let swept = try await world.casework.sweep(batch: 1, troubles: troubles)
            #expect(swept.failed > 0)
            #expect(swept.noticed >= 2)
            for matter in [sound.matter, late.matter] { #expect(try await world.noticed(matter) > 0) }
            #expect(try await world.noticed(broken.matter) == 0)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a part of the sweep that fails does not keep the others from being done`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            try await world.transfer(receipt)
            world.time.move(days: 10)
            let reads = Mutex(0)
            let casework = world.over(
                AskedDatabase(
                    world.casework.database,
                    reading: {
                        let count = reads.withLock { count in
                            count += 1
                            return count
                        }
                        if count == 1 { throw StorageError.mistake("the first part fails") }
                    }))
            await #expect(throws: StorageError.self) { _ = try await casework.sweep() }
            #expect(try await world.received(receipt) == "2026-03-03")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the files of a draft live as long as the draft`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            // Files bear the machine's time, so the district's is moved far beyond it.
            world.time.move(days: 36_500)
            let token = try world.casework.newDraftToken()
            let intake = try world.casework.receiveFile(named: "合同.pdf")
            try intake.write([1, 2, 3])
            let file = try await world.casework.draftFile(intake.finish(kind: "application/pdf"))
            try await world.casework.saveDraft(FilingDraft(files: [file]), token: token)
            world.time.move(days: 6)
            #expect(try await world.casework.sweepAttachments() == 0)
            #expect(try world.casework.attachments.names().map { "\($0)" } == [file.id])
            world.time.move(days: 2)
            #expect(try await world.casework.sweepAttachments() == 1)
        }
    }
}

extension CaseworkWorld {
    /// Letters of a matter that have no bytes yet.
    fileprivate func lettersWaiting(of matter: MatterID) async throws -> Int {
        try await casework.database.read { db in
            try db.query("SELECT id FROM letters WHERE matter_id = \(matter) AND bytes IS NULL ORDER BY id LIMIT 20")
                .count
        }
    }

    /// The day on which the routing of a matter counts as received; nil when it has not been.
    func received(_ receipt: Receipt) async throws -> String? {
        try await casework.database.read { db in
            try db.queryOne(
                "SELECT effective_on FROM journal WHERE matter_id = \(receipt.matter) AND kind = 'act.receive'")?
                .get("effective_on")
        }
    }

    /// How many clocks of a matter were noticed as overdue.
    func noticed(_ matter: MatterID) async throws -> Int {
        try await casework.database.read { db in
            try db.query(
                "SELECT clock FROM clocks WHERE matter_id = \(matter) AND noticed_on IS NOT NULL ORDER BY clock LIMIT 9"
            ).count
        }
    }

    /// From the door to an approved opinion whose letter is not made yet.
    func approved(_ receipt: Receipt) async throws -> LetterID {
        try await transfer(receipt)
        let handler = try await principal("handler")
        _ = try await casework.perform(Act(.receive, Remark()), on: receipt.proceeding, by: handler)
        let file = try await casework.file(receipt.matter, for: handler)
        let handling = try #require(file.state.proceedings.first { $0.kind == .ordinaryHandling }).id
        _ = try await casework.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: handling, by: handler)
        _ = try await casework.perform(
            Act(
                .draftOpinion,
                OpinionDraft(
                    claim: "供暖", outcome: .supported, facts: "经入户测温为十六度。", basis: ["供热采暖管理办法"], opinion: "已更换平衡阀。")),
            on: handling, by: handler)
        let approved = try await casework.perform(
            Act(.approveOpinion, Approval()), on: handling, by: principal("approver"))
        return try #require(approved.issued.first)
    }
}
