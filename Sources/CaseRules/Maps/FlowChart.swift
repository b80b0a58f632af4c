// SPDX-License-Identifier: Apache-2.0

/// 流程图: one table as a graph of stages and steps, before it has any place on paper. Nothing in it is written twice: it is read off
/// the `Procedure`.
package struct FlowChart: Sendable {
    /// 环节: a stage, with the acts that leave it where it is.
    package struct Stage: Sendable {
        package let code: StageCode
        package let isOpening: Bool
        package let isEnd: Bool
        /// Acts that move nothing: they stand inside the box.
        package let within: [Step<StageCode>]
        /// The first stage is 0; every step leads to a later one, except those that go back.
        package let layer: Int
    }

    /// 动作: a step from one stage to another.
    package struct Move: Sendable {
        package let step: Step<StageCode>
        /// Places in `stages`.
        package let from: Int
        package let to: Int
        /// It leads back to an earlier stage.
        package let goesBack: Bool
    }

    package let kind: ProceedingKind
    package let stages: [Stage]
    package let moves: [Move]

    package init(_ procedure: Procedure) {
        kind = procedure.kind
        let codes = procedure.stages
        let places = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
        let moving = procedure.steps.filter { $0.from != $0.to }
        let ends = moving.compactMap { step in
            places[step.from].flatMap { from in places[step.to].map { (from: from, to: $0) } }
        }
        let opening = places[procedure.opening] ?? 0
        let back = Self.goingBack(ends, from: opening, count: codes.count)
        let layers = Self.layers(ends, without: back, count: codes.count)
        stages = codes.enumerated().map { place, code in
            Stage(
                code: code, isOpening: place == opening, isEnd: procedure.terminal.contains(code),
                within: procedure.steps.filter { $0.from == code && $0.to == code }, layer: layers[place])
        }
        moves = zip(moving, ends).enumerated().map { index, move in
            Move(step: move.0, from: move.1.from, to: move.1.to, goesBack: back.contains(index))
        }
    }

    /// The steps that lead to a stage through which the walk is still going: they close a circle.
    private static func goingBack(_ ends: [(from: Int, to: Int)], from opening: Int, count: Int) -> Set<Int> {
        enum Mark { case unseen, open, done }
        var marks = [Mark](repeating: .unseen, count: count)
        var back: Set<Int> = []
        func walk(_ place: Int) {
            marks[place] = .open
            for (index, end) in ends.enumerated() where end.from == place {
                switch marks[end.to] {
                case .unseen: walk(end.to)
                case .open: back.insert(index)
                case .done: break
                }
            }
            marks[place] = .done
        }
        walk(opening)
        for place in 0..<count where marks[place] == .unseen { walk(place) }
        return back
    }

    /// The longest way from the opening, so that every step forward leads to a later layer.
    private static func layers(_ ends: [(from: Int, to: Int)], without back: Set<Int>, count: Int) -> [Int] {
        var layers = [Int](repeating: 0, count: count)
        for _ in 0..<count {
            for (index, end) in ends.enumerated() where !back.contains(index) {
                layers[end.to] = max(layers[end.to], layers[end.from] + 1)
            }
        }
        return layers
    }
}
