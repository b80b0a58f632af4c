// SPDX-License-Identifier: Apache-2.0
import Formats
import Testing

private func records(_ text: String, chunk: Int = 65_536, limits: CSVLimits = CSVLimits()) throws -> [CSVRecord] {
    var reader = CSVReader(byteSource(Array(text.utf8), chunk: chunk), limits: limits)
    var result: [CSVRecord] = []
    while let record = try reader.next() { result.append(record) }
    return result
}

private func table(_ text: String, requiring columns: [String] = []) throws -> CSVTable {
    try CSVTable(CSVReader(byteSource(Array(text.utf8))), requiring: columns)
}

@Suite struct CSVReading {
    @Test func `quotes, doubled quotes, commas and line breaks in a field are text`() throws {
        let found = try records("a,\"b,\"\"c\"\"\r\nd\",\r\n\"\",x\n")
        #expect(
            found == [CSVRecord(line: 1, fields: ["a", "b,\"c\"\r\nd", ""]), CSVRecord(line: 3, fields: ["", "x"])])
    }

    @Test(arguments: ["a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "\u{FEFF}a,b\r\nc,d", "\n\na,b\n\nc,d\n\n"])
    func `line ends, a byte order mark and blank lines make no difference`(text: String) throws {
        #expect(try records(text).map(\.fields) == [["a", "b"], ["c", "d"]])
    }

    @Test func `each record knows the line on which it began`() throws {
        let text = "h\r\n\"one\r\ntwo\rthree\nfour\"\r\n\r\nlast\r\n"
        #expect(try records(text).map(\.line) == [1, 2, 7])
    }

    @Test func `the cut of the chunks never shows`() throws {
        let text = "\u{FEFF}标题,\"内\"\"容\r\n二\"\r\n甲,乙\r\r\n,\n\"\"\r\nend"
        let whole = try records(text)
        #expect(whole.count == 5)
        for chunk in 1...24 { #expect(try records(text, chunk: chunk) == whole, "chunks of \(chunk)") }
    }

    @Test func `a quote never closed names the line where it opened`() throws {
        #expect(throws: CSVError.unclosedQuote(line: 3)) { try records("a,b\nc,d\ne,\"f\ng,h\ni,j\n") }
    }

    @Test func `text behind a closing quote is a fault of that record alone`() throws {
        let found = try records("\"a\"b,c\nd,e\n")
        #expect(found[0].fault == .textAfterQuote(column: 1))
        #expect(found[1] == CSVRecord(line: 2, fields: ["d", "e"]))
    }

    @Test func `a zero byte is a fault of its record alone, and other faults are told in words`() throws {
        let found = try records("a,b\u{0}c\nd,e\n")
        #expect(found[0].fault == .zeroByte(column: 2))
        #expect(found[0].fault?.description == "column 2: a zero byte, which is no text")
        #expect(found[1] == CSVRecord(line: 2, fields: ["d", "e"]))
        #expect(CSVFault.ragged(expected: 2, found: 3).description == "3 columns where the header has 2")
    }

    @Test func `a field above the limit is cut and reported, and the next record is whole`() throws {
        let limits = CSVLimits(fieldBytes: 8)
        let found = try records("\(String(repeating: "x", count: 100)),y\n1,2\n", limits: limits)
        #expect(found[0].fault == .fieldTooLong(column: 1, limit: 8))
        #expect(found[0].fields == ["xxxxxxxx", "y"])
        #expect(found[1] == CSVRecord(line: 2, fields: ["1", "2"]))
    }

    @Test func `a record of too many fields is reported`() throws {
        let found = try records("1,2,3,4,5\n1,2\n", limits: CSVLimits(fields: 3))
        #expect(found[0].fault == .tooManyFields(limit: 3))
        #expect(found[0].fields.count == 3)
        #expect(found[1].fault == nil)
    }

    @Test func `a bare quote inside a field and a comma at the end of the file are kept`() throws {
        #expect(try records("5\" pipe,x,").map(\.fields) == [["5\" pipe", "x", ""]])
    }

    @Test func `bytes that are no UTF-8 are a fault of their record`() throws {
        var reader = CSVReader(byteSource([0x61, 0xFF, 0x2C, 0x62, 0x0A, 0x63]))
        #expect(try reader.next()?.fault == .notUTF8(column: 1))
        #expect(try reader.next()?.fields == ["c"])
    }
}

@Suite struct CSVTables {
    @Test func `columns are found by name in any order`() throws {
        var table = try table("time, title ,x\n2019,拆迁,1\n", requiring: ["title", "time"])
        let row = try #require(try table.next())
        #expect(row["title"] == "拆迁")
        #expect(row["nothing"] == nil)
    }

    @Test func `missing columns are named, all of them`() {
        #expect(throws: CSVError.missingColumns(["title", "time"], found: ["a", "b"])) {
            try table("a,b\n", requiring: ["title", "a", "time"])
        }
    }

    @Test func `a column named twice and an empty file are refused`() {
        #expect(throws: CSVError.duplicateColumn("a")) { try table("a,b,a\n") }
        #expect(throws: CSVError.empty) { try table("\r\n\r\n") }
    }

    @Test func `a ragged row is reported and the next one read`() throws {
        var table = try table("a,b\n1\n1,2\n1,2,3\n")
        #expect(try table.next()?.fault == .ragged(expected: 2, found: 1))
        #expect(try table.next()?.fault == nil)
        let last = try table.next()
        #expect(last?.fault == .ragged(expected: 2, found: 3))
        #expect(last?.line == 4)
    }
}

@Suite struct CSVWriting {
    @Test func `what is written reads back`() throws {
        let writer = CSVWriter(guardsFormulas: false)
        let rows = [["a", "b,\"c\"\r\nd", ""], [""], ["=1+1", " x ", "拆迁\n二"], ["\t", "'", "\"\""]]
        let text = CSVWriter.byteOrderMark + rows.map(writer.line).joined()
        #expect(try records(text).map(\.fields) == rows)
    }

    @Test(arguments: ["=cmd|' /C calc'!A0", "@SUM(1)", "+1+1", "-2+3", "\t=1", "＝1+1", "+", "-"])
    func `a field that a spreadsheet would run is disarmed`(field: String) throws {
        let back = try records(CSVWriter().line([field, "x"]))
        #expect(back[0].fields == ["'" + field, "x"])
    }

    @Test(arguments: ["-12.5", "+8613800000000", "a=b", "", "12"])
    func `numbers and ordinary text are left alone`(field: String) {
        #expect(CSVWriter().line([field, "x"]) == "\(field),x\r\n")
    }
}
