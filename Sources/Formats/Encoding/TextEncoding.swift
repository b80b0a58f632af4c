// SPDX-License-Identifier: Apache-2.0

/// The encodings in which Chinese offices hand over text files.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// 国标 GB 18030, which contains GBK and GB 2312.
    case gb18030 = "GB18030"

    /// The bytes of the byte order mark with which a file in this encoding may begin.
    package var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        }
    }

    /// Encodings by the names that people type: `gbk`, `GB2312`, `utf8`, `UTF-16LE`.
    package init?(named name: String) {
        switch name.lowercased().filter({ $0 != "-" && $0 != "_" }) {
        case "utf8": self = .utf8
        case "utf16le": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
        default: return nil
        }
    }
}

/// What is wrong with the bytes of a text file. Offsets count from 0 at the first byte of the file.
package enum TextDecodingError: Error, Equatable, Sendable {
    /// The bytes are in none of the encodings that we read.
    case unknownEncoding
    /// The file is not text: it holds zero bytes, more of them than slip into a text.
    case notText(offset: Int)
    /// The byte at this offset does not belong to the encoding.
    case invalid(encoding: TextEncoding, offset: Int)
    /// The file stops in the middle of a character.
    case truncated(encoding: TextEncoding, offset: Int)
    /// The system's iconv does not know the encoding.
    case unsupported(TextEncoding)
}

extension TextDecodingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownEncoding: "the text is neither UTF-8 nor UTF-16 nor GB18030; save it as UTF-8"
        case .notText(let offset): "this is no text: byte \(offset) is zero; save it as CSV in UTF-8"
        case .invalid(let encoding, let offset): "byte \(offset) is no \(encoding.rawValue); save the file as UTF-8"
        case .truncated(let encoding, let offset):
            "the file ends at byte \(offset) in the middle of a character of \(encoding.rawValue); is it whole?"
        case .unsupported(let encoding): "this system cannot read \(encoding.rawValue); save the file as UTF-8"
        }
    }
}

extension TextDecodingError {
    /// The line, from 1, of the byte that is wrong: the first that is no UTF-8 where the encoding is not known. Nil for UTF-16, whose line ends are other bytes.
    package func line(in source: ByteSource) throws -> Int? {
        let wanted: Int?
        switch self {
        case .unknownEncoding: wanted = nil
        case .notText(let offset): wanted = offset
        case .invalid(let encoding, let offset), .truncated(let encoding, let offset):
            guard encoding == .utf8 || encoding == .gb18030 else { return nil }
            wanted = offset
        case .unsupported: return nil
        }
        var (line, start) = (1, 0)
        var utf8 = UTF8Validator()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try source($0) }
            if count == 0 { return line }
            let bad: Int?
            if let wanted {
                bad = wanted < start + count ? wanted - start : nil
            } else {
                bad = buffer.withUnsafeBytes { utf8.advance(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            }
            line += buffer[..<(bad ?? count)].count { $0 == UInt8(ascii: "\n") }
            if bad != nil { return line }
            start += count
        }
    }
}

extension TextEncoding {
    /// Finds the encoding of a text from a sample of its beginning.
    ///
    /// A byte order mark decides. Without one, a sample that is valid UTF-8 is UTF-8; one that is well-formed GB 18030 and made mostly of the characters of
    /// GB 2312 is GB 18030; anything else is refused, because a guess would file nonsense under a citizen's name.
    /// - Parameters:
    ///   - isWhole: false when the text goes on after the sample, which may then end inside a character.
    ///   - allowsZeros: whether a few zero bytes may have slipped in: who reads rows refuses the row.
    package static func detect(
        _ sample: [UInt8], isWhole: Bool, allowsZeros: Bool = false
    ) throws(TextDecodingError) -> TextEncoding {
        for encoding in TextEncoding.allCases where sample.starts(with: encoding.byteOrderMark) { return encoding }
        let zero = sample.firstIndex(of: 0)
        if let zero, !allowsZeros || hasManyZeros(sample[...]) { throw .notText(offset: zero) }
        var check = UTF8Validator()
        let isUTF8 = sample.withUnsafeBytes { check.advance($0) } == nil && (!isWhole || check.isComplete)
        if isUTF8 { return .utf8 }
        if looksLikeGB18030(sample, isWhole: isWhole) { return .gb18030 }
        if let zero { throw .notText(offset: zero) }
        throw .unknownEncoding
    }

    /// More zero bytes than slip into a text: a picture, or UTF-16 without a mark.
    static func hasManyZeros(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count { $0 == 0 } > max(3, bytes.count / 100)
    }

    /// Well-formed GB 18030 in which at least half of the double bytes are in the plane of GB 2312.
    private static func looksLikeGB18030(_ bytes: [UInt8], isWhole: Bool) -> Bool {
        var index = 0
        var common = 0
        var all = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            guard lead != 0x80, lead != 0xFF else { return false }
            guard index + 1 < bytes.count else { return !isWhole && common * 2 >= all && all > 0 }
            let second = bytes[index + 1]
            if (0x30...0x39).contains(second) {
                guard index + 3 < bytes.count else { return !isWhole && common * 2 >= all && all > 0 }
                guard (0x81...0xFE).contains(bytes[index + 2]), (0x30...0x39).contains(bytes[index + 3]) else {
                    return false
                }
                index += 4
            } else {
                guard second >= 0x40, second != 0x7F, second != 0xFF else { return false }
                if second >= 0xA1, (0xA1...0xA9).contains(lead) || (0xB0...0xF7).contains(lead) { common += 1 }
                index += 2
            }
            all += 1
        }
        return all > 0 && common * 2 >= all
    }
}
