// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework

/// 接口数据格式: the named schemas of the document.
enum APISchemas {
    static var all: [(String, APISchema)] {
        [
            ("Problem", problem), ("RegisterMatter", registerMatter), ("PartyInput", partyInput), ("Receipt", receipt),
            ("HotlineOrder", hotlineOrder), ("HotlineAnswer", hotlineAnswer),
            ("Clock", clock), ("Proceeding", proceeding), ("Matter", matter), ("FoundMatter", foundMatter),
            ("MatterList", matterList), ("OpenActs", openActs), ("ActOutcome", outcome), ("WorkItem", workItem),
            ("Work", work), ("Units", units),
        ] + Verb.ofStaff.map { ($0.schemaName, $0.schema) }
    }

    private static var problem: APISchema {
        let fieldProblem = APISchema.object(
            [
                ("field", .text), ("code", .codes(of: FieldProblem.Code.self)), ("detail", .text), ("article", .text),
                ("rule", .text),
            ], optional: ["article", "rule"])
        return .object(
            [
                ("type", .text), ("title", .text), ("status", .whole(400, 599)), ("code", .text), ("detail", .text),
                ("article", .text), ("rule", .text), ("field", .text), ("reference", .text),
                ("problems", .list(fieldProblem)),
            ], optional: ["detail", "article", "rule", "field", "problems"])
    }

    private static var registerMatter: APISchema {
        .object(
            [
                ("channel", .codes(of: Channel.self)), ("unit", .text(0, 64)), ("receivedOn", .day),
                ("title", .text(1, 100)),
                ("facts", .text(1, FilingFactsPage.factsLimit)), ("claim", .text(0, 4_000)),
                ("purpose", .codes(of: Purpose.self)), ("grade", .codes(of: Grade.self)), ("category", .text(0, 64)),
                ("place", .text(0, 64)), ("headcount", .whole(1, 100_000)), ("isConfidential", .flag),
                ("filing", .codes(of: FilingOrder.self)), ("subChannel", .codes(of: SubChannel.self)),
                ("hotlineClass", .codes(of: HotlineClass.self)),
                ("lateReason", .optionalText(0, 200)), ("scannedOn", .day), ("readBack", .flag),
                ("isDeclared", .flag),
                ("skipsLevel", .flag),
                ("parties", .list(.reference("PartyInput"), 0, 10).atMost(5, "role", "representative")),
            ],
            optional: [
                "unit", "receivedOn", "claim", "purpose", "grade", "category", "place", "headcount", "isConfidential",
                "parties", "filing", "subChannel", "hotlineClass", "lateReason", "scannedOn", "readBack", "isDeclared",
                "skipsLevel",
            ])
    }

    private static var partyInput: APISchema {
        .object(
            [
                ("role", .codes(of: PartyDetails.Role.self)), ("name", .text(0, 100)), ("phone", .text(0, 40)),
                ("address", .text(0, 300)), ("document", .text(0, 40)),
                ("documentKind", .codes(of: PartyDetails.DocumentKind.self)), ("nationality", .text(0, 60)),
                ("scope", .list(.codes(of: AgentPower.self), 1, 4)),
            ], optional: ["role", "name", "phone", "address", "document", "documentKind", "nationality", "scope"])
    }

    private static var hotlineOrder: APISchema {
        .object(
            [
                ("orderNumber", .line(60)), ("receivedOn", .day), ("title", .text(1, 100)),
                ("facts", .text(1, FilingFactsPage.factsLimit)), ("caller", .reference("PartyInput")),
                ("place", .text(0, 64)), ("filing", .codes(of: FilingOrder.self)),
                ("class", .codes(of: HotlineClass.self)),
            ], optional: ["receivedOn", "caller", "place", "filing", "class"])
    }

    private static var hotlineAnswer: APISchema {
        .object([
            ("outcome", .code(["inPetitionChannel", "registered"])), ("number", .number),
            ("expectedOn", APISchema.day.orNull),
        ])
    }

    private static var receipt: APISchema {
        .object(
            [
                ("id", .id), ("number", .number), ("code", .text), ("ownCode", .text), ("proceeding", .id),
                ("receivedOn", .day), ("dueOn", .day),
            ], optional: ["ownCode"])
    }

    private static var clock: APISchema {
        .object([
            ("clock", .text), ("startedOn", .day), ("dueOn", .day), ("internalDueOn", .day), ("isProvisional", .flag),
            ("metOn", APISchema.day.orNull), ("recordedLateOn", APISchema.day.orNull),
            ("stoppedOn", APISchema.day.orNull),
        ])
    }

    private static var stage: APISchema {
        var seen: Set<String> = []
        return .code(
            ProceedingKind.allCases.flatMap { Procedure.of($0).stages.map(\.rawValue) }.filter {
                seen.insert($0).inserted
            })
    }

    private static var proceeding: APISchema {
        .object([
            ("id", .id), ("matter", .id), ("number", .number), ("kind", .codes(of: ProceedingKind.self)),
            ("stage", stage),
            ("unit", .text), ("ruleVersion", .text), ("version", .whole), ("openedOn", .day),
            ("closedOn", APISchema.day.orNull), ("clocks", .list(.reference("Clock"))),
        ])
    }

    private static var matter: APISchema {
        let filing = APISchema.object([
            ("channel", .codes(of: Channel.self)), ("receivedOn", .day), ("title", .text), ("facts", .text),
            ("claim", .text), ("exactPlace", APISchema.text.orNull),
        ])
        let party = APISchema.object([
            ("role", .codes(of: PartyDetails.Role.self)), ("name", .text), ("phone", .text), ("address", .text),
            ("document", .text), ("documentKind", APISchema.codes(of: PartyDetails.DocumentKind.self).orNull),
            ("nationality", APISchema.text.orNull),
            ("scope", APISchema.list(.codes(of: AgentPower.self)).orNull),
        ])
        let letter = APISchema.object([
            ("id", .id), ("kind", .codes(of: LetterKind.self)), ("documentNumber", .text), ("issuedAt", .instant),
            ("textHash", .text), ("bytesHash", APISchema.text.orNull),
        ])
        let attachment = APISchema.object([
            ("id", .id), ("name", .text), ("kind", .text), ("size", .whole), ("sha256", .text),
        ])
        let entry = APISchema.object([
            ("seq", .whole), ("kind", .text), ("recordedAt", .instant), ("effectiveOn", .day),
            ("backdatingReason", APISchema.text.orNull),
            ("role", APISchema.codes(of: Role.self).orNull), ("unit", APISchema.text.orNull),
        ])
        return .object([
            ("id", .id), ("number", .number), ("title", .text), ("channel", .codes(of: Channel.self)),
            ("purpose", APISchema.codes(of: Purpose.self).orNull), ("category", APISchema.text.orNull),
            ("grade", .codes(of: Grade.self)), ("path", APISchema.codes(of: StatutoryPath.self).orNull),
            ("receivedOn", .day), ("registeredAt", .instant), ("registeredBy", .text), ("place", APISchema.text.orNull),
            ("headcount", .whole), ("isFirstFiling", .flag), ("isGroupVisit", .flag), ("skipsLevel", .flag),
            ("subChannel", APISchema.codes(of: SubChannel.self).orNull), ("isSealed", .flag), ("isConfidential", .flag),
            ("arePartiesWithheld", .flag),
            ("filings", .list(filing)), ("parties", .list(party)),
            ("proceedings", .list(.reference("Proceeding"))), ("letters", .list(letter)),
            ("attachments", .list(attachment)), ("journal", .list(entry)),
        ])
    }

    private static var foundMatter: APISchema {
        .object([
            ("id", .id), ("number", .number), ("title", .text), ("channel", .codes(of: Channel.self)),
            ("purpose", APISchema.codes(of: Purpose.self).orNull), ("receivedOn", .day),
            ("dueOn", APISchema.day.orNull), ("isOpen", .flag), ("kind", .codes(of: ProceedingKind.self)),
            ("stage", stage), ("unit", .text),
        ])
    }

    private static var matterList: APISchema {
        .object([
            ("items", .list(.reference("FoundMatter"))), ("next", APISchema.id.orNull), ("count", .whole),
            ("isCountComplete", .flag),
        ])
    }

    private static var openActs: APISchema {
        let field = APISchema.object([
            ("name", .text), ("label", .text), ("isRequired", .flag), ("article", APISchema.text.orNull),
        ])
        let act = APISchema.object([
            ("verb", .codes(of: Verb.self)), ("name", .text), ("article", .text), ("fields", .list(field)),
        ])
        let path = APISchema.object([
            ("matter", .list(.text)), ("path", .codes(of: StatutoryPath.self)), ("basis", .text), ("body", .text),
            ("limit", .text), ("mark", .text),
        ])
        return .object([("acts", .list(act)), ("paths", .list(path))])
    }

    private static var outcome: APISchema {
        .object([
            ("matter", .id), ("number", .number), ("proceeding", .id), ("stage", stage), ("version", .whole),
            ("letters", .list(.id)),
        ])
    }

    private static var workItem: APISchema {
        .object([
            ("proceeding", .id), ("matter", .id), ("number", .number), ("title", .text),
            ("channel", .codes(of: Channel.self)), ("kind", .codes(of: ProceedingKind.self)), ("stage", stage),
            ("unit", .text), ("receivedOn", .day), ("dueOn", APISchema.day.orNull), ("isSealed", .flag),
        ])
    }

    private static var work: APISchema {
        let group = APISchema.object([
            ("kind", .codes(of: ProceedingKind.self)), ("stage", stage), ("unit", .text),
            ("role", .codes(of: Role.self)),
            ("count", .whole), ("isCountComplete", .flag), ("overdue", .whole),
            ("items", .list(.reference("WorkItem"))),
        ])
        return .object([("today", .day), ("groups", .list(group))])
    }

    private static var units: APISchema {
        let unit = APISchema.object([
            ("code", .text), ("name", .text), ("nameEnglish", .text), ("level", .codes(of: UnitLevel.self)),
            ("kind", .codes(of: UnitKind.self)), ("parent", APISchema.text.orNull), ("isClosed", .flag),
        ])
        return .object([("units", .list(unit))])
    }
}
