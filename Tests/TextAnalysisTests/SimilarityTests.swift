// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import TextAnalysis

@Suite struct Repeats {
    @Test func `the same facts in other punctuation are the same`() {
        let first = "尊敬的领导，目前星沙一桥从早堵到晚，车走不动 人也走不动。"
        let second = "尊敬的领导：目前星沙一桥从早堵到晚！车走不动　人也走不动"
        #expect(Similarity.score(first, second) > 0.99)
        #expect(Similarity.score(first, first) == 1)
        #expect(Similarity.score(first, "幼儿园老师的待遇太低") == 0)
        #expect(Similarity.score("", "") == 0)
    }

    @Test func `the measure is the share of common pairs, either way round`() {
        #expect(Similarity.score("甲乙丙", "乙丙丁") == 1.0 / 3)
        #expect(Similarity.score("乙丙丁", "甲乙丙") == 1.0 / 3)
    }

    @Test func `signatures are the same in every release`() throws {
        let signature = try #require(Signature("拆迁补偿 A3区"))
        #expect(signature.minima.count == 32)
        #expect(signature.bands.count == 16)
        #expect(signature.bands.prefix(2) == [7_073_613_396_730_285_077, 7_982_543_842_933_534_655])
        #expect(Signature("，。") == nil)
    }

    @Test func `signatures estimate likeness`() throws {
        let facts = (0..<400).map { "事\($0)项" }
        let first = Shingles(facts[0..<300].joined(separator: "，"))
        let second = Shingles(facts[100..<400].joined(separator: "，"))
        let estimate = try #require(Signature(first)).estimate(try #require(Signature(second)))
        #expect(abs(estimate - first.similarity(to: second)) < 0.25)
    }
}

/// Precision and recall on real messages: 261 pairs that people marked as near-duplicates among 4,326 messages.
///
/// Repeat with `swift test --filter RepeatsInRealMessages`; it prints what it measures. Skipped where the data is not.
@Suite(.enabled(if: Corpus.isPresent, "../shared/data/near_dup_pairs.csv is not here")) struct RepeatsInRealMessages {
    @Test func `near-duplicates are found, others are not, at the chosen threshold`() throws {
        let corpus = try Corpus()
        let found = corpus.pairs.filter { corpus.score($0) >= Similarity.threshold }.count
        let wrong = corpus.negatives.filter { corpus.score($0) >= Similarity.threshold }.count
        let recall = Double(found) / Double(corpus.pairs.count)
        let precision = Double(found) / Double(found + wrong)
        print(
            "pairs \(corpus.pairs.count), negatives \(corpus.negatives.count), recall \(recall), precision \(precision)"
        )
        #expect(recall >= 0.94)
        #expect(precision >= 0.90)
    }

    @Test func `the index proposes near-duplicates and few others`() throws {
        let corpus = try Corpus()
        let bands = try corpus.shingles.mapValues { try #require(Signature($0)).bands }
        var index: [Int64: [String]] = [:]
        for (message, keys) in bands { for key in keys { index[key, default: []].append(message) } }
        func candidates(_ message: String) -> [String: Int] {
            var counts: [String: Int] = [:]
            for key in bands[message] ?? [] {
                for other in index[key] ?? [] where other != message { counts[other, default: 0] += 1 }
            }
            return counts
        }
        let found = corpus.pairs.filter { candidates($0.0)[$0.1] != nil }.count
        let sizes = bands.keys.map { candidates($0).count }
        let mean = Double(sizes.reduce(0, +)) / Double(sizes.count)
        let recall = Double(found) / Double(corpus.pairs.count)
        print(
            "candidates a message \(mean) of \(sizes.count), largest \(sizes.max() ?? 0), recall of candidates \(recall)"
        )
        #expect(recall >= 0.95)
        #expect(mean < Double(sizes.count) * 0.05)
    }
}
