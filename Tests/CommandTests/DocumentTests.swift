// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Storage
import Support
import Testing

/// What documents say of the tree, held against the tree.
@Suite(.serialized) struct DocumentTests {
    private func text(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: Program.root + "/" + path), encoding: .utf8)
    }

    @Test func `the tables that the architecture names are those of a database`() async throws {
        try await TestEngine.sqliteFile.withDatabase(migrations: Schema.migrations) { database in
            let tables = try await database.read { db in
                try db.query(
                    """
                    SELECT name FROM sqlite_master
                    WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_index%' ORDER BY name LIMIT 500
                    """
                ).map { try $0.get("name", as: String.self) }
            }
            #expect(tables.count > 40)
            let said = try text("docs/architecture.md")
            let start = try #require(said.range(of: "Tables: "))
            let list = try #require(said[start.upperBound...].components(separatedBy: "\n\n").first)
            let named = list.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            #expect(Set(named) == Set(tables))
            #expect(named.count == Set(named).count)
        }
    }

    @Test func `every command and every role stands in the help`() async throws {
        try await withFolder { folder in
            let help = try await Program.run(["user", "add", "--help"], in: folder).output
            #expect(help.contains("clerk") && help.contains("securityAdministrator"))
            #expect(!help.contains("see `fengqiao user add --help`"))
            let imports = try await Program.run(["import", "messages", "--help"], in: folder).output
            #expect(imports.replacingOccurrences(of: "\n", with: " ").contains("exit code is 0 all the same"))
            // A line ends where the terminal ends, not where the source does.
            for command in [["import", "messages"], ["key"], ["backup"], ["rekey"], ["deadline"]] {
                let lines = try await Program.run(command + ["--help"], in: folder).output.components(separatedBy: "\n")
                let overview = lines.prefix { !$0.hasPrefix("USAGE") }
                for (line, next) in zip(overview, overview.dropFirst()) where !line.isEmpty && !next.isEmpty {
                    let word = next.prefix { $0 != " " }
                    #expect(line.count + word.count + 1 > 79 || next.hasPrefix(" "), "\(command): \(line)")
                }
            }
        }
    }
}
