// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// 附件内容: the plaintext of a stored attachment in pieces of at most 64 KB, read and opened off the cooperative pool. To be walked
/// once. It throws at the end when the file was cut short: a reader must then break off rather than end well.
package struct AttachmentBody: AsyncSequence, Sendable {
    package typealias Element = [UInt8]

    /// Bytes of plaintext, as the size of the file tells.
    package let count: Int64
    private let file: OpenFile
    private let queue: DispatchQueue

    init(path: String, descriptor: Int32, reader: AttachmentReader, queue: DispatchQueue) throws {
        let size = try DiskFile.facts(descriptor, path: path).size
        guard let count = AttachmentForm.plaintextCount(sealedCount: size) else { throw SecretError.malformed }
        self.count = count
        self.queue = queue
        var state = OpenFile.State(descriptor: descriptor, reader: reader)
        state.first = try state.readNext(path)
        file = OpenFile(path: path, state: state)
    }

    package func makeAsyncIterator() -> Iterator { Iterator(file: file, queue: queue) }

    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let file: OpenFile
        fileprivate let queue: DispatchQueue

        package mutating func next() async throws -> [UInt8]? {
            let file = file
            return try await queue.perform { try file.next() }
        }
    }
}

/// A file being read; closed when the last reader lets go of it.
private final class OpenFile: Sendable {
    struct State {
        let descriptor: Int32
        var reader: AttachmentReader
        var first: [UInt8]?
        var isAtEnd = false

        init(descriptor: Int32, reader: AttachmentReader) {
            self.descriptor = descriptor
            self.reader = reader
        }

        /// The next plaintext, nil after the last.
        mutating func readNext(_ path: String) throws -> [UInt8]? {
            while !isAtEnd {
                let sealed = try DiskFile.read(AttachmentForm.chunk, from: descriptor, path: path)
                isAtEnd = sealed.isEmpty
                let plain = isAtEnd ? try reader.finish().bytes : try reader.push(sealed)
                if !plain.isEmpty { return plain }
            }
            return nil
        }
    }

    private let path: String
    private let descriptor: Int32
    private let state: Mutex<State>

    init(path: String, state: State) {
        self.path = path
        descriptor = state.descriptor
        self.state = Mutex(state)
    }

    deinit { DiskFile.closeQuietly(descriptor) }

    func next() throws -> [UInt8]? {
        try state.withLock { state in
            if let first = state.first {
                state.first = nil
                return first
            }
            return try state.readNext(path)
        }
    }
}
