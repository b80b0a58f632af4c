// SPDX-License-Identifier: Apache-2.0
import Foundation

/// 使用中的目录: the folder of attachments while a server adds to it: unfinished uploads are left out, and a file that goes
/// away while it is being copied was nobody's.
struct LiveFolder {
    let path: String

    /// Copies what is whole; makes nothing when there is no folder.
    func copy(to target: String, progress: (Int) -> Void = { _ in }) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { return }
        try makeFolder(target)
        var count = 0
        for shelf in try files.contentsOfDirectory(atPath: path).sorted() {
            guard isFolder(path + "/" + shelf) else { continue }
            try makeFolder(target + "/" + shelf)
            for name in try files.contentsOfDirectory(atPath: path + "/" + shelf).sorted()
            where !name.hasSuffix(".part") {
                guard try copyFile("\(shelf)/\(name)", to: target) else { continue }
                count += 1
                progress(count)
            }
        }
    }

    /// False when the file is no longer there.
    private func copyFile(_ name: String, to target: String) throws -> Bool {
        do {
            try FileManager.default.copyItem(atPath: path + "/" + name, toPath: target + "/" + name)
            return true
        } catch {
            guard FileManager.default.fileExists(atPath: path + "/" + name) else {
                if FileManager.default.fileExists(atPath: target + "/" + name) {
                    try FileManager.default.removeItem(atPath: target + "/" + name)
                }
                return false
            }
            throw error
        }
    }

    private func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
