// SPDX-License-Identifier: Apache-2.0
import CPango

/// 字样: how a text is set.
struct TextStyle {
    enum Alignment { case left, centre, right }

    let faces: [String]
    let size: Double
    var isBold = false
    var alignment = Alignment.left
    /// Of the first line.
    var indent = 0.0
    /// Added to each character, to make a given number of them fill the line.
    var spacing = 0.0
    var isJustified = false
}

/// 已排文字: one text broken into lines by Pango.
final class TextBlock {
    /// Where each line begins, from the left edge, and how wide it is.
    private(set) var lines: [(left: Double, width: Double)] = []
    let size: Double
    private let layout: OpaquePointer

    /// - Parameter width: of the lines; nil for as wide as the text is.
    init(_ text: String, _ style: TextStyle, width: Double?, in context: OpaquePointer) throws(LetterError) {
        guard let layout = pango_layout_new(context) else { throw .drawing("no layout") }
        self.layout = layout
        size = style.size
        set(style, width: width)
        pango_layout_set_text(layout, text, -1)
        measure()
        if style.isJustified, let width { justify(to: width) }
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// Draws one line with its left edge and its baseline given.
    func draw(_ line: Int, in cairo: OpaquePointer, left: Double, baseline: Double) {
        guard let drawn = pango_layout_get_line_readonly(layout, Int32(line)) else { return }
        cairo_move_to(cairo, left + lines[line].left, baseline)
        pango_cairo_show_layout_line(cairo, drawn)
    }

    private func set(_ style: TextStyle, width: Double?) {
        let font = pango_font_description_new()
        pango_font_description_set_family(font, style.faces.joined(separator: ","))
        pango_font_description_set_absolute_size(font, Self.units(style.size))
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        // What a value holds may run from right to left; the letter does not.
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_width(layout, width.map { Int32(Self.units($0)) } ?? -1)
        pango_layout_set_indent(layout, Int32(Self.units(style.indent)))
        switch style.alignment {
        case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        }
        guard style.spacing != 0, let list = pango_attr_list_new() else { return }
        pango_attr_list_insert(list, pango_attr_letter_spacing_new(Int32(Self.units(style.spacing))))
        pango_layout_set_attributes(layout, list)
        pango_attr_list_unref(list)
    }

    /// Fills the lines, unless one of them is so short, before a long number, that its characters would be pulled far apart.
    private func justify(to width: Double) {
        guard lines.dropLast().allSatisfy({ $0.left + $0.width >= width - size * 2.5 }) else { return }
        pango_layout_set_justify(layout, 1)
        lines = []
        measure()
    }

    private func measure() {
        let walk = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(walk) }
        repeat {
            var extents = PangoRectangle()
            pango_layout_iter_get_line_extents(walk, nil, &extents)
            lines.append((Self.points(extents.x), Self.points(extents.width)))
        } while pango_layout_iter_next_line(walk) != 0
    }

    private static func units(_ points: Double) -> Double { (points * Double(PANGO_SCALE)).rounded() }
    private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}
