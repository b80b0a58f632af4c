// SPDX-License-Identifier: Apache-2.0

/// Turns chunks of UTF-8 into the records of a CSV file (RFC 4180), wherever the chunks are cut.
///
/// Lines may end in CRLF, LF or CR; blank lines are passed over and counted; a byte order mark at the start is dropped; a quote inside an unquoted field is an
/// ordinary character.
package struct CSVParser: Sendable {
    private enum State { case fieldStart, unquoted, quoted, quoteInQuoted, afterQuote }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let delimiter: UInt8
    private let limits: CSVLimits

    private var state = State.fieldStart
    private var line = 1
    private var recordLine = 1
    private var quoteLine = 1
    private var lastWasReturn = false
    private var markBytesSeen = 0
    private var isPastMark = false

    /// The bytes of the record at hand, its closed fields one behind the other.
    private var bytes: [UInt8] = []
    private var fieldEnds: [Int] = []
    private var wasQuoted = false
    private var fault: CSVFault?

    package init(delimiter: UInt8 = UInt8(ascii: ","), limits: CSVLimits = CSVLimits()) {
        self.delimiter = delimiter
        self.limits = limits
    }

    /// Reads one more chunk and hands each record that it completes to `emit`.
    package mutating func feed(_ chunk: UnsafeRawBufferPointer, emit: (CSVRecord) -> Void) {
        var index = 0
        while index < chunk.count {
            if !isPastMark, skipMark(chunk[index]) {
                index += 1
                continue
            }
            if state == .quoted || state == .unquoted {
                let run = plainRun(chunk, from: index)
                if run > index {
                    append(UnsafeRawBufferPointer(rebasing: chunk[index..<run]))
                    lastWasReturn = false
                    index = run
                    continue
                }
            }
            take(chunk[index], emit: emit)
            index += 1
        }
    }

    /// Says that no more bytes come; hands over the last record. Throws `CSVError.unclosedQuote`.
    package mutating func finish(emit: (CSVRecord) -> Void) throws(CSVError) {
        releaseMark()
        if state == .quoted { throw .unclosedQuote(line: quoteLine) }
        if !fieldEnds.isEmpty || !bytes.isEmpty || wasQuoted { endRecord(emit) }
    }

    /// Holds back the first bytes as long as they are those of a mark; true when the byte is used up.
    private mutating func skipMark(_ byte: UInt8) -> Bool {
        if byte == Self.mark[markBytesSeen] {
            markBytesSeen += 1
            if markBytesSeen == Self.mark.count { isPastMark = true }
            return true
        }
        releaseMark()
        return false
    }

    /// What looked like the beginning of a mark was text after all.
    private mutating func releaseMark() {
        guard !isPastMark else { return }
        isPastMark = true
        if markBytesSeen > 0 {
            bytes.append(contentsOf: Self.mark.prefix(markBytesSeen))
            state = .unquoted
        }
    }

    /// The index of the first byte that means something in this state.
    private func plainRun(_ chunk: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        let quote = UInt8(ascii: "\"")
        if state == .quoted {
            while index < chunk.count, chunk[index] != quote, chunk[index] != 10, chunk[index] != 13 { index += 1 }
        } else {
            while index < chunk.count, chunk[index] != delimiter, chunk[index] != 10, chunk[index] != 13 { index += 1 }
        }
        return index
    }

    private mutating func take(_ byte: UInt8, emit: (CSVRecord) -> Void) {
        let isLineFeedOfPair = byte == 10 && lastWasReturn
        lastWasReturn = byte == 13
        if byte == 13 || byte == 10, !isLineFeedOfPair { line += 1 }
        if state == .quoted {
            if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { append(byte) }
            return
        }
        if isLineFeedOfPair, state == .fieldStart, fieldEnds.isEmpty {
            recordLine = line
            return
        }
        switch byte {
        case delimiter:
            endField()
        case 10, 13:
            endRecord(emit)
        case UInt8(ascii: "\"") where state == .fieldStart:
            state = .quoted
            wasQuoted = true
            quoteLine = line
        case UInt8(ascii: "\"") where state == .quoteInQuoted:
            state = .quoted
            append(byte)
        default:
            if state == .quoteInQuoted || state == .afterQuote {
                state = .afterQuote
                note(.textAfterQuote(column: fieldEnds.count + 1))
            } else {
                state = .unquoted
            }
            append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) {
        if roomLeft >= 1 { bytes.append(byte) } else { noteTooLong() }
    }

    private mutating func append(_ run: UnsafeRawBufferPointer) {
        let room = roomLeft
        bytes.append(contentsOf: run.prefix(room))
        if run.count > room { noteTooLong() }
    }

    private var roomLeft: Int {
        guard fieldEnds.count < limits.fields else { return 0 }
        return min(limits.fieldBytes - (bytes.count - (fieldEnds.last ?? 0)), limits.recordBytes - bytes.count)
    }

    private mutating func noteTooLong() {
        if fieldEnds.count >= limits.fields {
            note(.tooManyFields(limit: limits.fields))
        } else {
            note(.fieldTooLong(column: fieldEnds.count + 1, limit: limits.fieldBytes))
        }
    }

    /// Keeps the first fault of a record.
    private mutating func note(_ new: CSVFault) {
        if fault == nil { fault = new }
    }

    private mutating func endField() {
        if fieldEnds.count < limits.fields {
            fieldEnds.append(bytes.count)
        } else {
            note(.tooManyFields(limit: limits.fields))
        }
        state = .fieldStart
    }

    private mutating func endRecord(_ emit: (CSVRecord) -> Void) {
        let isBlank = fieldEnds.isEmpty && bytes.isEmpty && !wasQuoted
        endField()
        if !isBlank {
            let fields = decodedFields()
            emit(CSVRecord(line: recordLine, fields: fields, fault: fault))
        }
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
        fieldEnds.removeAll(keepingCapacity: true)
        wasQuoted = false
        fault = nil
        recordLine = line
    }

    private mutating func decodedFields() -> [String] {
        var fields: [String] = []
        fields.reserveCapacity(fieldEnds.count)
        var start = 0
        for end in fieldEnds {
            let field = bytes[start..<end]
            if field.contains(0) { note(.zeroByte(column: fields.count + 1)) }
            if let text = String(validating: field, as: UTF8.self) {
                fields.append(text)
            } else {
                // A field cut at the limit may end inside a character: that fault is already noted.
                note(.notUTF8(column: fields.count + 1))
                fields.append(String(decoding: field, as: UTF8.self))
            }
            start = end
        }
        return fields
    }
}
