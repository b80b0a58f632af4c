// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// A file that was sealed, synchronised and named: what its row needs to say.
package struct StoredAttachment: Equatable, Sendable {
    package let name: AttachmentName
    /// Of the plaintext.
    package let sha256: [UInt8]
    /// Bytes of plaintext.
    package let count: Int64
}

/// 上传中的附件: a file being written. Dropped without a commit, it leaves nothing behind.
package final class AttachmentUpload: Sendable {
    private struct Writing {
        var descriptor: Int32
        var writer: AttachmentWriter
    }

    package let name: AttachmentName
    private let shelf: String
    private let path: String
    private let queue: DispatchQueue
    private let writing: Mutex<Writing?>

    init(
        name: AttachmentName, shelf: String, path: String, descriptor: Int32, writer: AttachmentWriter,
        queue: DispatchQueue
    ) {
        self.name = name
        self.shelf = shelf
        self.path = path
        self.queue = queue
        writing = Mutex(Writing(descriptor: descriptor, writer: writer))
    }

    deinit { abandon() }

    /// Bytes of plaintext so far; zero after the end.
    package var count: Int64 { writing.withLock { $0?.writer.count ?? 0 } }

    /// Seals and writes the next bytes. They go to the page cache; only ``commit()`` waits for the disk.
    package func write(_ bytes: UnsafeRawBufferPointer) throws {
        try writing.withLock { state in
            guard var current = state else { throw SecretError.refused }
            state = nil
            do {
                let sealed = try current.writer.push(bytes)
                try DiskFile.write(sealed, to: current.descriptor, path: path)
            } catch {
                Self.discard(current.descriptor, path)
                throw error
            }
            state = current
        }
    }

    package func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Ends the file, waits until it is on the disk, and gives it its name.
    package func commit() async throws -> StoredAttachment {
        let taken = writing.withLock { state -> Writing? in
            defer { state = nil }
            return state
        }
        guard let taken else { throw SecretError.refused }
        let (name, shelf, path) = (name, shelf, path)
        return try await queue.perform {
            var writer = taken.writer
            let part = path + AttachmentFolder.partSuffix
            do {
                let end = try writer.finish()
                try DiskFile.write(end.bytes, to: taken.descriptor, path: part)
                try DiskFile.synchronise(taken.descriptor, path: part)
                try DiskFile.move(part, to: path)
                try DiskFile.synchronise(folder: shelf)
                DiskFile.closeQuietly(taken.descriptor)
                return StoredAttachment(name: name, sha256: end.sha256, count: writer.count)
            } catch {
                Self.discard(taken.descriptor, path)
                throw error
            }
        }
    }

    /// Throws away what was written. Does nothing after a commit.
    package func abandon() {
        writing.withLock { state in
            if let state { Self.discard(state.descriptor, path) }
            state = nil
        }
    }

    private static func discard(_ descriptor: Int32, _ path: String) {
        DiskFile.closeQuietly(descriptor)
        do { try DiskFile.remove(path + AttachmentFolder.partSuffix) } catch {
            // What cannot be removed now is swept later.
        }
    }
}
