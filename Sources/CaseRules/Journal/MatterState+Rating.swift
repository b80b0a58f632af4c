// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// 评价资格: first time, not an accusation, not for another organ's path, and reachable.
    func isRatable(under rules: RuleSet?) -> Bool { isFirstFiling && isContactable && isWithinScope(of: rules) }

    /// 评价信访部门 (R-240, rules 5.1): once, by the first act that sends the matter on or answers it. A unit to which it was brought directly is no
    /// petition department; what goes to a court or a procuratorate is out of the scope of ratings.
    func isOfficeRatable(by record: ActRecord, under rules: RuleSet?) -> Bool {
        guard (record.edition ?? 0) >= TableEdition.ratesApart, rules?.clock(.rating) != nil else { return false }
        let isForCourts = record.act.target.map { [.court, .procuratorate].contains($0.kind) } ?? false
        return isRatable(under: rules) && !wasBroughtToUnit && !isForCourts
            && !proceedings.contains { $0.kind == .officeRating }
    }

    /// Open ratings of what is not rated any more.
    func unratable(_ kinds: [ProceedingKind], under book: RuleBook) -> [ProceedingState] {
        proceedings.filter {
            $0.closedOn == nil && kinds.contains($0.kind) && !isRatable(under: book.set(version: $0.ruleVersion))
        }
    }

    /// 直接向机关、单位提出 (art 23(1)): K-02 counts there, and K-01 at a petition department.
    var wasBroughtToUnit: Bool { clocks.contains { $0.clock == .directNotice } }

    /// 评价范围: of paths 4 and 5, and of suggestions, the rule file says whether they are rated.
    private func isWithinScope(of rules: RuleSet?) -> Bool {
        func isOn(_ name: SettingName) -> Bool { rules?.setting(name)?.value == 1 }
        return switch (purpose, path) {
        case (.accusation, _), (_, .p1), (_, .p2), (_, .p3): false
        case (.suggestion, _): isOn(.ratesSuggestions)
        case (_, .p4), (_, .p5): isOn(.ratesPaths)
        default: true
        }
    }
}

extension ActRecord {
    /// Whether the edition of the tables under which the act was decided had such a cascade.
    func knows(_ cascade: Cascade) -> Bool {
        cascade.on != .unratable || (edition ?? 0) >= TableEdition.ratesApart
    }
}
