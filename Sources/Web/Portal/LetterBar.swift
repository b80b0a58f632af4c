// SPDX-License-Identifier: Apache-2.0
import Hummingbird

extension Doors {
    /// 文书页: the letter as it was made once, under a line that leads back to the matter and to the paper; a reader of another language is
    /// told there what it is. Nothing of the letter itself is changed.
    func petitionersLetter(_ bytes: [UInt8], ordinal: Int, kind: String, _ request: Request) -> Response {
        let mark = "<body class=\"letter-page\">"
        let parts = String(decoding: bytes, as: UTF8.self).split(
            separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return letterResponse(bytes) }
        let bar = LetterBar(ordinal: ordinal, kind: kind).html(in: presentation(for: request))
        return letterResponse(Array(parts[0].utf8) + Array(mark.utf8) + bar.bytes + Array(parts[1].utf8))
    }
}

/// 文书上方的一行.
struct LetterBar {
    /// Its place among the letters of the matter.
    let ordinal: Int
    let kind: String

    func html(in view: Presentation) -> HTML {
        let words = view.words.portal.follow
        let told = [words.letterReading, words.letterAid.words(for: kind)].compactMap(\.self)
        let reading = HTML.when(view.language != .chinese, "<p>\(view.sentences(told))</p>")
        let size: HTML = view.look.isElder ? " elder" : ""
        return """
            <nav class="letter-bar\(size)" lang="\(view.language.rawValue)" aria-label="\(words.title)">\
            <a href="\(Paths.followMatter)">\(words.letterBack)</a> <a href="\(Paths.followLetterPaper(ordinal))">PDF</a>\(reading)</nav>
            """
    }
}
