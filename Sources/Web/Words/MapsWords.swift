// SPDX-License-Identifier: Apache-2.0

/// 四图: words of flow charts, responsibility and time limits. One stored text for each key of `maps` in the locale files.
package final class MapsWords: Codable, Sendable {
    package let title, lead, wanted, guideDoor, deadlinesDoor, look, flowsLead, deadlines, deadlinesLead,
        flowTitle, flowLead, picture: String
    package let here, been, ending, beginning, stepByStep, leadsTo, staysHere, documentBy: String
    package let grounds, starts, documentMeets, documentStops, extends, issues, opens, documentConditions: String
    package let atAnyTime, atAnyTimeLead, poster, posterHint, scan, made, namedDay, nameable, clock: String
    package let counts, length, `extension`, excluded, bearer, miss, lawPicture, plus, axisDays: String
    package let matterTitle, flow, responsibility, responsibilityLead, lanes, times, timesPicture, number: String
    package let step, unit, people, approver, approval, whenStage, leader, liability, now, namedUnit, nobody, sealed,
        noOpen: String
    package let today, start, inner, due, state, stopped, hatched, longer, open, documentLead: String
    package let documentTitle, documentCheck, documentFrom, documentTo, promptly, guideMap, guideMapLead: String
    package let guidePicture, duties, dutiesLead, dutiesTitle, setEachTime: String
    /// 一般走法: name, what happens and what one receives, of each box.
    package let wayNames, wayWhat, wayLetters: [String]
    package let wayAtOnce, wayWithin, wayReceive, wayNote: String
    package let desks: Lexicon
    /// 条款项, one and several of them.
    package let cited: Lexicon
    package let forStaff: Plural
    package let days: Plural
    package let workingDays: Plural
    package let months: Plural
    package let extended: Plural
    package let performer: Lexicon
    package let bearers: Lexicon
    package let liabilities, missed: Lexicon
    package let marks: Lexicon
    package let events: Lexicon
    package let laws: Lexicon
    package let guards: Lexicon
}
