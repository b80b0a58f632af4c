// SPDX-License-Identifier: Apache-2.0

/// 街道方块图: one tile a street, about where it lies; the number is written, the shade says it again.
package struct TileMap: Sendable {
    /// 方块.
    package struct Tile: Sendable {
        /// Short enough for a tile.
        package let name: String
        package let value: Int
        /// Column and row from the north-west; nil where nobody has said where the street lies.
        package let place: (column: Int, row: Int)?
        /// What the tile opens.
        package let path: String?

        package init(name: String, value: Int, place: (column: Int, row: Int)?, path: String? = nil) {
            self.name = name
            self.value = value
            self.place = place
            self.path = path
        }
    }

    /// What the numbers count.
    package let title: String
    package let tiles: [Tile]

    package init(title: String, tiles: [Tile]) {
        self.title = title
        self.tiles = tiles
    }
}

extension Presentation {
    /// The map, with the figures as a table that opens.
    func tileMap(_ map: TileMap) -> HTML {
        let placed = places(of: map.tiles)
        let columns = (placed.map(\.column).max() ?? 0) + 1
        let rows = (placed.map(\.row).max() ?? 0) + 1
        let shades = TileShades(most: map.tiles.map(\.value).max() ?? 0)
        let tiles = HTML.each(zip(map.tiles, placed)) { tile, place in
            let x = place.column * 104
            let y = place.row * 64
            let shade = shades.shade(of: tile.value)
            let long: HTML = tile.name.count > 10 ? " long" : ""
            // The longest names are drawn a little closer, so that they keep to their tile.
            let closer = HTML.when(tile.name.count > 13, " textLength=\"94\" lengthAdjust=\"spacingAndGlyphs\"")
            let drawing: HTML = """
                <rect class="tile t\(shade)" x="\(x)" y="\(y)" width="100" height="60" rx="3"/>\
                \(tileBar(shade, x: x + 10, y: y + 50, step: 16))\
                <text class="tile-name t\(shade)\(long)" x="\(x + 50)" y="\(y + 20)"\(closer)>\(tile.name)</text>\
                <text class="tile-value t\(shade)" x="\(x + 50)" y="\(y + 41)">\(tile.value)</text>
                """
            guard let path = tile.path else { return drawing }
            return "<a href=\"\(path)\" aria-label=\"\(tile.name)\(words.common.colon)\(tile.value)\">\(drawing)</a>"
        }
        // The list is read from the top: where most is comes first.
        let lines = map.tiles.sorted { $0.value > $1.value }.map { tile -> [HTML] in
            let name = HTML(text: tile.name)
            return [tile.path.map { "<a href=\"\($0)\">\(name)</a>" } ?? name, "\(tile.value)"]
        }
        let twin = table(
            caption: map.title, columns: [words.charts.street, words.charts.count], rows: lines, kind: "rows bars")
        return """
            <figure class="chart tiles"><figcaption>\(map.title)</figcaption>\(legend(of: shades))\
            <svg viewBox="0 0 \(columns * 104 - 4) \(rows * 64 - 4)">\(tiles)</svg>\
            <details class="twin"><summary>\(words.charts.figures)<span class="hidden"> \(map.title)</span></summary>\(twin)</details></figure>
            """
    }

    /// 图例: each shade with the numbers it stands for.
    private func legend(of shades: TileShades) -> HTML {
        let items = HTML.each(shades.ranges) { shade, range in
            let said =
                range.count == 1
                ? String(range.lowerBound)
                : words.charts.shadeRange.filling(["from": String(range.lowerBound), "to": String(range.upperBound)])
            return """
                <li><svg width="30" height="18" aria-hidden="true"><rect class="tile t\(shade)" width="30" height="18" rx="2"/>\
                \(tileBar(shade, x: 3, y: 12, step: 5))</svg> \(said)</li>
                """
        }
        return "<p class=\"caption\">\(words.charts.shades)</p><ul class=\"legend\">\(items)</ul>"
    }

    /// The shade once more, as a length: colour is not the only sign.
    private func tileBar(_ shade: Int, x: Int, y: Int, step: Int) -> HTML {
        HTML.when(
            shade > 0,
            "<rect class=\"tile-bar t\(shade)\" x=\"\(x)\" y=\"\(y)\" width=\"\(shade * step)\" height=\"4\"/>")
    }

    /// Where each tile lies; those without a place fill rows below.
    private func places(of tiles: [TileMap.Tile]) -> [(column: Int, row: Int)] {
        let columns = max(4, (tiles.compactMap(\.place?.column).max() ?? 3) + 1)
        var row = (tiles.compactMap(\.place?.row).max() ?? -1) + 1
        var column = 0
        return tiles.map { tile in
            if let place = tile.place { return place }
            defer {
                column += 1
                if column == columns { (column, row) = (0, row + 1) }
            }
            return (column, row)
        }
    }
}

/// 深浅: five shades of equal steps up to the most there is; nothing at all has none.
struct TileShades {
    let most: Int

    /// 0 for nothing, else 1 to 5.
    func shade(of value: Int) -> Int { value <= 0 || most <= 0 ? 0 : min(5, 1 + (value - 1) * 5 / most) }

    /// The shades that some number has, each with its numbers: all of them together are 0 to the most.
    var ranges: [(shade: Int, range: ClosedRange<Int>)] {
        guard most > 0 else { return [(0, 0...0)] }
        return [(0, 0...0)]
            + (1...5).compactMap { shade in
                let first = ((shade - 1) * most + 4) / 5 + 1
                let last = (shade * most - 1) / 5 + 1
                return first <= last ? (shade, first...last) : nil
            }
    }
}
