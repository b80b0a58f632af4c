// SPDX-License-Identifier: Apache-2.0

/// 流程图的图面: boxes and lines at whole numbers of points. The same chart and sizes always give the same drawing.
package struct FlowDrawing: Sendable, Equatable {
    /// What a box shows: a place in the chart's stages or moves.
    package enum Subject: Hashable, Sendable {
        case stage(Int)
        case move(Int)
    }

    /// How much room a box needs.
    package struct Size: Hashable, Sendable {
        package let width, height: Int

        package init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }
    }

    /// A box with its upper left corner.
    package struct Box: Sendable, Equatable {
        package let subject: Subject
        package let x, y, width, height: Int

        package var middle: Int { y + height / 2 }
    }

    /// A line of level and upright pieces, and the moves that it belongs to.
    package struct Line: Sendable, Equatable {
        package var points: [Point]
        package let moves: [Int]
        /// It ends at a stage, so it carries an arrow.
        package let arrives: Bool
    }

    /// A place on the paper.
    package struct Point: Hashable, Sendable {
        package let x, y: Int
    }

    package let width, height: Int
    package let boxes: [Box]
    package let lines: [Line]

    /// The box of a subject.
    package func box(_ subject: Subject) -> Box? { boxes.first { $0.subject == subject } }
}
