// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A source of bytes that is pulled: fills the buffer with the next bytes and returns how many there are; 0 means the end.
///
/// A file, a decoder on top of a file, and an array in a test are all the same thing to a reader.
package typealias ByteSource = (_ buffer: UnsafeMutableRawBufferPointer) throws -> Int

/// Why a file could not be opened or read, in the system's own words.
package struct FileReadError: Error, Equatable, Sendable, CustomStringConvertible {
    package let path: String
    package let reason: String
    package var description: String { "\(path): \(reason)" }
}

/// A file read from its beginning to its end in constant memory.
package final class FileBytes {
    private let descriptor: Int32
    private let path: String

    /// Opens the file for reading. Throws `FileReadError` when that is not possible.
    package init(path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else { throw FileReadError(path: path, reason: Self.reason()) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The next bytes, 0 at the end. An interrupted read is tried again.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = systemRead(descriptor, buffer)
            if count >= 0 { return count }
            if errno != EINTR { throw FileReadError(path: path, reason: Self.reason()) }
        }
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

/// `read(2)`, named apart from the method that calls it.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}

/// Bytes already in memory as a source, handed out at most `chunk` at a time.
package func byteSource(_ bytes: [UInt8], chunk: Int = 65_536) -> ByteSource {
    var position = 0
    return { buffer in
        let count = min(buffer.count, chunk, bytes.count - position)
        if count > 0 { buffer.copyBytes(from: bytes[position..<(position + count)]) }
        position += count
        return count
    }
}

/// Everything a source has, up to `limit` bytes and not more.
package func readAll(_ source: ByteSource, limit: Int = .max) throws -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while result.count < limit {
        let count = try buffer.withUnsafeMutableBytes { try source($0) }
        if count == 0 { break }
        result.append(contentsOf: buffer[0..<min(count, limit - result.count)])
    }
    return result
}
