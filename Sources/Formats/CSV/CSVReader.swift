// SPDX-License-Identifier: Apache-2.0

/// The records of a CSV file, pulled one at a time from a source of UTF-8, in constant memory.
///
/// ```swift
/// let text = DecodedBytes(try FileBytes(path: path).read)
/// var reader = CSVReader(text.read)
/// while let record = try reader.next() { … }
/// ```
package struct CSVReader {
    private let source: ByteSource
    private var parser: CSVParser
    private var buffer: [UInt8]
    private var pending: [CSVRecord] = []
    private var nextPending = 0
    private var isFinished = false

    package init(
        _ source: @escaping ByteSource, delimiter: UInt8 = UInt8(ascii: ","), limits: CSVLimits = CSVLimits()
    ) {
        self.source = source
        parser = CSVParser(delimiter: delimiter, limits: limits)
        buffer = [UInt8](repeating: 0, count: 65_536)
    }

    /// The next record that is not blank; nil at the end. Throws `CSVError`, `TextDecodingError` or what the source throws.
    package mutating func next() throws -> CSVRecord? {
        while nextPending == pending.count {
            if isFinished { return nil }
            pending.removeAll(keepingCapacity: true)
            nextPending = 0
            try fill()
        }
        defer { nextPending += 1 }
        return pending[nextPending]
    }

    private mutating func fill() throws {
        let count = try buffer.withUnsafeMutableBytes { try source($0) }
        var found: [CSVRecord] = []
        if count > 0 {
            buffer.withUnsafeBytes { bytes in
                parser.feed(UnsafeRawBufferPointer(rebasing: bytes[..<count])) { found.append($0) }
            }
        } else {
            isFinished = true
            try parser.finish { found.append($0) }
        }
        pending = found
    }
}
