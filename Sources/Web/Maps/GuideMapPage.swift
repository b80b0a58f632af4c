// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 路线图页: the whole tree of questions as a drawing and as a list; on paper an A3 poster.
package struct GuideMapPage: Page {
    package let guide: Guide
    package let rules: RuleSet
    package let picture: QRPicture?

    package init(guide: Guide, rules: RuleSet, picture: QRPicture?) {
        self.guide = guide
        self.rules = rules
        self.picture = picture
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.maps.guideMap }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.common.home, Paths.home), Crumb(view.words.maps.title, Paths.maps)]
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.maps
        return """
            \(view.mapTabs(at: .guide))<section class="poster wide-map"><h1>\(words.guideMap)</h1><p class="lead">\(words.guideMapLead)</p>\
            \(view.behind(GuidePicture(view: view, guide: guide).svg))\(view.posterFoot(picture, version: rules.version))</section>\
            \(view.posterButton)<h2>\(words.stepByStep)</h2>\(list(of: guide.start, view))
            """
    }

    private func list(of id: String, _ view: Presentation) -> HTML {
        switch guide.place(id) {
        case .question(let question):
            let options = HTML.each(question.options) { "<li>\(view.said($0.say)) → \(list(of: $0.to, view))</li>" }
            return "<b>\(view.said(question.ask))</b><ul class=\"bullets\">\(options)</ul>"
        case .answer(let answer):
            return "<a href=\"\(Paths.guide(answer.id))\">\(view.said(answer.title))</a>"
        case nil: return HTML()
        }
    }
}

/// 路线图的画面: questions and ends as boxes in columns, the first at the left; above each box what one said to come there.
struct GuidePicture {
    let view: Presentation
    let guide: Guide

    private static let box = 214
    private static let pitch = 252
    private static let size = 12
    /// Bold letters run wider than they are reckoned.
    private static let air = 34

    /// A box of the drawing.
    private struct Node {
        let lines: [(text: String, isSaid: Bool)]
        let depth: Int
        var y: Int
        let isEnd: Bool
        let parent: Int?

        var height: Int { lines.count * 15 + 10 }
    }

    var svg: HTML {
        var nodes: [Node] = []
        var y = 6
        place(guide.start, said: nil, depth: 0, parent: nil, &nodes, &y)
        let columns = (nodes.map(\.depth).max() ?? 0) + 1
        let width = (columns - 1) * Self.pitch + Self.box + 8
        let lines = HTML.each(nodes) { node in HTML.with(node.parent) { line(from: nodes[$0], to: node) } }
        let boxes = HTML.each(nodes) { draw($0) }
        let about = view.words.maps.guidePicture.filling([
            "questions": String(guide.questions.count), "answers": String(guide.answers.count),
        ])
        return """
            <div class="map-frame" tabindex="0" role="region" aria-label="\(view.words.maps.guideMap)">\
            <svg class="map" viewBox="0 0 \(width) \(y + 4)" width="\(TextFit.ems(width))" role="img" aria-label="\(about)">\
            \(lines)\(boxes)</svg></div>
            """
    }

    /// Ends one below the other; a question in the middle of what it leads to.
    private func place(
        _ id: String, said: String?, depth: Int, parent: Int?, _ nodes: inout [Node], _ y: inout Int
    ) {
        guard let found = guide.place(id) else { return }
        let place = nodes.count
        func lines(_ text: String) -> [(text: String, isSaid: Bool)] {
            let way = said.map {
                TextFit.lines($0, Self.size - 1, most: Self.box - Self.air).map { (text: $0, isSaid: true) }
            }
            return (way ?? [])
                + TextFit.lines(text, Self.size, most: Self.box - Self.air).map { (text: $0, isSaid: false) }
        }
        switch found {
        case .question(let question):
            nodes.append(
                Node(lines: lines(view.said(question.ask)), depth: depth, y: y, isEnd: false, parent: parent))
            let top = y
            for option in question.options {
                self.place(option.to, said: view.said(option.say), depth: depth + 1, parent: place, &nodes, &y)
            }
            y = max(y, top + nodes[place].height + 8)
            nodes[place].y = top + max(0, (y - 8 - top - nodes[place].height) / 2)
        case .answer(let answer):
            nodes.append(
                Node(lines: lines(view.said(answer.title)), depth: depth, y: y, isEnd: true, parent: parent))
            y += nodes[place].height + 8
        }
    }

    private func line(from parent: Node, to node: Node) -> HTML {
        let start = (x: parent.depth * Self.pitch + Self.box + 4, y: parent.y + parent.height / 2)
        let end = (x: node.depth * Self.pitch + 4, y: node.y + node.height / 2)
        let middle = (start.x + end.x) / 2
        return "<path class=\"map-line\" d=\"M\(start.x) \(start.y)H\(middle)V\(end.y)H\(end.x)\"/>"
    }

    private func draw(_ node: Node) -> HTML {
        let x = node.depth * Self.pitch + 4
        let style: HTML = node.isEnd ? "map-stage" : "map-move"
        let text = HTML.each(node.lines.enumerated()) { row, line in
            let kind: HTML = line.isSaid ? "map-small" : "map-verb"
            return """
                <text class="\(kind)" x="\(x + Self.box / 2)" y="\(node.y + 16 + row * 15)">\(line.text)</text>
                """
        }
        return """
            <g class="\(style)"><rect x="\(x)" y="\(node.y)" width="\(Self.box)" height="\(node.height)" rx="6"/>\(text)</g>
            """
    }
}
