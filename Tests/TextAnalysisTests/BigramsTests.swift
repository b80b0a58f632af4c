// SPDX-License-Identifier: Apache-2.0
import Testing
import TextAnalysis

@Suite struct ChinesePairs {
    @Test(arguments: [
        ("拆迁补偿", ["拆迁", "迁补", "补偿"]), ("拆迁，补偿。", ["拆迁", "补偿"]), ("A3区的路", ["a3", "区的", "的路"]),
        ("Ａ７县", ["a7", "县"]), ("我", ["我"]), ("Hello, World-2", ["hello", "world", "2"]), ("", []), ("！？ …—", []),
        ("Привет Ünïcode", ["привет", "ünïcode"]), ("𠀀龘", ["𠀀龘"]), ("👍路", ["路"]), ("人々は", ["人々", "々は"]),
        ("https://a.cn/x?y=1", ["https", "a", "cn", "x", "y", "1"]), ("路\n灯", ["路", "灯"]),
        ("12栋3单元", ["12", "栋", "3", "单元"]),
    ])
    func `a text is cut into pairs and words`(text: String, tokens: [String]) {
        #expect(Bigrams.tokens(text) == tokens)
        #expect(Bigrams.document(text) == tokens.joined(separator: " "))
    }

    @Test func `tokens hold nothing that a search engine would take for syntax`() {
        let nasty = "\"a\" AND b* OR NOT (c:d) & | ! <-> ' ; DROP TABLE x -- \u{0}{}[]^~\\ 拆'迁 ²½Ⅳ․＇"
        for token in Bigrams.tokens(nasty) {
            let isSafe = token.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
            #expect(isSafe, "\(token)")
        }
    }

    @Test func `a query asks for all its words and leaves a lone character out`() {
        #expect(Bigrams.query("拆迁补偿 A3区") == ["拆迁", "迁补", "补偿", "a3"])
        #expect(Bigrams.phrases("拆迁补偿 A3区") == [["拆迁", "迁补", "补偿"], ["a3"]])
        #expect(Bigrams.query("路") == ["路"])
        #expect(Bigrams.query("拆迁 拆迁") == ["拆迁"])
        #expect(Bigrams.query(" ，。 ").isEmpty)
    }

    @Test func `every query of two characters cut from a text is among its tokens`() {
        let text = Array("因道路施工长期未完工影响居民出行请有关部门尽快处理")
        let tokens = Set(Bigrams.tokens(String(text)))
        for start in 0..<(text.count - 3) {
            #expect(tokens.isSuperset(of: Bigrams.query(String(text[start..<(start + 4)]))))
        }
    }

    @Test func `a word without end is cut`() {
        #expect(Bigrams.tokens(String(repeating: "x", count: 10_000)).map(\.utf8.count) == [64])
        #expect((Bigrams.tokens(String(repeating: "é", count: 10_000)).first?.utf8.count ?? 0) <= 72)
    }

    @Test func `a text of a thousand characters is cut in far less than a page takes`() {
        let text = String(repeating: "因道路施工长期未完工，影响A3区居民出行。", count: 50)
        let clock = ContinuousClock()
        let best = (0..<20).map { _ in clock.measure { _ = Bigrams.document(text) } }.min() ?? .zero
        // A release build takes tens of microseconds; the bound leaves room for a debug build on a busy machine.
        #expect(best < .milliseconds(20))
    }
}
