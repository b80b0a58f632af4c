// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@Suite struct Boundaries {
    private let project: Project
    private let sources: [(file: Project.File, source: SwiftSource)]

    init() throws {
        project = try Project.read.get()
        sources = project.sources
    }

    @Test func `each room imports only what the table allows`() {
        #expect(sources.count > 50)
        for (file, source) in sources where !Rooms.unlisted.contains(file.room) {
            let allowed = Rooms.table[file.room]
            #expect(allowed != nil, "\(file.path): a room that the table does not know")
            for (number, line) in source.code.enumerated() {
                guard let module = Rooms.imported(line) else { continue }
                #expect(allowed?.contains(module) == true, "\(file.path):\(number + 1) imports \(module)")
            }
        }
    }

    @Test func `every room of the table is there`() {
        let rooms = Set(sources.map(\.file.room))
        #expect(Set(Rooms.table.keys).subtracting(rooms).isEmpty)
    }

    @Test func `statements on the application's tables stand in Casework alone`() throws {
        let create = try NSRegularExpression(pattern: "CREATE TABLE (?:IF NOT EXISTS )?([a-z_]+)")
        var tables: Set<String> = []
        for (file, source) in sources where file.room == "Casework" {
            for literal in source.literals { tables.formUnion(captures(create, in: literal.text)) }
        }
        #expect(tables.isSuperset(of: ["matters", "journal", "clocks"]))
        let verbs = "(?:FROM|INTO|UPDATE|JOIN|TABLE|REFERENCES)"
        let names = tables.sorted().joined(separator: "|")
        let statement = try NSRegularExpression(pattern: "\\b\(verbs)\\s+(\(names))\\b")
        let any = try NSRegularExpression(pattern: "\\bSELECT\\b.*\\bFROM\\b", options: .dotMatchesLineSeparators)
        let engines: Set = ["Storage", "StorageSQLite", "StoragePostgres"]
        for (file, source) in sources where file.room != "Casework" {
            for literal in source.literals {
                #expect(!matches(statement, literal.text), "\(file.path):\(literal.line) speaks SQL")
                let speaks = !engines.contains(file.room) && matches(any, literal.text)
                #expect(!speaks, "\(file.path):\(literal.line) speaks SQL")
            }
        }
    }

    @Test func `words that people read stand in locale files`() throws {
        let path = "Tests/ArchitectureTests/allowed-chinese.txt"
        let list = project.files.first { $0.path == path }?.lines.filter { !$0.isEmpty && !$0.hasPrefix("#") } ?? []
        let allowed = Set(list.map { String($0) })
        var seen: Set<String> = []
        for (file, source) in sources where ["Web", "Casework", "fengqiao"].contains(file.room) {
            for literal in source.literals where literal.text.unicodeScalars.contains(where: isChinese) {
                let flat = literal.text.replacing("\n", with: " ")
                let entry = allowed.contains(file.path) ? file.path : "\(file.path): \(flat)"
                seen.insert(entry)
                #expect(allowed.contains(entry), "\(file.path):\(literal.line) \(flat)")
            }
        }
        #expect(allowed.subtracting(seen).isEmpty, "allowed but no longer there")
    }

    @Test func `words in English stand there as well`() throws {
        // Between tags, and where a tag names itself. The names of formats are the same in every language.
        let shown = try NSRegularExpression(pattern: ">([^<>]*)(?=<)")
        let said = try NSRegularExpression(pattern: "(?:aria-label|placeholder|title|alt)=\\\\?\"([^\"\\\\]*)")
        let same: Set = ["PDF", "DOCX"]
        func words(_ text: String) -> [String] {
            (captures(shown, in: text) + captures(said, in: text)).flatMap { piece in
                piece.split { !($0.isASCII && $0.isLetter) }.map(String.init)
            }.filter { $0.count > 1 && !same.contains($0) }
        }
        #expect(words("<p class=\"x\">Not <b>there</b></p><i title=\"yet\">PDF</i>") == ["Not", "there", "yet"])
        for (file, source) in sources where file.room == "Web" && !file.path.contains("/API/") {
            for literal in source.literals where literal.text.contains("<") {
                #expect(words(literal.text) == [], "\(file.path):\(literal.line)")
            }
        }
    }

    private func isChinese(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }

    private func matches(_ expression: NSRegularExpression, _ text: String) -> Bool {
        expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }

    private func captures(_ expression: NSRegularExpression, in text: String) -> [String] {
        expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
            Range($0.range(at: 1), in: text).map { String(text[$0]) }
        }
    }
}
