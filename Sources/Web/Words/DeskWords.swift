// SPDX-License-Identifier: Apache-2.0

/// 办理台: words of the desk. One stored text for each key of `desk` in the locale files.
package final class DeskWords: Codable, Sendable {
    package let nav: Nav
    package let keys: Keys
    package let palette: Palette
    package let signIn: SignIn
    package let work: Work
    package let register: Register
    package let matter: Matter
    package let act: Act
    package let search: Search
    package let people: People
    package let account: Account
    package let units: Units
    package let supervision: Supervision
    package let audit: Audit
    package let batch: BatchWords
    package let drafts: DraftWords
    package let filters: FilterWords
    package let compare: CompareWords
    package let present: PresentWords
    package let print: Print

    /// The part `nav`.
    package final class Nav: Codable, Sendable {
        package let label, work, register, search, calendar, leader, supervision, print, people, units, audit,
            quickSearch,
            signOut,
            keys,
            demoClock: String
        package let demoClockMove, demoClockDays: String
    }

    /// The part `keys`.
    package final class Keys: Codable, Sendable {
        package let title, search, work, register, down, up, open, choose, submit, submitNext, help, palette: String
    }

    /// The part `palette`.
    package final class Palette: Codable, Sendable {
        package let title, label, hint, none: String
        package let shown: Plural
    }

    /// The part `signIn`.
    package final class SignIn: Codable, Sendable {
        package let title, account, password, button, ended, held, wrongTitle, demoHint, toPortal: String
        package let demoTitle: Plural
    }

    /// The part `work`.
    package final class Work: Codable, Sendable {
        package let title, overdue, overdueAtLeast, dueToday, dueInDays, notCounted, all, number, subject, stage, unit,
            channel: String
        package let received, due, more, emptyTitle, empty, emptyDo, underWay, sealed, sealedLead, atLeast: String
        package let sealedLate, sealedAll, sealedSubject, duty, noDue, awaitsReceipt, awaitsReceiptToday, waitingToday,
            yourRole, toLeader, toSupervision, toPeople, toSearch: String
        package let count: Plural
        package let overdueCount: Plural
        package let awaitsReceiptDays: Plural
        package let waiting: Plural
        package let moreAll: Plural
    }

    /// The part `register`.
    package final class Register: Codable, Sendable {
        package let title, lead, needed, arrival, channel, receivedOn, who, kind, name, documentNumber, phone: String
        package let address, headCount, representatives, noReply, confidential, content, subject, facts, claim: String
        package let purpose, sealedNote, street, place, attachments, readBack, submit, submitAgain, submitSealed,
            another: String
        package let repeatTitle, repeatLead, repeatSame, repeatNew, repeatApart, repeatLikeness, repeatSameHint,
            repeatApartHint, doneTitle: String
        package let agent, agentHint, agentName, agentPhone, agentDocument, agentPowers: String
        package let agentRole, agentSecond, rareArrival, rarePeople, lateReason, lateReasonHint: String
        package let subChannel, subChannelUsual, hotlineClass, hotlineClassHint, hotlineClassUsual, filing, skipsLevel,
            declared, documentKind, nationality: String
    }

    /// The part `matter`.
    package final class Matter: Codable, Sendable {
        package let sections, summary, acts, toActs, letterAid, moreActs, noActs, clocks, parties, proceedings, filings,
            letters: String
        package let attachments, journal, linked, none, listMore, purpose, channel, received, territory: String
        package let unit, facts, exactPlace, claim, opinion, name, role, phone, address, document: String
        package let masked, withheld, showFull, sealedNote, by, effectiveOn, letterNumber: String
        package let letter, letterAt, letterReady, letterMaking, proceeding, letterState: String
        package let claimCount, code, slip, aimsTitle, aimDone, aimMissed, aimOpen: String
        package let seldom, material, startsOnReceipt, shownInFull, hideAgain, slipRoll, slipNoCode: String
        package let actGroups: Lexicon
        package let aims: Lexicon
        package let repeatCount, endedClocks, backdated: Plural
    }

    /// The part `act`.
    package final class Act: Codable, Sendable {
        package let lead, cancel, otherDay, readFiling, then, letters, changedTitle, changed, done,
            comparedTitle, compared: String
        package let proposals, proposalsLead, proposalMatter, proposalPath, proposalBasis, proposalBody: String
        package let proposalLimit, comparedEarlier, goesTo, goesToYou, people, noDay, results: String
        /// What the button of an act says where the verb alone is not how one says it.
        package let buttons: Lexicon
        package let missing: Plural
    }

    /// The part `search`.
    package final class Search: Codable, Sendable {
        package let title, words, stage, channel, purpose, unit, from, to, overdueOnly, any, foundMore, place,
            due, dueBefore: String
        package let emptyTitle, empty, oneCharacter, startTitle, noScopeTitle, noScope, start: String
        package let found: Plural
    }

    /// The part `people`.
    package final class People: Codable, Sendable {
        package let title, add, editTitle, account, name, roles, state, active, disabled: String
        package let holdings, holdingsHint, holding, moreUnit, moreHint, tokens, noTokens: String
        package let tokenName, tokenMade, tokenUsed, tokenUnused, revoke, revoked, password, passwordHint, save,
            disable, enable, reset: String
        package let permitted, accountHint, passwordAgain, unit, find, noneFound, noneFoundDo, rolesLater: String
        package let emptyTitle, empty: String
    }

    /// The part `account`.
    package final class Account: Codable, Sendable {
        package let title, mustRenew, password, passwordLead, present, newPassword, newPasswordHint, change, changed,
            wrong,
            same: String
        package let tokensLead, tokenNameHint, tokenRoles, issue, issued: String
    }

    /// The part `units`.
    package final class Units: Codable, Sendable {
        package let title, code, name, level, kind, parent, find, noneFound, noneFoundDo, unstaffedOnly, emptyTitle,
            empty: String
        package let staff, unstaffed: Plural
    }

    /// The part `audit`.
    package final class Audit: Codable, Sendable {
        package let accesses, acts, lead, at, account, name, shown, number, act, subject, detail, commandLine: String
        package let emptyTitle, empty, from, to: String
        package let often: Plural
        package let seen: Lexicon
        package let adminActs: Lexicon
    }

    /// The part `supervision`.
    package final class Supervision: Codable, Sendable {
        package let title, lead, number, subject, ground, since, grade, liability, item, more: String
        package let emptyTitle, empty, unit, ratings, ratingsLead, open, over: String
        package let grounds: Lexicon
        package let anomalies: Lexicon
        package let count: Plural
        package let atLeast: Plural
    }

    /// The part `print`.
    package final class Print: Codable, Sendable {
        package let title, lead, kind, day, any, choose, letter, number, matter, issued, order, orderAll: String
        package let emptyTitle, empty, emptyFilter, runs, ordered, state, open, waiting, drawing, made, printed: String
        package let runTitle, progress, leave, refresh, download, mark, marked, failed, again, pages: String
        package let orderAllHint, taken, nothingChosen, chooseAll, today, unprinted, addressee, petitioner: String
        package let count, pageCount: Plural
    }
}
