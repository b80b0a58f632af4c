// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Formats
import HTTPTypes
import Hummingbird
import NIOCore

/// 静态文件: style, script and mark, with the hash of their contents in their names, kept by browsers for ever.
package struct AssetShelf: Sendable {
    struct Asset: Sendable {
        let bytes: [UInt8]
        let type: String
        let isForever: Bool
        /// Compressed once, at the start. Pages are not: they hold form tokens, which a watcher could guess by their compressed size.
        let packed: [UInt8]?

        /// Compressed for whoever takes it so.
        func response(to request: Request) -> Response {
            let caching = isForever ? "public, max-age=31536000, immutable" : "public, max-age=3600"
            var headers: HTTPFields = [.contentType: type, .cacheControl: caching, .vary: "Accept-Encoding"]
            let takesGzip = request.headers[.acceptEncoding]?.split(separator: ",").contains {
                $0.trimmingWhitespace().lowercased().hasPrefix("gzip") && !$0.hasSuffix("q=0")
            }
            guard takesGzip == true, let packed, packed.count < bytes.count else {
                return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            }
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: packed)))
        }
    }

    private let shelf: [String: Asset]
    let addresses: Presentation.Assets

    /// Puts the files on the shelf; `hash` gives hexadecimal digits for the names.
    package init(files: [(name: String, bytes: [UInt8])], hash: ([UInt8]) -> String) {
        var shelf: [String: Asset] = [:]
        var names: [String: String] = [:]
        for (path, written) in files {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2, let type = Self.types[parts[1]] else { continue }
            let bytes = parts[1] == "css" ? SqueezedStyle.squeezed(written) : written
            let hashed = "\(parts[0])-\(hash(bytes).prefix(12)).\(parts[1])"
            let packed = Gzip.compress(bytes)
            shelf[hashed] = Asset(bytes: bytes, type: type, isForever: true, packed: packed)
            shelf[name] = Asset(bytes: bytes, type: type, isForever: false, packed: packed)
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
