// SPDX-License-Identifier: Apache-2.0

/// 密钥文件: the file that holds a key ring, readable by its owner alone.
package enum KeyFile {
    /// More is no key file.
    static let largest = 1 << 20

    /// Writes and synchronises a file of mode 0600. An existing file is left alone (``FileTrouble/exists(_:)``) unless
    /// `replacing`, which puts the new one in its place in one step, for a ring with a new master key.
    package static func write(_ bytes: [UInt8], to path: String, replacing: Bool = false) throws(FileTrouble) {
        let target = replacing ? path + ".new" : path
        if replacing { try DiskFile.remove(target) }
        let descriptor = try DiskFile.create(target)
        do throws(FileTrouble) {
            defer { DiskFile.closeQuietly(descriptor) }
            try DiskFile.write(bytes, to: descriptor, path: target)
            try DiskFile.synchronise(descriptor, path: target)
        } catch {
            try DiskFile.remove(target)
            throw error
        }
        if replacing { try DiskFile.move(target, to: path) }
        try DiskFile.synchronise(folder: folder(of: path))
    }

    /// Reads a key file, and refuses one that group or others may touch. A link is followed to a plain file of our own.
    package static func read(_ path: String) throws(FileTrouble) -> [UInt8] {
        let descriptor = try DiskFile.openForReading(behindLink: path)
        defer { DiskFile.closeQuietly(descriptor) }
        let facts = try DiskFile.facts(descriptor, path: path)
        guard facts.permissions & 0o077 == 0 else { throw .openToOthers(path) }
        guard facts.size <= largest else { throw .failed("size", 0) }
        return try DiskFile.read(Int(facts.size), from: descriptor, path: path)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
