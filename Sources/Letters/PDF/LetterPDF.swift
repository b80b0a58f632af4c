// SPDX-License-Identifier: Apache-2.0

/// 印制: letters as PDF with the measures of GB/T 9704-2012, by Pango and Cairo. The same letter is the same bytes on machines with the
/// same faces.
package enum LetterPDF {
    /// One letter.
    package static func pdf(_ letter: FrozenLetter, faces: LetterFaces = .debian) throws(LetterError) -> [UInt8] {
        try pdf(of: [letter], faces: faces)
    }

    /// Many letters in one file, each with page numbers of its own.
    ///
    /// - Parameters:
    ///   - isTwoSided: begins each letter on the front of a sheet, as the standard prints on both sides.
    ///   - progress: told how many letters are drawn.
    package static func pdf(
        of letters: [FrozenLetter], faces: LetterFaces = .debian, isTwoSided: Bool = false,
        progress: (Int) -> Void = { _ in }
    ) throws(LetterError) -> [UInt8] {
        let file = try PDFFile()
        let first = try letters.first?.document()
        file.describe(title: first?.name ?? "", issuedAt: first?.issuedDay ?? noDay)
        for (place, letter) in letters.enumerated() {
            let pages = try LetterPages(letter.document(), faces: faces, in: file).draw()
            if isTwoSided, !pages.isMultiple(of: 2), place < letters.count - 1 { try file.endPage() }
            progress(place + 1)
        }
        return try file.finish()
    }

    /// For a letter whose day is left open for a pen: the file must not depend on the day of its making.
    static let noDay = "2000-01-01T00:00:00Z"
}
