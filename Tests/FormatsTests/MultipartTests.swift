// SPDX-License-Identifier: Apache-2.0
import Formats
import Testing

private let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"

private func form(_ parts: [(headers: String, body: [UInt8])], preamble: String = "") -> [UInt8] {
    var bytes = Array(preamble.utf8)
    for part in parts {
        bytes += Array("--\(boundary)\r\n\(part.headers)\r\n\r\n".utf8) + part.body + [13, 10]
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
}

private func field(_ name: String) -> String { "Content-Disposition: form-data; name=\"\(name)\"" }

/// Events with the bodies put together again.
private func joined(_ events: [MultipartEvent]) -> [MultipartEvent] {
    var result: [MultipartEvent] = []
    for event in events {
        if case .body(let more) = event, case .body(let before) = result.last {
            result[result.count - 1] = .body(before + more)
        } else {
            result.append(event)
        }
    }
    return result
}

private func parse(_ bytes: [UInt8], cuts: [Int] = [], limits: MultipartLimits = MultipartLimits()) throws
    -> [MultipartEvent]
{
    var parser = try MultipartParser(boundary: boundary, limits: limits)
    var events: [MultipartEvent] = []
    var start = 0
    for cut in cuts.sorted() + [bytes.count] {
        events += try parser.feed(bytes[start..<cut])
        start = cut
    }
    try parser.finish()
    return joined(events)
}

/// Bodies that look like boundaries without being one.
private let tricky = Array("\r\n--\(boundary.dropLast())\r\n-\r\n--\r\r\n-\(boundary)\r\n".utf8)

private let sample = form([
    (field("title"), Array("拆迁补偿".utf8)),
    (field("empty"), []),
    (
        "content-type: IMAGE/PNG; x=y\r\nContent-Disposition: form-data; name=\"file\"; filename=\"照片 1.png\"\r\nX-Other: 1",
        tricky
    ),
    (field("none") + "; filename=\"\"", []),
])

private let sampleEvents: [MultipartEvent] = [
    .partBegin(MultipartPart(name: "title")), .body(Array("拆迁补偿".utf8)), .partEnd,
    .partBegin(MultipartPart(name: "empty")), .partEnd,
    .partBegin(MultipartPart(name: "file", filename: "照片 1.png", contentType: "image/png")), .body(tricky), .partEnd,
    .partBegin(MultipartPart(name: "none", filename: "")), .partEnd,
    .end,
]

@Suite struct Multipart {
    @Test func `a form is read part by part`() throws {
        #expect(try parse(sample) == sampleEvents)
    }

    @Test func `every single cut gives the same result`() throws {
        for cut in 0...sample.count { #expect(try parse(sample, cuts: [cut]) == sampleEvents, "cut at \(cut)") }
        #expect(try parse(sample, cuts: Array(1..<sample.count)) == sampleEvents)
    }

    @Test func `random cuts give the same result, three thousand times`() throws {
        var random = SeededRandom(20_260_301)
        for round in 0..<3_000 {
            let cuts = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                Int.random(in: 0...sample.count, using: &random)
            }
            #expect(try parse(sample, cuts: cuts) == sampleEvents, "round \(round)")
        }
    }

    @Test func `random damage is answered by an error or a result, never by a crash, five thousand times`() throws {
        var random = SeededRandom(7)
        var refused = 0
        for round in 0..<5_000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2:
                    bytes.insert(contentsOf: [13, 10, 45, 45].prefix(Int.random(in: 1...4, using: &random)), at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
                }
            }
            let cuts = (0..<5).map { _ in Int.random(in: 0...bytes.count, using: &random) }
            let whole = Result { try parse(bytes) }.mapError { $0 as? MultipartError ?? .malformed }
            let split = Result { try parse(bytes, cuts: cuts) }.mapError { $0 as? MultipartError ?? .malformed }
            #expect(whole == split, "round \(round)")
            if case .failure = whole { refused += 1 }
        }
        #expect(refused > 500)
        #expect(refused < 5_000)
    }

    @Test func `a body of fifty megabytes passes without being kept`() throws {
        var parser = try MultipartParser(boundary: boundary)
        var count = 0
        _ = try parser.feed(Array("--\(boundary)\r\n\(field("a"))\r\n\r\n".utf8))
        let chunk = [UInt8](repeating: 13, count: 65_536)
        for _ in 0..<800 {
            for event in try parser.feed(chunk) { if case .body(let bytes) = event { count += bytes.count } }
        }
        for event in try parser.feed(Array("\r\n--\(boundary)--".utf8)) {
            if case .body(let bytes) = event { count += bytes.count }
        }
        try parser.finish()
        #expect(count == 800 * 65_536)
    }

    @Test(arguments: [
        ("filename=\"a\\\"b\\\\c.doc\"", "c.doc"), ("filename=\"a%22b%.doc\"", "a\"b%.doc"),
        ("filename=\"C:\\Users\\王\\证据.doc\"", "证据.doc"), ("filename=\"../../etc/passwd\"", "passwd"),
        ("filename=plain.txt", "plain.txt"), ("filename=\"a;b=c.txt\"; x=1", "a;b=c.txt"),
        ("filename=\"x.doc\"; filename*=UTF-8''%E8%AF%81%E6%8D%AE.doc", "证据.doc"),
        ("filename=\"x.doc\"; filename*=UTF-8''%FF.doc", "x.doc"),
        ("filename=\"gpj\u{202E}.exe\u{7}\"", "gpj.exe"),
    ])
    func `file names are read as browsers write them and stripped of folders and tricks`(
        parameter: String, filename: String
    ) throws {
        let events = try parse(form([(field("f") + "; " + parameter, [1])]))
        #expect(events.first == .partBegin(MultipartPart(name: "f", filename: filename)))
    }

    @Test func `limits hold`() {
        let limits = MultipartLimits(headerBytes: 100, parts: 2, partBytes: 10)
        let long = form([(field(String(repeating: "n", count: 200)), [])])
        #expect(throws: MultipartError.headersTooLong(limit: 100)) { try parse(long, limits: limits) }
        let many = form([(field("a"), []), (field("b"), []), (field("c"), [])])
        #expect(throws: MultipartError.tooManyParts(limit: 2)) { try parse(many, limits: limits) }
        let big = form([(field("a"), [UInt8](repeating: 1, count: 11))])
        #expect(throws: MultipartError.partTooLong(name: "a", limit: 10)) { try parse(big, limits: limits) }
    }

    @Test func `what is wrong is named`() {
        #expect(throws: MultipartError.truncated) { try parse(Array(sample.dropLast(10))) }
        #expect(throws: MultipartError.truncated) { try parse([]) }
        #expect(throws: MultipartError.malformed) { try parse(Array("--\(boundary)x\r\n".utf8)) }
        #expect(throws: MultipartError.malformed) { try parse([UInt8](repeating: 65, count: 10_000)) }
        #expect(throws: MultipartError.noName) { try parse(form([("Content-Type: text/plain", [])])) }
        #expect(throws: MultipartError.noName) {
            try parse(form([("Content-Disposition: attachment; name=\"a\"", [])]))
        }
        #expect(throws: MultipartError.badHeaders) { try parse(form([("no colon", [])])) }
    }

    @Test func `the boundary comes from the content type`() throws {
        _ = try MultipartParser(contentType: "multipart/form-data; boundary=\"a b c\"")
        _ = try MultipartParser(contentType: "Multipart/Form-Data; charset=utf-8; BOUNDARY=\(boundary)")
        for wrong in [
            "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
        ] {
            #expect(throws: MultipartError.noBoundary) { try MultipartParser(contentType: wrong) }
        }
    }
}

@Suite struct EncodedForms {
    @Test func `fields keep their order and their repetitions`() throws {
        let fields = try FormFields(urlEncoded: Array("b=1&a=%E6%8B%86+%e8%BF%81&b=2&c&=x&&d==%3D".utf8))
        #expect(fields.all("b") == ["1", "2"])
        #expect(fields["a"] == "拆 迁")
        #expect(fields["c"] == "")
        #expect(fields["d"] == "==")
        #expect(fields[""] == "x")
        #expect(fields.fields.map(\.name) == ["b", "a", "b", "c", "", "d"])
    }

    @Test func `bytes that are no UTF-8 are refused by the number of their field`() {
        #expect(throws: FormError.notUTF8(field: 2)) { try FormFields(urlEncoded: Array("a=1&b=%FF".utf8)) }
        #expect(throws: FormError.notUTF8(field: 1)) { try FormFields(urlEncoded: Array("%C0%80=1".utf8)) }
        #expect(throws: FormError.tooManyFields(limit: 2)) {
            try FormFields(urlEncoded: Array("a=1&b=2&c=3".utf8), limit: 2)
        }
    }

    @Test func `a percent sign without digits stands for itself`() throws {
        #expect(try FormFields(urlEncoded: Array("q=100%&r=%zz%4".utf8)).fields.map(\.value) == ["100%", "%zz%4"])
    }

    @Test func `what is encoded decodes to itself`() throws {
        let fields = FormFields([.init(name: "标题", value: "a b+c&d=e%\r\n😀"), .init(name: "", value: "")])
        #expect(try FormFields(urlEncoded: Array(fields.urlEncoded.utf8)) == fields)
    }
}
