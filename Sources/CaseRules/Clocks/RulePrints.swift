// SPDX-License-Identifier: Apache-2.0

/// 规则留底: what of a rule file days and decisions depend on, entry by entry. Titles, sources and aims may be mended in place; a length may not, or
/// the journal would be replayed under another rule than the one it was written under.
package struct RulePrint: Hashable, Sendable {
    /// `rules-2022-05-01 K-05`, `calendars/2026`.
    package let name: String
    /// Everything that counts, in a fixed order.
    package let text: String
    /// The day from which it counts, where it is an amended notice.
    package let knownFrom: CalendarDate?
}

extension RuleBook {
    /// What is to be remembered of every rule and every calendar.
    package var prints: [RulePrint] {
        var prints: [RulePrint] = []
        for set in sets {
            let file = "rules-\(set.version)"
            prints.append(RulePrint(name: "\(file) rollover", text: "\(set.rollover.on)", knownFrom: nil))
            prints += set.clocks.map { RulePrint(name: "\(file) \($0.id)", text: $0.print, knownFrom: nil) }
            prints += set.settings.filter(\.name.decides).map {
                RulePrint(name: "\(file) \($0.name.rawValue)", text: "\($0.value)", knownFrom: nil)
            }
        }
        prints += calendar(on: .first).notices.map {
            RulePrint(name: "calendars/\($0.year)", text: $0.print, knownFrom: nil)
        }
        prints += revisions.map {
            RulePrint(name: "calendars/\($0.name)", text: $0.notice.print, knownFrom: $0.knownFrom)
        }
        return prints
    }
}

extension ClockRule {
    fileprivate var print: String {
        let extended = extensible.map { "\($0.atMost)x\($0.times)" } ?? "-"
        return [
            amount.map(String.init) ?? "-", unit.rawValue, countFrom.rawValue, roll.rawValue, "\(nameable)", extended,
            suspensions.joined(separator: "+"),
        ].joined(separator: " ")
    }
}

extension CalendarYear {
    fileprivate var print: String {
        [holidays, workdays].map { $0.map(\.iso).joined(separator: " ") }.joined(separator: " | ")
            + (knownFrom.map { " from \($0.iso)" } ?? "")
    }
}

extension SettingName {
    /// Whether a decision of the journal depends on it; the others are aims, grades and questions of a form.
    fileprivate var decides: Bool {
        switch self {
        case .automaticReceipt, .representatives, .groupVisit, .objectionReason, .disposalAim, .contactAim,
            .urgentReport, .ratingsAtOnce, .dueSoon, .wellOver, .gravelyOver:
            false
        case .simplePeople, .objectionRounds, .silenceStartsHandling, .ratesPaths, .ratesSuggestions,
            .hearingBothDays:
            true
        }
    }
}
