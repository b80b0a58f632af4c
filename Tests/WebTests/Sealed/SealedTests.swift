// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Storage
import Support
import Testing

/// Random districts in which nothing of a sealed matter may appear at any door (art 30(3), R-161): every route as everybody.
///
/// `SEALED_SEEDS=100` asks that many districts instead of two.
@Suite struct SealedTests {
    static let seeds: [UInt64] = {
        let count = ProcessInfo.processInfo.environment["SEALED_SEEDS"].flatMap { Int($0) } ?? 2
        return (1...UInt64(max(1, count))).map { $0 }
    }()

    @Test(arguments: seeds)
    func `nothing of a sealed matter appears at any door`(_ seed: UInt64) async throws {
        try await check(.sqliteFile, seed)
    }

    @Test func `nothing of a sealed matter appears at any door of the other engine`() async throws {
        try await check(.postgres, 42)
    }

    private func check(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.withDatabase(migrations: Schema.migrations) { base in
            try await withFolder { folder in
                let database = CountedDatabase(base)
                var district = try await SealedDistrict(in: database, folder: folder, seed: seed)
                try await district.addOrdinaryMatters()
                let site = try TestSite(district.world)
                let askers = try await site.askers(of: district)
                // Made before, as the giving of a token stands in the log of the administrators.
                let program = try await site.program("clerk", [.clerk])
                let lists = site.listQuestions
                var before: [String] = []
                for asker in askers { before += try await shapes(of: lists, as: asker) }

                // One by each door; all of them are hidden at once.
                var all: [SealedMatter] = []
                for door in SealedDoor.allCases.shuffled(using: &district.dice) {
                    all.append(try await district.addSealedMatter(by: door, at: site, program))
                }
                for sealed in all { #expect(sealed.named.count >= 2, "seed \(seed)") }

                for (index, asker) in askers.enumerated() where !all.contains(where: asker.isNamed) {
                    let after = try await shapes(of: lists, as: asker)
                    for (place, list) in lists.enumerated() {
                        #expect(
                            after[place] == before[index * lists.count + place],
                            "seed \(seed): \(list.path) changed for \(asker.name)")
                    }
                }
                for (place, sealed) in all.enumerated() {
                    let missing = try await district.missing(like: sealed)
                    // The first is asked about by everybody, the others by a few.
                    let few = place == 0 ? askers : askers.shuffled(using: &district.dice).prefix(6).map { $0 }
                    try await compare(sealed, missing, few, site, &district, database, seed)
                    try await checkNamed(sealed, askers, seed)
                }
                // Every act there is, asked by a few of those who must not know.
                let sealed = all[0]
                let missing = try await district.missing(like: sealed)
                let few = askers.filter { !$0.isNamed(in: sealed) }.shuffled(using: &district.dice).prefix(3)
                try await compare(
                    sealed, missing, Array(few), site, &district, database, seed, nouns: Verb.allCases.map(\.noun))
            }
        }
    }

    private func shapes(of lists: [SealedQuestion], as asker: SealedAsker) async throws -> [String] {
        var shapes: [String] = []
        for list in lists {
            let answer = try await asker.ask(list)
            guard list.path == "/metrics" else {
                shapes.append(answer.shape(without: []))
                continue
            }
            // Requests are counted there as well.
            shapes.append(answer.text.split(separator: "\n").filter { $0.contains("overdue") }.joined(separator: "\n"))
        }
        return shapes
    }

    private func compare(
        _ sealed: SealedMatter, _ missing: SealedMatter, _ askers: [SealedAsker], _ site: TestSite,
        _ district: inout SealedDistrict, _ database: CountedDatabase, _ seed: UInt64, nouns given: [String]? = nil
    ) async throws {
        let other = String(SealedDistrict.title.map { _ in "鼎" })
        for asker in askers where !asker.isNamed(in: sealed) {
            let some = try (0..<6).map { _ in try district.dice.pick(Verb.allCases).noun } + ["transfer", "hand-over"]
            let nouns = given ?? some
            let there = site.questions(about: sealed, words: SealedDistrict.title, nouns: nouns)
            let notThere = site.questions(about: missing, words: other, nouns: nouns)
            for (question, same) in zip(there, notThere) {
                _ = database.take()
                let hidden = try await asker.ask(question)
                let work = database.take()
                let absent = try await asker.ask(same)
                let usual = database.take()
                let what: Comment = "seed \(seed): \(question.method) \(question.path) as \(asker.name)"
                let shape = hidden.shape(without: sealed.names + Self.echoes(of: SealedDistrict.title))
                #expect(shape == absent.shape(without: missing.names + Self.echoes(of: other)), what)
                #expect(work == usual, what)
                #expect(!SealedDistrict.canaries.contains { shape.contains($0) }, what)
                #expect(hidden.status != 429, what)
            }
        }
    }

    /// Words of a question as an answer may give them back: as they are, in an address, in an address inside of one.
    private static func echoes(of words: String) -> [String] {
        let encoded = Browser.encode(words)
        return [words, Browser.encode(encoded), encoded]
    }

    private func checkNamed(_ sealed: SealedMatter, _ askers: [SealedAsker], _ seed: UInt64) async throws {
        for asker in askers where asker.isNamed(in: sealed) {
            let path = asker.bearer == nil ? "/desk/matters/\(sealed.number)" : "/api/v1/matters/\(sealed.matter)"
            let answer = try await asker.ask(SealedQuestion(method: .get, path: path))
            #expect(answer.status == 200, "seed \(seed): \(asker.name)")
            #expect(answer.text.contains(SealedDistrict.title), "seed \(seed): \(asker.name)")
        }
    }
}

extension SealedAsker {
    fileprivate func isNamed(in matter: SealedMatter) -> Bool { person.map(matter.named.contains) ?? false }
}

extension SealedMatter {
    /// Everything that a question itself may have said.
    fileprivate var names: [String] {
        [number, "\(matter)"] + proceedings.map { "\($0)" } + letters.map { "\($0)" } + attachments.map { "\($0)" }
    }
}
