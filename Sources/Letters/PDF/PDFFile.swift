// SPDX-License-Identifier: Apache-2.0
import CPango

/// What Cairo writes to.
private final class ByteSink {
    var bytes: [UInt8] = []
}

/// PDF 文件 while it is being drawn. Everything that it holds of Cairo and Pango is given back when it goes.
final class PDFFile {
    let cairo: OpaquePointer
    /// The context in which texts are laid out.
    let texts: OpaquePointer
    private let surface: OpaquePointer
    private let sink = ByteSink()

    init() throws(LetterError) {
        let receiver = Unmanaged.passUnretained(sink).toOpaque()
        let created = cairo_pdf_surface_create_for_stream(
            { receiver, data, length in
                guard let receiver, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<ByteSink>.fromOpaque(receiver).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            }, receiver, PageMeasures.pageWidth, PageMeasures.pageHeight)
        guard let created, let cairo = cairo_create(created) else { throw .drawing("no surface") }
        guard let texts = pango_cairo_create_context(cairo) else {
            cairo_destroy(cairo)
            cairo_surface_destroy(created)
            throw .drawing("no context")
        }
        (surface, self.cairo, self.texts) = (created, cairo, texts)
        prepare()
        try check()
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(texts))
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    /// Nothing is rounded to pixels: the paper has none.
    private func prepare() {
        pango_cairo_context_set_resolution(texts, 72)
        pango_context_set_round_glyph_positions(texts, 0)
        pango_context_set_base_dir(texts, PANGO_DIRECTION_LTR)
        pango_context_set_language(texts, pango_language_from_string("zh-cn"))
        guard let options = cairo_font_options_create() else { return }
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(texts, options)
        cairo_font_options_destroy(options)
    }

    /// - Parameter issuedAt: as ISO 8601; the file must not depend on the time at which it was made.
    func describe(title: String, issuedAt: String) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, issuedAt)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, issuedAt)
    }

    func endPage() throws(LetterError) {
        cairo_show_page(cairo)
        try check()
    }

    /// The whole file. Nothing can be drawn afterwards.
    func finish() throws(LetterError) -> [UInt8] {
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(Self.words(status)) }
        return sink.bytes
    }

    private func check() throws(LetterError) {
        let status = cairo_status(cairo)
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(Self.words(status)) }
    }

    private static func words(_ status: cairo_status_t) -> String {
        cairo_status_to_string(status).map { String(cString: $0) } ?? "\(status.rawValue)"
    }
}

extension PDFFile {
    /// 颜色 of the standard: black, red for heads, grey for what is only a hint.
    enum Colour {
        case black, red, grey
    }

    func text(_ block: TextBlock, line: Int = 0, left: Double, baseline: Double, _ colour: Colour = .black) {
        use(colour)
        block.draw(line, in: cairo, left: left, baseline: baseline)
    }

    func rule(from left: Double, to right: Double, at y: Double, width: Double, _ colour: Colour = .black) {
        line(from: (left, y), to: (right, y), width: width, colour)
    }

    func line(
        from: (x: Double, y: Double), to: (x: Double, y: Double), width: Double, _ colour: Colour = .black,
        isDashed: Bool = false
    ) {
        use(colour)
        dash(isDashed)
        cairo_set_line_width(cairo, width)
        cairo_move_to(cairo, from.x, from.y)
        cairo_line_to(cairo, to.x, to.y)
        cairo_stroke(cairo)
        dash(false)
    }

    /// A dashed circle, where the seal goes.
    func circle(x: Double, y: Double, diameter: Double) {
        use(.grey)
        dash(true)
        cairo_set_line_width(cairo, 0.8)
        cairo_new_path(cairo)
        cairo_arc(cairo, x, y, diameter / 2, 0, 2 * Double.pi)
        cairo_stroke(cairo)
        dash(false)
    }

    private func dash(_ isDashed: Bool) {
        let pattern = [3.0, 3.0]
        cairo_set_dash(cairo, pattern, isDashed ? Int32(pattern.count) : 0, 0)
    }

    private func use(_ colour: Colour) {
        switch colour {
        case .black: cairo_set_source_rgb(cairo, 0, 0, 0)
        case .red: cairo_set_source_rgb(cairo, 0.85, 0, 0)
        case .grey: cairo_set_source_rgb(cairo, 0.6, 0.6, 0.6)
        }
    }
}
