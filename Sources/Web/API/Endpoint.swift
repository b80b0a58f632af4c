// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Formats
import HTTPTypes
import Hummingbird
import NIOCore

/// 接口声明: one operation of the API. The route and its part of the OpenAPI document are made from the same value.
struct Endpoint: Sendable {
    /// A parameter in the query or in a header.
    struct Parameter: Sendable {
        let name: String
        let place: String
        let schema: APISchema
        let isRequired: Bool
        let note: String

        static func query(_ name: String, _ schema: APISchema, _ note: String) -> Parameter {
            Parameter(name: name, place: "query", schema: schema, isRequired: false, note: note)
        }

        /// 幂等键 of a creation.
        static let idempotencyKey = header(
            "Idempotency-Key",
            APISchema(json: ["type": "string", "pattern": "^[!-~]{1,200}$", "minLength": 1, "maxLength": 200]),
            "New for each creation; the same key and body give the same answer for a day.")

        static func header(_ name: String, _ schema: APISchema, _ note: String, required: Bool = true) -> Parameter {
            Parameter(name: name, place: "header", schema: schema, isRequired: required, note: note)
        }
    }

    let method: HTTPRequest.Method
    /// `/api/v1/proceedings/{proceeding}/acts/accept`; what stands in braces is an id.
    let path: String
    let operation: String
    let summary: String
    var parameters: [Parameter] = []
    var request: APISchema?
    let success: HTTPResponse.Status
    let response: APISchema
    /// Headers of the good answer, with what they say.
    var responseHeaders: [(name: String, note: String)] = []
    /// Statuses of problems that this operation has beside those that all have.
    var problems: [Int] = []
    let handle: @Sendable (Request, APIContext) async throws -> Response

    /// Problems that every operation can answer with.
    static let everywhere: Set = [400, 401, 403, 404, 405, 406, 422, 429, 500, 503]

    /// The ids in the path.
    var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }
}

extension Endpoint {
    /// Filters that the operation does not have are a mistake of the caller, who should hear of it.
    func refuseOtherFilters(in request: Request) throws {
        guard let query = request.uri.query else { return }
        let known = Set(parameters.filter { $0.place == "query" }.map(\.name))
        let sent = Set(try FormFields(urlEncoded: Array(query.utf8)).fields.map(\.name))
        let others = sent.subtracting(known).sorted()
        if !others.isEmpty { throw FieldErrors(others.map { FieldProblem($0, .notAsked) }) }
    }
}

extension Response {
    /// An answer of the API.
    static func json(_ json: JSON, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }
}

extension Request {
    /// The body as a JSON object.
    func jsonObject() async throws -> (members: [JSON.Member], bytes: [UInt8]) {
        let type = headers[.contentType]?.split(separator: ";").first.map { $0.trimmingWhitespace().lowercased() }
        guard type == "application/json" else { throw APIProblem.notJSON }
        let bytes = try await body(upTo: 2 << 20)
        guard let json = JSON(parsing: bytes), case .object(let members) = json else { throw APIProblem.unreadable }
        return (members, bytes)
    }

    /// 幂等键: what a creation is sent under.
    func idempotencyKey() throws -> String {
        let key = HTTPField.Name("Idempotency-Key").flatMap { headers[$0] } ?? ""
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw APIProblem.keyMissing
        }
        return key
    }

    /// Whether the caller has this version of what is asked for already.
    func has(_ tag: String) -> Bool {
        guard let sent = headers[.ifNoneMatch] else { return false }
        return sent == "*" || sent.split(separator: ",").contains { $0.trimmingWhitespace() == tag }
    }
}

extension APIContext {
    /// The id in the path; one that is malformed is not there.
    func id<Of>(_ name: String) throws -> ID<Of> {
        guard let id = ID<Of>(parameters.get(name) ?? "") else { throw NotHere() }
        return id
    }
}
