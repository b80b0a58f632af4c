// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Support
import Synchronization
import Web

/// What came back.
struct Answer: Sendable, CustomStringConvertible {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var description: String { "\(status) \(location ?? "")" }
    var text: String { String(decoding: body, as: UTF8.self) }
    var location: String? { headers[.location] }

    /// The token of the first form of the page.
    var token: String { value(after: "name=\"token\" value=\"") ?? "" }

    /// What stands between a text and the next quotation mark.
    func value(after start: String) -> String? { values(after: start).first }

    /// Every text between `start` and the next quotation mark.
    func values(after start: String) -> [String] {
        text.components(separatedBy: start).dropFirst().compactMap { rest in
            rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
        }
    }
}

/// 浏览器: a person's browser with its cookies, which calls the router itself, without a network.
actor Browser {
    private let responder: RouterResponder<WebContext>
    private var cookies: [String: String] = [:]
    private let language: String
    private let logger: Logger

    init(_ responder: RouterResponder<WebContext>, language: String = "en", logger: Logger? = nil) {
        self.responder = responder
        var quiet = Logger(label: "browser")
        quiet.logLevel = .critical
        self.logger = logger ?? quiet
        self.language = language
    }

    func cookie(_ name: String) -> String? { cookies[name] }

    /// Sends one request and keeps the cookies of the answer.
    func send(
        _ method: HTTPRequest.Method, _ path: String, headers more: [String: String] = [:], body: [UInt8] = []
    ) async throws -> Answer {
        var headers: HTTPFields = [.acceptLanguage: language, .contentLength: "\(body.count)"]
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        for (name, value) in more {
            if let field = HTTPField.Name(name) { headers[field] = value }
        }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        var logger = self.logger
        logger[metadataKey: "hb.request.id"] = "request"
        let context = WebContext(source: .init(channel: NIOAsyncTestingChannel(), logger: logger))
        let response = try await responder.respond(to: request, context: context)
        for cookie in response.headers[values: .setCookie] { keep(cookie) }
        let collector = BodyCollector()
        if method != .head { try await response.body.write(BodyWriter(collector: collector)) }
        return Answer(status: response.status.code, headers: response.headers, body: collector.bytes)
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }

    /// Opens a page and sends a form of it with these fields.
    func fill(_ path: String, at action: String? = nil, _ fields: [(String, String)]) async throws -> Answer {
        let page = try await get(path)
        return try await post(action ?? path, fields, token: page.token)
    }

    func post(
        _ path: String, _ fields: [(String, String)], token: String, headers: [String: String] = [:]
    ) async throws -> Answer {
        let all = [("token", token)] + fields
        let body = all.map { "\(Self.encode($0))=\(Self.encode($1))" }.joined(separator: "&")
        let type = ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 }
        return try await send(.post, path, headers: type, body: Array(body.utf8))
    }

    /// Sends a form with files, as browsers do.
    func upload(
        _ path: String, _ fields: [(String, String)], files: [(name: String, bytes: [UInt8])], token: String
    ) async throws -> Answer {
        var body: [UInt8] = []
        for (name, value) in [("token", token)] + fields {
            body += Array("--edge\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            let head = "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(file.name)\"\r\n\r\n"
            body += Array(head.utf8) + file.bytes + Array("\r\n".utf8)
        }
        body += Array("--edge--\r\n".utf8)
        return try await send(
            .post, path, headers: ["Content-Type": "multipart/form-data; boundary=edge"], body: body)
    }

    func signIn(_ login: String, password: String = CaseworkWorld.password) async throws -> Answer {
        try await fill("/desk/sign-in", [("account", login), ("password", password)])
    }

    private func keep(_ cookie: String) {
        let parts = cookie.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false),
            pair.count == 2
        else { return }
        cookies[String(pair[0])] = parts.contains("Max-Age=0") ? nil : String(pair[1])
    }

    static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + String(format: "%02X", byte)
        }.joined()
    }
}

private final class BodyCollector: Sendable {
    private let held = Mutex<[UInt8]>([])
    var bytes: [UInt8] { held.withLock { $0 } }
    func add(_ more: [UInt8]) { held.withLock { $0 += more } }
}

private struct BodyWriter: ResponseBodyWriter {
    let collector: BodyCollector
    mutating func write(_ buffer: ByteBuffer) async throws { collector.add(Array(buffer.readableBytesView)) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
