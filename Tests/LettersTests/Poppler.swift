// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing

/// What poppler's programs say about a PDF file.
enum Poppler {
    struct Failure: Error {
        let program: String
        let status: Int32
    }

    /// The text in the order in which it was drawn, without anything blank.
    static func text(_ pdf: [UInt8]) throws -> String {
        try run("pdftotext", pdf, ["-raw", "-enc", "UTF-8"], ["-"]).filter { !$0.isWhitespace }
    }

    static func pages(_ pdf: [UInt8]) throws -> [String] {
        try run("pdftotext", pdf, ["-raw", "-enc", "UTF-8"], ["-"]).split(separator: "\u{0C}").map { String($0) }
    }

    /// Name and whether it is embedded, of each face.
    static func fonts(_ pdf: [UInt8]) throws -> [(name: String, isEmbedded: Bool)] {
        try run("pdffonts", pdf, [], []).split(separator: "\n").dropFirst(2).map { line in
            let words = line.split(separator: " ")
            // name type encoding emb sub uni object generation
            return (String(words[0]), words.count > 5 && words[words.count - 5] == "yes")
        }
    }

    static func facts(_ pdf: [UInt8]) throws -> String { try run("pdfinfo", pdf, [], []) }

    /// One picture a page, as `name-1.png`.
    static func draw(_ pdf: [UInt8], to path: String) throws {
        _ = try run("pdftoppm", pdf, ["-png", "-r", "72"], [path])
    }

    private static func run(_ program: String, _ pdf: [UInt8], _ before: [String], _ after: [String]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
        try Data(pdf).write(to: file)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
        let said = file.appendingPathExtension("said")
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: said) } }
        let status = try Child([program] + before + [file.path] + after, output: said.path).wait()
        guard status == 0 else { throw Failure(program: program, status: status) }
        return String(decoding: try Data(contentsOf: said), as: UTF8.self)
    }
}
