// SPDX-License-Identifier: Apache-2.0
import Formats
import Testing

private func zip(_ names: [String]) -> [UInt8] {
    names.flatMap { name -> [UInt8] in
        var header: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22)
        header += [UInt8(name.utf8.count), 0, 0, 0]
        return header + Array(name.utf8) + [1, 2, 3, 4, 5]
    }
}

private func media(_ brand: String) -> [UInt8] {
    [0, 0, 0, 24] + ascii("ftyp\(brand)") + [0, 0, 0, 0] + ascii("mif1isom")
}

private func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

private let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46]
private let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]

private let contents: [([UInt8], FileKind)] = [
    (jpeg, FileKind.jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], .png),
    (ascii("GIF89a..."), .gif),
    (ascii("RIFF....WEBPVP8 "), .webp), (ascii("RIFF....WAVEfmt "), .wav), (media("heic"), .heic),
    (media("mp42"), .mp4), (media("qt  "), .quickTime), (media("M4A "), .m4a), (media("avif"), .unknown),
    (ascii("%PDF-1.7\n"), .pdf), (zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml"]), .docx),
    (zip(["[Content_Types].xml", "xl/workbook.xml"]), .xlsx), (zip(["[Content_Types].xml", "a"]), .officeOpenXML),
    (zip(["photo.jpg", "more/x"]), .zip), (ole, .oleDocument), (ascii("ID3") + [4, 0], .mp3),
    ([0xFF, 0xFB, 0x90, 0x64, 0, 0], .mp3), (ascii("事情经过如下：\r\n一、"), .plainText),
    ([0xB2, 0xF0, 0xC7, 0xA8, 0x0A], .plainText), (ascii(" <!DOCTYPE html><script>"), .markup),
    (ascii("<svg onload=1>"), .markup), (ascii("MZ") + [0x90, 0, 3, 0], .program),
    ([0x7F, 0x45, 0x4C, 0x46, 2], .program), ([], .unknown), ([0, 1, 2], .unknown),
    (ascii("a\u{1}b"), .unknown),
]

private let names: [(String, [UInt8], Bool, Bool)] = [
    ("照片.JPG", jpeg, false, true), ("照片.pdf", jpeg, true, true), ("照片", jpeg, false, true),
    ("photo.jpg", ascii("MZ") + [0x90, 0, 3], true, false),
    ("a.exe", ascii("MZ") + [0, 1], false, false),
    ("a.txt", ascii("<html>"), true, false), ("旧.doc", ole, false, true), ("a.docx", zip(["b"]), true, false),
    ("a.docx", zip(["[Content_Types].xml"]), false, true), ("evil.jpg.sh", ascii("echo"), true, true),
    (".jpg", jpeg, false, true), ("a.", jpeg, false, true),
]

@Suite struct FileKinds {
    @Test(arguments: contents)
    func `a file is told by its content`(bytes: [UInt8], kind: FileKind) {
        #expect(FileKind.sniff(bytes) == kind)
    }

    @Test(arguments: names)
    func `a name is held against the content`(name: String, bytes: [UInt8], lies: Bool, acceptable: Bool) {
        let verdict = FileVerdict(filename: name, first: bytes)
        #expect(verdict.isLying == lies)
        #expect(verdict.isAcceptable == acceptable)
    }

    @Test func `a long text cut inside a character is still text`() {
        let text = Array(String(repeating: "拆", count: 5_000).utf8)
        #expect(FileKind.sniff(Array(text.prefix(FileKind.sampleLength))) == .plainText)
        #expect(FileKind.sniff(text) == .plainText)
    }

    @Test func `random bytes are never a crash`() {
        var random = SeededRandom(3)
        var unknown = 0
        for _ in 0..<5_000 {
            var bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let heads: [[UInt8]] = [
                [], ascii("PK\u{3}\u{4}"), [0, 0, 0, 24] + ascii("ftyp"), ascii("RIFF"),
            ]
            bytes = (heads.randomElement(using: &random) ?? []) + bytes
            if FileKind.sniff(bytes) == .unknown { unknown += 1 }
        }
        #expect(unknown > 1_000)
    }
}

@Suite struct QRCodes {
    @Test func `a code has its three finders and its timing line`() throws {
        let code = try #require(QRCode(text: "https://example.org/m/2026-0123456-7", level: .medium))
        #expect((code.width - 17) % 4 == 0)
        let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
        for (left, top) in [(0, 0), (code.width - 7, 0), (0, code.width - 7)] {
            for row in 0..<7 {
                let seen = String((0..<7).map { code[left + $0, top + row] ? "1" : "0" as Character })
                #expect(seen == finder[row])
            }
        }
        for column in 8..<(code.width - 8) { #expect(code[column, 6] == (column % 2 == 0)) }
    }

    @Test func `the path draws exactly the dark modules`() throws {
        let code = try #require(QRCode(text: "枫桥", level: .high))
        var drawn = Set<Int>()
        for run in code.path(quietZone: 4).split(separator: "M") {
            let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
            for offset in 0..<numbers[2] { drawn.insert((numbers[1] - 4) * code.width + numbers[0] - 4 + offset) }
        }
        #expect(drawn == Set(code.modules.indices.filter { code.modules[$0] }))
    }

    @Test func `the picture has a quiet zone, a size and an escaped label`() throws {
        let code = try #require(QRCode(text: "A", level: .low))
        let svg = code.svg(moduleSize: 5, label: "a<b>\"&")
        #expect(code.width == 21)
        #expect(svg.contains("width=\"145\" height=\"145\" viewBox=\"0 0 29 29\""))
        #expect(svg.contains("aria-label=\"a&lt;b&gt;&quot;&amp;\""))
        #expect(!svg.contains("style"))
    }

    @Test func `nothing and too much make no code`() {
        #expect(QRCode(text: "") == nil)
        #expect(QRCode(text: String(repeating: "x", count: 4_000)) == nil)
    }
}
