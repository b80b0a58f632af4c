// SPDX-License-Identifier: Apache-2.0
import CIconv

/// A text file of any of our encodings as a stream of valid UTF-8 without a byte order mark.
///
/// Leading ASCII is the same in UTF-8 and GB 18030, so the choice between them waits until the first byte that is not ASCII, however far into the file it is.
/// ```swift
/// let file = try FileBytes(path: path)
/// let text = DecodedBytes(file.read)
/// var reader = CSVReader(text.read)
/// ```
package final class DecodedBytes {
    /// The encoding in use; nil as long as every byte was ASCII.
    package private(set) var encoding: TextEncoding?

    private let source: ByteSource
    private var raw: [UInt8] = []
    private var rawStart = 0
    private var rawOffset = 0
    private var sourceEnded = false
    private var isAtStart = true
    private var converter: Iconv?
    private var utf8 = UTF8Validator()

    private static let sampleLength = 65_536

    /// - Parameter encoding: the encoding that the caller insists on; nil detects it.
    package init(_ source: @escaping ByteSource, encoding: TextEncoding? = nil) {
        self.source = source
        self.encoding = encoding
    }

    /// Fills the buffer with the next bytes of UTF-8 and returns their number, 0 at the end. Throws `TextDecodingError` or what the source throws.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if isAtStart { try begin() }
        guard buffer.count >= 4 else { return 0 }
        while true {
            if rawStart == raw.count, !(try refill()) { return try finish() }
            let produced = try convert(into: buffer)
            if produced > 0 { return produced }
        }
    }

    /// Looks at the first bytes: a mark decides, and is not part of the text.
    private func begin() throws {
        isAtStart = false
        while raw.count < 4, try refill() {}
        if encoding == nil {
            encoding = TextEncoding.allCases.first { raw.starts(with: $0.byteOrderMark) }
        }
        if let encoding {
            try choose(encoding)
            if raw.starts(with: encoding.byteOrderMark) { rawStart = encoding.byteOrderMark.count }
        }
    }

    private func choose(_ encoding: TextEncoding) throws(TextDecodingError) {
        self.encoding = encoding
        if encoding != .utf8 { converter = try Iconv(from: encoding) }
    }

    private func convert(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if encoding == nil {
            if let ascii = try passASCII(into: buffer) { return ascii }
            while raw.count - rawStart < Self.sampleLength, try refill() {}
            let detected: TextEncoding
            do {
                detected = try TextEncoding.detect(Array(raw[rawStart...]), isWhole: sourceEnded, allowsZeros: true)
            } catch TextDecodingError.notText(let offset) {
                throw TextDecodingError.notText(offset: rawOffset + rawStart + offset)
            }
            // A mark in the middle of a file is not a mark.
            guard detected == .utf8 || detected == .gb18030 else { throw TextDecodingError.unknownEncoding }
            try choose(detected)
        }
        return converter == nil ? try passUTF8(into: buffer) : try passConverted(into: buffer)
    }

    /// Copies ASCII as it is; nil when the next byte is not ASCII.
    private func passASCII(into buffer: UnsafeMutableRawBufferPointer) throws -> Int? {
        let end = min(raw.count, rawStart + buffer.count)
        var index = rawStart
        while index < end, raw[index] < 0x80 { index += 1 }
        guard index > rawStart else { return nil }
        let passed = raw[rawStart..<index]
        if TextEncoding.hasManyZeros(passed), let zero = passed.firstIndex(of: 0) {
            throw TextDecodingError.notText(offset: rawOffset + zero)
        }
        return copy(index - rawStart, into: buffer)
    }

    private func passUTF8(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = min(raw.count - rawStart, buffer.count)
        let bad = raw.withUnsafeBytes { bytes in
            utf8.advance(UnsafeRawBufferPointer(rebasing: bytes[rawStart..<(rawStart + count)]))
        }
        if let bad { throw TextDecodingError.invalid(encoding: .utf8, offset: rawOffset + rawStart + bad) }
        return copy(count, into: buffer)
    }

    private func copy(_ count: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        buffer.copyBytes(from: raw[rawStart..<(rawStart + count)])
        rawStart += count
        return count
    }

    private func passConverted(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let converter, let encoding else { return 0 }
        let step = raw.withUnsafeMutableBytes { bytes in
            converter.convert(UnsafeMutableRawBufferPointer(rebasing: bytes[rawStart...]), into: buffer)
        }
        rawStart += step.consumed
        if step.produced > 0 { return step.produced }
        switch step.stopped {
        case .invalid: throw TextDecodingError.invalid(encoding: encoding, offset: rawOffset + rawStart)
        case .truncated:
            guard try refill() else {
                throw TextDecodingError.truncated(encoding: encoding, offset: rawOffset + rawStart)
            }
            return 0
        case .done, .full: return 0
        }
    }

    private func finish() throws -> Int {
        guard utf8.isComplete else {
            throw TextDecodingError.truncated(encoding: .utf8, offset: rawOffset + raw.count)
        }
        return 0
    }

    /// Reads more from the source behind what is left; false at the end.
    private func refill() throws -> Bool {
        if sourceEnded { return false }
        raw.removeFirst(rawStart)
        rawOffset += rawStart
        rawStart = 0
        let kept = raw.count
        raw.append(contentsOf: repeatElement(0, count: Self.sampleLength))
        var count = 0
        defer { raw.removeLast(Self.sampleLength - count) }
        count = try raw.withUnsafeMutableBytes { bytes in
            try source(UnsafeMutableRawBufferPointer(rebasing: bytes[kept...]))
        }
        sourceEnded = count == 0
        return count > 0
    }
}
