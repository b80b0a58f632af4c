// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Storage
import Support
import Testing

/// Random districts in which a petitioner asked to be kept from a unit (S2:22(4), art 30(3)): the unit deals with the claim, and whose it is
/// appears at no door to anybody of the unit, whatever they ask or send.
@Suite struct KeptIdentityDoorTests {
    private static let petitioner = "麒麟某"
    private static let phone = "13877776666"
    private static let address = "螭吻巷九号"
    private static let canaries = ["麒麟", phone, "螭吻"]
    private static let subject = "The radiators are cold"

    @Test(arguments: SealedTests.seeds.prefix(max(1, SealedTests.seeds.count - 2)))
    func `whose claim it is appears at no door to the unit`(_ seed: UInt64) async throws {
        try await check(.sqliteFile, seed)
    }

    @Test func `whose claim it is appears at no door to the unit on the other engine`() async throws {
        try await check(.postgres, 42)
    }

    private func check(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            try await withFolder { folder in
                var district = try await SealedDistrict(in: database, folder: folder, seed: seed)
                let site = try TestSite(district.world)
                let unit = try #require(district.world.unit("D-HOU")).id
                let kept = try await keep(at: site, &district)
                let staff = district.people.filter { person in
                    person.holdings.contains { $0.unit == unit } && !person.holdings.contains { $0.unit != unit }
                }
                let askers = try await site.askers(of: district).filter { asker in
                    staff.contains { $0.person == asker.person }
                }
                #expect(askers.count >= 4, "seed \(seed)")
                let nouns = Verb.allCases.map(\.noun)
                for asker in askers {
                    // It is there for the unit, so that this asks something.
                    let path = asker.bearer == nil ? "/desk/matters/\(kept.number)" : "/api/v1/matters/\(kept.matter)"
                    let file = try await asker.ask(SealedQuestion(method: .get, path: path))
                    #expect(file.status == 200 && file.text.contains(Self.subject), "seed \(seed): \(asker.name)")
                    let questions = site.questions(about: kept, words: Self.subject, nouns: nouns) + site.listQuestions
                    for question in questions {
                        let answer = try await asker.ask(question)
                        let what: Comment = "seed \(seed): \(question.method) \(question.path) as \(asker.name)"
                        #expect(!Self.canaries.contains { answer.text.contains($0) }, what)
                        #expect(answer.status < 500 && answer.status != 429, what)
                    }
                    try await checkSearch(asker, seed)
                }
            }
        }
    }

    /// A name or a phone that is kept finds as much as one that nobody has.
    private func checkSearch(_ asker: SealedAsker, _ seed: UInt64) async throws {
        let page = asker.bearer == nil ? "/desk/search" : "/api/v1/matters"
        for (words, other) in [(Self.petitioner, "饕餮某"), (Self.phone, "13855554444"), (Self.address, "狻猊巷九号")] {
            var shapes: [String] = []
            for text in [words, other] {
                let encoded = Browser.encode(text)
                let answer = try await asker.ask(SealedQuestion(method: .get, path: "\(page)?q=\(encoded)"))
                shapes.append(answer.shape(without: [text, Browser.encode(encoded), encoded]))
            }
            #expect(shapes[0] == shapes[1], "seed \(seed): \(page) as \(asker.name)")
        }
    }

    /// Filed by a random door, sent to the unit, accepted there, with its letters made.
    private func keep(at site: TestSite, _ district: inout SealedDistrict) async throws -> SealedMatter {
        let world = site.world
        let matter = try await file(by: district.dice.pick([0, 1, 2]), at: site)
        let clerk = try await world.principal("clerk")
        let handler = try await world.principal("handler")
        let unit = try #require(world.unit("D-HOU"))
        let routing = try #require(try await world.casework.file(matter, for: clerk).state.proceedings.first).id
        let class_ = Classification(purpose: .claim, category: nil, grade: nil, path: .p6)
        for act in [Act(.classify, class_), Act(.transfer, Transfer(unit: unit.reference, note: nil))] {
            _ = try await world.casework.perform(act, on: routing, by: clerk)
        }
        _ = try await world.casework.perform(Act(.receive), on: routing, by: handler)
        let opened = try await world.casework.file(matter, for: handler).state.proceedings
        let handling = try #require(opened.first { $0.kind == .ordinaryHandling }).id
        _ = try await world.casework.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: handling, by: handler)
        _ = try await world.casework.renderLetters()
        let file = try await world.casework.file(matter, for: clerk)
        #expect(file.parties.map(\.details.name) == [Self.petitioner])
        return SealedMatter(
            matter: matter, number: file.number, proceedings: [routing, handling], letters: file.letters.map(\.id),
            attachments: file.attachments.map(\.id))
    }

    private func file(by door: Int, at site: TestSite) async throws -> MatterID {
        let world = site.world
        switch door {
        case 0:
            let slip = try await site.browser().fileMatter(
                subject: Self.subject, isConfidential: true, name: Self.petitioner, phone: Self.phone)
            return try await world.casework.database.read { db in
                try #require(try db.queryOne("SELECT id FROM matters WHERE number = \(slip.number)")).get("id")
            }
        case 1:
            let program = try await site.program("clerk", [.clerk])
            let body =
                #"{"channel":"letter","title":"\#(Self.subject)","facts":"It is cold.","purpose":"claim","#
                + #""isConfidential":true,"parties":[{"name":"\#(Self.petitioner)","phone":"\#(Self.phone)","#
                + #""address":"\#(Self.address)"}]}"#
            let made = try await program.post("/api/v1/matters", body, ["Idempotency-Key": "kept"])
            try #require(made.status == 201)
            return MatterID(try #require(Int64(made["id"])))
        default:
            let clerk = try await world.principal("clerk")
            let office = try #require(world.unit("D-OFF")).id
            var command = RegisterMatter(
                channel: .visit, unit: office, receivedOn: world.casework.today, title: Self.subject,
                facts: "It is cold.", claim: "Please heat.",
                parties: [PartyDetails(name: Self.petitioner, phone: Self.phone, address: Self.address)])
            command.purpose = .claim
            command.isConfidential = true
            command.arrival.isReadBack = true
            return try await world.casework.register(command, by: .staff(clerk.person, as: .clerk, in: office)).matter
        }
    }
}
