// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Letters
package import Logging
package import Secrets
package import Storage

/// 办件: the application. Its surface is verbs, one file each; it holds what the verbs need and nothing ambient.
package struct Casework: Sendable {
    package internal(set) var database: any Database
    package let book: RuleBook
    package let ring: KeyRing
    package internal(set) var clock: CaseClock
    package let ids: IDSource
    package let numbers: NumberSource
    package let organisation: OrganisationCache
    package let letters: LetterTemplates
    package let attachments: AttachmentFolder
    package let hasher: PasswordHasher
    package let random: @Sendable (Int) -> [UInt8]
    package let logger: Logger
    /// 演示: "演示" stands on every page, slip and letter.
    package let isDemo: Bool
    /// 网上窗口的网址, as letters and slips name it; empty when it is not known.
    package var publicAddress = ""
    let openFiguresShelf = OpenFiguresShelf()
    /// 文书字体: the faces of the paper; whoever starts the program checks that they are installed.
    package var letterFaces = LetterFaces.debian
    /// 文书格式: what the worker makes of a frozen letter.
    package var letterFormat = LetterFormat.pdf

    package init(
        database: any Database, book: RuleBook, ring: KeyRing, clock: CaseClock, ids: IDSource,
        numbers: NumberSource, organisation: OrganisationCache, letters: LetterTemplates,
        attachments: AttachmentFolder, hasher: PasswordHasher, random: @escaping @Sendable (Int) -> [UInt8],
        logger: Logger, isDemo: Bool
    ) {
        self.database = database
        self.book = book
        self.ring = ring
        self.clock = clock
        self.ids = ids
        self.numbers = numbers
        self.organisation = organisation
        self.letters = letters
        self.attachments = attachments
        self.hasher = hasher
        self.random = random
        self.logger = logger
        self.isDemo = isDemo
    }

    /// Today in the law's zone.
    package var today: CalendarDate { book.day(ofSecondsSince1970: clock.now.secondsSince1970) }

    /// The envelope of an entry that is written now; the true day is today unless the act names one.
    func envelope(of actor: Actor, effectiveOn: CalendarDate? = nil) -> Envelope {
        let today = today
        return Envelope(
            actor: actor, recordedOn: today, effectiveOn: effectiveOn ?? today,
            calendarThrough: book.calendar.knownThrough ?? 0)
    }
}
