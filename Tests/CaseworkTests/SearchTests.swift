// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// Finding, within reach.
@Suite struct SearchTests {
    private func query(_ text: String, _ change: (inout SearchQuery) -> Void = { _ in }) -> SearchQuery {
        var query = SearchQuery()
        query.text = text
        change(&query)
        return query
    }

    @Test(arguments: TestEngine.dialects)
    func `each street sees its own matters in the list and in search`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            _ = try await world.casework.loadOrganisation(
                csv: Array("code,name,level,kind,parent\nD-S2,Second,street,street,D\n".utf8))
            let second = try await world.hire("second", .clerk, "D-S2")
            let first = try await world.principal("street")
            let mine = try await world.register(title: "井盖响", facts: "一号胡同的井盖夜里作响。")
            let theirs = try await world.register(title: "井盖丢失", facts: "二号胡同的井盖不见了。")
            try await world.transfer(mine, to: "D-S1")
            try await world.transfer(theirs, to: "D-S2")
            for (person, matter) in [(first, mine.matter), (second, theirs.matter)] {
                #expect(try await world.casework.matters(for: person).items.map(\.id) == [matter])
                let page = try await world.casework.search(query("井盖"), for: person)
                #expect(page.items.map(\.id) == [matter])
                #expect(page.count == 1 && page.isCountComplete)
            }
            #expect(try await world.casework.search(query(theirs.number), for: first).items.isEmpty)
            #expect(
                try await world.casework.search(query(mine.number), for: first).items.first?.unit
                    == world.unit("D-S1")?.id)
            #expect(try await world.casework.matters(for: world.principal("system")).items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the beginning of a number finds the newest within reach, and no sealed matter`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let older = try await world.register(title: "井盖响", facts: "一号胡同的井盖夜里作响。")
            let newer = try await world.register(title: "井盖丢失", facts: "二号胡同的井盖不见了。")
            let sealed = try await world.register(.accusation)
            let clerk = try await world.principal("clerk")
            for beginning in [String(older.number.prefix(8)), " \(older.number.prefix(7))"] {
                let page = try await world.casework.search(query(beginning), for: clerk)
                #expect(page.items.map(\.id) == [newer.matter, older.matter], "\(beginning)")
                #expect(page.count == 2 && page.isCountComplete)
                let street = try await world.principal("street")
                #expect(try await world.casework.search(query(beginning), for: street).items.isEmpty)
            }
            let first = try await world.casework.search(query(String(older.number.prefix(9))), for: clerk, limit: 1)
            #expect(first.items.map(\.id) == [newer.matter] && !first.isCountComplete)
            let whole = String(older.number.dropLast(2))
            #expect(try await world.casework.search(query(whole), for: clerk).items.map(\.id) == [older.matter])
            #expect(
                try await world.casework.search(query(String(sealed.number.dropLast(1))), for: clerk).items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `pages follow each other without a gap or a double, newest first`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            var all: [MatterID] = []
            for number in 0..<7 {
                all.append(try await world.register(title: "积水 \(number)", facts: "桥下雨后积水。").matter)
            }
            let clerk = try await world.principal("clerk")
            for text in ["积水", ""] {
                var seen: [MatterID] = []
                var cursor: MatterID?
                repeat {
                    let page = try await world.casework.search(query(text), for: clerk, after: cursor, limit: 3)
                    #expect(page.count == 7)
                    seen += page.items.map(\.id)
                    cursor = page.next
                } while cursor != nil
                #expect(seen == all.reversed(), "\(text)")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a matter is found once, though several of its texts hold the word`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            _ = try await world.register(title: "暖气漏水", facts: "暖气片漏水了好几天。")
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            try await world.casework.addMaterial(text: "暖气还是不热", attachments: [], ticket: ticket)
            let page = try await world.casework.search(query("暖气"), for: world.principal("clerk"))
            #expect(page.count == 2)
            #expect(page.items.first?.id == receipt.matter, "the newest text comes first")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a common word is walked from the newest hit on, for a wide reach and for a narrow one`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            var all: [MatterID] = []
            for number in 0..<6 {
                let receipt = try await world.register(title: "积水 \(number)", facts: "桥下雨后积水。")
                all.append(receipt.matter)
                if number == 1 {
                    let ticket = try await world.casework.follow(
                        number: receipt.number, code: receipt.code, network: "a")
                    try await world.casework.addMaterial(text: "又积水了", attachments: [], ticket: ticket)
                }
                if number == 3 { try await world.transfer(receipt, to: "D-S1") }
            }
            let order = [5, 4, 3, 2, 1, 0].map { all[$0] }
            var seen: [MatterID] = []
            var cursor: MatterID?
            repeat {
                let page = try await world.casework.search(
                    query("积水"), for: world.principal("clerk"), after: cursor, limit: 2, bound: 3)
                #expect(!page.isCountComplete && page.count == 3)
                seen += page.items.map(\.id)
                cursor = page.next
            } while cursor != nil
            #expect(seen == order)
            // Without any hit that is asked at once, each page comes of the texts within reach.
            (seen, cursor) = ([], nil)
            repeat {
                let page = try await world.casework.search(
                    query("积水"), for: world.principal("clerk"), after: cursor, limit: 2, bound: 0)
                seen += page.items.map(\.id)
                cursor = page.next
            } while cursor != nil
            #expect(seen == order)
            let narrow = try await world.casework.search(query("积水"), for: world.principal("street"), bound: 3)
            #expect(narrow.items.map(\.id) == [all[3]])
            #expect(narrow.count == 1 && narrow.isCountComplete)
            let list = try await world.casework.search(query(""), for: world.principal("clerk"), limit: 2, bound: 3)
            #expect(list.items.count == 2 && list.count == 3 && !list.isCountComplete)
            // A filter of what is old is counted whole, however many newer ones it leaves out.
            var waiting = query("")
            waiting.waitingAt = try #require(world.unit("D-S1")).id
            let old = try await world.casework.search(waiting, for: world.principal("clerk"), bound: 1)
            #expect(old.items.map(\.id) == [all[3]] && old.count == 1 && old.isCountComplete)
            waiting.waitingAt = nil
            waiting.stage = Routing.Stage.registered.code
            let most = try await world.casework.search(waiting, for: world.principal("clerk"), limit: 2, bound: 5)
            #expect(most.items.map(\.id) == [all[5], all[4]] && most.count == 5 && most.isCountComplete)
            let next = try await world.casework.search(
                waiting, for: world.principal("clerk"), after: most.next, limit: 2, bound: 4)
            #expect(next.count == 4 && !next.isCountComplete)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the last words of twenty thousand characters are found`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let characters = (0..<19_990).compactMap { Unicode.Scalar(UInt32(0x4E00 + $0 * 7 % 6_000)) }
            var facts = ""
            facts.unicodeScalars.append(contentsOf: characters)
            let receipt = try await world.register(facts: facts + "樟木箱子丢了")
            for text in ["樟木箱子", "箱子丢了", String(facts.prefix(3)), String(facts.dropFirst(15_990).prefix(6))] {
                let page = try await world.casework.search(query(text), for: world.principal("clerk"))
                #expect(page.items.map(\.id) == [receipt.matter], "\(text)")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `filters narrow what is found`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let claim = try await world.register()
            let idea = try await world.register(.suggestion, title: "建议加装扶手", facts: "建议给楼道加装扶手。")
            try await world.transfer(claim)
            let clerk = try await world.principal("clerk")
            let housing = world.unit("D-HOU")?.id
            let cases: [(SearchQuery, [MatterID])] = [
                (query("") { $0.purpose = .suggestion }, [idea.matter]),
                (query("") { $0.unit = housing }, [claim.matter]),
                (query("暖气") { $0.unit = housing }, [claim.matter]),
                (query("暖气") { $0.purpose = .suggestion }, []),
                (query("") { $0.stage = Routing.Stage.forwarded.code }, [claim.matter]),
                (query("") { $0.channel = .web }, []),
                (query("") { $0.receivedFrom = world.casework.today.adding(days: 1) }, []),
                (query("") { $0.receivedTo = world.casework.today }, [idea.matter, claim.matter]),
                (query("") { $0.overdueOnly = true }, []),
                (query("") { $0.openOnly = true }, [idea.matter, claim.matter]),
                (query("") { $0.category = "01" }, []),
                (query("★★"), []),
                (query("扶手 OR 暖气"), []),
                (query("\" OR 1=1 --"), []),
            ]
            for (query, expected) in cases {
                let page = try await world.casework.search(query, for: clerk)
                #expect(page.items.map(\.id) == expected, "\(query)")
                #expect(page.count == expected.count, "\(query)")
            }
            world.time.move(days: 40)
            let late = try await world.casework.matters(for: clerk, query("") { $0.overdueOnly = true })
            #expect(late.items.map(\.id) == [idea.matter])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a matter that turns out to be an accusation leaves search with every text`(_ engine: TestEngine) async throws
    {
        try await engine.withWorld { world in
            let receipt = try await world.register(nil)
            let other = try await world.register(title: "暖气漏水", facts: "暖气片漏水了好几天。")
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            try await world.casework.addMaterial(text: "某科长收了暖气公司的礼", attachments: [], ticket: ticket)
            let clerk = try await world.principal("clerk")
            #expect(try await world.casework.search(query("暖气"), for: clerk).count == 2)
            _ = try await world.casework.perform(
                Act(.classify, Classification(purpose: .accusation, category: nil, grade: nil, path: nil)),
                on: receipt.proceeding, by: clerk)
            #expect(try await world.casework.search(query("暖气"), for: clerk).items.map(\.id) == [other.matter])
            for text in ["收了", "入冬以后", receipt.number.prefix(4) + " 不热"] {
                #expect(try await world.casework.search(query(String(text)), for: clerk).items.isEmpty, "\(text)")
            }
            #expect(try await world.casework.matters(for: clerk).items.map(\.id) == [other.matter])
            #expect(try await world.casework.search(query(receipt.number), for: clerk).items.first?.isSealed == true)
            #expect(
                try await world.casework.search(query(receipt.number), for: world.principal("handler")).items.isEmpty)
            #expect(try await world.casework.followed(ticket).isSealed)
            #expect(try await world.casework.verify().isClean)
        }
    }

    /// How many texts of the index itself hold tokens one behind the other.
    private func indexed(_ tokens: String, in world: CaseworkWorld) async throws -> Int {
        try await world.casework.database.read { db in
            switch db.dialect {
            case .sqlite:
                try db.query("SELECT rowid FROM search_index WHERE search_index MATCH \("\"\(tokens)\"")").count
            case .postgres:
                try db.query("SELECT id FROM search_rows WHERE tokens @@ phraseto_tsquery('simple', \(tokens))").count
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the exact place goes out of the index with the other words of what is sealed`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            let office = try #require(world.unit("D-OFF"))
            var command = RegisterMatter(
                channel: .visit, unit: office.id, receivedOn: world.casework.today, title: "路灯不亮", facts: "夜里看不见。",
                claim: "请修", parties: [])
            command.exactPlace = "金鱼胡同九号院"
            command.arrival.isReadBack = true
            let receipt = try await world.casework.register(
                command, by: .staff(clerk.person, as: .clerk, in: office.id))
            #expect(try await world.casework.search(query("胡同九号"), for: clerk).items.map(\.id) == [receipt.matter])
            #expect(try await indexed("胡同 同九 九号", in: world) == 1)
            _ = try await world.casework.perform(
                Act(.classify, Classification(purpose: .accusation, category: nil, grade: nil, path: nil)),
                on: receipt.proceeding, by: clerk)
            // No row leads there any more; the words are gone as well.
            #expect(try await indexed("胡同 同九 九号", in: world) == 0)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the pieces of the index are joined a few pages at a time, and everything is still found`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let casework = world.casework
            var isUnderWay = try await casework.mergeSearchIndex(isUnderWay: false)
            #expect(!isUnderWay, "a small index is left alone")
            let receipt = try await world.register(title: "积水", facts: "桥下雨后积水。")
            guard engine.dialect == .sqlite else { return }
            // Enough pages, written in so many turns, that the engine leaves several pieces.
            for turn in 0..<24 {
                let texts = (0..<20).map { text in
                    (0..<800).map { word in
                        String(((turn * 20 + text) * 800 + word) * 2_654_435_761 % 1_000_003, radix: 36)
                    }.joined(separator: " ")
                }
                try await casework.database.write { db in
                    for (number, text) in texts.enumerated() {
                        let row = turn * 100 + number + 1
                        try db.post("INSERT INTO search_index (rowid, tokens) VALUES (\(row), \(text))")
                    }
                }
            }
            #expect(try await pieces(in: world) > 2)
            isUnderWay = try await casework.mergeSearchIndex(isUnderWay: false)
            #expect(isUnderWay)
            // Somebody registers while it goes on.
            let second = try await world.register(title: "又积水", facts: "桥下雨后积水。")
            var steps = 1
            while isUnderWay, steps < 200 {
                isUnderWay = try await casework.mergeSearchIndex(isUnderWay: true)
                steps += 1
            }
            #expect(!isUnderWay && steps > 5, "\(steps)")
            #expect(try await pieces(in: world) <= 2)
            let clerk = try await world.principal("clerk")
            let found = try await casework.search(query("积水"), for: clerk).items.map(\.id)
            #expect(found == [second.matter, receipt.matter])
            #expect(try await !casework.mergeSearchIndex(isUnderWay: false), "nothing is left that is worth it")
        }
    }

    private func pieces(in world: CaseworkWorld) async throws -> Int {
        try await world.casework.database.read { db in
            try db.queryOne("SELECT COUNT(DISTINCT segid) AS pieces FROM search_index_idx")?.get("pieces") ?? 0
        }
    }
}
