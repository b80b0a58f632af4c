// SPDX-License-Identifier: Apache-2.0

/// 流程图的行列: columns of stages and of steps by turns. A step forward over several layers gets a bend in every column between, shared
/// by all that lead to the same stage.
struct FlowGrid {
    enum Node: Hashable {
        case stage(Int)
        case move(Int)
        /// A bend on the way to a stage.
        case bend(column: Int, to: Int)
    }

    /// From a node to one of the next column, for these moves.
    struct Link {
        let from: Node
        let to: Node
        var moves: [Int]
    }

    private(set) var columns: [[Node]]
    private(set) var links: [Link] = []
    /// The moves that go back: from their step's column round below everything to the stage.
    let back: [Int]

    init(_ chart: FlowChart) {
        let last = chart.stages.map(\.layer).max() ?? 0
        columns = Array(repeating: [], count: 2 * last + 2)
        back = chart.moves.indices.filter { chart.moves[$0].goesBack }
        for (place, stage) in chart.stages.enumerated() { add(.stage(place), to: 2 * stage.layer) }
        for (index, move) in chart.moves.enumerated() {
            let start = 2 * chart.stages[move.from].layer + 1
            add(.move(index), to: start)
            link(.stage(move.from), .move(index), index)
            guard !move.goesBack else { continue }
            var from = Node.move(index)
            for column in (start + 1)..<(2 * chart.stages[move.to].layer) {
                let bend = Node.bend(column: column, to: move.to)
                add(bend, to: column)
                link(from, bend, index)
                from = bend
            }
            link(from, .stage(move.to), index)
        }
        if columns.last?.isEmpty ?? false { columns.removeLast() }
        order()
    }

    /// The nodes that a node is linked with, on its left or on its right.
    func neighbours(_ node: Node, onLeft: Bool) -> [Node] {
        links.compactMap { onLeft ? ($0.to == node ? $0.from : nil) : ($0.from == node ? $0.to : nil) }
    }

    private mutating func add(_ node: Node, to column: Int) {
        if !columns[column].contains(node) { columns[column].append(node) }
    }

    private mutating func link(_ from: Node, _ to: Node, _ move: Int) {
        if let index = links.firstIndex(where: { $0.from == from && $0.to == to }) {
            if !links[index].moves.contains(move) { links[index].moves.append(move) }
        } else {
            links.append(Link(from: from, to: to, moves: [move]))
        }
    }

    /// Puts each column in the order of the middle of its neighbours, to and fro; of all orders seen the one with the fewest crossings
    /// stays, and of equals the first.
    private mutating func order() {
        var best = columns
        var fewest = crossings
        for sweep in 0..<12 {
            let isForward = sweep.isMultiple(of: 2)
            let walk = isForward ? Array(columns.indices) : columns.indices.reversed()
            for column in walk { sort(column, byLeft: isForward) }
            let count = crossings
            if count < fewest { (best, fewest) = (columns, count) }
        }
        columns = best
    }

    private mutating func sort(_ column: Int, byLeft: Bool) {
        let other = byLeft ? column - 1 : column + 1
        guard columns.indices.contains(other) else { return }
        let places = Dictionary(uniqueKeysWithValues: zip(columns[other], columns[other].indices))
        let weighed = columns[column].enumerated().map { place, node -> (weight: Int, place: Int, node: Node) in
            let found = neighbours(node, onLeft: byLeft).compactMap { places[$0] }
            let weight = found.isEmpty ? place * 1_000 : found.reduce(0, +) * 1_000 / found.count
            return (weight, place, node)
        }
        columns[column] = weighed.sorted { ($0.weight, $0.place) < ($1.weight, $1.place) }.map(\.node)
    }

    private var crossings: Int {
        var places: [Node: Int] = [:]
        for column in columns { for (place, node) in column.enumerated() { places[node] = place } }
        var count = 0
        for column in columns {
            let leaving = links.filter { column.contains($0.from) }
            for (index, one) in leaving.enumerated() {
                for other in leaving[(index + 1)...] {
                    guard let a = places[one.from], let b = places[other.from], let c = places[one.to],
                        let d = places[other.to]
                    else { continue }
                    if (a - b) * (c - d) < 0 { count += 1 }
                }
            }
        }
        return count
    }
}
