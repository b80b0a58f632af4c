// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation

/// 批量期限: questions from standard input, answers in the same order, a block of lines at a time.
struct DeadlineBatch {
    let book: RuleBook

    /// One answer, with the keys that scripts read.
    private struct Answer: Encodable {
        let rule, from, raw, statutory_due, internal_due: String
        let provisional: Bool
        let article: String
    }

    private struct Fault: Encodable {
        let line: Int
        let error: String
    }

    /// Answers every line; false when one could not be answered.
    func run() throws -> Bool {
        let input = FileHandle.standardInput
        let output = FileHandle.standardOutput
        var rest = Data()
        var number = 0
        var isClean = true
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        while true {
            let block = try input.read(upToCount: 1 << 18) ?? Data()
            rest.append(block)
            var answers = Data()
            var start = rest.startIndex
            while let end = rest[start...].firstIndex(of: 10)
                ?? (block.isEmpty && start < rest.endIndex ? rest.endIndex : nil)
            {
                number += 1
                let line = rest[start..<end]
                start = end < rest.endIndex ? rest.index(after: end) : end
                guard line.contains(where: { $0 > 32 }) else { continue }
                do {
                    answers.append(try encoder.encode(answer(try decoder.decode(DeadlineQuestion.self, from: line))))
                } catch {
                    isClean = false
                    answers.append(try encoder.encode(Fault(line: number, error: sentence(error))))
                }
                answers.append(10)
            }
            rest = Data(rest[start...])
            try output.write(contentsOf: answers)
            if block.isEmpty { return isClean }
        }
    }

    private func answer(_ question: DeadlineQuestion) throws -> Answer {
        let reckoning = try book.reckon(question)
        return Answer(
            rule: question.rule.rawValue, from: question.from.iso, raw: reckoning.rawOn.iso,
            statutory_due: reckoning.statutoryDueOn.iso, internal_due: reckoning.internalDueOn.iso,
            provisional: reckoning.isProvisional, article: book.citation(of: reckoning))
    }

    private func sentence(_ error: any Error) -> String {
        switch error {
        case let error as ReckoningError: book.sentence(for: error)
        case let error as DeadlineQuestion.UnknownKey:
            "there is no key \(error.name); a question has \(DeadlineQuestion.keys.joined(separator: ", "))"
        case DecodingError.keyNotFound(let key, _): "the key \(key.stringValue) is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "the value of \(context.codingPath.last?.stringValue ?? "the line") has the wrong type"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            "\(context.codingPath.last?.stringValue ?? "") holds no day that exists, written 2025-04-27"
        default: "the line is not a JSON object such as {\"rule\":\"K-04\",\"from\":\"2025-01-24\"}"
        }
    }
}
