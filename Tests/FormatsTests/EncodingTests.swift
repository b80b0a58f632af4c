// SPDX-License-Identifier: Apache-2.0
import Formats
import Testing

/// 标题,内容 / 拆迁补偿,街道未答复, with CRLF, in GB 18030.
private let chinese: [UInt8] = [
    0xB1, 0xEA, 0xCC, 0xE2, 0x2C, 0xC4, 0xDA, 0xC8, 0xDD, 0x0D, 0x0A, 0xB2, 0xF0, 0xC7, 0xA8, 0xB2, 0xB9, 0xB3, 0xA5,
    0x2C,
    0xBD, 0xD6, 0xB5, 0xC0, 0xCE, 0xB4, 0xB4, 0xF0, 0xB8, 0xB4, 0x0D, 0x0A,
]
private let words = "标题,内容\r\n拆迁补偿,街道未答复\r\n"

private func decode(_ bytes: [UInt8], chunk: Int = 65_536, as encoding: TextEncoding? = nil) throws -> String {
    let decoded = DecodedBytes(byteSource(bytes, chunk: chunk), encoding: encoding)
    return String(decoding: try readAll(decoded.read), as: UTF8.self)
}

private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    let units: [UInt16] = [0xFEFF] + Array(text.utf16)
    return units.flatMap { unit in
        let high = UInt8(unit >> 8)
        let low = UInt8(unit & 0xFF)
        return littleEndian ? [low, high] : [high, low]
    }
}

@Suite struct Encodings {
    @Test func `GB 18030 is detected and read, wherever it is cut`() throws {
        for chunk in 1...9 { #expect(try decode(chinese, chunk: chunk) == words) }
        #expect(try TextEncoding.detect(chinese, isWhole: true) == .gb18030)
    }

    @Test func `characters of four bytes in GB 18030 are read`() throws {
        #expect(try decode(chinese + [0x95, 0x32, 0x82, 0x36, 0xFD, 0x93]) == words + "𠀀龘")
    }

    @Test func `UTF-8 with and without a mark, and UTF-16 of both orders, read the same`() throws {
        for chunk in [1, 2, 3, 7, 65_536] {
            #expect(try decode(Array(words.utf8), chunk: chunk) == words)
            #expect(try decode([0xEF, 0xBB, 0xBF] + Array(words.utf8), chunk: chunk) == words)
            #expect(try decode(utf16(words + "😀", littleEndian: true), chunk: chunk) == words + "😀")
            #expect(try decode(utf16(words, littleEndian: false), chunk: chunk) == words)
        }
    }

    @Test func `the choice waits for the first byte that is not ASCII`() throws {
        let ascii = String(repeating: "id,value\r\n", count: 40_000)
        let decoded = DecodedBytes(byteSource(Array(ascii.utf8) + chinese))
        #expect(String(decoding: try readAll(decoded.read), as: UTF8.self) == ascii + words)
        #expect(decoded.encoding == .gb18030)
        #expect(try decode(Array((ascii + words).utf8)) == ascii + words)
    }

    @Test func `a wrong byte is named by its offset`() {
        let broken = Array("标题".utf8) + [0x61, 0xFF, 0x62]
        #expect(throws: TextDecodingError.invalid(encoding: .utf8, offset: 7)) { try decode(broken, as: .utf8) }
        #expect(throws: TextDecodingError.invalid(encoding: .gb18030, offset: 32)) {
            try decode(chinese + [0xFF, 0x61], as: .gb18030)
        }
        #expect(throws: TextDecodingError.invalid(encoding: .utf8, offset: 0)) { try decode(chinese, as: .utf8) }
    }

    @Test func `a wrong byte far into a long file is named by its offset in the file`() {
        let long = Array(String(repeating: "拆", count: 100_000).utf8)
        #expect(throws: TextDecodingError.invalid(encoding: .utf8, offset: 300_001)) {
            try decode(long + [0x41, 0xC0])
        }
    }

    @Test func `a file that stops inside a character says so`() {
        #expect(throws: TextDecodingError.truncated(encoding: .utf8, offset: 5)) {
            try decode(Array(Array("标题".utf8).dropLast()), as: .utf8)
        }
        #expect(throws: TextDecodingError.truncated(encoding: .gb18030, offset: 32)) {
            try decode(chinese + [0xB1], as: .gb18030)
        }
    }

    @Test func `pictures, Latin-1 and broken surrogates are refused, not guessed`() {
        #expect(throws: TextDecodingError.notText(offset: 2)) { try decode([0x89, 0x50, 0x00, 0x01]) }
        #expect(throws: TextDecodingError.unknownEncoding) { try decode(Array("caf".utf8) + [0xE9, 0x2C, 0x61]) }
        #expect(throws: TextDecodingError.unknownEncoding) { try decode([0xED, 0xA0, 0x80, 0x20]) }
    }

    @Test func `a zero byte that slipped into a text goes through to who reads rows, many of them do not`() throws {
        #expect(try decode(chinese + [0] + chinese) == words + "\u{0}" + words)
        // ASCII leaves the choice of the encoding open, whether or not a zero stands in it.
        #expect(try decode([0x61, 0, 0x62] + chinese) == "a\u{0}b" + words)
        #expect(try decode([0x61, 0, 0x62]) == "a\u{0}b")
        let unmarked = utf16("title,text\r\n标题,内容\r\n", littleEndian: true).dropFirst(2)
        #expect(throws: TextDecodingError.notText(offset: 1)) { try decode(Array(unmarked)) }
    }

    @Test func `a file that is not there names its path`() {
        #expect(throws: FileReadError.self) { try FileBytes(path: "/nonexistent/messages.csv") }
    }

    @Test func `a CSV in GB 18030 is a CSV`() throws {
        var table = try CSVTable(CSVReader(DecodedBytes(byteSource(chinese)).read), requiring: ["标题"])
        #expect(try table.next()?["标题"] == "拆迁补偿")
    }
}

@Suite struct Timestamps {
    @Test(arguments: [
        ("2019-04-25T09:32:09", "2019-04-25T01:32:09.000Z"), ("2019/4/25 9:32:09", "2019-04-25T01:32:09.000Z"),
        ("2019-04-25 09:32", "2019-04-25T01:32:00.000Z"), ("2019年4月25日 9:32", "2019-04-25T01:32:00.000Z"),
        ("2019.4.25", "2019-04-24T16:00:00.000Z"), (" 2019-04-25 ", "2019-04-24T16:00:00.000Z"),
        ("2019-04-25T09:32:09Z", "2019-04-25T09:32:09.000Z"),
        ("2019-04-25T09:32:09.5+0530", "2019-04-25T04:02:09.500Z"),
        ("2019-04-25T09:32:09.1239-08:00", "2019-04-25T17:32:09.123Z"), ("2020-02-29", "2020-02-28T16:00:00.000Z"),
        ("2000-01-01T00:00:00+08", "1999-12-31T16:00:00.000Z"), ("1900-03-01T08:00", "1900-03-01T00:00:00.000Z"),
    ])
    func `a time is read in the form in which it is written`(text: String, instant: String) throws {
        #expect(try LocalTimestamp(text, offsetSeconds: 28_800).instantText == instant)
    }

    @Test(arguments: [
        "2025-02-30", "2025-13-01", "2025-00-10", "2023-02-29 10:00", "2100-02-29", "2025-04-31", "0000-01-01",
    ])
    func `a day that does not exist is refused`(text: String) {
        #expect(throws: TimestampError.noSuchDay(text)) { try LocalTimestamp(text, offsetSeconds: 0) }
    }

    @Test(arguments: ["2025-02-03 24:00", "2025-02-03 10:60", "2025-02-03T10:00:61"])
    func `a time of day that does not exist is refused`(text: String) {
        #expect(throws: TimestampError.noSuchTime(text)) { try LocalTimestamp(text, offsetSeconds: 0) }
    }

    @Test(arguments: [
        "", "yesterday", "2025-02", "25-02-03", "2025-02/03", "2025-02-03 10", "2025-02-03T10:00x", "20250203",
    ])
    func `what is no time is refused`(text: String) {
        #expect(throws: TimestampError.notATimestamp(text)) { try LocalTimestamp(text, offsetSeconds: 0) }
    }

    @Test func `every day of four centuries counts up by one`() throws {
        var previous: Int64?
        for year in stride(from: 1_700, through: 2_100, by: 1) {
            for month in 1...12 {
                for day in 28...31 {
                    let text = "\(year)-\(month)-\(day)"
                    guard day <= length(month, year) else { continue }
                    let stamp = try LocalTimestamp(text, offsetSeconds: 0)
                    let days = stamp.epochMilliseconds / 86_400_000
                    if day > 28, let previous { #expect(days == previous + 1, "\(text)") }
                    #expect(stamp.instantText.hasPrefix(stamp.dayText), "\(text)")
                    previous = days
                }
            }
        }
    }
}

private func length(_ month: Int, _ year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
}
