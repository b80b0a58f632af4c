// SPDX-License-Identifier: Apache-2.0

extension LetterTypesetter {
    /// 附件说明: two characters in; several are numbered and stand below each other.
    func set(_ attachments: LetterDocument.Labelled) throws(LetterError) -> [Band] {
        let label = try block("\(attachments.label)：", plain(), width: nil)
        let labelLeft = Measures.left + Measures.pitch * 2
        let left = labelLeft + (label.lines.first?.width ?? 0)
        var bands: [Band] = []
        for (place, line) in attachments.lines.enumerated() {
            let text = attachments.lines.count > 1 ? "\(place + 1)．\(line)" : line
            let block = try block(text, plain(), width: Measures.left + Measures.width - left)
            bands += lines(of: block, line: Measures.line, left: left)
        }
        guard let first = bands.first else { return [] }
        let baseline = Self.baseline(in: Measures.line, size: label.size)
        bands[0].draw = { file, place in
            file.text(label, left: labelLeft, baseline: place.top + baseline)
            first.draw(file, place)
        }
        return bands
    }

    /// 落款: the unit over the date, which ends four characters from the edge; the seal's lower curve lies on the date and its top within
    /// one line of the text.
    func set(_ signature: LetterDocument.Signature) throws(LetterError) -> [Band] {
        let unit = try block(signature.unit, plain(), width: nil)
        let date = try signature.date.map { text throws(LetterError) in try block(text, plain(), width: nil) }
        let seal = try signature.seal.map { text throws(LetterError) in
            try block(text, TextStyle(faces: faces.fangsong, size: 10.5), width: nil)
        }
        let right = Measures.left + Measures.width
        let dateWidth = date?.lines.first?.width ?? 0
        let unitWidth = unit.lines.first?.width ?? 0
        let dateLeft = right - Measures.pitch * 4 - dateWidth
        // A long name ends one character from the edge at most.
        let middle = min(dateLeft + dateWidth / 2, right - Measures.pitch - unitWidth / 2)
        let line = Measures.line
        let baseline = Self.baseline(in: line, size: Measures.textSize)
        // What is left open holds the upper half of the seal.
        let blank = signature.seal == nil ? 2.0 : form == .table ? 2.5 : 3.0
        let band = Band(height: line * (blank + (date == nil ? 1 : 2))) { file, place in
            let unitLine = place.top + line * blank
            file.text(unit, left: middle - unitWidth / 2, baseline: unitLine + baseline)
            if let date { file.text(date, left: dateLeft, baseline: unitLine + line + baseline) }
            guard let seal else { return }
            let radius = Measures.sealDiameter / 2
            let centre = unitLine + line + baseline + 6 - radius
            file.circle(x: middle, y: centre, diameter: Measures.sealDiameter)
            let width = seal.lines.first?.width ?? 0
            file.text(seal, left: middle - width / 2, baseline: centre - radius / 3, .grey)
        }
        return [band]
    }

    /// 回执: a line to cut along, and its own title.
    func slip(_ text: String) throws(LetterError) -> [Band] {
        let cut = Band(height: Measures.line, keepsWithNext: true) { file, place in
            let y = place.top + Measures.line / 2
            file.line(
                from: (Measures.left, y), to: (Measures.left + Measures.width, y), width: 0.6, .black, isDashed: true)
        }
        return [cut] + (try title(text, title))
    }
}
