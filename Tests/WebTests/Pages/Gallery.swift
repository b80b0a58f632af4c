// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing
import Web

/// Every page of the site in every state, with invented contents: held to rules by tests, and looked at by people when written to files.
struct Gallery {
    /// One page in one state.
    struct Sheet {
        let name: String
        let page: any Page
        let path: String
        let person: Presentation.SignedIn?

        init(_ name: String, _ page: any Page, path: String = "/", person: Presentation.SignedIn? = nil) {
            self.name = name
            self.page = page
            self.path = path
            self.person = person
        }
    }

    /// Passes every invented text through: as it is for the eye, with a mark for the tests.
    let say: (String) -> String
    let book: RuleBook
    let today: CalendarDate

    init(say: @escaping (String) -> String = { $0 }) throws {
        self.say = say
        book = try Self.book()
        today = try #require(CalendarDate("2026-03-02"))
    }

    var sheets: [Sheet] {
        get throws {
            try portalSheets + mapSheets + filingSheets + deskSheets + accountSheets + auditSheets + fileSheets
                + sealedSheets
                + figureSheets + toolSheets + printSheets
        }
    }

    private var toolSheets: [Sheet] {
        get throws { try batchSheets + draftSheets + filterSheets + comparisonSheets + presenceSheets }
    }

    /// How a page is looked at in tests: on Monday 2 March 2026, in a demonstration.
    static func view(
        _ language: Language, elder: Bool = false, person: Presentation.SignedIn? = nil, path: String = "/",
        words: Words? = nil, style: String = "/assets/site.css", script: String = "/assets/site.js"
    ) throws -> Presentation {
        let today = try #require(CalendarDate("2026-03-02"))
        return Presentation(
            words: try words ?? Locales.vocabulary()[language], language: language, look: Look(isElder: elder),
            isDemo: true,
            today: today, token: "form-token", path: path,
            office: Presentation.Office(
                name: "东城区信访办公室", phone: "010-00000000", address: "东城区示范街1号", hours: "1-5 9:00-17:00"),
            assets: Presentation.Assets(style: style, script: script, mark: "/assets/mark.svg"), person: person)
    }

    func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso)) }

    /// A clock of the present Regulation.
    func reckoning(_ clock: ClockID, from start: String, named: String? = nil, extendedBy: Int = 0, excluding: Int = 0)
        throws -> Reckoning
    {
        try book.reckon(
            clock, version: book.set(on: today).version, from: day(start), named: named.map(day),
            extendedBy: extendedBy, excluding: excluding)
    }

    private static func book() throws -> RuleBook {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Resources/Rules")
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".json") }
        return try RuleBook.load(
            files: names.map { ($0, [UInt8](try Data(contentsOf: root.appending(path: $0)))) })
    }
}
