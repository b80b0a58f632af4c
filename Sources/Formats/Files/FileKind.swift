// SPDX-License-Identifier: Apache-2.0

/// The kinds of file that people attach, told by content and not by name.
package enum FileKind: String, Sendable, CaseIterable, Codable {
    case jpeg, png, gif, webp, heic, pdf
    case docx, xlsx, pptx
    /// An Office Open XML file whose first bytes do not say which.
    case officeOpenXML
    /// 97-2003 Office: .doc, .xls, .ppt, .wps.
    case oleDocument
    case zip, rar, sevenZip
    case mp3, wav, amr, m4a, mp4, quickTime
    case plainText
    /// HTML, SVG or XML: text that a browser would run.
    case markup
    /// A program for Windows, Linux or macOS.
    case program
    case unknown

    /// How many of the first bytes `sniff` wants to see; fewer are enough for a shorter file.
    package static let sampleLength = 8_192

    /// What petitioners and offices may attach.
    package static let acceptable: Set<FileKind> = [
        .jpeg, .png, .gif, .webp, .heic, .pdf, .docx, .xlsx, .pptx, .officeOpenXML, .oleDocument, .mp3, .wav, .amr,
        .m4a,
        .mp4, .quickTime, .plainText,
    ]

    /// The content type under which such a file is sent back.
    package var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .heic: "image/heic"
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .zip: "application/zip"
        case .mp3: "audio/mpeg"
        case .wav: "audio/wav"
        case .amr: "audio/amr"
        case .m4a: "audio/mp4"
        case .mp4: "video/mp4"
        case .quickTime: "video/quicktime"
        case .plainText: "text/plain"
        case .officeOpenXML, .oleDocument, .rar, .sevenZip, .markup, .program, .unknown: "application/octet-stream"
        }
    }

    /// True for pictures that a browser shows by itself.
    package var isPicture: Bool { [.jpeg, .png, .gif, .webp].contains(self) }
}

/// A file's content held against its name.
package struct FileVerdict: Equatable, Sendable {
    /// What the content is.
    package let kind: FileKind
    /// True when the name's extension promises another kind; a name without an extension promises nothing.
    package let isLying: Bool
    /// True when the kind may be attached.
    package let isAcceptable: Bool

    /// - Parameter first: the first `FileKind.sampleLength` bytes, or the whole file.
    package init(filename: String, first: [UInt8], accepting kinds: Set<FileKind> = FileKind.acceptable) {
        let kind = FileKind.sniff(first)
        let promised = FileKind.promised(by: filename)
        self.kind = kind
        isLying = promised.map { !$0.contains(kind) } ?? false
        isAcceptable = kinds.contains(kind)
    }
}

extension FileKind {
    /// The kinds that a name's extension may stand for; nil when there is no extension. An extension that we do not know stands for nothing that we accept.
    package static func promised(by filename: String) -> Set<FileKind>? {
        guard let dot = filename.utf8.lastIndex(of: UInt8(ascii: ".")), dot != filename.startIndex else { return nil }
        switch filename[filename.index(after: dot)...].lowercased() {
        case "": return nil
        case "jpg", "jpeg", "jfif": return [.jpeg]
        case "png": return [.png]
        case "gif": return [.gif]
        case "webp": return [.webp]
        case "heic", "heif": return [.heic]
        case "pdf": return [.pdf]
        case "docx": return [.docx, .officeOpenXML]
        case "xlsx": return [.xlsx, .officeOpenXML]
        case "pptx": return [.pptx, .officeOpenXML]
        case "doc", "wps": return [.oleDocument, .docx, .officeOpenXML]
        case "xls", "et": return [.oleDocument, .xlsx, .officeOpenXML]
        case "ppt", "dps": return [.oleDocument, .pptx, .officeOpenXML]
        case "zip": return [.zip]
        case "rar": return [.rar]
        case "7z": return [.sevenZip]
        case "mp3": return [.mp3]
        case "wav": return [.wav]
        case "amr": return [.amr]
        case "m4a": return [.m4a, .mp4]
        case "mp4", "m4v": return [.mp4, .quickTime]
        case "mov": return [.quickTime, .mp4]
        case "txt", "csv", "log", "md": return [.plainText]
        case "htm", "html", "svg", "xml", "xhtml": return [.markup]
        case "exe", "dll", "so", "com", "msi": return [.program]
        default: return []
        }
    }
}
