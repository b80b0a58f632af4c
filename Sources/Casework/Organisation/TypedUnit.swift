// SPDX-License-Identifier: Apache-2.0

extension OrganisationCache.Snapshot {
    /// 按名称或代码: a unit as people type it: its code, its name in either language, or both as the list beside the box writes them,
    /// `安定门街道 (110101005)`. A name that two units bear is none.
    package func unit(typed: String) -> Unit? {
        if let unit = unitsByCode[typed] { return unit }
        if typed.hasSuffix(")"), let open = typed.lastIndex(of: "(") {
            return unitsByCode[String(typed[typed.index(after: open)...].dropLast())]
        }
        let named = units.values.filter { $0.name == typed || (!typed.isEmpty && $0.nameEnglish == typed) }
        return named.count == 1 ? named.first : nil
    }
}
