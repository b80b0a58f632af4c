// SPDX-License-Identifier: Apache-2.0

extension FileKind {
    /// Tells a file's kind by its first bytes.
    package static func sniff(_ first: [UInt8]) -> FileKind {
        let bytes = Array(first.prefix(sampleLength))
        for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
        if bytes.starts(with: "PK\u{3}\u{4}".utf8) { return zipKind(bytes) }
        if bytes.starts(with: "RIFF".utf8) {
            if has("WEBP", at: 8, in: bytes) { return .webp }
            return has("WAVE", at: 8, in: bytes) ? .wav : .unknown
        }
        if has("ftyp", at: 4, in: bytes) { return mediaBrand(bytes) }
        if isMPEGAudio(bytes) { return .mp3 }
        return textKind(bytes, isWhole: first.count < sampleLength)
    }

    private static let signatures: [([UInt8], FileKind)] = [
        ([0xFF, 0xD8, 0xFF], .jpeg),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        (Array("GIF87a".utf8), .gif),
        (Array("GIF89a".utf8), .gif),
        (Array("%PDF-".utf8), .pdf),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oleDocument),
        (Array("Rar!".utf8) + [0x1A, 0x07], .rar),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
        (Array("ID3".utf8), .mp3),
        (Array("#!AMR".utf8), .amr),
        ([0x7F, 0x45, 0x4C, 0x46], .program),
        ([0xCF, 0xFA, 0xED, 0xFE], .program),
        ([0xCA, 0xFE, 0xBA, 0xBE], .program),
        (Array("PK\u{5}\u{6}".utf8), .zip),
    ]

    private static func has(_ text: String, at offset: Int, in bytes: [UInt8]) -> Bool {
        bytes.count >= offset + text.utf8.count && bytes[offset...].starts(with: text.utf8)
    }

    /// An archive is an Office file when the names of its first entries say so.
    private static func zipKind(_ bytes: [UInt8]) -> FileKind {
        var looksLikeOffice = false
        var index = 0
        while index + 30 <= bytes.count {
            guard bytes[index] == 0x50, bytes[index + 1] == 0x4B, bytes[index + 2] == 3, bytes[index + 3] == 4 else {
                index += 1
                continue
            }
            let length = Int(bytes[index + 26]) | Int(bytes[index + 27]) << 8
            let name = bytes[(index + 30)...].prefix(length)
            if name.starts(with: "word/".utf8) { return .docx }
            if name.starts(with: "xl/".utf8) { return .xlsx }
            if name.starts(with: "ppt/".utf8) { return .pptx }
            if index == 0 {
                looksLikeOffice = ["[Content_Types].xml", "_rels/", "docProps/"].contains { name.starts(with: $0.utf8) }
            }
            index += 30
        }
        return looksLikeOffice ? .officeOpenXML : .zip
    }

    /// The brand of an ISO media file, and the brands that it is compatible with.
    private static func mediaBrand(_ bytes: [UInt8]) -> FileKind {
        let size = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
        guard size >= 12, size <= 1_024 else { return .unknown }
        var brands: [String] = []
        for start in stride(from: 8, to: min(size, bytes.count) - 3, by: 4) where start != 12 {
            brands.append(String(decoding: bytes[start..<(start + 4)], as: UTF8.self))
        }
        let pictures: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
        if let major = brands.first, pictures.contains(major) {
            return brands.contains("avif") ? .unknown : .heic
        }
        switch brands.first {
        case "qt  ": return .quickTime
        case "M4A ", "M4B ": return .m4a
        case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash", "3gp4", "3gp5",
            "3gp6":
            return .mp4
        default: return .unknown
        }
    }

    /// A frame of MPEG audio layer III: eleven set bits, then a version, layer, rate and frequency that exist.
    private static func isMPEGAudio(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] & 0xE0 == 0xE0 else { return false }
        let version = bytes[1] >> 3 & 3
        let layer = bytes[1] >> 1 & 3
        let rate = bytes[2] >> 4
        return version != 1 && layer == 1 && rate != 0 && rate != 15 && bytes[2] >> 2 & 3 != 3
    }

    private static func textKind(_ bytes: [UInt8], isWhole: Bool) -> FileKind {
        if bytes.isEmpty { return .unknown }
        let encoding: TextEncoding
        do { encoding = try TextEncoding.detect(bytes, isWhole: isWhole) } catch {
            return bytes.starts(with: "MZ".utf8) ? .program : .unknown
        }
        if encoding == .utf16BigEndian || encoding == .utf16LittleEndian { return .plainText }
        let hasControls = bytes.contains { $0 < 32 && ![9, 10, 12, 13].contains($0) }
        if hasControls { return .unknown }
        return startsLikeMarkup(bytes) ? .markup : .plainText
    }

    private static func startsLikeMarkup(_ bytes: [UInt8]) -> Bool {
        let head = bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 32 }.prefix(64)
        let text = String(decoding: head, as: UTF8.self).lowercased()
        let openings = [
            "<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<!--", "<iframe", "<style",
        ]
        return openings.contains { text.hasPrefix($0) }
    }
}
