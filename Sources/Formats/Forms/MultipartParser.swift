// SPDX-License-Identifier: Apache-2.0

/// A multipart/form-data body, taken as its bytes arrive and never held as a whole.
///
/// ```swift
/// var parser = try MultipartParser(contentType: header)
/// for try await chunk in request.body {
///     for event in try parser.feed(chunk.readableBytesView) { … }
/// }
/// try parser.finish()
/// ```
package struct MultipartParser: Sendable {
    private enum State { case preamble, afterBoundary, headers, body, epilogue }

    /// What may stand before the first boundary; browsers send nothing there.
    private static let preambleLimit = 4_096

    private let limits: MultipartLimits
    private let delimiter: DelimiterSearch
    private var state = State.preamble
    private var failure: MultipartError?
    /// Bytes not yet understood; a line end stands before the body, so that the first boundary is like every other.
    private var buffer: [UInt8] = [13, 10]
    private var start = 0
    private var preambleBytes = 0
    private var partCount = 0
    private var partBytes = 0
    private var partName = ""

    /// Throws `.noBoundary` when the boundary is empty, longer than 70 characters or not printable ASCII.
    package init(boundary: String, limits: MultipartLimits = MultipartLimits()) throws(MultipartError) {
        let bytes = Array(boundary.utf8)
        guard (1...70).contains(bytes.count), bytes.allSatisfy({ (32...126).contains($0) }), bytes.last != 32 else {
            throw .noBoundary
        }
        self.limits = limits
        delimiter = DelimiterSearch([13, 10, 45, 45] + bytes)
    }

    /// Takes the boundary from the request's content type.
    package init(contentType: String, limits: MultipartLimits = MultipartLimits()) throws(MultipartError) {
        let header = HeaderValue(contentType)
        guard header.value == "multipart/form-data", let boundary = header.parameter("boundary") else {
            throw .noBoundary
        }
        try self.init(boundary: boundary, limits: limits)
    }

    /// Reads some more bytes and tells what they complete.
    package mutating func feed(_ bytes: some Collection<UInt8>) throws(MultipartError) -> [MultipartEvent] {
        if let failure { throw failure }
        if state == .epilogue { return [] }
        buffer.append(contentsOf: bytes)
        var events: [MultipartEvent] = []
        do {
            while try step(&events) {}
        } catch {
            failure = error
            throw error
        }
        buffer.removeFirst(start)
        start = 0
        return events
    }

    /// Says that no more bytes come. Throws `.truncated` when the closing boundary has not been seen.
    package func finish() throws(MultipartError) {
        if let failure { throw failure }
        guard state == .epilogue else { throw .truncated }
    }

    /// Does what the buffered bytes allow; false when more are needed.
    private mutating func step(_ events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        switch state {
        case .preamble: try skipPreamble()
        case .afterBoundary: try readBoundaryEnd(&events)
        case .headers: try readHeaders(&events)
        case .body: try readBody(&events)
        case .epilogue: drop()
        }
    }

    private mutating func drop() -> Bool {
        start = buffer.count
        return false
    }

    private mutating func skipPreamble() throws(MultipartError) -> Bool {
        let found = delimiter.search(buffer, from: start)
        preambleBytes += found.index - start
        guard preambleBytes <= Self.preambleLimit else { throw .malformed }
        start = found.index
        guard found.isWhole else { return false }
        start += delimiter.count
        state = .afterBoundary
        return true
    }

    /// After a boundary: two hyphens end the form; spaces and a line end begin a part.
    private mutating func readBoundaryEnd(_ events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        var index = start
        while index < buffer.count, buffer[index] == 32 || buffer[index] == 9 { index += 1 }
        guard index - start <= 256 else { throw .malformed }
        guard index + 1 < buffer.count else { return false }
        if index == start, buffer[index] == 45, buffer[index + 1] == 45 {
            state = .epilogue
            events.append(.end)
            return true
        }
        guard buffer[index] == 13, buffer[index + 1] == 10 else { throw .malformed }
        guard partCount < limits.parts else { throw .tooManyParts(limit: limits.parts) }
        partCount += 1
        // The line end stays: an empty block of headers is then a blank line like any other.
        start = index
        state = .headers
        return true
    }

    private mutating func readHeaders(_ events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        guard let end = endOfHeaders() else {
            guard buffer.count - start <= limits.headerBytes + 4 else {
                throw .headersTooLong(limit: limits.headerBytes)
            }
            return false
        }
        guard end - start - 4 <= limits.headerBytes else { throw .headersTooLong(limit: limits.headerBytes) }
        let part = try MultipartPart(headers: buffer[start..<end])
        start = end
        partName = part.name
        partBytes = 0
        state = .body
        events.append(.partBegin(part))
        return true
    }

    /// The index behind the blank line that ends the headers.
    private func endOfHeaders() -> Int? {
        var index = start
        while index + 3 < buffer.count {
            if buffer[index] == 13, buffer[index + 1] == 10, buffer[index + 2] == 13, buffer[index + 3] == 10 {
                return index + 4
            }
            index += 1
        }
        return nil
    }

    private mutating func readBody(_ events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        let found = delimiter.search(buffer, from: start)
        if found.index > start {
            partBytes += found.index - start
            guard partBytes <= limits.partBytes else { throw .partTooLong(name: partName, limit: limits.partBytes) }
            events.append(.body(Array(buffer[start..<found.index])))
        }
        start = found.index
        guard found.isWhole else { return false }
        start += delimiter.count
        events.append(.partEnd)
        state = .afterBoundary
        return true
    }
}
