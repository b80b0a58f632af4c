// SPDX-License-Identifier: Apache-2.0
import Foundation

/// 数据目录: nobody but its owner enters it.
enum DataFolder {
    /// 遗留文件: what lies beside a SQLite database that is not there and was: attachments, checkpoints; nil when there is nothing. A key alone may
    /// have been made for a database to come.
    static func leftovers(_ settings: SiteSettings) -> [String]? {
        let files = FileManager.default
        let shelves = files.enumerator(atPath: settings.attachments)
        var left: [String] = []
        while let name = shelves?.nextObject() as? String {
            // A folder of attachments that was never used is empty; shelves have names of two characters.
            if name.contains("/") {
                left.append(settings.attachments)
                break
            }
        }
        if let size = files.contents(atPath: settings.checkpoints)?.count, size > 0 {
            left.append(settings.checkpoints)
        }
        return left.isEmpty ? nil : left
    }

    /// Makes it with mode 0700. One that is there and open to others is closed to them, when it is ours alone; a folder that
    /// several people share, such as one for temporary files, is refused.
    static func prepare(_ settings: SiteSettings) throws {
        let files = FileManager.default
        let path = settings.folder
        guard files.fileExists(atPath: path) else {
            return try files.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        guard settings.isOwnFolder else { return }
        let facts = try files.attributesOfItem(atPath: path)
        let mode = (facts[.posixPermissions] as? NSNumber)?.intValue ?? 0
        guard mode & 0o077 != 0 else { return }
        let owner = (facts[.ownerAccountID] as? NSNumber)?.uint32Value
        guard owner == geteuid(), mode & 0o1000 == 0 else {
            throw Complaint("the data folder \(path) is open to others and not ours alone; name another with --data")
        }
        try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        Output.note("the data folder \(path) was open to others; its mode is 0700 now")
    }
}
