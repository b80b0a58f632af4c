// SPDX-License-Identifier: Apache-2.0

extension Act {
    /// The act from what was typed, or all that is wrong with it.
    package static func read(
        _ verb: Verb, from values: [String: String], lookup: FieldReader.Lookup
    ) throws(FieldErrors) -> Act {
        var reader = FieldReader(values, lookup: lookup)
        let inputs = verb.inputs.read(&reader)
        guard reader.problems.isEmpty, let inputs, let act = Act(verb, inputs) else {
            throw FieldErrors(reader.problems)
        }
        return act
    }

    /// The act of a verb and its inputs; nil when they do not belong together.
    package init?(_ verb: Verb, _ inputs: any ActInputs) {
        switch (verb, inputs) {
        case (.classify, let inputs as Classification): self = .classify(inputs)
        case (.transfer, let inputs as Transfer): self = .transfer(inputs)
        case (.assign, let inputs as Assignment): self = .assign(inputs)
        case (.replyDirectly, let inputs as DirectReply): self = .replyDirectly(inputs)
        case (.handOver, let inputs as HandOver): self = .handOver(inputs)
        case (.keep, let inputs as Remark): self = .keep(inputs)
        case (.receive, let inputs as Remark): self = .receive(inputs)
        case (.object, let inputs as Objection): self = .object(inputs)
        case (.agreeToObjection, let inputs as Remark): self = .agreeToObjection(inputs)
        case (.refuseObjection, let inputs as Reason): self = .refuseObjection(inputs)
        case (.feedBack, let inputs as CompletionReport): self = .feedBack(inputs)
        case (.accept, let inputs as Acceptance): self = .accept(inputs)
        case (.decline, let inputs as NonAcceptance): self = .decline(inputs)
        case (.requestExtension, let inputs as ExtensionRequest): self = .requestExtension(inputs)
        case (.approveExtension, let inputs as Remark): self = .approveExtension(inputs)
        case (.refuseExtension, let inputs as Reason): self = .refuseExtension(inputs)
        case (.draftOpinion, let inputs as OpinionDraft): self = .draftOpinion(inputs)
        case (.returnOpinion, let inputs as Reason): self = .returnOpinion(inputs)
        case (.approveOpinion, let inputs as Remark): self = .approveOpinion(inputs)
        case (.dispatchOpinion, let inputs as Dispatch): self = .dispatchOpinion(inputs)
        case (.proveService, let inputs as ServiceProof): self = .proveService(inputs)
        case (.withdraw, let inputs as Remark): self = .withdraw(inputs)
        case (.rate, let inputs as Rating): self = .rate(inputs)
        case (.lapse, let inputs as Remark): self = .lapse(inputs)
        case (.recordReply, let inputs as RecordedReply): self = .recordReply(inputs)
        default: return nil
        }
    }

    /// The inputs, as the journal encodes them.
    package var inputs: any ActInputs {
        switch self {
        case .classify(let inputs): inputs
        case .transfer(let inputs): inputs
        case .assign(let inputs): inputs
        case .replyDirectly(let inputs): inputs
        case .handOver(let inputs): inputs
        case .object(let inputs): inputs
        case .feedBack(let inputs): inputs
        case .accept(let inputs): inputs
        case .decline(let inputs): inputs
        case .requestExtension(let inputs): inputs
        case .draftOpinion(let inputs): inputs
        case .dispatchOpinion(let inputs): inputs
        case .proveService(let inputs): inputs
        case .rate(let inputs): inputs
        case .recordReply(let inputs): inputs
        case .refuseObjection(let inputs), .refuseExtension(let inputs), .returnOpinion(let inputs): inputs
        case .keep(let inputs), .receive(let inputs), .agreeToObjection(let inputs), .approveExtension(let inputs),
            .approveOpinion(let inputs), .withdraw(let inputs), .lapse(let inputs):
            inputs
        }
    }
}

extension Act: Codable {
    private enum CodingKeys: String, CodingKey {
        case verb, inputs
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let verb = try container.decode(Verb.self, forKey: .verb)
        let inputs = try verb.inputs.decode(container, .inputs)
        guard let act = Act(verb, inputs) else {
            throw DecodingError.dataCorruptedError(
                forKey: .inputs, in: container, debugDescription: "the inputs are not those of \(verb.rawValue)")
        }
        self = act
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(verb, forKey: .verb)
        try container.encode(inputs, forKey: .inputs)
    }
}

extension ActInputs {
    fileprivate static func decode<Key: CodingKey>(
        _ container: KeyedDecodingContainer<Key>, _ key: Key
    ) throws -> Self {
        try container.decode(Self.self, forKey: key)
    }
}
