// SPDX-License-Identifier: Apache-2.0
import Testing
import TextAnalysis

@Suite struct DifferenceTests {
    private func said(_ pieces: [Difference.Piece]) -> String {
        pieces.map { $0.isShared ? $0.text : "[\($0.text)]" }.joined()
    }

    @Test(arguments: [
        ("楼道灯坏了。没有人修。", "楼道灯坏了。没有人修。", "楼道灯坏了。没有人修。", "楼道灯坏了。没有人修。"),
        ("楼道灯坏了两个月。老人摔倒。", "楼道灯坏了三个月。老人摔倒。", "楼道灯坏了[两]个月。老人摔倒。", "楼道灯坏了[三]个月。老人摔倒。"),
        ("暖气不热。", "暖气不热。打过三次电话。", "暖气不热。", "暖气不热。[打过三次电话。]"),
        (
            "打过五次电话，没有来。上周有人摔倒。", "打过三次电话，没有来。", "打过[五]次电话，没有来[。上周有人摔倒]。", "打过[三]次电话，没有来。"
        ),
        ("胡同停车。", "桥下积水了", "[胡同停车。]", "[桥下积水了]"),
        ("", "新的", "", "[新的]"), ("", "", "", ""),
        ("甲说。乙说。丙说。", "甲说。丙说。", "甲说。[乙说。]丙说。", "甲说。丙说。"),
    ])
    func `what is the same and what is not`(_ one: String, _ two: String, _ first: String, _ second: String) {
        let difference = Difference(one, two)
        #expect(said(difference.first) == first)
        #expect(said(difference.second) == second)
        #expect(difference.isNone == (one == two))
    }

    @Test func `both texts are there in whole, whatever they are`() {
        let words = ["暖气", "不热", "。", "楼道灯", "\n", "，", "老人", "A3", "🏮", "、物业", "！"]
        var seed: UInt64 = 7
        func text() -> String {
            (0..<Int(seed % 40)).map { _ in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return words[Int(seed >> 33) % words.count]
            }.joined()
        }
        for _ in 0..<200 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let (one, two) = (text(), text())
            let difference = Difference(one, two)
            #expect(difference.first.map(\.text).joined() == one)
            #expect(difference.second.map(\.text).joined() == two)
            let shared = (difference.first.filter(\.isShared), difference.second.filter(\.isShared))
            #expect(shared.0.map(\.text).joined() == shared.1.map(\.text).joined())
        }
    }

    @Test(.timeLimit(.minutes(1))) func `long texts that share nothing are told quickly`() {
        let one = String(repeating: "甲乙丙丁", count: 5_000)
        let two = String(repeating: "子丑寅卯", count: 5_000)
        let difference = Difference(one, two)
        #expect(difference.first == [.init(one, isShared: false)])
        #expect(difference.second == [.init(two, isShared: false)])
    }
}
