// SPDX-License-Identifier: Apache-2.0

/// 流程图的上下位置: how high each node of the grid stands. Nodes keep their order and distance and come as near as they can to the
/// middle of what they are linked with.
struct FlowPlacing {
    /// The middle of each node.
    private(set) var middles: [FlowGrid.Node: Int] = [:]
    private let grid: FlowGrid
    private let height: (FlowGrid.Node) -> Int

    init(_ grid: FlowGrid, height: @escaping (FlowGrid.Node) -> Int) {
        self.grid = grid
        self.height = height
        for column in grid.columns {
            var top = 0
            for node in column {
                middles[node] = top + height(node) / 2
                top += height(node) + Self.distance
            }
        }
        for sweep in 0..<16 {
            let isForward = sweep.isMultiple(of: 2)
            let walk = isForward ? Array(grid.columns.indices) : grid.columns.indices.reversed()
            for column in walk { settle(grid.columns[column], byLeft: isForward, byBoth: sweep > 11) }
        }
        let top = middles.map { $0.value - height($0.key) / 2 }.min() ?? 0
        for node in middles.keys { middles[node, default: 0] -= top }
    }

    /// Between two boxes of a column.
    private static let distance = 16

    private mutating func settle(_ column: [FlowGrid.Node], byLeft: Bool, byBoth: Bool) {
        var offsets: [Int] = []
        var wishes: [Int] = []
        for (place, node) in column.enumerated() {
            let step = place == 0 ? 0 : (height(column[place - 1]) + height(node)) / 2 + Self.distance
            offsets.append((offsets.last ?? 0) + step)
            var near = grid.neighbours(node, onLeft: byLeft)
            if byBoth || near.isEmpty { near += grid.neighbours(node, onLeft: !byLeft) }
            let found = near.compactMap { middles[$0] }
            let wish = found.isEmpty ? middles[node] ?? 0 : found.reduce(0, +) / found.count
            wishes.append(wish - offsets[place])
        }
        for (place, level) in Self.rising(wishes).enumerated() { middles[column[place]] = level + offsets[place] }
    }

    /// The never-falling row that is nearest to the wishes: neighbours that would fall are pooled at their mean.
    static func rising(_ wishes: [Int]) -> [Int] {
        var pools: [(sum: Int, count: Int)] = []
        for wish in wishes {
            pools.append((wish, 1))
            while pools.count > 1, Self.mean(pools[pools.count - 2]) > Self.mean(pools[pools.count - 1]) {
                let last = pools.removeLast()
                pools[pools.count - 1].sum += last.sum
                pools[pools.count - 1].count += last.count
            }
        }
        return pools.flatMap { Array(repeating: Self.mean($0), count: $0.count) }
    }

    /// Rounded down, below zero too.
    private static func mean(_ pool: (sum: Int, count: Int)) -> Int {
        pool.sum >= 0 ? pool.sum / pool.count : -((-pool.sum + pool.count - 1) / pool.count)
    }
}
