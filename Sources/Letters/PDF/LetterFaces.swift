// SPDX-License-Identifier: Apache-2.0
import CPango

/// 字体: the faces of GB/T 9704-2012, each with what stands in for characters that it has not.
///
/// The standard's own faces (小标宋, 仿宋_GB2312, 楷体_GB2312) are not free; these are Debian's free ones. A district that owns others
/// names them first.
package struct LetterFaces: Codable, Equatable, Sendable {
    /// 小标宋 and 宋体: titles and page numbers.
    package var song: [String]
    /// 仿宋: the text.
    package var fangsong: [String]
    /// 楷体: headings of the second level.
    package var kai: [String]
    /// 黑体: headings of the first level.
    package var hei: [String]

    package init(song: [String], fangsong: [String], kai: [String], hei: [String]) {
        self.song = song
        self.fangsong = fangsong
        self.kai = kai
        self.hei = hei
    }

    /// Free faces that Debian has.
    package static let debian = LetterFaces(
        song: ["Noto Serif CJK SC"], fangsong: ["Noto Serif CJK SC"], kai: ["AR PL UKai CN", "Noto Serif CJK SC"],
        hei: ["Noto Sans CJK SC", "Noto Serif CJK SC"])

    /// Where a face comes from.
    private static let packages = [
        "Noto Serif CJK SC": "fonts-noto-cjk", "Noto Sans CJK SC": "fonts-noto-cjk",
        "AR PL UKai CN": "fonts-arphic-ukai", "AR PL UMing CN": "fonts-arphic-uming",
        "AR PL KaitiM GB": "fonts-arphic-gkai00mp", "AR PL SungtiL GB": "fonts-arphic-gbsn00lp",
        "LXGW WenKai": "fonts-lxgw-wenkai",
    ]

    /// To be called at the start: without its faces a letter would be set in whatever the machine happens to have.
    package func check() throws(LetterError) {
        let installed = try Self.installed()
        for faces in [song, fangsong, kai, hei] {
            guard !faces.isEmpty else { throw .missingFace("", debianPackage: nil) }
            for face in faces where !installed.contains(face) {
                throw .missingFace(face, debianPackage: Self.packages[face])
            }
        }
    }

    private static func installed() throws(LetterError) -> Set<String> {
        guard let map = pango_cairo_font_map_get_default() else { throw .drawing("no font map") }
        var families: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
        var count: Int32 = 0
        pango_font_map_list_families(map, &families, &count)
        defer { g_free(families) }
        var names: Set<String> = []
        for family in UnsafeBufferPointer(start: families, count: Int(count)) {
            if let family, let name = pango_font_family_get_name(family) { names.insert(String(cString: name)) }
        }
        return names
    }
}
