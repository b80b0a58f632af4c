// SPDX-License-Identifier: Apache-2.0

/// 固定部件: what every DOCX file has besides its text and styles.
enum WordParts {
    static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packages = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    static let contentTypes = """
        \(head)<Types xmlns="\(packages)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/word/document.xml" ContentType="\(type).document.main+xml"/>\
        <Override PartName="/word/styles.xml" ContentType="\(type).styles+xml"/>\
        <Override PartName="/word/settings.xml" ContentType="\(type).settings+xml"/>\
        <Override PartName="/word/footer-odd.xml" ContentType="\(type).footer+xml"/>\
        <Override PartName="/word/footer-even.xml" ContentType="\(type).footer+xml"/>\
        <Override PartName="/word/footer-none.xml" ContentType="\(type).footer+xml"/>\
        <Override PartName="/docProps/core.xml" \
        ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """

    static let packageRelations = """
        \(head)<Relationships xmlns="\(packages)/relationships">\
        <Relationship Id="document" Type="\(relations)/officeDocument" Target="word/document.xml"/>\
        <Relationship Id="properties" Type="\(packages)/relationships/metadata/core-properties" \
        Target="docProps/core.xml"/></Relationships>
        """

    static let documentRelations = """
        \(head)<Relationships xmlns="\(packages)/relationships">\
        <Relationship Id="styles" Type="\(relations)/styles" Target="styles.xml"/>\
        <Relationship Id="settings" Type="\(relations)/settings" Target="settings.xml"/>\
        <Relationship Id="odd" Type="\(relations)/footer" Target="footer-odd.xml"/>\
        <Relationship Id="even" Type="\(relations)/footer" Target="footer-even.xml"/>\
        <Relationship Id="none" Type="\(relations)/footer" Target="footer-none.xml"/></Relationships>
        """

    static let settings = """
        \(head)<w:settings xmlns:w="\(words)"><w:evenAndOddHeaders/>\
        <w:characterSpacingControl w:val="doNotCompress"/></w:settings>
        """

    /// 页码 between dashes.
    static func footer(style: String) -> String {
        """
        \(head)<w:ftr xmlns:w="\(words)"><w:p><w:pPr><w:pStyle w:val="\(style)"/></w:pPr>\
        <w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
        <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
        <w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>
        """
    }

    static let emptyFooter = "\(head)<w:ftr xmlns:w=\"\(words)\"><w:p/></w:ftr>"

    static func properties(title: String, day: String) -> String {
        """
        \(head)<cp:coreProperties xmlns:cp="\(packages)/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>\(title.escapedForMarkup)</dc:title>\
        <dcterms:created xsi:type="dcterms:W3CDTF">\(day)</dcterms:created></cp:coreProperties>
        """
    }
}
