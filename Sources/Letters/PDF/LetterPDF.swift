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
        let batch = try LetterBatch(faces: faces, isTwoSided: isTwoSided)
        for (place, letter) in letters.enumerated() {
            try batch.add(letter)
            progress(place + 1)
        }
        return try batch.finish()
    }

    /// For a letter whose day is left open for a pen: the file must not depend on the day of its making.
    static let noDay = "2000-01-01T00:00:00Z"
}

/// 合并印制: one file that is drawn letter by letter, so that whoever draws many can say in between how far it is.
package final class LetterBatch {
    private let file: PDFFile
    private let faces: LetterFaces
    private let isTwoSided: Bool
    private var isDescribed = false
    private var isOnBack = false

    /// - Parameter isTwoSided: begins each letter on the front of a sheet, as the standard prints on both sides.
    package init(faces: LetterFaces = .debian, isTwoSided: Bool = false) throws(LetterError) {
        file = try PDFFile()
        self.faces = faces
        self.isTwoSided = isTwoSided
    }

    /// Draws one more letter, with page numbers of its own.
    package func add(_ letter: FrozenLetter) throws(LetterError) {
        let document = try letter.document()
        if !isDescribed { file.describe(title: document.name, issuedAt: document.issuedDay ?? LetterPDF.noDay) }
        isDescribed = true
        if isOnBack { try file.endPage() }
        let pages = try LetterPages(document, faces: faces, in: file).draw()
        isOnBack = isTwoSided && !pages.isMultiple(of: 2)
    }

    /// The whole file; nothing can be drawn afterwards.
    package func finish() throws(LetterError) -> [UInt8] {
        if !isDescribed { file.describe(title: "", issuedAt: LetterPDF.noDay) }
        return try file.finish()
    }
}
