// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Whoever petitions is not counted: nothing asks how often a person has filed.
@Suite struct NoCountOfPeople {
    @Test func `no statement counts what a person filed`() throws {
        let people = try NSRegularExpression(pattern: "\\b(FROM|JOIN)\\s+(blind_index|parties)\\b")
        let counting = try NSRegularExpression(pattern: "\\b(COUNT|SUM|TOTAL)\\s*\\(|\\bGROUP\\s+BY\\b|\\bHAVING\\b")
        var asked = 0
        for (file, source) in try Project.read.get().sources {
            for literal in source.literals where found(people, literal.text) {
                asked += 1
                #expect(!found(counting, literal.text), "\(file.path):\(literal.line)")
            }
        }
        #expect(asked > 0)
    }

    private func found(_ expression: NSRegularExpression, _ text: String) -> Bool {
        expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
}
