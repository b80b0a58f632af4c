// SPDX-License-Identifier: Apache-2.0

extension LetterTypesetter {
    /// A cell with its place in the row.
    private struct SetCell {
        let label: TextBlock
        let labelInset: Double
        let value: TextBlock?
        let left: Double
        let width: Double

        var valueLines: Int { value?.lines.count ?? 0 }
        var rows: Int { max(label.lines.count, valueLines) }
    }

    private static let padding = 4.0
    private static let border = 0.6
    /// Rows with more lines than this may go over to the next page.
    private static let undivided = 8

    func table(_ rows: [LetterDocument.Row]) throws(LetterError) -> [Band] {
        var bands: [Band] = []
        for row in rows { bands += try set(row) }
        return bands
    }

    private func set(_ row: LetterDocument.Row) throws(LetterError) -> [Band] {
        var cells: [SetCell] = []
        let width = Measures.width / Double(row.cells.count)
        for (place, cell) in row.cells.enumerated() {
            let inner = width - Measures.tableLabel - Self.padding * 2
            let (label, inset) = try balanced(cell.label, label, width: Measures.tableLabel - Self.padding)
            let text = cell.lines.joined(separator: "\n")
            let value = cell.lines.isEmpty ? nil : try block(text, self.cell, width: inner)
            cells.append(
                SetCell(
                    label: label, labelInset: inset + Self.padding / 2, value: value,
                    left: Measures.left + width * Double(place), width: width))
        }
        let count = cells.map(\.rows).max() ?? 1
        // What is to be filled in by hand needs room.
        let least = cells.contains { $0.value == nil } ? line + 18 : line + 8
        if count <= Self.undivided {
            let height = max(least, Double(count) * line + Self.padding * 2)
            return [whole(cells, height: height)]
        }
        return (0..<count).map { divided(cells, line: $0, of: count) }
    }

    /// A row in one piece, its texts in the middle of their cells.
    private func whole(_ cells: [SetCell], height: Double) -> Band {
        Band(height: height) { file, place in
            for cell in cells {
                label(of: cell, file, from: place.top + (height - Double(cell.label.lines.count) * line) / 2)
                let first = place.top + (height - Double(cell.valueLines) * line) / 2
                for number in 0..<cell.valueLines { value(of: cell, number, file, from: first) }
                box(cell, file, from: place.top, to: place.top + height, isOpen: (false, false))
            }
        }
    }

    /// One line of a long row; the box is closed where the row or the page ends.
    private func divided(_ cells: [SetCell], line number: Int, of count: Int) -> Band {
        let above = number == 0 ? Self.padding : 0
        let below = number == count - 1 ? Self.padding : 0
        let height = line + above + below
        return Band(height: height, keepsWithNext: number == 0 || number == count - 2) { file, place in
            let first = place.top + above - Double(number) * line
            for cell in cells {
                if number == 0 { label(of: cell, file, from: first) }
                value(of: cell, number, file, from: first)
                box(
                    cell, file, from: place.top, to: place.top + height,
                    isOpen: (number > 0 && !place.isFirstOnPage, number < count - 1 && !place.isLastOnPage))
            }
        }
    }

    private var line: Double { Measures.tableLine }

    private func label(of cell: SetCell, _ file: PDFFile, from first: Double) {
        for number in cell.label.lines.indices {
            let baseline = first + Double(number) * line + Self.baseline(in: line, size: cell.label.size)
            file.text(cell.label, line: number, left: cell.left + cell.labelInset, baseline: baseline)
        }
    }

    private func value(of cell: SetCell, _ number: Int, _ file: PDFFile, from first: Double) {
        guard let value = cell.value, value.lines.indices.contains(number) else { return }
        let baseline = first + Double(number) * line + Self.baseline(in: line, size: value.size)
        file.text(
            value, line: number, left: cell.left + Measures.tableLabel + Self.padding, baseline: baseline)
    }

    private func box(
        _ cell: SetCell, _ file: PDFFile, from top: Double, to bottom: Double, isOpen: (above: Bool, below: Bool)
    ) {
        let right = cell.left + cell.width
        for x in [cell.left, cell.left + Measures.tableLabel, right] {
            file.line(from: (x, top), to: (x, bottom), width: Self.border)
        }
        if !isOpen.above { file.rule(from: cell.left, to: right, at: top, width: Self.border) }
        if !isOpen.below { file.rule(from: cell.left, to: right, at: bottom, width: Self.border) }
    }
}
