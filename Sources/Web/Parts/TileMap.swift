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
        let most = max(1, map.tiles.map(\.value).max() ?? 1)
        let tiles = HTML.each(zip(map.tiles, placed)) { tile, place in
            let x = place.column * 104
            let y = place.row * 64
            // Five shades; nothing at all has none.
            let shade = tile.value == 0 ? 0 : 1 + (tile.value - 1) * 5 / most
            let long: HTML = tile.name.count > 10 ? " long" : ""
            let drawing: HTML = """
                <rect class="tile t\(min(5, shade))" x="\(x)" y="\(y)" width="100" height="60" rx="3"/>\
                <text class="tile-name t\(min(5, shade))\(long)" x="\(x + 50)" y="\(y + 24)">\(tile.name)</text>\
                <text class="tile-value t\(min(5, shade))" x="\(x + 50)" y="\(y + 47)">\(tile.value)</text>
                """
            guard let path = tile.path else { return drawing }
            return "<a href=\"\(path)\" aria-label=\"\(tile.name)\(words.common.colon)\(tile.value)\">\(drawing)</a>"
        }
        let lines = map.tiles.map { [HTML(text: $0.name), "\($0.value)"] as [HTML] }
        let twin = table(caption: map.title, columns: [words.charts.street, words.charts.count], rows: lines)
        return """
            <figure class="chart tiles"><figcaption>\(map.title)</figcaption>\
            <svg viewBox="0 0 \(columns * 104 - 4) \(rows * 64 - 4)">\(tiles)</svg>\
            <details class="twin"><summary>\(words.charts.figures)<span class="hidden"> \(map.title)</span></summary>\(twin)</details></figure>
            """
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
