// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Web

@Suite struct TileMapTests {
    @Test func `the legend names every number once, under the shade in which it is drawn`() {
        for most in 0...120 {
            let shades = TileShades(most: most)
            let named = shades.ranges.flatMap { shade, range in range.map { (shade, $0) } }
            #expect(named.map(\.1) == Array(0...most), "up to \(most)")
            #expect(named.allSatisfy { shades.shade(of: $0.1) == $0.0 }, "up to \(most)")
        }
        #expect(TileShades(most: 3).ranges.map(\.shade) == [0, 1, 2, 4])
        #expect(TileShades(most: 0).ranges.count == 1)
    }

    @Test(arguments: Language.allCases)
    func `a tile says its shade by a length as well, and the list beside the map begins with the most`(
        _ language: Language
    ) throws {
        let tiles = [
            TileMap.Tile(name: "甲街", value: 2, place: (0, 0)),
            TileMap.Tile(name: "乙街", value: 10, place: (1, 0), path: "/desk/search?place=1"),
            TileMap.Tile(name: "丙街", value: 0, place: (2, 0)),
        ]
        let page = try Gallery.view(language).tileMap(TileMap(title: "T", tiles: tiles)).text
        #expect(page.components(separatedBy: "class=\"tile-bar t5\"").count == 3)
        #expect(page.contains("class=\"tile-bar t5\" x=\"114\" y=\"50\" width=\"80\""))
        #expect(!page.contains("tile-bar t0"))
        // Five shades and none, each with its numbers.
        #expect(page.components(separatedBy: "<li><svg").count == 7)
        let list = try #require(page.components(separatedBy: "<tbody>").last)
        #expect(list.contains("<a href=\"/desk/search?place=1\">乙街</a>"))
        let (most, least) = (try #require(list.range(of: "乙街")), try #require(list.range(of: "丙街")))
        #expect(most.lowerBound < least.lowerBound)
    }
}
