// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Web

@Suite struct LanguageTests {
    @Test(arguments: [
        ("", "zh-Hans"), ("en", "en"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"), ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("en;q=0.5, zh;q=0.9", "zh-Hans"), ("en;q=0.1,zh-Hans;q=1", "zh-Hans"), ("en;q=0, zh", "zh-Hans"),
        ("en;q=0", "zh-Hans"), ("fr, de;q=0.5", "zh-Hans"), ("zh;q=0, *", "en"), ("*, en;q=0.3", "zh-Hans"),
        ("en, zh", "en"), ("zh;q=0.5, en;q=0.5", "zh-Hans"), ("en;q=x, zh;q=0.1", "zh-Hans"), ("EN-gb ; Q=0.7", "en"),
        ("english, zh;q=0.2", "zh-Hans"),
    ])
    func `the language with the greater weight is taken`(_ asked: String, _ given: String) {
        #expect(Language(accepting: asked).rawValue == given)
    }
}
