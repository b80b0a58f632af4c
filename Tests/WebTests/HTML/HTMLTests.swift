// SPDX-License-Identifier: Apache-2.0
import Testing
import Web

@Suite struct HTMLTests {
    @Test func `a value can neither open an element nor leave an attribute`() {
        let nasty = "<script>alert('x')</script> & \"quotes\""
        let piece: HTML = "<p title=\"\(nasty)\">\(nasty)</p>"
        let safe = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;"
        #expect(piece.text == "<p title=\"\(safe)\">\(safe)</p>")
    }

    @Test func `another piece is taken as it is and only once escaped`() {
        let inner: HTML = "<b>\("a<b")</b>"
        let outer: HTML = "<p>\(inner)\(3)</p>"
        #expect(outer.text == "<p><b>a&lt;b</b>3</p>")
    }

    @Test func `emoji, Chinese and right-to-left text pass as they are`() {
        let text = "枫桥 👩‍👩‍👧‍👦 שלום مرحبا"
        #expect(HTML(text: text).text == text)
    }

    @Test func `control characters become the replacement character, line ends stay`() {
        #expect(HTML(text: "a\u{0}b\u{1B}c\u{7F}\td\ne").text == "a\u{FFFD}b\u{FFFD}c\u{FFFD}\td\ne")
    }

    @Test func `a string that is a slice of another is escaped too`() {
        let whole = "xx<i>yy"
        #expect(HTML(text: String(whole.dropFirst(2).prefix(3))).text == "&lt;i&gt;")
    }

    @Test func `paragraphs keep line breaks and isolate the direction of what was written`() {
        let piece = HTML.paragraphs("one\r\n\u{202E}two<\n\nthree")
        #expect(
            piece.text
                == "<p dir=\"auto\"><bdi>one</bdi></p><p dir=\"auto\"><bdi>\u{202E}two&lt;</bdi></p>"
                + "<p dir=\"auto\"><bdi>three</bdi></p>")
    }

    @Test func `pieces are joined, repeated and left out`() {
        let letters = ["a", "b"].map { HTML(text: $0) }
        #expect(HTML.joined(letters, separator: "<br>").text == "a<br>b")
        #expect(HTML.each(1...3) { "<i>\($0)</i>" }.text == "<i>1</i><i>2</i><i>3</i>")
        #expect(HTML.when(false, "x").isEmpty)
        let nobody: String? = nil
        let nothing = HTML.with(nobody) { "\($0)" }
        #expect(nothing.isEmpty)
    }

    @Test func `a picture of a code needs as many squares as its side says`() throws {
        #expect(QRPicture(side: 2, isDark: [true]) == nil)
        let picture = try #require(QRPicture(side: 2, isDark: [true, true, false, true]))
        let svg = picture.svg(label: "a\"b").text
        #expect(svg.contains("M4 4h2v1h-2zM5 5h1v1h-1z"))
        #expect(svg.contains("aria-label=\"a&quot;b\""))
    }
}
