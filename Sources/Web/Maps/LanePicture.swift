// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 责任图的画面: a lane a unit, and in it the steps that are the unit's to do, by the numbers of the table below.
struct LanePicture {
    /// One lane.
    struct Lane {
        let name: String
        let steps: [(number: Int, text: String, isOpen: Bool)]
    }

    let view: Presentation
    let lanes: [Lane]

    private static let names = 170
    private static let box = 132
    private static let across = 6

    var svg: HTML {
        var y = 4
        var drawn = HTML()
        for lane in lanes {
            let steps = max(1, (lane.steps.count + Self.across - 1) / Self.across) * 46 + 12
            // The name of a unit may be longer than its steps are many.
            let height = max(steps, name(of: lane).count * 18 + 20)
            drawn.append(draw(lane, y: y, height: height))
            y += height
        }
        let title = view.words.maps.responsibility
        let width = Self.names + Self.across * (Self.box + 10) + 12
        return """
            <div class="map-frame" tabindex="0" role="region" aria-label="\(title)">\
            <svg class="map" viewBox="0 0 \(width) \(y + 4)" width="\(TextFit.ems(width, smallest: 12))" role="img" aria-labelledby="lane-title lane-about">\
            <title id="lane-title">\(title)</title><desc id="lane-about">\(view.words.maps.lanes)</desc>\(drawn)</svg></div>
            """
    }

    private func name(of lane: Lane) -> [String] { TextFit.lines(lane.name, 13, most: Self.names - 24) }

    private func draw(_ lane: Lane, y: Int, height: Int) -> HTML {
        let name = name(of: lane)
        let label = HTML.each(name.enumerated()) { index, line in
            "<text class=\"map-lane\" x=\"10\" y=\"\(y + 26 + index * 18)\">\(line)</text>"
        }
        let steps = HTML.each(lane.steps.enumerated()) { index, step in
            let x = Self.names + index % Self.across * (Self.box + 10)
            let top = y + 8 + index / Self.across * 46
            let lines = TextFit.balanced("\(step.number) \(step.text)", 12, most: Self.box - 12).prefix(2)
            let text = HTML.each(lines.enumerated()) { row, line in
                let first = top + (lines.count == 1 ? 24 : 17)
                return "<text class=\"map-step\" x=\"\(x + Self.box / 2)\" y=\"\(first + row * 15)\">\(line)</text>"
            }
            let style: HTML = step.isOpen ? "map-move lit" : "map-move"
            return """
                <g class="\(style)"><rect x="\(x)" y="\(top)" width="\(Self.box)" height="38" rx="6"/>\(text)</g>
                """
        }
        return """
            <rect class="map-row" x="0" y="\(y)" width="\(Self.names + Self.across * (Self.box + 10) + 12)" height="\(height - 4)"/>\
            \(label)\(steps)
            """
    }
}
