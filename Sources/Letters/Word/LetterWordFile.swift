// SPDX-License-Identifier: Apache-2.0

/// 可编辑文档: the letter as DOCX for those who must edit it. Its styles carry the standard's measures; it is no original.
package enum LetterWordFile {
    /// The file's bytes; the same letter is the same bytes.
    package static func docx(_ letter: FrozenLetter, faces: LetterFaces = .debian) throws(LetterError) -> [UInt8] {
        let document = try letter.document()
        var archive = ZipArchive()
        archive.add("[Content_Types].xml", WordParts.contentTypes)
        archive.add("_rels/.rels", WordParts.packageRelations)
        archive.add("word/_rels/document.xml.rels", WordParts.documentRelations)
        archive.add("word/document.xml", WordText(document).xml)
        archive.add("word/styles.xml", WordStyles(faces: faces).xml)
        archive.add("word/settings.xml", WordParts.settings)
        archive.add("word/footer-odd.xml", WordParts.footer(style: "PageNumberOdd"))
        archive.add("word/footer-even.xml", WordParts.footer(style: "PageNumberEven"))
        archive.add("word/footer-none.xml", WordParts.emptyFooter)
        let day = document.issuedDay ?? LetterPDF.noDay
        archive.add("docProps/core.xml", WordParts.properties(title: document.name, day: day))
        return archive.bytes
    }
}
