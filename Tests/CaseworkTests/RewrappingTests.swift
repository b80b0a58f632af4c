// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Testing

@Suite struct RewrappingTests {
    @Test(arguments: TestEngine.dialects)
    func `keys of sealed matters are wrapped anew for each of their people, and go on opening for them`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let open = try await world.register()
            let sealed = try await world.register(.accusation, title: "反映某人收礼")
            let newer = try world.casework.ring.withNewMasterKey(random: systemRandom)
            let broken = Counter()
            let held = world.over(
                AskedDatabase(
                    world.casework.database,
                    writing: { if broken.next() == 3 { throw StorageError.unavailable("killed") } }))
            await #expect(throws: StorageError.self) { _ = try await world.with(newer, held).rewrapKeys(batch: 1) }
            let after = world.with(newer, world.casework)
            let report = try await after.rewrapKeys(batch: 1)
            #expect(report.keys == 3)
            #expect((1...2).contains(report.rewrapped))
            let alone = world.with(try newer.withoutOlderMasterKeys(), world.casework)
            let clerk = try await world.principal("clerk")
            #expect(try await alone.file(open.matter, for: clerk).title == "暖气不热")
            for login in ["clerk", "leader"] {
                #expect(try await alone.file(sealed.matter, for: world.principal(login)).title == "反映某人收礼")
            }
        }
    }
}

extension CaseworkWorld {
    /// An application with another key ring.
    func with(_ ring: KeyRing, _ other: Casework) -> Casework {
        Casework(
            database: other.database, book: other.book, ring: ring, clock: other.clock, ids: other.ids,
            numbers: other.numbers, organisation: other.organisation, letters: other.letters,
            attachments: other.attachments, hasher: other.hasher, random: other.random, logger: other.logger,
            isDemo: other.isDemo)
    }
}
