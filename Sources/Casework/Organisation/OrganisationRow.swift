// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Formats

/// 组织架构表, one row: `code,name,level,kind,parent,name_en,name_formal,mark,web,post,phone,address,hours,tile`.
package struct OrganisationRow: Sendable {
    let line: Int
    package let code: String
    let name: String
    let level: UnitLevel
    package let kind: UnitKind
    let parent: String?
    let nameEnglish: String
    let formalName: String
    let mark: String
    /// Nil where the file says nothing of how the unit is reached.
    let contact: UnitContact?
    /// Where it lies on the tile map; nil where the file does not say.
    let tile: Unit.Tile?
}

/// What is wrong with an organisation file, with its line.
package struct OrganisationFault: Error, Equatable, Sendable, CustomStringConvertible {
    package let line: Int
    package let what: String

    package var description: String { "line \(line): \(what)" }
}

extension OrganisationRow {
    /// Reads a whole file. Names in English, full names, marks and what a unit publishes may
    /// be missing; the rest may not.
    package static func read(csv bytes: [UInt8]) throws -> [OrganisationRow] {
        let text = DecodedBytes(byteSource(bytes))
        var table = try CSVTable(CSVReader(text.read), requiring: TableFile.organisation.columns)
        var rows: [OrganisationRow] = []
        var codes: Set<String> = []
        while let row = try table.next() {
            if let fault = row.fault { throw OrganisationFault(line: row.line, what: "\(fault)") }
            let code = row["code"] ?? ""
            let name = row["name"] ?? ""
            guard !code.isEmpty, !name.isEmpty else {
                throw OrganisationFault(line: row.line, what: "a unit needs a code and a name")
            }
            guard codes.insert(code).inserted else {
                throw OrganisationFault(line: row.line, what: "the code \(code) stands twice")
            }
            guard let level = UnitLevel(rawValue: row["level"] ?? "") else {
                throw OrganisationFault(line: row.line, what: "there is no level \"\(row["level"] ?? "")\"")
            }
            guard let kind = UnitKind(rawValue: row["kind"] ?? "") else {
                throw OrganisationFault(line: row.line, what: "there is no kind \"\(row["kind"] ?? "")\"")
            }
            let parent = row["parent"] ?? ""
            rows.append(
                OrganisationRow(
                    line: row.line, code: code, name: name, level: level, kind: kind,
                    parent: parent.isEmpty ? nil : parent, nameEnglish: filled(row["name_en"], or: name),
                    formalName: filled(row["name_formal"], or: name), mark: filled(row["mark"], or: code),
                    contact: contact(row), tile: try tile(row)))
        }
        return rows
    }

    /// `2-0`: the third column from the west, the first row from the north.
    private static func tile(_ row: CSVRow) throws -> Unit.Tile? {
        let typed = row["tile"] ?? ""
        if typed.isEmpty { return nil }
        let parts = typed.split(separator: "-").map { Int($0) }
        guard parts.count == 2, let column = parts[0], let line = parts[1], 0..<100 ~= column, 0..<100 ~= line else {
            throw OrganisationFault(line: row.line, what: "\"\(typed)\" is no tile; write column and row, as 2-0")
        }
        return Unit.Tile(column: column, row: line)
    }

    private static func contact(_ row: CSVRow) -> UnitContact? {
        func said(_ column: String) -> String { PlainText.cleanLine(row[column] ?? "") }
        let contact = UnitContact(
            web: said("web"), post: said("post"), phone: said("phone"), address: said("address"), hours: said("hours"))
        return contact.isEmpty ? nil : contact
    }

    private static func filled(_ text: String?, or other: String) -> String {
        guard let text, !text.isEmpty else { return other }
        return text
    }
}
