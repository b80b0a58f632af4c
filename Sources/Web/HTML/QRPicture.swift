// SPDX-License-Identifier: Apache-2.0

/// The dark and light squares of a QR code (二维码), row by row, drawn as one SVG path. It takes squares and not SVG text, so that no string
/// made at run time is ever spliced raw into a page.
package struct QRPicture: Sendable, Equatable {
    /// Squares a side, without the quiet zone.
    package let side: Int
    /// `side × side` values, true = dark.
    package let isDark: [Bool]

    /// Nil where the number of squares does not fit the side.
    package init?(side: Int, isDark: [Bool]) {
        guard side > 0, isDark.count == side * side else { return nil }
        self.side = side
        self.isDark = isDark
    }

    /// The picture with the quiet zone of four squares that readers need. `label` says what it opens.
    package func svg(label: String) -> HTML {
        let whole = side + 8
        return """
            <svg class="qr" viewBox="0 0 \(whole) \(whole)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <rect width="\(whole)" height="\(whole)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
            """
    }

    /// Runs of dark squares in a row as one rectangle each: about a third of the size of one rectangle a square.
    private var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                guard isDark[row * side + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < side && isDark[row * side + column] { column += 1 }
                path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
            }
        }
        return path
    }
}
