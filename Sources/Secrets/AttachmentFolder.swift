// SPDX-License-Identifier: Apache-2.0
import Dispatch
import FoundationEssentials

/// 附件目录: the folder of sealed attachments, `aa/<name>` below `path`. A file is whole and durable before it has its name, and it
/// has its name before a row speaks of it; what no row speaks of is swept.
package struct AttachmentFolder: Sendable {
    package let path: String
    let queue = DispatchQueue(label: "fengqiao.attachments", attributes: .concurrent)

    /// Makes the folder (mode 0700) when it is not there; the folder above it must be.
    package init(path: String) throws {
        self.path = path
        try DiskFile.makeFolder(path)
    }

    /// Begins a new file; a name that has one already is refused. Nothing is kept unless ``AttachmentUpload/commit()`` returns.
    package func begin(_ name: AttachmentName, key: DataKey, random: RandomBytes) throws -> AttachmentUpload {
        guard try !DiskFile.exists(file(name)) else { throw FileTrouble.exists(file(name)) }
        let shelf = "\(path)/\(name.shelf)"
        if try DiskFile.makeFolder(shelf) { try DiskFile.synchronise(folder: path) }
        let writer = try AttachmentWriter(key: key, context: Self.context(name), random: random)
        let descriptor = try DiskFile.create(file(name) + Self.partSuffix)
        return AttachmentUpload(
            name: name, shelf: shelf, path: file(name), descriptor: descriptor, writer: writer, queue: queue)
    }

    /// Opens a file for reading and proves the key on its first chunk, before anything is promised to a reader.
    package func body(_ name: AttachmentName, key: DataKey) async throws -> AttachmentBody {
        let path = file(name)
        let queue = queue
        return try await queue.perform {
            let descriptor = try DiskFile.openForReading(path)
            do {
                return try AttachmentBody(
                    path: path, descriptor: descriptor,
                    reader: AttachmentReader(key: key, context: Self.context(name)), queue: queue)
            } catch {
                DiskFile.closeQuietly(descriptor)
                throw error
            }
        }
    }

    /// Whether a whole file of this name is there.
    package func holds(_ name: AttachmentName) throws -> Bool { try DiskFile.exists(file(name)) }

    /// The whole of a small file.
    package func bytes(_ name: AttachmentName, key: DataKey) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in try await body(name, key: key) { bytes += piece }
        return bytes
    }

    /// Removes a file; that it is gone already is no trouble.
    package func remove(_ name: AttachmentName) throws {
        try DiskFile.remove(file(name))
    }

    /// Every whole file, in the order of names. For backup and for `verify`.
    package func names() throws -> [AttachmentName] {
        try files().compactMap { AttachmentName($0.name) }
    }

    /// 清理: removes what no row speaks of and what was never finished, unless it is younger than `age`: an upload may still be on
    /// its way to its row. Returns how many files went.
    package func sweep(
        keeping known: Set<AttachmentName>, olderThanMilliseconds age: Int64 = 24 * 3_600_000, nowMilliseconds: Int64
    ) throws -> Int {
        var removed = 0
        for (shelf, name) in try files() {
            if let name = AttachmentName(name), known.contains(name) { continue }
            guard AttachmentName(name) != nil || name.hasSuffix(Self.partSuffix) else { continue }
            let path = "\(path)/\(shelf)/\(name)"
            let descriptor: Int32
            do throws(FileTrouble) {
                descriptor = try DiskFile.openForReading(path)
            } catch .missing {
                continue
            } catch {
                throw error
            }
            defer { DiskFile.closeQuietly(descriptor) }
            guard try DiskFile.facts(descriptor, path: path).changedMilliseconds + age <= nowMilliseconds else {
                continue
            }
            try DiskFile.remove(path)
            removed += 1
        }
        return removed
    }

    static let partSuffix = ".part"

    static func context(_ name: AttachmentName) -> String { "attachment:\(name)" }

    private func file(_ name: AttachmentName) -> String { "\(path)/\(name.shelf)/\(name)" }

    private func files() throws -> [(shelf: String, name: String)] {
        let manager = FileManager.default
        return try manager.contentsOfDirectory(atPath: path).filter { $0.utf8.count == 2 }.sorted().flatMap { shelf in
            try manager.contentsOfDirectory(atPath: "\(path)/\(shelf)").sorted().map { (shelf, $0) }
        }
    }
}
