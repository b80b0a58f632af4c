// SPDX-License-Identifier: Apache-2.0

/// 网上窗口: words of the portal. One stored text for each key of `portal` in the locale files.
package final class PortalWords: Codable, Sendable {
    package let home: Home
    package let filing: Filing
    package let follow: Follow
    package let retaliation: Retaliation
    package let office: Office
    package let accessibility: Accessibility
    package let letterCheck: LetterCheck
    package let review: Review
    package let recusal: Recusal
    /// 改一改: what is said of a wrong field, by form, field and problem.
    package let faults: Lexicon

    /// The part `recusal`.
    package final class Recusal: Codable, Sendable {
        package let title, lead, whom, whomHint, reason, reasonHint, send, done, ask: String
    }

    /// The part `review`.
    package final class Review: Codable, Sendable {
        package let title, reReviewTitle, lead, until, afterwards, whyLate, whyLateHint, body, bodyHint, only,
            governmentOf, grounds, groundsHint, send, done: String
    }

    /// The part `letterCheck`.
    package final class LetterCheck: Codable, Sendable {
        package let title, lead, number, numberHint, code, codeHint, check, found, compare, notFound,
            notFoundWindow: String
        package let revoked, changed, sentBack, corrected: String
    }

    /// The part `home`.
    package final class Home: Codable, Sendable {
        package let title, lead, file, fileHint, follow, followHint, office, officeHint, whatNext: String
        package let noPhone, urgent: String
        package let steps: [String]
    }

    /// The part `filing`.
    package final class Filing: Codable, Sendable {
        package let startTitle, startLead, startNeed, privacyTitle, startButton, resume, draftKept, pause, pausedTitle,
            pausedCode,
            pausedKeep, pausedHow, pausedDays: String
        package let pausedGoOn, resumeTitle, resumeCodeHint, resumeButton, resumeWrong, anew, anewLead, anewButton,
            caption, saved: String
        package let whoTitle, whoHint, whoSelf, whoSelfHint, whoGroup, whoGroupHint, whoOrganisation: String
        package let whoOrganisationHint, whoAnonymous, whoAnonymousHint, contactTitle, contactHint: String
        package let nameTitle, nameHint, nameForAnother, representativesTitle, organisationTitle: String
        package let confidentialTitle, confidentialShort, confidentialNo, confidentialNoHint, confidentialYes: String
        package let subjectTitle, subjectProposed, placeTitle: String
        package let name, organisationName, contactPerson, representatives, representativesHint: String
        package let confidentialAccusation, confidentialHint, headCount, phone, phoneHint, address, addressHint,
            factsTitle,
            subject: String
        package let subjectHint, facts, factsHint, street, streetUnknown, place, placeHint, claimTitle: String
        package let purpose, purposeHint, claim, claimHint, attachmentsTitle, attachmentsLead: String
        package let attachmentsRule, attachmentsField, attachmentsList, attachmentsUpload, checkTitle: String
        package let checkLead, checkWho, checkKind, checkFiles, checkNoFiles, declare, submit: String
        package let receiptTitle, receiptNumber, receiptCode, receiptCodeHint, receiptCodeGone: String
        package let receiptWhen, receiptNext, receiptBy, receiptFollow, receiptAdd, receiptPrint: String
        package let receiptPrintSmall, receiptCopy, receiptCopied, receiptNotCopied, receiptBoth, receiptToFollow,
            slipTitle, slipOffice,
            slipSubject, slipKeep: String
        package let slipScan, slipBack, slipPhone, slipAgentCode, slipAgentKeep, slipOwnCode, slipOwnKeep: String
        package let whoAgent, whoAgentHint, whoGuardian, whoGuardianHint, representedTitle, representedLead: String
        package let represented, scope, scopeHint, agentName, agentSecond, guardianName: String
        package let foreign, nationality, documentKind, documentNumber, scopeLine, agentReceipt: String
        package let startNeeds: [String]
        package let privacy: [String]
    }

    /// The part `follow`.
    package final class Follow: Codable, Sendable {
        package let signInTitle, signInLead, held, number, numberHint, code, codeHint, signInButton: String
        package let lostTitle, lost, lostWindow, ended, title, numberLine, filedLine, now, next, youCan, addMaterial,
            rate, rateOffice, beyondScope: String
        package let timeLine, timeLineEmpty, clocks, letters, lettersEmpty, letterOpen, letterReading, letterBack,
            letterBy,
            someUnit, result, onClaim, readAnswer, otherThings: String
        package let materials, signOut, materialTitle, materialLead, materialText, materialSend: String
        package let materialDone, executeBy, redecideBy, nothingToDo, nothingToDoWindow, until, ratingTitle,
            ratingLead, ratingOf, ratingOfficeOnly, ratingComment: String
        package let ratingSend, ratingUntil, ratingDone, wayStep, promiseOpen, promiseNoDay, promiseLate, promiseAsk,
            promiseAskWindow: String
        /// 四步: the way that most matters go.
        package let way: [String]
        package let clocksDone, clocksRunning, addedMore: Plural
        package let outcomes: Lexicon
        package let stageNow: Lexicon
        package let stageNext, stageNextUndated: Lexicon
        package let letterAid: Lexicon
        /// 委托权限以外: what an agent's power of attorney may leave out, by its code.
        package let beyondActs: Lexicon
        package let events: Lexicon
    }

    /// The part `office`.
    package final class Office: Codable, Sendable {
        package let title, lead, web, post, phone, hours, place, query, queryHow, missing, incomplete, units: String
        package let sameQuery, inChinese, doesHere, doesStreets, doesOthers: String
        package let streets: Plural
        package let otherUnits: Plural
    }

    /// The part `accessibility`.
    package final class Accessibility: Codable, Sendable {
        package let title, lead, canTitle, helpTitle, help, helpWindow, standardTitle, standard, gaps, complain: String
        package let can: [String]
    }

    /// The part `retaliation`.
    package final class Retaliation: Codable, Sendable {
        package let title, danger, lead, linked, unit, unitHint, unitHintWindow, facts, factsHint, name, phone: String
        package let afterwards, ask, submit: String
    }
}
