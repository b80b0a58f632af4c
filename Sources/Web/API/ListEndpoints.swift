// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 我的待办与单位.
    var listEndpoints: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/api/v1/work", operation: "readWork",
                summary: """
                    What waits for the caller, due first, in groups by what it asks. The first lines of each; all of an unsealed group are \
                    listed by /api/v1/matters with its stage and unit as stage and at.
                    """,
                parameters: [.query("limit", .whole(1, 100), "Lines of a group; 10 when not said.")], success: .ok,
                response: .reference("Work"), problems: [422], handle: readWork),
            Endpoint(
                method: .get, path: "/api/v1/units", operation: "listUnits",
                summary: "The units of the organisation, in the order of their codes.", success: .ok,
                response: .reference("Units"), handle: listUnits),
        ]
    }

    private func readWork(_ request: Request, _ context: APIContext) async throws -> Response {
        let typed = try FormFields(urlEncoded: Array((request.uri.query ?? "").utf8))["limit"]
        let limit = typed.map { Int($0) ?? 0 } ?? 10
        guard (1...100).contains(limit) else { throw FieldErrors([FieldProblem("limit", .malformed)]) }
        let groups = try await casework.myWork(of: context.principal, limit: limit)
        return .json([
            "today": .string(casework.today.iso),
            "groups": .array(
                groups.map { group in
                    [
                        "kind": .string(group.kind.rawValue), "stage": .string(group.stage.rawValue),
                        "unit": .string(code(of: group.unit)), "role": .string(group.role.rawValue),
                        "count": .int(group.count), "isCountComplete": .bool(group.isCountComplete),
                        "overdue": .int(group.overdue),
                        "items": .array(group.items.map(json(of:))),
                    ]
                }),
        ])
    }

    private func json(of item: WorkItem) -> JSON {
        [
            "proceeding": .string("\(item.proceeding)"), "matter": .string("\(item.matter)"),
            "number": .string(item.number), "title": .string(subject(item.title, item.isSealed, .chinese)),
            "channel": .string(item.channel.rawValue),
            "kind": .string(item.kind.rawValue), "stage": .string(item.stage.rawValue),
            "unit": .string(code(of: item.unit)), "receivedOn": .string(item.receivedOn.iso),
            "dueOn": .optional(item.dueOn == .never ? nil : item.dueOn.iso), "isSealed": .bool(item.isSealed),
        ]
    }

    private func listUnits(_ request: Request, _ context: APIContext) async throws -> Response {
        let units = casework.organisation.snapshot.unitsInOrder.map { unit -> JSON in
            [
                "code": .string(unit.code), "name": .string(unit.name), "nameEnglish": .string(unit.nameEnglish),
                "level": .string(unit.level.rawValue), "kind": .string(unit.kind.rawValue),
                "parent": .optional(unit.parent.map(code(of:))), "isClosed": .bool(unit.isClosed),
            ]
        }
        return .json(["units": .array(units)])
    }

    func code(of id: UnitID) -> String { casework.organisation.snapshot.units[id]?.code ?? "" }
}
