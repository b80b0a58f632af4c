// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets

/// 备份清单: every file with its hash, and a proof by which a key is known to be the right one.
struct Manifest: Codable {
    static let name = "manifest.json"

    let engine: String
    let keyProof: KeyProof
    let files: [String: String]

    static func of(folder: String, engine: String, keyProof: KeyProof) throws -> Manifest {
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name != Self.name {
            var isFolder: ObjCBool = false
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[name] = try hash(of: path)
        }
        return Manifest(engine: engine, keyProof: keyProof, files: files)
    }

    static func read(from folder: String) throws -> Manifest {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            throw Complaint("\(folder) has no \(name); it is not a backup of fengqiao")
        }
        do {
            return try JSONDecoder().decode(Manifest.self, from: data)
        } catch is DecodingError {
            throw Complaint("\(folder)/\(name) is not what fengqiao wrote; take another backup")
        }
    }

    func write(to folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: URL(fileURLWithPath: folder + "/" + Self.name))
    }

    /// The files that are missing or changed.
    func faults(in folder: String, progress: (Int) -> Void = { _ in }) throws -> [String] {
        try files.sorted { $0.key < $1.key }.enumerated().compactMap { place, file in
            let (name, hash) = file
            progress(place + 1)
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { return "\(name) is missing" }
            return try Self.hash(of: path) == hash ? nil : "\(name) was changed"
        }
    }

    private static func hash(of path: String) throws -> String {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { handle.closeFile() }
        var digest = RunningDigest()
        while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty { digest.add(Array(data)) }
        return Digest.hex(digest.bytes)
    }
}

/// 密钥校验值, as a manifest holds it: hexadecimal digits; backups of version 0.1 hold a list of numbers.
struct KeyProof: Codable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            bytes = try container.decode([UInt8].self)
        } catch DecodingError.typeMismatch {
            guard let bytes = Digest.bytes(hex: try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no hexadecimal digits")
            }
            self.bytes = bytes
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Digest.hex(bytes))
    }
}
