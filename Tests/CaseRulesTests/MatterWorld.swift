// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

/// A matter in memory with a named cast: the petition office registers, the housing commission handles.
struct MatterWorld {
    static let office = UnitReference(id: UnitID(10), kind: .petitionOffice)
    static let housing = UnitReference(id: UnitID(20), kind: .department)
    static let heating = UnitReference(id: UnitID(30), kind: .department)
    static let discipline = UnitReference(id: UnitID(40), kind: .discipline)
    static let personnel = UnitReference(id: UnitID(80), kind: .personnel)
    static let street = UnitReference(id: UnitID(50), kind: .street)
    static let government = UnitReference(id: UnitID(60), kind: .government)
    static let city = UnitReference(id: UnitID(70), kind: .government)
    static let clerk = Actor.staff(PersonID(1), as: .clerk, in: office.id)

    static func handler(_ unit: UnitReference = housing) -> Actor { .staff(PersonID(2), as: .handler, in: unit.id) }
    static func reviewer(_ unit: UnitReference) -> Actor { .staff(PersonID(4), as: .reviewer, in: unit.id) }
    static func approver(_ unit: UnitReference = housing) -> Actor { .staff(PersonID(3), as: .approver, in: unit.id) }

    let book: RuleBook
    private(set) var state: MatterState
    private(set) var entries: [(body: EntryBody, envelope: Envelope)]
    private var nextID: Int64 = 1_000

    init(
        _ book: RuleBook, receivedOn: String, purpose: Purpose? = .claim, at unit: UnitReference = office,
        isContactable: Bool = true
    ) throws {
        let day = try #require(CalendarDate(receivedOn))
        let registration = Registration(
            channel: .visit, receivedOn: day, unit: unit, purpose: purpose, category: nil, grade: .ordinary,
            isContactable: isContactable, isFirstFiling: true, headcount: 1, filing: FilingID(1), parties: [],
            textHash: "", proceeding: ProceedingID(100), kind: .routing, source: nil,
            ruleVersion: book.set(on: day).version)
        let envelope = Envelope(
            actor: Self.clerk, recordedOn: day, effectiveOn: day, calendarThrough: book.calendar.knownThrough ?? 0)
        self.book = book
        self.state = try .registering(registration, id: MatterID(1), in: envelope, under: book)
        self.entries = [(.registered(registration), envelope)]
    }

    /// The proceeding of a kind that was opened last.
    func proceeding(_ kind: ProceedingKind) throws -> ProceedingState {
        try #require(state.proceedings.last { $0.kind == kind })
    }

    /// Performs an act on a day; on success the entry joins the journal.
    @discardableResult
    mutating func perform(
        _ act: Act, on kind: ProceedingKind, by actor: Actor, day: String, effective: String? = nil,
        because reason: String? = nil
    ) throws -> Consequences {
        try perform(act, on: proceeding(kind).id, by: actor, day: day, effective: effective, because: reason)
    }

    /// The same on one proceeding.
    @discardableResult
    mutating func perform(
        _ act: Act, on proceeding: ProceedingID, by actor: Actor, day: String, effective: String? = nil,
        because reason: String? = nil
    ) throws -> Consequences {
        let recorded = try #require(CalendarDate(day))
        let effectiveOn = try effective.map { try #require(CalendarDate($0)) } ?? recorded
        nextID += 10
        let record = ActRecord(
            proceeding: proceeding, act: act, opened: (0..<3).map { ProceedingID(nextID + Int64($0)) },
            issued: (3..<6).map { LetterID(nextID + Int64($0)) }, backdatingReason: reason)
        return try add(
            .acted(record),
            Envelope(
                actor: actor, recordedOn: recorded, effectiveOn: effectiveOn,
                calendarThrough: book.calendar.knownThrough ?? 0))
    }

    @discardableResult
    mutating func add(_ body: EntryBody, _ envelope: Envelope) throws -> Consequences {
        let (next, consequences) = try state.applying(body, in: envelope, under: book)
        state = next
        entries.append((body, envelope))
        return consequences
    }

    /// The worker makes every letter.
    mutating func render(day: String) throws {
        let recorded = try #require(CalendarDate(day))
        for letter in state.letters where !letter.isRendered {
            try add(
                .letterRendered(LetterRecord(letter: letter.id, bytesHash: "00")),
                Envelope(actor: .system, recordedOn: recorded, effectiveOn: recorded, calendarThrough: 2026))
        }
    }

    func clock(_ clock: ClockID) throws -> ClockState { try #require(state.clocks.last { $0.clock == clock }) }
}
