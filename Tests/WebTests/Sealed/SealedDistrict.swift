// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Secrets
import Storage
import Support
import Testing

/// Random numbers that are the same in every run (SplitMix64), so that a failure can be repeated.
struct SealedDice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func pick<Element>(_ elements: [Element]) throws -> Element {
        try #require(elements.randomElement(using: &self))
    }
}

/// 来件的门: where an accusation may come in.
enum SealedDoor: CaseIterable {
    case desk, portal, program, retaliation
    /// It came in as a claim, was with a unit, and turned out to be an accusation.
    case later
}

/// A matter that came in, whatever the door.
private struct Entry {
    let matter: MatterID
    let number: String
    let proceeding: ProceedingID
}

/// 密封事项 as a test knows it: everything by which it could be recognised.
struct SealedMatter: Sendable {
    let matter: MatterID
    let number: String
    var proceedings: [ProceedingID] = []
    var letters: [LetterID] = []
    var attachments: [AttachmentID] = []
    /// Those who hold a key.
    var named: Set<PersonID> = []
}

/// A random district: the cast of `CaseworkWorld`, more units anywhere in the tree, and somebody in every role.
struct SealedDistrict {
    static let title = "玄武朱雀来信"
    static let facts = "青龙副主任收受白虎礼品。"
    static let accuser = "麒麟某"
    static let phone = "13877776666"
    static let fileName = "螭吻照片.txt"
    /// What must appear nowhere.
    static let canaries = ["玄武", "朱雀", "青龙", "白虎", "麒麟", phone, "螭吻"]

    let world: CaseworkWorld
    var dice: SealedDice
    private(set) var people: [Principal] = []
    private(set) var units: [String] = ["D", "D-OFF", "D-HOU", "D-HEA", "D-DIS", "D-S1"]

    init(in database: any Database, folder: String, seed: UInt64) async throws {
        world = try await CaseworkWorld.make(in: database, attachments: "\(folder)/attachments")
        dice = SealedDice(seed)
        try await build()
    }

    private mutating func build() async throws {
        var rows = ["code,name,level,kind,parent"]
        for index in 0..<Int.random(in: 3...7, using: &dice) {
            let code = "R-\(index)"
            let level = try dice.pick([UnitLevel.unit, .street, .community])
            let kind = try dice.pick([UnitKind.department, .street, .community, .massOrganisation, .police])
            rows.append("\(code),Unit \(index),\(level.rawValue),\(kind.rawValue),\(try dice.pick(units))")
            units.append(code)
        }
        _ = try await world.casework.loadOrganisation(csv: Array(rows.joined(separator: "\n").utf8))
        // Key holders who hold a role as well that opens nothing, for which a program may stand.
        for role in [Role.clerk, .leader] {
            try await world.casework.setRoles(of: role.rawValue, to: [(role, "D-OFF"), (.statistician, "D-OFF")])
        }
        for login in ["clerk", "leader", "handler", "approver", "heater", "street", "system"] {
            people.append(try await world.principal(login))
        }
        for role in Role.allCases {
            try await hire("\(role.rawValue.lowercased().prefix(9))-a", [(role, dice.pick(units))])
        }
        // Somebody of the discipline organ, and somebody of the office who works elsewhere as well.
        try await hire("inspector", [(.handler, "D-DIS")])
        try await hire("both", [(.clerk, "D-OFF"), (.handler, dice.pick(units))])
    }

    private mutating func hire(_ login: String, _ roles: [(role: Role, unit: String)]) async throws {
        try await world.casework.addPerson(
            login: login, name: login, nameEnglish: login, roles: roles, password: CaseworkWorld.password)
        people.append(try await world.principal(login))
    }

    /// Matters that everybody within reach sees, somewhere on their way.
    mutating func addOrdinaryMatters() async throws {
        for index in 0..<Int.random(in: 1...3, using: &dice) {
            let receipt = try await world.register(.claim, title: "路灯不亮\(index)")
            guard Bool.random(using: &dice) else { continue }
            let target = try #require(world.unit("D-HOU"))
            _ = try await world.casework.perform(
                Act(.transfer, Transfer(unit: target.reference, note: nil)), on: receipt.proceeding,
                by: world.principal("clerk"))
            if Bool.random(using: &dice) {
                _ = try await world.casework.perform(
                    Act(.receive), on: receipt.proceeding, by: world.principal("handler"))
            }
        }
    }

    /// An accusation that came in by a door, at a random point of its way.
    mutating func addSealedMatter(
        by door: SealedDoor, at site: TestSite, _ program: Program
    ) async throws -> SealedMatter {
        let clerk = try await world.principal("clerk")
        let receipt =
            switch door {
            case .desk: try await registerAtDesk(by: clerk)
            case .portal: try await entry(of: fileOnPortal(at: site))
            case .program: try await entry(of: send(by: program))
            case .retaliation: try await reportRetaliation()
            case .later: try await sealOnItsWay(by: clerk)
            }
        try await move(receipt, by: clerk, isNamed: door == .retaliation)
        return try await found(receipt)
    }

    /// It is late as well, so that what counts lateness would show it.
    private mutating func registerAtDesk(by clerk: Principal) async throws -> Entry {
        let office = try #require(world.unit("D-OFF"))
        var command = RegisterMatter(
            channel: .visit, unit: office.id, receivedOn: world.casework.today.adding(days: -40), title: Self.title,
            facts: Self.facts, claim: "请查处", parties: [PartyDetails(name: Self.accuser, phone: Self.phone)])
        command.attachments = [try await stagedFile()]
        let isKnown = Bool.random(using: &dice)
        command.arrival.lateReason = "补登"
        command.purpose = isKnown ? .accusation : nil
        let receipt = try await world.casework.register(command, by: .staff(clerk.person, as: .clerk, in: office.id))
        if !isKnown {
            let class_ = Classification(purpose: .accusation, category: nil, grade: nil, path: nil)
            _ = try await world.casework.perform(Act(.classify, class_), on: receipt.proceeding, by: clerk)
        }
        return Entry(matter: receipt.matter, number: receipt.number, proceeding: receipt.proceeding)
    }

    /// At a unit that may be accused by the act itself.
    private mutating func sealOnItsWay(by clerk: Principal) async throws -> Entry {
        let office = try #require(world.unit("D-OFF"))
        var command = RegisterMatter(
            channel: .visit, unit: office.id, receivedOn: world.casework.today, title: Self.title, facts: Self.facts,
            claim: "请查处", parties: [PartyDetails(name: Self.accuser, phone: Self.phone, address: "某街一号")])
        command.attachments = [try await stagedFile()]
        command.purpose = .claim
        command.arrival.isReadBack = true
        let receipt = try await world.casework.register(command, by: .staff(clerk.person, as: .clerk, in: office.id))
        let housing = try #require(world.casework.lookup.unit("D-HOU"))
        _ = try await world.casework.perform(
            Act(.transfer, Transfer(unit: housing, note: nil)), on: receipt.proceeding, by: clerk)
        if Bool.random(using: &dice) {
            let handler = try await world.principal("handler")
            _ = try await world.casework.perform(Act(.receive), on: receipt.proceeding, by: handler)
            try await world.casework.keepDraft(
                "reason=\(Self.title)", of: .act(receipt.proceeding, .object), by: handler)
        }
        let accused = Bool.random(using: &dice) ? housing : nil
        _ = try await world.casework.perform(
            Act(.seal, SealingOrder(reason: "来信举报\(Self.accuser)所说的事。", unit: accused)), on: receipt.proceeding,
            by: clerk)
        return Entry(matter: receipt.matter, number: receipt.number, proceeding: receipt.proceeding)
    }

    private func fileOnPortal(at site: TestSite) async throws -> String {
        try await site.browser().fileMatter(
            subject: Self.title, facts: Self.facts, purpose: "accusation",
            files: [(name: Self.fileName, bytes: Array("a picture".utf8))], name: Self.accuser, phone: Self.phone
        ).number
    }

    private func send(by program: Program) async throws -> String {
        let body =
            #"{"channel":"letter","title":"\#(Self.title)","facts":"\#(Self.facts)","purpose":"accusation","#
            + #""parties":[{"name":"\#(Self.accuser)","phone":"\#(Self.phone)"}]}"#
        let made = try await program.post("/api/v1/matters", body, ["Idempotency-Key": "sealed-one"])
        try #require(made.status == 201)
        return made["number"]
    }

    private mutating func reportRetaliation() async throws -> Entry {
        let unit = try #require(world.unit(dice.pick(["D-HOU", "D-HEA", "D-S1"]))).id
        let receipt = try await world.casework.reportRetaliation(
            RetaliationReport(unit: unit, facts: Self.facts, name: Self.accuser, phone: Self.phone, title: Self.title))
        return Entry(matter: receipt.matter, number: receipt.number, proceeding: receipt.proceeding)
    }

    /// What came in under a number.
    private func entry(of number: String) async throws -> Entry {
        try await world.casework.database.read { db in
            let row = try db.queryOne(
                """
                SELECT m.id, p.id AS proceeding FROM matters m JOIN proceedings p ON p.matter_id = m.id
                WHERE m.number = \(number) AND m.is_sealed = 1 ORDER BY p.id LIMIT 1
                """)
            let found = try #require(row)
            return Entry(matter: try found.get("id"), number: number, proceeding: try found.get("proceeding"))
        }
    }

    private mutating func move(_ receipt: Entry, by clerk: Principal, isNamed: Bool) async throws {
        if !isNamed, Bool.random(using: &dice) {
            let accused = try #require(world.unit(dice.pick(["D-HOU", "D-HEA", "D-S1"])))
            let reference = try #require(world.casework.lookup.unit(accused.code))
            _ = try await world.casework.perform(
                Act(.nameAccused, Accused(unit: reference, note: nil)), on: receipt.proceeding, by: clerk)
        }
        if Bool.random(using: &dice) {
            let organ = try #require(world.unit("D-DIS"))
            _ = try await world.casework.perform(
                Act(.handOver, HandOver(unit: organ.reference, note: nil, noUnitKnown: true)), on: receipt.proceeding,
                by: clerk)
        }
    }

    private func stagedFile() async throws -> StagedAttachment {
        let intake = try world.casework.receiveFile(named: Self.fileName)
        try intake.write(Array("a picture".utf8))
        return try await intake.finish(kind: "plainText")
    }

    private func found(_ receipt: Entry) async throws -> SealedMatter {
        try await world.casework.database.read { db in
            func ids<Of>(_ sql: SQL) throws -> [ID<Of>] { try db.query(sql).map { try $0.get("id") } }
            let matter = receipt.matter
            return SealedMatter(
                matter: matter, number: receipt.number,
                proceedings: try ids("SELECT id FROM proceedings WHERE matter_id = \(matter) ORDER BY id LIMIT 20"),
                letters: try ids("SELECT id FROM letters WHERE matter_id = \(matter) ORDER BY id LIMIT 20"),
                attachments: try ids("SELECT id FROM attachments WHERE matter_id = \(matter) ORDER BY id LIMIT 20"),
                named: Set(
                    try ids("SELECT person_id AS id FROM sealed_keys WHERE matter_id = \(matter) ORDER BY id LIMIT 90"))
            )
        }
    }

    /// The same shape, but there is no such thing.
    func missing(like sealed: SealedMatter) async throws -> SealedMatter {
        let number = try #require(MatterNumber(sealed.number))
        let other = try await world.casework.numbers.next(year: number.year, from: world.casework.database)
        return SealedMatter(
            matter: world.casework.ids.next(), number: other.text,
            proceedings: sealed.proceedings.map { _ in world.casework.ids.next() },
            letters: sealed.letters.map { _ in world.casework.ids.next() },
            attachments: sealed.attachments.map { _ in world.casework.ids.next() })
    }
}
