// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 地址: every path that pages link to, in one place. Routes are declared with the same values.
package enum Paths {
    package static let home = "/"
    package static let preferences = "/preferences"
    package static let parts = "/_parts"
    package static let deskParts = "/_parts/desk"
    package static let look = "/settings"
    package static let deskLook = "/desk/settings"
    package static let accessibility = "/accessibility"
    package static let office = "/office"
    package static let openFigures = "/figures"

    package static let guideStart = "/guide"
    package static let maps = "/maps"
    package static let deadlineMap = "/maps/deadlines"
    package static let guideMap = "/maps/guide"
    package static func dutyMap(_ kind: String) -> String { "/maps/responsibility/\(kind)" }
    package static func guide(_ place: String) -> String { "/guide/\(place)" }
    package static func map(_ kind: String) -> String { "/maps/\(kind)" }

    package static let filing = "/file"
    package static let filingWho = "/file/who"
    package static let filingRepresented = "/file/represented"
    package static let filingName = "/file/name"
    package static let filingContact = "/file/contact"
    package static let filingConfidentiality = "/file/confidentiality"
    package static let filingFacts = "/file/facts"
    package static let filingSubject = "/file/subject"
    package static let filingPlace = "/file/place"
    package static let filingPurpose = "/file/purpose"
    package static let filingClaim = "/file/claim"
    package static let filingAttachments = "/file/attachments"
    package static let filingAttachmentRemoval = "/file/attachments/removal"
    package static let filingPaused = "/file/paused"
    package static let filingResumption = "/file/resumption"
    package static let filingCheck = "/file/check"
    package static let receipt = "/file/receipt"
    package static let slip = "/file/slip"
    package static let smallSlip = "/file/slip?size=80"

    package static let retaliation = "/retaliation"
    package static let follow = "/follow"
    package static let followMatter = "/follow/matter"
    package static let followEnd = "/follow/end"
    package static let material = "/follow/material"
    package static let rating = "/follow/rating"
    package static let officeRating = "/follow/office-rating"
    package static func followLetter(_ ordinal: Int) -> String { "/follow/letters/\(ordinal)" }

    package static let signIn = "/desk/sign-in"
    package static let signOut = "/desk/sign-out"
    package static let work = "/desk"
    package static let register = "/desk/register"
    package static let search = "/desk/search"
    package static let quickSearch = "/desk/search/quick"
    package static let leader = "/desk/leader"
    package static let calendar = "/desk/calendar"
    package static func behind(_ figure: String) -> String { "/desk/leader/\(figure)" }
    package static func calendar(_ month: CalendarDate) -> String { "/desk/calendar?month=\(month.iso.prefix(7))" }
    package static let sealed = "/desk/sealed"
    package static let audit = "/desk/audit"
    package static let adminAudit = "/desk/audit/acts"
    package static let supervision = "/desk/supervision"
    package static let savedFilters = "/desk/search/filters"
    package static func savedFilter(_ id: String) -> String { "/desk/search/filters/\(id)" }
    package static let drafts = "/desk/drafts"
    package static let draftRemoval = "/desk/drafts/removal"
    package static let batch = "/desk/batch"
    package static let batchActs = "/desk/batch/acts"
    package static func batchResult(_ text: String) -> String { "/desk/batch/results/\(text)" }
    package static let account = "/desk/account"
    package static let ownPassword = "/desk/account/password"
    package static let ownTokens = "/desk/account/tokens"
    package static let people = "/desk/people"
    package static let newPerson = "/desk/people/new"
    package static let units = "/desk/units"
    package static let demoClock = "/demo/clock"
    package static func person(_ account: String) -> String { "/desk/people/\(account)" }
    package static func matter(_ number: String) -> String { "/desk/matters/\(number)" }
    package static func matterMaps(_ number: String) -> String { "/desk/matters/\(number)/maps" }
    package static func matterRepeats(_ number: String) -> String { "/desk/matters/\(number)/repeats" }
    package static func matterComparison(_ number: String) -> String { "/desk/matters/\(number)/comparison" }
    package static let registerComparison = "/desk/register/comparison"
    package static func matterInFull(_ number: String) -> String { "/desk/matters/\(number)/parties" }
    package static func matterList(_ number: String, _ list: String, after id: String) -> String {
        "/desk/matters/\(number)/\(list)?after=\(id)"
    }
    package static func matterCode(_ number: String) -> String { "/desk/matters/\(number)/code" }
    /// The form for the next one that came in the same way.
    package static func registerNext(_ channel: String, on day: CalendarDate? = nil, done: String? = nil) -> String {
        let fields: [(String, String?)] = [("done", done), ("channel", channel), ("day", day?.iso)]
        let query = fields.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: "&")
        return "\(register)?\(query)"
    }

    package static func matterSlip(_ number: String) -> String { "/desk/matters/\(number)/slip" }
    package static func act(proceeding: String, noun: String) -> String { "/desk/proceedings/\(proceeding)/\(noun)" }
    package static func letter(_ id: String) -> String { "/desk/letters/\(id)" }
    package static let print = "/desk/letters/print"
    /// The queue with a filter; what is empty is none.
    package static func printQueue(kind: String, day: String) -> String {
        let fields = [("kind", kind), ("day", day)].filter { !$0.1.isEmpty }.map { "\($0)=\($1)" }
        return fields.isEmpty ? print : "\(print)?\(fields.joined(separator: "&"))"
    }
    package static func printRun(_ id: String) -> String { "/desk/letters/print/\(id)" }
    package static func printPaper(_ id: String) -> String { "/desk/letters/print/\(id)/paper" }
    package static func printDone(_ id: String) -> String { "/desk/letters/print/\(id)/printed" }
    package static let letterCheck = "/letters"
    package static let review = "/follow/review"
    package static let recusal = "/follow/recusal"
    package static func followLetterPaper(_ ordinal: Int) -> String { "/follow/letters/\(ordinal)/paper" }
    package static func letterPaper(_ id: String) -> String { "/desk/letters/\(id)/paper" }
    package static func letterDocument(_ id: String) -> String { "/desk/letters/\(id)/document" }
    package static func attachment(_ id: String) -> String { "/desk/attachments/\(id)" }
}
