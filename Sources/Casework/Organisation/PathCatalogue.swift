// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Formats
import Storage

/// 法定途径清单, one row (art 31, R-230): a kind of matter, the path that the law has for it, who is competent and within which limit. The
/// district fills it from the lists of the ministries.
package struct PathEntry: Hashable, Sendable {
    /// 主管部门.
    package let department: String
    /// 事项: words by which it is known, `拖欠工资;欠薪`.
    package let matter: [String]
    package let path: StatutoryPath
    /// 法律依据.
    package let basis: String
    /// 受理机关.
    package let body: String
    /// 期限, as the law says it.
    package let limit: String
    /// How the row is known.
    package let mark: Mark

    package init(
        department: String, matter: [String], path: StatutoryPath, basis: String, body: String, limit: String,
        mark: Mark = .unsaid
    ) {
        self.department = department
        self.matter = matter
        self.path = path
        self.basis = basis
        self.body = body
        self.limit = limit
        self.mark = mark
    }

    /// 核实标记: whether somebody read it in the law's text.
    package enum Mark: String, Sendable, CaseIterable {
        /// 已核对原文.
        case read = "V"
        /// 凭记忆，待核实.
        case remembered = "M"
        /// 本区自定.
        case own = "D"
        case unsaid = ""
    }
}

extension Casework {
    /// Loads the table of paths: `department,matter,path,basis,body,limit` and, when wanted, `mark`. It takes the place of the one before.
    ///
    /// - Returns: how many rows the file holds.
    /// - Throws: `OrganisationFault` naming the line; then the table before stays.
    package func loadPathCatalogue(csv bytes: [UInt8], by principal: Principal? = nil) async throws -> Int {
        try require(.systemAdministrator, of: principal)
        let entries = try PathEntry.read(csv: bytes)
        try await database.write { db in
            try db.execute("DELETE FROM path_catalogue")
            for (row, entry) in entries.enumerated() {
                try db.execute(
                    """
                    INSERT INTO path_catalogue (row_number, department, matter, path, basis, body, time_limit, mark)
                    VALUES (\(row), \(entry.department), \(entry.matter.joined(separator: ";")), \(entry.path),
                        \(entry.basis), \(entry.body), \(entry.limit), \(entry.mark.rawValue))
                    """)
            }
            try noteAdmin(.loadPathCatalogue, "\(entries.count)", by: principal, in: db)
        }
        return entries.count
    }

    /// 途径提示 (R-230): rows of the table whose words stand in a text, the most words first. They are offered; who classes decides.
    package func pathProposals(for text: String, limit: Int = 5) async throws -> [PathEntry] {
        let entries = try await database.read { db in
            try db.query(
                """
                SELECT department, matter, path, basis, body, time_limit, mark FROM path_catalogue ORDER BY row_number LIMIT 10000
                """
            ).map { row in
                PathEntry(
                    department: try row.get("department"), matter: PathEntry.words(try row.get("matter")),
                    path: try row.get("path"), basis: try row.get("basis"), body: try row.get("body"),
                    limit: try row.get("time_limit"),
                    mark: PathEntry.Mark(rawValue: try row.get("mark")) ?? .unsaid)
            }
        }
        let fitting = entries.enumerated().compactMap { place, entry in
            let count = entry.matter.count { text.contains($0) }
            return count == 0 ? nil : (count: count, place: place, entry: entry)
        }
        return fitting.sorted { ($1.count, $0.place) < ($0.count, $1.place) }.prefix(limit).map(\.entry)
    }
}

extension PathEntry {
    static func read(csv bytes: [UInt8]) throws -> [PathEntry] {
        let text = DecodedBytes(byteSource(bytes))
        var table = try CSVTable(CSVReader(text.read), requiring: TableFile.paths.columns)
        var entries: [PathEntry] = []
        while let row = try table.next() {
            func fault(_ what: String) -> OrganisationFault { OrganisationFault(line: row.line, what: what) }
            if let broken = row.fault { throw fault("\(broken)") }
            guard let path = StatutoryPath(rawValue: (row["path"] ?? "").lowercased()), path != .p6 else {
                throw fault("there is no statutory path \"\(row["path"] ?? "")\"; write p1 to p5 (art 31)")
            }
            let words = words(row["matter"] ?? "")
            if words.isEmpty { throw fault("matter is empty; write the words by which it is known") }
            guard let mark = PathEntry.Mark(rawValue: (row["mark"] ?? "").uppercased()) else {
                throw fault("there is no mark \"\(row["mark"] ?? "")\"; write V, M, D or nothing")
            }
            for column in ["basis", "body"] where (row[column] ?? "").isEmpty {
                throw fault("\(column) is empty; a path has its law and its body (art 31)")
            }
            entries.append(
                PathEntry(
                    department: row["department"] ?? "", matter: words, path: path, basis: row["basis"] ?? "",
                    body: row["body"] ?? "", limit: row["limit"] ?? "", mark: mark))
        }
        return entries
    }

    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: { ";；、".contains($0) }).map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    }
}
