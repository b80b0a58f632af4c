// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Testing

/// Filings that are being written.
@Suite struct DraftTests {
    @Test(arguments: TestEngine.dialects)
    func `a draft survives, lies sealed, and is gone after seven days`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let token = try world.casework.newDraftToken()
            let stranger = try world.casework.newDraftToken()
            try await world.casework.saveDraft(FilingDraft(fields: ["facts": "first"]), token: token)
            let draft = FilingDraft(fields: ["facts": "secret words of a petitioner"])
            try await world.casework.saveDraft(draft, token: token)
            #expect(try await world.casework.draft(token) == draft)
            #expect(try await world.casework.draft(stranger) == nil)
            #expect(try await world.casework.draft("no token") == nil)
            let stored = try await world.casework.database.read { db in
                try db.queryOne("SELECT content FROM drafts ORDER BY token_hash LIMIT 1")?.get(
                    "content", as: [UInt8].self)
            }
            #expect(!String(decoding: try #require(stored), as: UTF8.self).contains("secret"))
            world.time.move(days: 6)
            #expect(try await world.casework.draft(token) == draft)
            world.time.move(days: 1)
            #expect(try await world.casework.draft(token) == nil)
            try await world.casework.forgetPortalTraces()
            let left = try await world.casework.database.read { db in
                try db.query("SELECT token_hash FROM drafts ORDER BY token_hash LIMIT 5").count
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a draft that is saved late leaves the receipt with its code alone`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let token = try world.casework.newDraftToken()
            let draft = FilingDraft(fields: ["facts": "先填的"])
            try await world.casework.saveDraft(draft, token: token)
            let office = try #require(world.unit("D-OFF"))
            let command = RegisterMatter(
                channel: .web, unit: office.id, receivedOn: world.casework.today, title: "路灯不亮", facts: "坏了三个月。",
                claim: "", parties: [])
            let kept = try await world.casework.register(command, by: .petitioner, keepingUnder: token).receipt
            try await world.casework.saveDraft(draft, token: token)
            #expect(try await world.casework.draft(token)?.receipt == kept)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a file of a draft is filed with the matter under the same name`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let token = try world.casework.newDraftToken()
            let intake = try world.casework.receiveFile(named: "合同.pdf")
            try intake.write([1, 2, 3])
            let file = try await world.casework.draftFile(intake.finish(kind: "application/pdf"))
            try await world.casework.saveDraft(FilingDraft(files: [file]), token: token)
            let kept = try #require(try await world.casework.draft(token)?.files.first)
            let office = try #require(world.unit("D-OFF"))
            var command = RegisterMatter(
                channel: .web, unit: office.id, receivedOn: world.casework.today, title: "合同纠纷", facts: "物业合同没有兑现。",
                claim: "", parties: [])
            command.attachments = [try world.casework.staged(kept)]
            let receipt = try await world.casework.register(command, by: .petitioner)
            try await world.casework.dropDraft(token)
            #expect(try await world.casework.draft(token) == nil)
            let clerk = try await world.principal("clerk")
            let attachment = try #require(
                try await world.casework.file(receipt.matter, for: clerk).attachments.first)
            #expect(attachment.name == "合同.pdf" && attachment.size == 3)
            var bytes: [UInt8] = []
            for try await piece in try await world.casework.attachment(attachment.id, for: clerk).bytes {
                bytes += piece
            }
            #expect(bytes == [1, 2, 3])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a file that no matter has goes after eight days, and one that a matter has stays`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            func receive(_ text: String) async throws -> StagedAttachment {
                let intake = try world.casework.receiveFile(named: text)
                try intake.write(Array(text.utf8))
                return try await intake.finish(kind: "text")
            }
            let kept = try await receive("kept")
            let orphan = try await receive("orphan")
            let clerk = try await world.principal("clerk")
            let office = try #require(world.unit("D-OFF"))
            var command = RegisterMatter(
                channel: .letter, unit: office.id, receivedOn: world.casework.today, title: "t", facts: "f", claim: "c",
                parties: [])
            command.attachments = [kept]
            _ = try await world.casework.register(command, by: .staff(clerk.person, as: .clerk, in: office.id))
            // Files bear the machine's time, so the district's is moved far beyond it.
            #expect(try await world.casework.sweepAttachments() == 0)
            world.time.move(days: 36_500)
            #expect(try await world.casework.sweepAttachments() == 1)
            #expect(try await world.casework.sweepAttachments() == 0)
            let names = try world.casework.attachments.names().map { "\($0)" }
            #expect(names == [kept.fileID])
            #expect(!names.contains(orphan.fileID))
        }
    }
}
