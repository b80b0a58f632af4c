// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 数据格式: what a value of the API may be, in JSON Schema 2020-12, and the same said to requests.
struct APISchema: Sendable {
    let json: JSON

    static let id = APISchema(json: ["type": "string", "pattern": "^[0-9]{1,19}$"])
    static let number = APISchema(json: ["type": "string", "pattern": "^[0-9]{4}-[0-9]{7}-[0-9]$"])
    static let day = APISchema(
        json: [
            "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "minLength": 10,
            "maxLength": 10,
        ])
    static let instant = APISchema(json: ["type": "string", "format": "date-time"])
    static let text = APISchema(json: ["type": "string"])
    static let flag = APISchema(json: ["type": "boolean"])
    static let whole = APISchema(json: ["type": "integer"])

    static func whole(_ least: Int, _ most: Int) -> APISchema {
        APISchema(json: ["type": "integer", "minimum": .int(least), "maximum": .int(most)])
    }

    static func code(_ codes: [String]) -> APISchema {
        APISchema(json: ["type": "string", "enum": .array(codes.map(JSON.string))])
    }

    static func codes<Option: CaseIterable & RawRepresentable>(of: Option.Type) -> APISchema
    where Option.RawValue == String {
        code(Option.allCases.map(\.rawValue))
    }

    /// A text that a person reads: no control characters, and something to see when it must not be empty.
    static func text(_ least: Int, _ most: Int) -> APISchema {
        var members: [JSON.Member] = [.init(name: "type", value: "string")]
        if least > 0 { members.append(.init(name: "minLength", value: .int(least))) }
        members.append(.init(name: "maxLength", value: .int(most)))
        // Blanks at both ends do not count.
        let middle =
            switch least {
            case ...0: ""
            case 1: TextRule.visible + TextRule.any + "*"
            default: "\(TextRule.visible)\(TextRule.any){\(least - 2),}\(TextRule.visible)\(TextRule.any)*"
            }
        let pattern = "^\(TextRule.any)*\(middle)$"
        members.append(.init(name: "pattern", value: .string(pattern)))
        return APISchema(json: .object(members))
    }

    /// A text that need not be given: blank, or as long as it must be.
    static func optionalText(_ least: Int, _ most: Int) -> APISchema {
        guard least > 1 else { return .text(0, most) }
        let blank = "[^\\S\(TextRule.never)]*"
        let given =
            "\(TextRule.any)*\(TextRule.visible)\(TextRule.any){\(least - 2),}\(TextRule.visible)\(TextRule.any)*"
        return APISchema(
            json: ["type": "string", "maxLength": .int(most), "pattern": .string("^(\(blank)|\(given))$")])
    }

    /// One line of a list: a text that must be seen, without a line end in it.
    static func line(_ most: Int) -> APISchema {
        let any = "\(TextRule.anyInLine)*"
        return APISchema(
            json: [
                "type": "string", "minLength": 1, "maxLength": .int(most),
                "pattern": .string("^\(any)\(TextRule.visible)\(any)$"),
            ])
    }

    static func list(_ items: APISchema, _ least: Int? = nil, _ most: Int? = nil) -> APISchema {
        let base: JSON = ["type": "array", "items": items.json]
        return APISchema(json: base.with([("minItems", least.map(JSON.int)), ("maxItems", most.map(JSON.int))]))
    }

    /// A list in which at most so many items are of a kind.
    func atMost(_ most: Int, _ name: String, _ code: String) -> APISchema {
        let kind: JSON = [
            "type": "object", "required": .array([.string(name)]),
            "properties": .object([.init(name: name, value: ["const": .string(code)])]),
        ]
        return APISchema(json: json.with([("contains", kind), ("minContains", 0), ("maxContains", .int(most))]))
    }

    static func object(_ properties: [(String, APISchema)], optional: Set<String> = []) -> APISchema {
        let required = properties.map(\.0).filter { !optional.contains($0) }
        let base: JSON = [
            "type": "object", "additionalProperties": false,
            "properties": .object(properties.map { JSON.Member(name: $0.0, value: $0.1.json) }),
        ]
        return APISchema(
            json: base.with([("required", required.isEmpty ? nil : .array(required.map(JSON.string)))]))
    }

    /// The same, or null.
    var orNull: APISchema { APISchema(json: ["anyOf": [json, ["type": "null"]]]) }

    static func reference(_ name: String) -> APISchema {
        APISchema(json: ["$ref": .string("#/components/schemas/\(name)")])
    }
}

/// Which characters a text may hold. The pattern in the document and the check on requests are the same rule.
enum TextRule {
    static let never =
        #"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ufdd0-\ufdef"#
    static let any = "[^\(never)]"
    static let anyInLine = "[^\(never)\\n]"
    static let visible = "[^\(never)\\s]"

    static func allows(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0...8, 0xB...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF,
                0xFFF9...0xFFFF, 0xFDD0...0xFDEF:
                false
            default: true
            }
        }
    }
}

extension ActField {
    /// The schema of the field, read off its kind.
    var schema: APISchema {
        let least = isRequired ? 1 : 0
        return switch kind {
        case .line(let most): .text(least, most)
        // An objection is as long as the shipped rule file asks for (R-135).
        case .text(_, let most) where isRequired && name == "reason" && article == "23(3)": .text(20, most)
        case .text(let min, let most): isRequired ? .text(max(1, min), most) : .optionalText(min, most)
        case .day: .day
        case .time: APISchema(json: ["type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"])
        // What must be ticked is a declaration, and only yes is one.
        case .flag: isRequired ? APISchema(json: ["type": "boolean", "const": true]) : .flag
        case .person: .text(least, 64)
        case .rows(let inside, let min, let max):
            .list(
                .object(
                    inside.map { ($0.name, $0.schema) },
                    optional: Set(inside.filter { !$0.isRequired }.map(\.name))), min, max)
        case .number(let min, let max): .whole(min, max)
        case .choice(_, let codes): .code(codes)
        case .unit, .category: .text(least, 64)
        case .lines(let min, let max): .list(.line(ActField.longestLine), isRequired ? Swift.max(1, min) : 0, max)
        }
    }

    /// Characters of one item of a list.
    static let longestLine = 500
}

extension Verb {
    /// The body of an act: its fields, and the true day when it is not today, with the reason.
    var schema: APISchema {
        let optional = Set(fields.filter { !$0.isRequired }.map(\.name) + ["effectiveOn", "backdatingReason"])
        let late = [("effectiveOn", APISchema.day), ("backdatingReason", .optionalText(0, ActRecord.longestReason))]
        return .object(fields.map { ($0.name, $0.schema) } + late, optional: optional)
    }

    /// Verbs that the tables open to members of staff, those that stand at any time among them.
    static var ofStaff: [Verb] {
        let steps = ProceedingKind.allCases.map(Procedure.of).flatMap { procedure in
            procedure.stages.flatMap(procedure.steps(from:))
        }
        return allCases.filter { verb in
            steps.contains { step in
                step.verb == verb
                    && step.by.contains { if case .role = $0 { true } else { false } }
            }
        }
    }
}
