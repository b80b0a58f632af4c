// SPDX-License-Identifier: Apache-2.0
import CaseRules
import HTTPTypes
import Hummingbird

extension Doors {
    /// Every operation of the API.
    var endpoints: [Endpoint] { matterEndpoints + hotlineEndpoints + actEndpoints + listEndpoints }

    /// 接口路由: from the same declarations as the document.
    func addAPIRoutes(to router: Router<WebContext>) {
        let document = OpenAPI.document(of: endpoints).bytes
        router.get("/openapi.json") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json", .cacheControl: "public, max-age=300"],
                body: ResponseBody(byteBuffer: .init(bytes: document)))
        }
        let group = router.group(context: APIContext.self)
        for endpoint in endpoints {
            group.on(RouterPath(endpoint.path), method: endpoint.method) { request, context -> Response in
                try endpoint.refuseOtherFilters(in: request)
                return try await endpoint.handle(request, context)
            }
        }
    }
}

/// 接口文件: OpenAPI 3.1, written from the declarations.
enum OpenAPI {
    static func document(of endpoints: [Endpoint]) -> JSON {
        var paths: [(path: String, operations: [JSON.Member])] = []
        for endpoint in endpoints {
            let member = JSON.Member(name: endpoint.method.rawValue.lowercased(), value: operation(endpoint))
            if let index = paths.firstIndex(where: { $0.path == endpoint.path }) {
                paths[index].operations.append(member)
            } else {
                paths.append((endpoint.path, [member]))
            }
        }
        let schemas = APISchemas.all.map { JSON.Member(name: $0.0, value: $0.1.json) }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Fengqiao", "version": "1",
                "summary": "Register petitions and disputes, read them and act on them.",
                "description":
                    "A token belongs to a member of staff and carries a part of that person's roles. Ids are strings. What the caller may not see is not found. Titles and details of problems come in the language of Accept-Language, in Chinese where it says nothing; `code` is the same in each.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]], "security": [["token": []]],
            "paths": .object(paths.map { JSON.Member(name: $0.path, value: .object($0.operations)) }),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]], "schemas": .object(schemas),
            ],
        ]
    }

    private static func operation(_ endpoint: Endpoint) -> JSON {
        let ids = endpoint.pathParameters.map { name -> JSON in
            ["name": .string(name), "in": "path", "required": true, "schema": APISchema.id.json]
        }
        let others = endpoint.parameters.map { parameter -> JSON in
            [
                "name": .string(parameter.name), "in": .string(parameter.place),
                "required": .bool(parameter.isRequired), "description": .string(parameter.note),
                "schema": parameter.schema.json,
            ]
        }
        let body: JSON? = endpoint.request.map { schema in
            ["required": true, "content": ["application/json": ["schema": schema.json]]]
        }
        let base: JSON = ["operationId": .string(endpoint.operation), "summary": .string(endpoint.summary)]
        return base.with([
            ("parameters", ids.isEmpty && others.isEmpty ? nil : .array(ids + others)), ("requestBody", body),
            ("responses", responses(endpoint)),
        ])
    }

    private static func responses(_ endpoint: Endpoint) -> JSON {
        let headers = endpoint.responseHeaders.map { header -> JSON.Member in
            JSON.Member(
                name: header.name, value: ["description": .string(header.note), "schema": ["type": "string"]])
        }
        let good: JSON = [
            "description": .string(endpoint.success.reasonPhrase),
            "content": ["application/json": ["schema": endpoint.response.json]],
        ]
        var members = [
            JSON.Member(
                name: "\(endpoint.success.code)",
                value: good.with([("headers", headers.isEmpty ? nil : .object(headers))]))
        ]
        if endpoint.method == .get, endpoint.responseHeaders.contains(where: { $0.name == "ETag" }) {
            members.append(JSON.Member(name: "304", value: ["description": "Not Modified"]))
        }
        for status in Endpoint.everywhere.union(endpoint.problems).sorted() {
            members.append(
                JSON.Member(
                    name: "\(status)",
                    value: [
                        "description": .string(said(status)),
                        "content": [
                            "application/problem+json": ["schema": APISchema.reference("Problem").json]
                        ],
                    ]))
        }
        return .object(members)
    }

    private static func said(_ status: Int) -> String {
        switch status {
        case 404: "Nothing is here, or nothing for the caller; or a filter names what this register does not know."
        case 409: "Right in form, but the law or the register as it stands says no; `article` or `problems` say why."
        case 412: "The proceeding has changed since the version that If-Match names."
        case 422: "A member or a filter is not as this document says, or is not in it; `problems` names each."
        default: HTTPResponse.Status(code: status).reasonPhrase
        }
    }
}
