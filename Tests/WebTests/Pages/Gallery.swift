// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing
import Web

/// Every page of the site in every state, with made-up contents: looked at by tests, and by people when written to files.
enum Gallery {
    /// How a page is looked at in tests: on Monday 2 March 2026, in a demonstration.
    static func view(
        _ language: Language, elder: Bool = false, person: Presentation.SignedIn? = nil, path: String = "/",
        words: Words? = nil
    ) throws -> Presentation {
        let today = try #require(CalendarDate("2026-03-02"))
        return Presentation(
            words: try words ?? Locales.vocabulary()[language], language: language, isElder: elder, isDemo: true,
            today: today, token: "form-token", path: path,
            office: Presentation.Office(
                name: "东城区信访办公室", phone: "010-00000000", address: "东城区示范街1号", hours: "周一至周五 9:00-17:00"),
            assets: Presentation.Assets(
                style: "/assets/site.css", script: "/assets/site.js", mark: "/assets/mark.svg"),
            person: person)
    }
}
