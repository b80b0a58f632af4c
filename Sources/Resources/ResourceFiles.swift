// SPDX-License-Identifier: Apache-2.0
package import Foundation

/// 随附文件: the rules, locales, assets, organisation and letters that ship beside the program.
///
/// They lie in a folder next to the executable, wherever that was moved to and from whatever directory it is started;
/// a deployment may name another folder of the same shape.
///
/// ```swift
/// let resources = try ResourceFiles()
/// let book = try RuleBook.load(files: resources.files(in: "Rules"))
/// ```
package struct ResourceFiles: Sendable {
    /// The folder that holds `Rules`, `Locales` and the others.
    package let directory: URL

    /// The resources in a named folder, or, without one, those beside the executable.
    package init(directory: String? = nil) throws(ResourceError) {
        if let directory {
            let url = URL(fileURLWithPath: directory, isDirectory: true)
            guard Self.isFolder(url) else { throw .noDirectory([url.path]) }
            self.directory = url
        } else {
            let candidates = Self.candidates()
            guard let found = candidates.first(where: Self.isFolder) else { throw .noDirectory(candidates.map(\.path)) }
            self.directory = found
        }
    }

    /// The bytes of a file such as `Rules/rules-2022-05-01.json`.
    package func bytes(_ path: String) throws(ResourceError) -> [UInt8] {
        let url = try place(path)
        do {
            return [UInt8](try Data(contentsOf: url))
        } catch {
            throw .missing(path)
        }
    }

    /// Every file under a folder and its folders, as paths that `bytes` takes, in order; hidden files are left out.
    package func list(_ folder: String) throws(ResourceError) -> [String] {
        let url = try place(folder)
        guard Self.isFolder(url) else { throw .missing(folder) }
        let names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: url.path)
        } catch {
            throw .missing(folder)
        }
        return names.filter { name in
            !name.split(separator: "/").contains { $0.hasPrefix(".") }
                && !Self.isFolder(url.appendingPathComponent(name))
        }.map { "\(folder)/\($0)" }.sorted()
    }

    /// Every file under a folder with its bytes, the form in which the pure rooms take files.
    package func files(in folder: String) throws(ResourceError) -> [(name: String, bytes: [UInt8])] {
        var files: [(name: String, bytes: [UInt8])] = []
        for name in try list(folder) {
            files.append((name, try bytes(name)))
        }
        return files
    }

    /// A path inside the folder; an absolute one, or one that climbs out, is refused.
    private func place(_ path: String) throws(ResourceError) -> URL {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains("") && !parts.contains("..") && !parts.contains(".") else { throw .outside(path) }
        return parts.reduce(directory) { $0.appendingPathComponent(String($1)) }
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// Beside the executable itself, then beside the link it was started by. The generated `Bundle.module` is not
    /// asked on Linux, because it ends the process when it finds nothing.
    private static func candidates() -> [URL] {
        var folders: [URL] = []
        if let executable = Bundle.main.executableURL {
            folders.append(executable.resolvingSymlinksInPath().deletingLastPathComponent())
        }
        folders.append(Bundle.main.bundleURL)
        let beside = folders.map { $0.appendingPathComponent(folderName, isDirectory: true) }
        #if os(Linux)
            return beside
        #else
            return beside + [Bundle.module.resourceURL ?? Bundle.module.bundleURL]
        #endif
    }

    #if os(Linux)
        private static let folderName = "fengqiao_Resources.resources"
    #else
        private static let folderName = "fengqiao_Resources.bundle"
    #endif
}

/// Why a resource cannot be had: nothing a request brings about, so the start stops on it.
package enum ResourceError: Error, Equatable, Sendable {
    /// None of these folders is there.
    case noDirectory([String])
    /// There is no such file or folder, or it cannot be read.
    case missing(String)
    /// The path leads out of the resources.
    case outside(String)
}
