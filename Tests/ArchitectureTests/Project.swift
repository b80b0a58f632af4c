// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The project's own files, found from this one.
struct Project: Sendable {
    /// One file by its path from the root.
    struct File: Sendable {
        let path: String
        let text: String

        /// The room of a file in Sources, as `Casework`.
        var room: String {
            let parts = path.split(separator: "/")
            return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : ""
        }

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    }

    static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    /// Folders that are made and not written.
    private static let passedOver: Set = [
        ".build", ".git", ".venv", "__pycache__", "artefacts", "data", "gallery", "node_modules", ".swiftpm",
    ]

    /// The project, read once for all tests.
    static let read = Result { try Project() }

    /// Every text file, in the order of their paths.
    let files: [File]
    /// Every Swift file of Sources, taken apart.
    let sources: [(file: File, source: SwiftSource)]

    private init() throws {
        files = try Self.paths().compactMap { path in
            let bytes = try Data(contentsOf: Self.root.appending(path: path))
            guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else { return nil }
            return File(path: path, text: text)
        }
        sources = files.filter { $0.path.hasPrefix("Sources/") && $0.path.hasSuffix(".swift") }
            .map { ($0, SwiftSource($0.text)) }
    }

    private static func paths() throws -> [String] {
        var found: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let entries = try FileManager.default.contentsOfDirectory(
                at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey, .isSymbolicLinkKey])
            for entry in entries {
                let name = entry.lastPathComponent
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                let values = try entry.resourceValues(forKeys: [.isDirectoryKey, .isSymbolicLinkKey])
                if values.isSymbolicLink == true || name.hasPrefix(".build") { continue }
                if values.isDirectory == true {
                    let isMade = passedOver.contains(name) && !(name == "data" && !folder.isEmpty)
                    if !isMade, path != "bench/out" { folders.append(path) }
                } else if !name.hasSuffix(".o"), !name.contains(".sqlite"), name != "Package.resolved", name != ".env" {
                    found.append(path)
                }
            }
        }
        return found.sorted()
    }
}
