// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 文字差错: what a correction may put right, and what only a revocation and a new decision may change (arts 27, 32; R-190).
@Suite struct SlipTests {
    @Test(arguments: TestEngine.dialects)
    func `a correction puts right what is written, and decides nothing`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
            let letters = try await world.casework.file(receipt.matter, for: world.principal("clerk")).letters
            func number(_ kind: LetterKind) throws -> String {
                try #require(letters.last { $0.kind == kind }).documentNumber
            }
            let otherwise = "right decidesOtherwise, 27, 32, R-190"
            for (kind, wrong, right, fault) in [
                (LetterKind.acceptanceNotice, "根本没有这句话", "别的话", "wrong notInLetter, 27, 32"),
                (.acceptanceNotice, "漏水", "漏 水", "right sameText, 27, 32"),
                (.acceptanceNotice, "信访程序", "行政诉讼", otherwise),
                (.acceptanceNotice, "2026年5月6日", "2026年6月1日", otherwise),
                (.handlingOpinion, "支持", "不支持", otherwise), (.handlingOpinion, "经入户调查", "支持。经入户调查", otherwise),
            ] {
                let no = LetterCorrection(
                    letter: try number(kind), wrong: wrong, right: right, reason: "文字笔误，予以更正。")
                #expect(
                    try await world.problem(.correctLetter, no, on: receipt, .ordinaryHandling, by: "d-hou.approver")
                        == [fault], "\(wrong)")
            }
            #expect(
                try await world.problem(
                    .correctOpinion, Correction(wrong: "支持", right: "不支持", reason: "笔误，予以更正。"), on: receipt,
                    .ordinaryHandling, by: "d-hou.approver") == [otherwise])
            // However the lines broke: a passage is the same with a blank in it.
            let slip = Correction(wrong: "经入户 调查", right: "经上门调查", reason: "笔误，予以更正。")
            try await world.act(.correctOpinion, slip, on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.proves()
        }
    }
}
