// SPDX-License-Identifier: Apache-2.0
import Casework
import Formats
import Hummingbird
import NIOCore
import Synchronization

/// What was typed into a form that could not be taken, with the reason: so that it can be shown again.
struct Unsent: Error {
    let cause: any Error
    let fields: FormFields
}

/// 已填表单: the body of a form on its way to a handler, looked after so that what was typed can be told when the handler fails.
struct TypedForm: Sendable {
    private enum Source: Sendable {
        /// Read already: a form without files.
        case bytes([UInt8])
        /// A form with files, which only one reader can read.
        case stream(RequestBody, type: String, Reading)
        case none
    }

    /// Whether somebody has begun to read.
    final class Reading: Sendable {
        private let begun = Mutex(false)
        /// True for the first who asks.
        func begin() -> Bool {
            begun.withLock { begun in
                defer { begun = true }
                return !begun
            }
        }
    }

    private let source: Source

    /// Takes the body of a form and puts one in its place that the handler reads.
    init(of request: inout Request, limit: Int) async throws {
        let type = request.headers[.contentType] ?? ""
        guard request.method == .post else {
            source = .none
            return
        }
        if type.lowercased().hasPrefix("multipart/form-data") {
            let reading = Reading()
            source = .stream(request.body, type: type, reading)
            request.body = RequestBody(asyncSequence: NotedBody(body: request.body, reading: reading))
        } else if type.lowercased().hasPrefix("application/x-www-form-urlencoded") {
            let bytes = try await request.body(upTo: limit)
            source = .bytes(bytes)
            request.body = RequestBody(buffer: ByteBuffer(bytes: bytes))
        } else {
            source = .none
        }
    }

    /// What was typed, when it can still be told; files are left out.
    func fields() async throws -> FormFields? {
        switch source {
        case .none: return nil
        case .bytes(let bytes): return try FormFields(urlEncoded: bytes).cleaned.withOffersTaken
        case .stream(let body, let type, let reading):
            guard reading.begin() else { return nil }
            return try await TypedForm.fields(of: body, type: type)
        }
    }

    /// The texts of a form with files, up to two megabytes of them.
    private static func fields(of body: RequestBody, type: String) async throws -> FormFields {
        var parser = try MultipartParser(contentType: type, limits: MultipartLimits(partBytes: Upload.mostOfAll))
        var fields = FormFields()
        var field: (name: String, bytes: [UInt8])?
        var (total, all) = (0, 0)
        for try await buffer in body {
            all += buffer.readableBytes
            guard all <= Upload.mostOfAll else { throw TooLarge() }
            for event in try parser.feed(buffer.readableBytesView) {
                switch event {
                case .partBegin(let part): field = part.filename == nil ? (part.name, []) : nil
                case .body(let bytes) where field != nil:
                    total += bytes.count
                    guard total <= Upload.mostText else { throw TooLarge() }
                    field?.bytes.append(contentsOf: bytes)
                case .partEnd:
                    if let field, let text = String(validating: field.bytes, as: UTF8.self) {
                        fields.append(field.name, PlainText.clean(text))
                    }
                    field = nil
                case .body, .end: break
                }
            }
        }
        return fields.withOffersTaken
    }
}

/// A body that notes when it is read.
private struct NotedBody: AsyncSequence, Sendable {
    let body: RequestBody
    let reading: TypedForm.Reading

    func makeAsyncIterator() -> RequestBody.AsyncIterator {
        _ = reading.begin()
        return body.makeAsyncIterator()
    }
}

extension FormFields {
    /// The same without what no one can see.
    var cleaned: FormFields { FormFields(fields.map { Field(name: $0.name, value: PlainText.clean($0.value)) }) }

    /// Without the form's token and passwords: what may be kept and shown again.
    var worthKeeping: FormFields {
        FormFields(
            fields.filter { !["token", "password", "present", "newPassword", "confirm", "held"].contains($0.name) })
    }

    /// By name, for a form that is shown again.
    var typed: [String: [String]] { Dictionary(grouping: fields, by: \.name).mapValues { $0.map(\.value) } }
}
