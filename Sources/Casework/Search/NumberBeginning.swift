// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// So many numbers that begin alike are looked at, from the newest on.
    private static let mostAlike = 1_000

    /// The beginning of a matter number, when that is what was typed: the year, a dash and two figures at least, such as `2026-00`.
    func numberBeginning(_ query: SearchQuery) -> String? {
        let typed = query.text.trimmingWhitespace()
        var rest = query
        rest.text = ""
        let isBeginning = typed.wholeMatch(of: /[0-9]{4}-[0-9]{2,7}-?/) != nil
        return isBeginning && rest == SearchQuery() ? typed : nil
    }

    /// 按编号开头查找: the newest matters within reach whose number begins so. A sealed one is found by its whole number only.
    func page(numbersFrom beginning: String, for principal: Principal, limit: Int, in db: any Connection) throws
        -> SearchPage
    {
        let alike: SQL = """
            SELECT n.id FROM matters n WHERE n.number >= \(beginning) AND n.number < \(beginning + "~") AND n.is_sealed = 0
            ORDER BY n.number DESC LIMIT \(Self.mostAlike)
            """
        let ids = try db.query(
            """
            SELECT m.id FROM matters m WHERE m.id IN (\(alike)) AND \(MatterScope(of: principal).condition)
            ORDER BY m.number DESC LIMIT \(limit + 1)
            """
        ).map { try $0.get("id", as: MatterID.self) }
        let looked = try db.queryOne("SELECT COUNT(*) AS looked FROM (\(alike)) l")?.get("looked", as: Int.self) ?? 0
        return SearchPage(
            items: try found(Array(ids.prefix(limit)), in: db), next: nil, count: min(ids.count, limit),
            isCountComplete: ids.count <= limit && looked < Self.mostAlike)
    }
}
