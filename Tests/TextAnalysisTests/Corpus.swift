// SPDX-License-Identifier: Apache-2.0
import Foundation
import TextAnalysis

/// Real messages and marked pairs beside the project, when they are there.
struct Corpus {
    let shingles: [String: Shingles]
    let pairs: [(String, String)]
    /// Random pairs that nobody marked, and messages of the same place about something else.
    let negatives: [(String, String)]

    static var folder: URL {
        URL(filePath: #filePath).appending(path: "../../../../shared/data").standardized
    }

    static var isPresent: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "near_dup_pairs.csv").path())
    }

    init() throws {
        var shingles: [String: Shingles] = [:]
        var distractors: [String] = []
        var hot: [String] = []
        for row in try Self.rows("hot_messages.csv") {
            shingles[row["msg_id"] ?? ""] = Shingles((row["title"] ?? "") + "\n" + (row["detail"] ?? ""))
            if row["hot_distractor"] != "" { distractors.append(row["msg_id"] ?? "") }
            if row["hot_official"] != "" { hot.append(row["msg_id"] ?? "") }
        }
        pairs = try Self.rows("near_dup_pairs.csv").map { ($0["msg_a"] ?? "", $0["msg_b"] ?? "") }
        let marked = Set(pairs.flatMap { ["\($0.0) \($0.1)", "\($0.1) \($0.0)"] })
        let ids = shingles.keys.sorted()
        var state: UInt64 = 42
        func draw() -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return ids[Int(state >> 33) % ids.count]
        }
        var negatives: [(String, String)] = []
        while negatives.count < 50_000 {
            let pair = (draw(), draw())
            if pair.0 != pair.1, !marked.contains("\(pair.0) \(pair.1)") { negatives.append(pair) }
        }
        for message in hot { for other in distractors { negatives.append((message, other)) } }
        self.shingles = shingles
        self.negatives = negatives
    }

    func score(_ pair: (String, String)) -> Double {
        guard let first = shingles[pair.0], let second = shingles[pair.1] else { return 0 }
        return first.similarity(to: second)
    }

    /// A small reader of CSV: this target does not know the one in Formats.
    private static func rows(_ name: String) throws -> [[String: String]] {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        var records: [[String]] = []
        var fields: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var wasQuote = false
        for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
            if scalar == "\"" {
                if !isQuoted, wasQuote { field.append(scalar) }
                wasQuote = isQuoted
                isQuoted.toggle()
                continue
            }
            wasQuote = false
            if isQuoted {
                field.append(scalar)
            } else if scalar == "," || scalar == "\n" {
                fields.append(String(field))
                field = String.UnicodeScalarView()
                if scalar == "\n" {
                    records.append(fields)
                    fields = []
                }
            } else if scalar != "\r" {
                field.append(scalar)
            }
        }
        guard let header = records.first else { return [] }
        return records.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }
}
