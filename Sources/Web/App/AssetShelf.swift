// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import NIOCore

/// 静态文件: style, script and mark, with the hash of their contents in their names, kept by browsers for ever.
package struct AssetShelf: Sendable {
    struct Asset: Sendable {
        let bytes: [UInt8]
        let type: String
        let isForever: Bool

        var response: Response {
            let caching = isForever ? "public, max-age=31536000, immutable" : "public, max-age=3600"
            return Response(
                status: .ok, headers: [.contentType: type, .cacheControl: caching],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }

    private let shelf: [String: Asset]
    let addresses: Presentation.Assets

    /// Puts the files on the shelf; `hash` gives hexadecimal digits for the names.
    package init(files: [(name: String, bytes: [UInt8])], hash: ([UInt8]) -> String) {
        var shelf: [String: Asset] = [:]
        var names: [String: String] = [:]
        for (path, bytes) in files {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2, let type = Self.types[parts[1]] else { continue }
            let hashed = "\(parts[0])-\(hash(bytes).prefix(12)).\(parts[1])"
            shelf[hashed] = Asset(bytes: bytes, type: type, isForever: true)
            shelf[name] = Asset(bytes: bytes, type: type, isForever: false)
            names[name] = "/assets/\(hashed)"
        }
        self.shelf = shelf
        addresses = Presentation.Assets(
            style: names["site.css"] ?? "", script: names["site.js"] ?? "", mark: names["mark.svg"] ?? "")
    }

    subscript(name: String) -> Asset? { shelf[name] }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]
}
