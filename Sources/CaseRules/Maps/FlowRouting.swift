// SPDX-License-Identifier: Apache-2.0

/// 流程图的连线: every gap between two columns has upright tracks. Lines that fan out of a stage, or come together at one, share a track;
/// lines that go back run below everything and come up before their stage.
struct FlowRouting {
    /// What shares a track of a gap.
    private enum Hub: Hashable {
        case node(FlowGrid.Node)
        case going(backTo: Int)
    }

    /// A line as a gap sees it.
    private struct Strand {
        let hub: Hub
        let left, right: Int
    }

    private let chart: FlowChart
    private let grid: FlowGrid
    private let middles: [FlowGrid.Node: Int]
    private let size: (FlowDrawing.Subject) -> FlowDrawing.Size
    /// The left edge and the width of each column.
    private var columns: [(x: Int, width: Int)] = []
    private var tracks: [Int: [Hub: Int]] = [:]
    private let lanes: [Int: Int]
    private let bottom: Int
    private var right = 0

    private static let margin = 12
    private static let pad = 13
    private static let step = 10

    init(
        _ chart: FlowChart, _ grid: FlowGrid, _ placing: FlowPlacing,
        size: @escaping (FlowDrawing.Subject) -> FlowDrawing.Size
    ) {
        self.chart = chart
        self.grid = grid
        self.size = size
        middles = placing.middles.mapValues { $0 + Self.margin }
        let ends = middles.map { node, middle in middle + Self.height(node, size) / 2 }
        bottom = ends.max() ?? 0
        // The stage that lies furthest to the left has the lowest lane, so that no lane crosses the way up from another.
        let targets = Set(grid.back.map { chart.moves[$0].to }).sorted {
            (chart.stages[$1].layer, $0) < (chart.stages[$0].layer, $1)
        }
        lanes = Dictionary(uniqueKeysWithValues: zip(targets, targets.indices))
        lay()
    }

    static func height(_ node: FlowGrid.Node, _ size: (FlowDrawing.Subject) -> FlowDrawing.Size) -> Int {
        switch node {
        case .stage(let place): size(.stage(place)).height
        case .move(let index): size(.move(index)).height
        case .bend: 6
        }
    }

    var drawing: FlowDrawing {
        let foot = lanes.isEmpty ? bottom : lane(lanes.count - 1)
        return FlowDrawing(
            width: right, height: foot + Self.margin, boxes: boxes, lines: grid.links.map(line) + grid.back.map(wayBack)
        )
    }

    private var boxes: [FlowDrawing.Box] {
        grid.columns.enumerated().flatMap { column, nodes in
            nodes.compactMap { node -> FlowDrawing.Box? in
                guard let subject = node.subject else { return nil }
                let height = Self.height(node, size)
                return FlowDrawing.Box(
                    subject: subject, x: columns[column].x, y: middle(node) - height / 2,
                    width: columns[column].width, height: height)
            }
        }
    }

    private func line(_ link: FlowGrid.Link) -> FlowDrawing.Line {
        let gap = column(of: link.from)
        let (start, end) = (edge(of: link.from, onLeft: false), edge(of: link.to, onLeft: true))
        var points: [FlowDrawing.Point]
        if let level = level(of: link) {
            points = [.init(x: start, y: level), .init(x: end, y: level)]
        } else {
            let track = tracks[gap]?[hub(of: link)] ?? start
            points = [
                .init(x: start, y: middle(link.from)), .init(x: track, y: middle(link.from)),
                .init(x: track, y: middle(link.to)), .init(x: end, y: middle(link.to)),
            ]
        }
        var arrives = false
        if case .stage = link.to { arrives = true }
        return FlowDrawing.Line(points: points, moves: link.moves, arrives: arrives)
    }

    private func wayBack(_ index: Int) -> FlowDrawing.Line {
        let move = chart.moves[index]
        let (from, to) = (FlowGrid.Node.move(index), FlowGrid.Node.stage(move.to))
        let start = edge(of: from, onLeft: false)
        let down = tracks[column(of: from)]?[.going(backTo: move.to)] ?? start
        let up = tracks[column(of: to) - 1]?[.node(to)] ?? 0
        let foot = lane(lanes[move.to] ?? 0)
        let points: [FlowDrawing.Point] = [
            .init(x: start, y: middle(from)), .init(x: down, y: middle(from)), .init(x: down, y: foot),
            .init(x: up, y: foot), .init(x: up, y: middle(to)), .init(x: edge(of: to, onLeft: true), y: middle(to)),
        ]
        return FlowDrawing.Line(points: points, moves: [index], arrives: true)
    }

    private func lane(_ place: Int) -> Int { bottom + 18 + place * Self.step }

    /// Columns from left to right, each gap as wide as its tracks need.
    private mutating func lay() {
        var x = Self.margin + gap(-1, at: Self.margin)
        for (place, nodes) in grid.columns.enumerated() {
            let width = nodes.compactMap { $0.subject.map { size($0).width } }.max() ?? 0
            columns.append((x, width))
            x += width
            x += gap(place, at: x)
        }
        right = x + Self.margin
    }

    /// Gives the tracks of the gap behind a column their places; the width of the gap.
    private mutating func gap(_ place: Int, at x: Int) -> Int {
        var strands = grid.links.filter { column(of: $0.from) == place && level(of: $0) == nil }.map { link in
            Strand(hub: hub(of: link), left: middle(link.from), right: middle(link.to))
        }
        for index in grid.back {
            let move = chart.moves[index]
            let (from, to) = (FlowGrid.Node.move(index), FlowGrid.Node.stage(move.to))
            if column(of: from) == place {
                strands.append(Strand(hub: .going(backTo: move.to), left: middle(from), right: bottom + 18))
            }
            if column(of: to) - 1 == place {
                strands.append(Strand(hub: .node(to), left: bottom + 18, right: middle(to)))
            }
        }
        var order: [Hub] = []
        for strand in strands where !order.contains(strand.hub) { order.append(strand.hub) }
        let weighed = order.enumerated().map { number, hub -> (isDown: Bool, level: Int, number: Int, hub: Hub) in
            let own = strands.filter { $0.hub == hub }
            let (left, right) = (own.reduce(0) { $0 + $1.left }, own.reduce(0) { $0 + $1.right })
            return (right > left, left / own.count, number, hub)
        }
        // Lines going up: the upper ones turn first. Lines going down: the upper ones turn last. So neighbours do not cross.
        let ups = weighed.filter { !$0.isDown }.sorted { ($0.level, $0.number) < ($1.level, $1.number) }
        let downs = weighed.filter { $0.isDown }.sorted { ($1.level, $1.number) < ($0.level, $0.number) }
        for (track, strand) in (ups + downs).enumerated() {
            tracks[place, default: [:]][strand.hub] = x + Self.pad + track * Self.step
        }
        let isLast = place == grid.columns.count - 1
        if weighed.isEmpty { return isLast || place < 0 ? 0 : 2 * Self.pad }
        return 2 * Self.pad + (weighed.count - 1) * Self.step
    }

    /// The height at which a link can run straight; nil when it must turn.
    private func level(of link: FlowGrid.Link) -> Int? {
        func span(_ node: FlowGrid.Node) -> ClosedRange<Int> {
            let half = Self.height(node, size) / 2 - 8
            if case .stage = node, half > 0 { return (middle(node) - half)...(middle(node) + half) }
            return middle(node)...middle(node)
        }
        let (from, to) = (span(link.from), span(link.to))
        guard from.overlaps(to) else { return nil }
        if case .stage = link.from { return middle(link.to) }
        return middle(link.from)
    }

    private func hub(of link: FlowGrid.Link) -> Hub {
        .node(column(of: link.from).isMultiple(of: 2) ? link.from : link.to)
    }

    private func middle(_ node: FlowGrid.Node) -> Int { middles[node] ?? 0 }

    private func column(of node: FlowGrid.Node) -> Int {
        switch node {
        case .stage(let place): 2 * chart.stages[place].layer
        case .move(let index): 2 * chart.stages[chart.moves[index].from].layer + 1
        case .bend(let column, _): column
        }
    }

    private func edge(of node: FlowGrid.Node, onLeft: Bool) -> Int {
        let (x, width) = columns[column(of: node)]
        if case .bend = node { return x }
        return onLeft ? x : x + width
    }
}

extension FlowGrid.Node {
    fileprivate var subject: FlowDrawing.Subject? {
        switch self {
        case .stage(let place): .stage(place)
        case .move(let index): .move(index)
        case .bend: nil
        }
    }
}

extension FlowChart {
    /// The chart on paper. The caller says how much room each text needs; the rest follows.
    package func drawing(size: @escaping (FlowDrawing.Subject) -> FlowDrawing.Size) -> FlowDrawing {
        let grid = FlowGrid(self)
        let placing = FlowPlacing(grid) { FlowRouting.height($0, size) }
        return FlowRouting(self, grid, placing, size: size).drawing
    }
}
