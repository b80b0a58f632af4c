// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// Papers that are made from the file: F-01, F-31; and who tells of a transfer by which paper: F-03, F-04.
@Suite struct PaperFromFileTests {
    private func paper(
        _ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld, as login: String = "clerk"
    ) async throws -> String {
        try await world.worker()
        let letter = try #require(try await world.state(of: receipt, as: login).letters.last { $0.kind == kind })
        return String(
            decoding: try await world.casework.letterBytes(letter.id, for: world.principal(login)), as: UTF8.self)
    }

    @Test(arguments: TestEngine.dialects)
    func `F-01: the office makes the registration form from the file, at any stage`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("楼道灯坏了", "楼道灯从一月起不亮。\n打过三次物业电话。")
            #expect(try await world.offered("clerk", receipt, .routing).contains(.issueRegistrationForm))
            try await world.act(.issueRegistrationForm, on: receipt, .routing, by: "clerk")
            let first = try await paper(.registrationForm, of: receipt, in: world)
            for words in ["王秀兰", "清水苑一号楼", "楼道灯从一月起不亮", "申诉求决类", "走访", "已登记"] {
                #expect(first.contains(words), "\(words)")
            }
            try await world.accept(receipt, at: "D-HOU")
            #expect(
                try await world.refusal(.issueRegistrationForm, on: receipt, .routing, by: "d-hou.handler")
                    == "notYours, 19, 22, F-01")
            try await world.act(.issueRegistrationForm, on: receipt, .routing, by: "clerk")
            #expect(try await paper(.registrationForm, of: receipt, in: world).contains("转送，承办单位已签收"))
            // It moves nothing, and what was done before it may still be entered.
            #expect(try await world.stage(.routing, of: receipt) == "received")
            try world.go(to: "2026-03-04")
            let kept = try await world.registered("自办事项")
            let sent = try await world.registered("转送事项")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: sent, .routing, by: "clerk")
            try world.go(to: "2026-03-06")
            try await world.act(.issueRegistrationForm, on: sent, .routing, by: "clerk")
            try await world.act(
                .receive, on: sent, .routing, by: "d-hou.handler", effective: "2026-03-05", because: "当天系统停用")
            try await world.act(.keep, on: kept, .routing, by: "clerk")
            try await world.act(.issueRegistrationForm, on: kept, .routing, by: "clerk")
            #expect(try await paper(.registrationForm, of: kept, in: world).contains("本单位办理"))
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `F-31: an agent who is recorded gets a power of attorney with the scope that was chosen`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-01-07") { world in
            let receipt = try await world.registered("邻居噪声扰民") {
                $0.parties = [
                    PartyDetails(name: "张奶奶", phone: "13900005555", address: "和平里二号楼"),
                    PartyDetails(role: .agent, name: "侄女小李", phone: "13900006666", scope: [.file, .follow]),
                ]
            }
            #expect(try await world.letters(of: receipt) == [.powerOfAttorney])
            let text = try await paper(.powerOfAttorney, of: receipt, in: world)
            for words in ["张奶奶", "侄女小李", "13900006666", "代为提出信访事项", "代为查询办理情况"] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(!text.contains("代为评价") && !text.contains("代为请求复查"))
            let full = try await world.registered("公司反映事项") {
                $0.parties = [
                    PartyDetails(name: "某公司", phone: "13900007777", address: "一号"),
                    PartyDetails(role: .agent, name: "经理"),
                ]
            }
            #expect(try await paper(.powerOfAttorney, of: full, in: world).contains("代为评价"))
            let alone = try await world.registered("无代理人")
            #expect(
                try await world.refusal(.issuePowerOfAttorney, on: alone, .routing, by: "clerk")
                    == "noAgent, S2:27, F-31")
            #expect(try await world.letters(of: alone) == [])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `F-04: a unit that was asked directly tells where it sent the matter; the office tells by F-03`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let government = try await world.principal("d.clerk")
            let unit = try #require(world.unit("D")).id
            var command = RegisterMatter(
                channel: .letter, unit: unit, receivedOn: world.casework.today, title: "河道污染", facts: "河水发黑，气味难闻。",
                claim: "请治理", parties: [PartyDetails(name: "李示范", phone: "13900001111", address: "一号楼")])
            command.purpose = .claim
            let receipt = try await world.casework.register(
                command, by: .staff(government.person, as: .clerk, in: unit))
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-WAT"), note: nil), on: receipt, .routing,
                by: "d.clerk", reading: "d.clerk")
            #expect(try await world.letters(of: receipt, as: "d.clerk") == [.forwardingNotice, .transferLetter])
            let text = try await paper(.forwardingNotice, of: receipt, in: world, as: "d.clerk")
            for words in ["李示范", "河道污染", "The Water Bureau", "转送", "本系统下级机关、单位"] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(
                try await world.clock(.directNotice, of: receipt, as: "d.clerk").hasSuffix("met 2026-03-02"))
            let ticket = try await world.casework.ticket(for: receipt)
            let sent = try await world.casework.followed(ticket).letters.map(\.kind)
            #expect(sent == [.forwardingNotice])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a paper says how the unit is reached, and one without number is checked by that of its matter`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let office = try #require(world.unit("D-OFF"))
            try await world.casework.database.write { db in
                _ = try db.execute(
                    """
                    INSERT INTO unit_contacts (unit_id, web, post, phone, address, hours)
                    VALUES (\(office.id), 'w', 'p', '84034567', '东兴隆街一号', '九时至十七时')
                    """)
            }
            try await world.casework.organisation.reload(from: world.casework.database)
            let receipt = try await world.registered("楼道灯坏了")
            try await world.act(.issueRegistrationForm, on: receipt, .routing, by: "clerk")
            let text = try await paper(.registrationForm, of: receipt, in: world)
            #expect(text.contains("84034567") && text.contains("东兴隆街一号"))
            let code = try #require(text.firstMatch(of: /核验码：([0-9A-Z-]+)/)?.output.1).description
            let found = try await world.casework.checkedLetter(numbered: receipt.number, code: code)
            #expect(found?.kind == .registrationForm)
            #expect(try await world.casework.checkedLetter(numbered: receipt.number, code: "0000000000000000") == nil)
        }
    }

    /// What anybody is told who types the number and the code of the last paper of a kind.
    private func checked(
        _ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld
    ) async throws -> CheckedLetter? {
        let text = try await paper(kind, of: receipt, in: world)
        let code = try #require(text.firstMatch(of: /核验码：([0-9A-Z-]+)/)?.output.1).description
        let file = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
        let number = try #require(file.letters.last { $0.kind == kind }).documentNumber
        // As a telephone types it: without the brackets of the paper.
        let typed = number.replacing("〔", with: " [").replacing("〕", with: "] ").replacing("2026", with: "２０２６")
        let found = try await world.casework.checkedLetter(numbered: number, code: code)
        #expect(try await world.casework.checkedLetter(numbered: typed, code: code) == found || number.contains("-"))
        return found
    }

    @Test(arguments: TestEngine.dialects)
    func `a letter is confirmed as that of the unit that issued it, wherever its proceeding has gone`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            world.time.move(seconds: 60)
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            world.time.move(seconds: 60)
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            world.time.move(seconds: 60)
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            let (office, unit) = (try #require(world.unit("D-OFF")).id, try #require(world.unit("D-HOU")).id)
            func expectIssuers() async throws {
                for (kind, issuer) in [
                    (LetterKind.proceduralNotice, office), (.transferLetter, office), (.acceptanceNotice, unit),
                ] {
                    let found = try #require(try await checked(kind, of: receipt, in: world), "\(kind)")
                    #expect(found.unit == issuer && found.amendments.isEmpty, "\(kind)")
                }
                let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
                #expect(followed.letters.map(\.unit) == [office, unit])
            }
            try await expectIssuers()
            // The same of letters that were there before the column was.
            let migration = try #require(Schema.migrations.first { $0.id == "0100-letter-issuers" })
            try await world.casework.database.write { db in
                try db.execute("UPDATE letters SET issuer_id = NULL")
                try db.execute(try #require(migration.statements(db.dialect).last))
            }
            try await expectIssuers()
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `whoever checks a letter that was corrected or revoked is told by which notice, and when`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
            func number(_ kind: LetterKind) async throws -> String {
                let file = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
                return try #require(file.letters.last { $0.kind == kind }).documentNumber
            }
            func told(_ kind: LetterKind) async throws -> [String] {
                try #require(try await checked(kind, of: receipt, in: world)).amendments.map {
                    "\($0.change) \($0.number) \($0.on.iso)"
                }
            }
            try world.go(to: "2026-03-05")
            let correction = LetterCorrection(
                letter: try await number(.proceduralNotice), wrong: "漏水", right: "渗水", reason: "文字笔误，予以更正。")
            try await world.act(.correctLetter, correction, on: receipt, .routing, by: "clerk")
            let first = try await number(.correctionNotice)
            #expect(try await told(.proceduralNotice) == ["corrected \(first) 2026-03-05"])
            let wording = Correction(wrong: "入户", right: "上门", reason: "文字笔误，予以更正。")
            try await world.act(.correctOpinion, wording, on: receipt, .ordinaryHandling, by: "d-hou.approver")
            let second = try await number(.correctionNotice)
            try world.go(to: "2026-03-09")
            try await world.act(
                .revokeOpinion, Reason(reason: "原决定适用依据错误，应当重新办理。"), on: receipt, .ordinaryHandling,
                by: "d-hou.approver")
            let third = try await number(.revocationNotice)
            #expect(
                try await told(.handlingOpinion) == ["corrected \(second) 2026-03-05", "revoked \(third) 2026-03-09"])
            #expect(try await told(.acceptanceNotice) == [])
            try await world.proves()
        }
    }

    @Test func `F-21: each way of serving asks for its own proof`() throws {
        let day = try #require(CalendarDate("2026-03-02"))
        func fields(_ proof: ServiceProof) -> [String] { proof.problems.map { "\($0.field) \($0.code.rawValue)" } }
        func proof(
            _ method: ServiceMethod, witness: String? = nil, refused: String? = nil, noticedOn: CalendarDate? = nil,
            consented: Bool? = nil
        ) -> ServiceProof {
            ServiceProof(
                method: method, servedOn: day, proof: "送达凭证", witness: witness, refusalReason: refused,
                noticedOn: noticedOn,
                hasConsented: consented)
        }
        #expect(fields(proof(.inPerson)) == [] && fields(proof(.registeredMail)) == [])
        #expect(fields(proof(.leftAtAddress)) == ["refusalReason neededHere", "witness neededHere"])
        #expect(fields(proof(.leftAtAddress, witness: "居委会赵某")) == ["refusalReason neededHere"])
        #expect(fields(proof(.leftAtAddress, witness: "居委会赵某", refused: "拒绝签收")) == [])
        #expect(fields(proof(.electronic)) == ["hasConsented neededHere"])
        #expect(fields(proof(.electronic, consented: true)) == [])
        #expect(fields(proof(.publicNotice)) == ["noticedOn neededHere"])
        #expect(fields(proof(.publicNotice, noticedOn: day.adding(days: -29))) == ["servedOn noticeNotOver"])
        #expect(fields(proof(.publicNotice, noticedOn: day.adding(days: -30))) == [])
    }

    @Test(arguments: TestEngine.dialects)
    func `F-15: no act issues a letter of supervision, whoever asks`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let issuing = ProceedingKind.allCases.map(Procedure.of).flatMap { $0.steps + $0.atAnyTime }
                .filter { $0.issues.contains(.supervisionLetter) }
            #expect(issuing.isEmpty)
            let issued = Set(
                ProceedingKind.allCases.map(Procedure.of).flatMap { $0.steps + $0.atAnyTime }.flatMap(\.issues))
            #expect(Set(LetterKind.allCases).subtracting(issued) == [.supervisionLetter])
        }
    }
}
