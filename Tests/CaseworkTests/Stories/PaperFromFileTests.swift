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
            try world.go(to: "2026-03-06")
            try await world.act(.issueRegistrationForm, on: kept, .routing, by: "clerk")
            try await world.act(.keep, on: kept, .routing, by: "clerk", effective: "2026-03-05")
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
        #expect(fields(proof(.publicNotice, noticedOn: day.adding(days: -29))) == ["servedOn endBeforeStart"])
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
