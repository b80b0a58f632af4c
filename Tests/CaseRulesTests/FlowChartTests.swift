// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

@Suite struct FlowChartTests {
    static let procedures = ProceedingKind.allCases.map(Procedure.of)

    private func size(_ subject: FlowDrawing.Subject) -> FlowDrawing.Size {
        switch subject {
        case .stage: FlowDrawing.Size(width: 120, height: 36)
        case .move: FlowDrawing.Size(width: 140, height: 50)
        }
    }

    @Test(arguments: procedures)
    func `every stage and every step of a table stands on its chart once`(_ procedure: Procedure) {
        let chart = FlowChart(procedure)
        #expect(chart.stages.map(\.code) == procedure.stages)
        #expect(chart.moves.count + chart.stages.flatMap(\.within).count == procedure.steps.count)
        let drawing = chart.drawing(size: size)
        #expect(Set(drawing.boxes.map(\.subject)).count == drawing.boxes.count)
        #expect(drawing.boxes.count == chart.stages.count + chart.moves.count)
        for move in chart.moves.indices {
            #expect(drawing.lines.contains { $0.moves.contains(move) && $0.arrives })
        }
    }

    @Test(arguments: procedures)
    func `steps lead to the right, except those that go back`(_ procedure: Procedure) {
        let chart = FlowChart(procedure)
        for move in chart.moves {
            let isForward = chart.stages[move.to].layer > chart.stages[move.from].layer
            #expect(isForward != move.goesBack, "\(move.step.verb.rawValue)")
        }
    }

    @Test(arguments: procedures)
    func `no two boxes lie on each other, and all lie on the paper`(_ procedure: Procedure) {
        let drawing = FlowChart(procedure).drawing(size: size)
        for (index, box) in drawing.boxes.enumerated() {
            #expect(box.x >= 0 && box.y >= 0)
            #expect(box.x + box.width <= drawing.width && box.y + box.height <= drawing.height)
            for other in drawing.boxes[(index + 1)...] {
                let isApart =
                    box.x + box.width <= other.x || other.x + other.width <= box.x || box.y + box.height <= other.y
                    || other.y + other.height <= box.y
                #expect(isApart, "\(box.subject) and \(other.subject)")
            }
        }
    }

    @Test(arguments: procedures)
    func `lines are level or upright, stay on the paper and cross no box`(_ procedure: Procedure) {
        let drawing = FlowChart(procedure).drawing(size: size)
        for line in drawing.lines {
            for (from, to) in zip(line.points, line.points.dropFirst()) {
                #expect(from.x == to.x || from.y == to.y)
                #expect((0...drawing.width).contains(from.x) && (0...drawing.height).contains(from.y))
                for box in drawing.boxes {
                    let crosses =
                        max(from.x, to.x) > box.x && min(from.x, to.x) < box.x + box.width
                        && max(from.y, to.y) > box.y && min(from.y, to.y) < box.y + box.height
                    #expect(!crosses, "\(box.subject) \(from) \(to)")
                }
            }
        }
    }

    @Test(arguments: procedures)
    func `the same table is drawn the same way each time`(_ procedure: Procedure) {
        #expect(FlowChart(procedure).drawing(size: size) == FlowChart(procedure).drawing(size: size))
    }

    @Test func `a ground is taken apart into articles and the rest`() {
        let citation = Citation("23(1)-(2), 31(6), R-220, S2:22(4)")
        #expect(citation.articles == ["23(1)-(2)", "31(6)"])
        #expect(citation.others == ["R-220", "S2:22(4)"])
        #expect(Citation("29-31, 34").numbers == [29, 30, 31, 34])
        #expect(Citation("F-20").numbers == [])
    }
}
