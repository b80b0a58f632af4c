// SPDX-License-Identifier: Apache-2.0

/// 办理动作与其内容: a verb with its inputs, typed.
///
/// `Act(.transfer, Transfer(…))` in code; `Act.read` makes one from a form, and decoding one from the journal. Whether the inputs are
/// those of the verb is asked once, where the act is performed.
package struct Act: Sendable {
    package let verb: Verb
    package let inputs: any ActInputs

    package init(_ verb: Verb, _ inputs: any ActInputs = Remark()) {
        self.verb = verb
        self.inputs = inputs
    }

    /// Whether the inputs are what the verb asks for.
    var isWhole: Bool { type(of: inputs) == verb.inputs }

    /// The unit that the act sends to, names as competent or asks to review.
    package var target: UnitReference? { inputs.target }

    /// 回避的决定机关 (art 28(3), R-145): nil where the own unit decides.
    var decider: UnitID? { (inputs as? Interest)?.decider ?? (inputs as? RecusalRequest)?.decider }

    /// The act from what was typed, or all that is wrong with it.
    package static func read(
        _ verb: Verb, from values: [String: String], lookup: FieldReader.Lookup
    ) throws(FieldErrors) -> Act {
        var reader = FieldReader(values, lookup: lookup)
        let read = reader.values(of: verb.inputs.fields)
        guard reader.problems.isEmpty else { throw FieldErrors(reader.problems) }
        do {
            let inputs = try verb.inputs.init(from: FormDecoder(read))
            let problems = inputs.problems
            guard problems.isEmpty else { throw FieldErrors(problems) }
            return Act(verb, inputs)
        } catch let errors as FieldErrors {
            throw errors
        } catch {
            // The fields of the form are not those of its inputs: a mistake of ours, which a test over all verbs finds.
            throw FieldErrors([FieldProblem(verb.inputs.fields.first?.name ?? verb.rawValue, .malformed)])
        }
    }
}

extension Act: Equatable {
    package static func == (left: Act, right: Act) -> Bool {
        left.verb == right.verb && left.inputs.isEqual(to: right.inputs)
    }
}

extension Act: Codable {
    private enum CodingKeys: String, CodingKey {
        case verb, inputs
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        verb = try container.decode(Verb.self, forKey: .verb)
        inputs = try verb.inputs.decode(container, .inputs)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(verb, forKey: .verb)
        try container.encode(inputs, forKey: .inputs)
    }
}

/// The inputs of one act: what its form asks, what its journal entry keeps. The stored properties are the fields, by name.
package protocol ActInputs: Codable, Equatable, Sendable {
    /// The form, in the order of its questions.
    static var fields: [ActField] { get }
    /// What is wrong between two fields, such as an end before its beginning.
    var problems: [FieldProblem] { get }
    /// The unit that the act sends to, names as competent or asks to review.
    var target: UnitReference? { get }
    /// The day that the act names for a clock (交办反馈期限 and the like).
    var namedDay: CalendarDate? { get }
    /// The day from which clocks of the act count, when the act names it: the day of service.
    var countsFrom: CalendarDate? { get }
    /// The field that names it.
    var countsFromField: String { get }
}

extension ActInputs {
    package var problems: [FieldProblem] { [] }
    package var target: UnitReference? { nil }
    package var namedDay: CalendarDate? { nil }
    package var countsFrom: CalendarDate? { nil }
    package var countsFromField: String { "effectiveOn" }

    fileprivate func isEqual(to other: any ActInputs) -> Bool {
        guard let other = other as? Self else { return false }
        return self == other
    }

    fileprivate static func decode<Key: CodingKey>(
        _ container: KeyedDecodingContainer<Key>, _ key: Key
    ) throws -> any ActInputs {
        try container.decode(Self.self, forKey: key)
    }
}
