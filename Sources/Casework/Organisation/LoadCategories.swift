// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Formats
import Storage

extension Casework {
    /// Loads the table of categories: `level1,level2,level3`, and, where the file has them, `code` and the same in English. A row without a
    /// code keeps the one that its names have already, or gets one of ours.
    ///
    /// - Returns: how many rows the file holds.
    /// - Throws: `OrganisationFault` naming the line; then nothing was loaded.
    package func loadCategories(csv bytes: [UInt8], by principal: Principal? = nil) async throws -> Int {
        try require(.systemAdministrator, of: principal)
        let rows = try CategoryRow.read(csv: bytes, known: organisation.snapshot.categories)
        try await database.write { db in
            for row in rows {
                try db.execute(
                    """
                    INSERT INTO categories (code, level1, level2, level3, level1_en, level2_en, level3_en)
                    VALUES (\(row.code), \(row.levels[0]), \(row.levels[1]), \(row.levels[2]),
                        \(row.levelsEnglish[0]), \(row.levelsEnglish[1]), \(row.levelsEnglish[2]))
                    ON CONFLICT (code) DO UPDATE SET level1 = excluded.level1, level2 = excluded.level2,
                        level3 = excluded.level3, level1_en = excluded.level1_en, level2_en = excluded.level2_en,
                        level3_en = excluded.level3_en
                    """)
            }
            try OrganisationCache.noteChange(in: db)
            try noteAdmin(.loadCategories, "\(rows.count)", by: principal, in: db)
        }
        try await organisation.reload(from: database)
        return rows.count
    }
}

/// 内容分类表, one row; each level belongs to the one before it.
struct CategoryRow: Sendable {
    let line: Int
    var code: String
    let levels: [String]
    let levelsEnglish: [String]

    static func read(csv bytes: [UInt8], known: [String: Category]) throws -> [CategoryRow] {
        let text = DecodedBytes(byteSource(bytes))
        var table = try CSVTable(CSVReader(text.read), requiring: TableFile.categories.columns)
        var rows: [CategoryRow] = []
        while let row = try table.next() {
            if let fault = row.fault { throw OrganisationFault(line: row.line, what: "\(fault)") }
            let names = ["level1", "level2", "level3"]
            let read = CategoryRow(
                line: row.line, code: row["code"] ?? "", levels: names.map { row[$0] ?? "" },
                levelsEnglish: names.map { row[$0 + "_en"] ?? "" })
            try read.checkLevels()
            rows.append(read)
        }
        giveCodes(to: &rows, known: known)
        try checkParents(of: rows)
        return rows
    }

    /// 上级类目: no third level without a second, no second without a first.
    private func checkLevels() throws {
        if levels[0].isEmpty { throw OrganisationFault(line: line, what: "level1 is empty; a category belongs to one") }
        if levels[1].isEmpty, !levels[2].isEmpty {
            throw OrganisationFault(line: line, what: "level2 is empty, so that \(levels[2]) belongs to nothing")
        }
    }

    private static func giveCodes(to rows: inout [CategoryRow], known: [String: Category]) {
        let codes = Dictionary(known.values.map { ($0.levels, $0.code) }, uniquingKeysWith: min)
        var taken = Set(known.keys).union(rows.map(\.code))
        var number = 0
        for index in rows.indices where rows[index].code.isEmpty {
            if let code = codes[rows[index].levels] {
                rows[index].code = code
                continue
            }
            repeat { number += 1 } while taken.contains("g\(number)")
            rows[index].code = "g\(number)"
            taken.insert(rows[index].code)
        }
    }

    /// A code stands once, and one of six digits, two a level, stands under the parent that its digits name.
    private static func checkParents(of rows: [CategoryRow]) throws {
        var lines: [String: Int] = [:]
        var parents: [String: [String]] = [:]
        var prefixes: [[String]: String] = [:]
        for row in rows {
            if let earlier = lines.updateValue(row.line, forKey: row.code) {
                throw OrganisationFault(line: row.line, what: "the code \(row.code) stands in line \(earlier) already")
            }
            guard row.code.count == 6, row.code.allSatisfy(\.isNumber) else { continue }
            for depth in 1...2 {
                let prefix = String(row.code.prefix(depth * 2))
                let names = Array(row.levels.prefix(depth))
                if let other = parents.updateValue(names, forKey: prefix), other != names {
                    throw OrganisationFault(
                        line: row.line,
                        what: "\(row.code) belongs to \(other.joined(separator: "_")) by its code and to "
                            + "\(names.joined(separator: "_")) by its names")
                }
                if let other = prefixes.updateValue(prefix, forKey: names), other != prefix {
                    throw OrganisationFault(
                        line: row.line,
                        what:
                            "\(names.joined(separator: "_")) has the code \(other) in a line before and \(prefix) here")
                }
            }
        }
    }
}
