// SPDX-License-Identifier: Apache-2.0
import Casework

extension Presentation {
    /// 接待时间 in the reader's language; what is more than days and hours stands as the office wrote it. No line end tears a stretch of hours.
    func hours(_ text: String) -> HTML {
        guard let hours = OpeningHours(text) else { return asWritten(text) }
        let lines = hours.lines.map { line -> HTML in
            let days = listing(line.days.map(said))
            let stretches = unbroken(line.stretches.map { span(hour($0.from), hour($0.to), words.common.hourSpan) })
            return "\(days) \(stretches)"
        }
        return "<span class=\"hours\">\(HTML.joined(lines, separator: "<br>"))</span>"
    }

    /// Pieces of a list, none of which a line end tears.
    private func unbroken(_ pieces: [String]) -> HTML {
        let mark = words.common.listSeparator.split(separator: " ").first.map(String.init) ?? ""
        let spans = pieces.enumerated().map { place, piece -> HTML in
            "<span>\(piece)\(place < pieces.count - 1 ? mark : "")</span>"
        }
        // The space of a Latin list stands between the spans, or its line could not end there.
        return HTML.joined(spans, separator: words.common.listSeparator.hasSuffix(" ") ? " " : "")
    }

    private func said(_ days: OpeningHours.Days) -> String {
        let names = words.common.weekdaysShort
        return days.first == days.last
            ? names[days.first - 1] : span(names[days.first - 1], names[days.last - 1], words.common.daySpan)
    }

    private func span(_ from: String, _ to: String, _ said: String) -> String {
        said.filling(["from": from, "to": to])
    }

    private func hour(_ minutes: Int) -> String {
        "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    }

    /// Hours in words of the office's own; a voice reads them in their language.
    private func asWritten(_ text: String) -> HTML {
        let words = text.split(separator: " ").map { word in
            let stretches = word.split(separator: "\u{3001}").map(String.init)
            return HTML.each(stretches.enumerated()) { place, stretch in
                "<span>\(stretch)\(place < stretches.count - 1 ? "\u{3001}" : "")</span>"
            }
        }
        let said = HTML.joined(words, separator: " ")
        return "<span class=\"hours\" lang=\"\(Language.chinese.rawValue)\">\(said)</span>"
    }

    /// An address, or a name, as the office wrote it.
    func place(_ text: String) -> HTML { "<span lang=\"\(Language.chinese.rawValue)\">\(text)</span>" }
}
