// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Testing

/// 办理台草稿: what was typed and not sent.
@Suite struct DeskDraftTests {
    private func routing(_ receipt: Receipt, _ world: CaseworkWorld) async throws -> ProceedingID {
        try #require(try await world.state(of: receipt).proceedings.first).id
    }

    private func stored(_ world: CaseworkWorld) async throws -> [[UInt8]] {
        try await world.casework.database.read { db in
            try db.query("SELECT content FROM desk_drafts ORDER BY saved_at LIMIT 10").map { try $0.get("content") }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a draft lies sealed, is its writer's alone, and goes when the act is done`(_ engine: TestEngine) async throws
    {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let proceeding = try await routing(receipt, world)
            let (clerk, leader) = (try await world.principal("clerk"), try await world.principal("leader"))
            let form = DeskForm.act(proceeding, .replyDirectly)
            try await world.casework.keepDraft("reply=first", of: form, by: clerk)
            world.time.move(seconds: 20)
            try await world.casework.keepDraft("reply=a+half+reply", of: form, by: clerk)
            try await world.casework.keepDraft("note=another", of: .act(proceeding, .keep), by: clerk)
            #expect(try await world.casework.deskDraft(of: form, for: clerk)?.fields == "reply=a+half+reply")
            #expect(try await world.casework.deskDraft(of: form, for: leader) == nil)
            #expect(try await world.casework.deskDrafts(for: leader).isEmpty)
            let mine = try await world.casework.deskDrafts(for: clerk)
            #expect(mine.count == 2 && mine.allSatisfy { $0.matter?.number == receipt.number })
            for content in try await stored(world) {
                #expect(!String(decoding: content, as: UTF8.self).contains("reply"))
            }
            await #expect(throws: Refusal.self) {
                try await world.casework.keepDraft("x=1", of: form, by: world.principal("heater"))
            }
            try await world.act(
                .replyDirectly, DirectReply(reply: "The heating runs again since this morning."), on: receipt, .routing,
                by: "clerk")
            #expect(try await world.casework.deskDraft(of: form, for: clerk) == nil)
            #expect(try await world.casework.deskDrafts(for: clerk).count == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what one form kept goes with it, whatever it has seen, and nothing of it is kept afterwards`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let (casework, clerk) = (world.casework, try await world.principal("clerk"))
            try await casework.keepDraft("subject=Heat", of: .registration, over: .none, from: "one", by: clerk)
            // Another window's form leaves it.
            try await casework.dropDeskDraft(of: .registration, seen: .none, from: "two", by: clerk)
            #expect(try await casework.deskDraft(of: .registration, for: clerk) != nil)
            try await casework.dropDeskDraft(of: .registration, seen: .none, from: "one", by: clerk)
            #expect(try await casework.deskDraft(of: .registration, for: clerk) == nil)
            // A filing of the form is there: what comes after it is not kept.
            let receipt = try await world.register()
            let office = try #require(world.unit("D-OFF"))
            var command = RegisterMatter(
                channel: .letter, unit: office.id, receivedOn: casework.today, title: "暖气不热", facts: "家里一直不热，没有人来修。",
                claim: "", parties: [PartyDetails(name: "王秀兰")])
            command.purpose = .claim
            _ = try await casework.addFiling(to: receipt.matter, command, by: clerk, formToken: "three")
            await #expect(throws: SentAlready.self) {
                try await casework.keepDraft("subject=Heat", of: .registration, from: "three", by: clerk)
            }
            #expect(try await casework.deskDraft(of: .registration, for: clerk) == nil)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `thirty days after the last touch it is forgotten`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            try await world.casework.keepDraft("subject=Heat", of: .registration, by: clerk)
            world.time.move(days: 29)
            #expect(try await world.casework.forgetDeskDrafts() == 0)
            #expect(try await world.casework.deskDraft(of: .registration, for: clerk)?.fields == "subject=Heat")
            world.time.move(days: 1)
            #expect(try await world.casework.deskDraft(of: .registration, for: clerk) == nil)
            #expect(try await world.casework.deskDrafts(for: clerk).isEmpty)
            #expect(try await world.casework.forgetDeskDrafts() == 1)
            #expect(try await stored(world).isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the draft of a registration is one person's, and a new master key keeps it`(_ engine: TestEngine) async throws
    {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            try await world.casework.keepDraft("purpose=accusation&facts=gifts", of: .registration, by: clerk)
            #expect(try await world.casework.deskDraft(of: .registration, for: world.principal("street")) == nil)
            await #expect(throws: Refusal(.notYours, article: "R-110")) {
                try await world.casework.keepDraft("x=1", of: .registration, by: world.principal("handler"))
            }
            let newer = try world.casework.ring.withNewMasterKey(random: systemRandom)
            _ = try await world.with(newer, world.casework).rewrapKeys(batch: 1)
            let alone = world.with(try newer.withoutOlderMasterKeys(), world.casework)
            #expect(
                try await alone.deskDraft(of: .registration, for: clerk)?.fields == "purpose=accusation&facts=gifts")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `of a sealed matter only its named people keep one, and who loses the key loses the draft`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let sealed = try await world.register(.accusation)
            let proceeding = try await routing(sealed, world)
            let (clerk, handler) = (try await world.principal("clerk"), try await world.principal("handler"))
            let form = DeskForm.act(proceeding, .handOver)
            try await world.casework.keepDraft("note=quiet", of: form, by: clerk)
            #expect(try await world.casework.deskDrafts(for: clerk).map { $0.matter?.isSealed } == [true])
            let named = try await world.casework.database.read { db in
                try db.query("SELECT seen FROM access_log WHERE matter_id = \(sealed.matter) ORDER BY id LIMIT 20")
                    .map { try $0.get("seen", as: String.self) }
            }
            #expect(named.contains("sealed"))
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                try await world.casework.keepDraft("x=1", of: form, by: handler)
            }
            try await world.casework.database.write { db in
                try db.execute("DELETE FROM sealed_keys WHERE person_id = \(clerk.person)")
            }
            #expect(try await world.casework.deskDrafts(for: clerk).isEmpty)
            await #expect(throws: Refusal.self) { _ = try await world.casework.deskDraft(of: form, for: clerk) }
        }
    }
}
