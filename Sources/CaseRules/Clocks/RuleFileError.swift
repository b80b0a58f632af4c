// SPDX-License-Identifier: Apache-2.0

/// A rule file or calendar file that cannot be used, named so that whoever edited it finds the place: the file, the
/// clock, setting or law inside it, the field and what is wrong. The start stops on it.
package struct RuleFileError: Error, Equatable, Sendable, CustomStringConvertible {
    package let file: String
    /// The entry inside the file, such as `K-05`; nil when the file as a whole is meant.
    package let id: String?
    /// The field, dotted for a nested one, such as `extension.atMost`; nil when no field can be named.
    package let field: String?
    package let reason: Reason

    package init(file: String, id: String? = nil, field: String? = nil, reason: Reason) {
        self.file = file
        self.id = id
        self.field = field
        self.reason = reason
    }

    /// What is wrong, for an administrator's log.
    package enum Reason: String, Sendable {
        case notJSON = "is not JSON"
        case missing = "is missing"
        case unknownField = "is not a field of this file"
        case wrongType = "has the wrong type or value"
        case outOfRange = "is out of range"
        case notAscending = "is not in ascending order, or is doubled"
        case wrongWeekday = "falls on a weekday that makes no difference"
        case twice = "is given twice"
        case notAllowed = "is not allowed with the other fields"
        case unknownName = "names nothing known"
        case overlap = "overlaps, or leaves a gap to, the next rule file"
        case noRules = "no rule file was given"
        case unknownFile = "is neither a rule file nor a calendar"

        /// What to do.
        var advice: String {
            switch self {
            case .notJSON: "check brackets, commas and quotation marks"
            case .missing: "add it, as the shipped file of the same kind has it"
            case .unknownField: "correct its spelling or take it out"
            case .wrongType: "write a value of the kind that the shipped file has there"
            case .outOfRange: "write a number, a day or a text within bounds"
            case .notAscending: "put the entries in order, each once"
            case .wrongWeekday: "a holiday is a weekday, a worked day a Saturday or Sunday; take the others out"
            case .twice: "keep one of the two"
            case .notAllowed: "take it out, or the field that it does not go with"
            case .unknownName: "add the entry that it names to the same file, or name one that is there"
            case .overlap: "let each file end on the day before the next one begins"
            case .noRules: "put a file rules-<day>.json into the folder"
            case .unknownFile: "name it rules-<day>.json or <year>.json, or take it out of the folder"
            }
        }
    }

    package var description: String {
        [file, id, field].compactMap { $0 }.joined(separator: ", ") + ": " + reason.rawValue + "; " + reason.advice
    }
}

/// A field name met in a file, whatever it is.
private struct AnyField: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// A fault found while decoding one entry; the loader adds file and id.
struct FieldFault: Error {
    let path: [any CodingKey]
    let field: String
    let reason: RuleFileError.Reason
}

extension Decoder {
    /// Throws at a field that the entry does not have: a misspelt optional field must not be dropped in silence.
    func refuseFields(except known: [some CodingKey]) throws {
        let names = Set(known.map(\.stringValue))
        for field in try container(keyedBy: AnyField.self).allKeys where !names.contains(field.stringValue) {
            throw FieldFault(path: codingPath, field: field.stringValue, reason: .unknownField)
        }
    }
}
