// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework

extension Doors {
    /// One line of a list.
    func json(of found: FoundMatter) -> JSON {
        [
            "id": .string("\(found.id)"), "number": .string(found.number),
            "title": .string(subject(found.title, found.isSealed, .chinese)),
            "channel": .string(found.channel.rawValue), "purpose": .optional(found.purpose?.rawValue),
            "receivedOn": .string(found.receivedOn.iso),
            "dueOn": .optional(found.dueOn == .never ? nil : found.dueOn.iso), "isOpen": .bool(found.isOpen),
            "kind": .string(found.kind.rawValue), "stage": .string(found.stage.rawValue),
            "unit": .string(code(of: found.unit)),
        ]
    }

    /// A proceeding with its clocks.
    func json(of proceeding: ProceedingState, in file: MatterFile) -> JSON {
        [
            "id": .string("\(proceeding.id)"), "matter": .string("\(file.id)"), "number": .string(file.number),
            "kind": .string(proceeding.kind.rawValue), "stage": .string(proceeding.stage.rawValue),
            "unit": .string(code(of: proceeding.unit)), "ruleVersion": .string(proceeding.ruleVersion),
            "version": .int(file.versions[proceeding.id] ?? 0), "openedOn": .string(proceeding.openedOn.iso),
            "closedOn": .optional(proceeding.closedOn?.iso),
            "clocks": .array(file.state.clocks.filter { $0.proceeding == proceeding.id }.map(json(of:))),
        ]
    }

    private func json(of clock: ClockState) -> JSON {
        [
            "clock": .string(clock.clock.rawValue), "startedOn": .string(clock.startedOn.iso),
            "dueOn": .string(clock.dueOn.iso), "internalDueOn": .string(clock.internalDueOn.iso),
            "isProvisional": .bool(clock.isProvisional), "metOn": .optional(clock.metOn?.iso),
            "recordedLateOn": .optional(clock.recordedLateOn?.iso),
            "stoppedOn": .optional(clock.stoppedOn?.iso),
        ]
    }

    /// The whole file.
    func json(of file: MatterFile) -> JSON {
        [
            "id": .string("\(file.id)"), "number": .string(file.number), "title": .string(file.title),
            "channel": .string(file.state.channel.rawValue), "purpose": .optional(file.state.purpose?.rawValue),
            "category": .optional(file.state.category), "grade": .string(file.state.grade.rawValue),
            "path": .optional(file.state.path?.rawValue), "receivedOn": .string(file.state.receivedOn.iso),
            "registeredAt": .string(file.registeredAt.text), "registeredBy": .string(code(of: file.registeringUnit)),
            "place": .optional(file.place.map(code(of:))), "headcount": .int(file.headcount),
            "isFirstFiling": .bool(file.state.isFirstFiling),
            "isGroupVisit": .bool(tags(of: file).contains("groupVisit")),
            "skipsLevel": .bool(file.arrival?.skipsLevel ?? false),
            "subChannel": .optional(file.arrival?.subChannel?.rawValue),
            "isSealed": .bool(file.state.isSealed), "isConfidential": .bool(file.state.marks.isConfidential),
            "arePartiesWithheld": .bool(file.arePartiesWithheld),
            "filings": .array(
                file.filings.map {
                    [
                        "channel": .string($0.channel.rawValue), "receivedOn": .string($0.receivedOn.iso),
                        "title": .string($0.title), "facts": .string($0.facts), "claim": .string($0.claim),
                        "exactPlace": .optional($0.exactPlace),
                    ]
                }),
            "parties": .array(
                file.parties.map {
                    [
                        "role": .string($0.details.role.rawValue), "name": .string($0.details.name),
                        "phone": .string($0.details.phone), "address": .string($0.details.address),
                        "document": .string($0.details.document),
                        "documentKind": .optional($0.details.documentKind?.rawValue),
                        "nationality": .optional($0.details.nationality),
                        "scope": $0.details.scope.map { .array($0.map { .string($0.rawValue) }) } ?? .null,
                    ]
                }),
            "proceedings": .array(file.state.proceedings.map { json(of: $0, in: file) }),
            "letters": .array(
                file.letters.map {
                    [
                        "id": .string("\($0.id)"), "kind": .string($0.kind.rawValue),
                        "documentNumber": .string($0.documentNumber), "issuedAt": .string($0.frozenAt.text),
                        "textHash": .string($0.textHash), "bytesHash": .optional($0.bytesHash),
                    ]
                }),
            "attachments": .array(
                file.attachments.map {
                    [
                        "id": .string("\($0.id)"), "name": .string($0.name), "kind": .string($0.kind),
                        "size": .int($0.size), "sha256": .string($0.sha256),
                    ]
                }),
            "journal": .array(
                file.journal.map {
                    [
                        "seq": .int($0.seq), "kind": .string($0.body.kind), "recordedAt": .string($0.recordedAt.text),
                        "effectiveOn": .string($0.envelope.effectiveOn.iso),
                        "backdatingReason": .optional($0.backdated?.reason),
                        "role": .optional($0.envelope.actor.role?.rawValue),
                        "unit": .optional($0.envelope.actor.unit.map(code(of:))),
                    ]
                }),
        ]
    }
}
