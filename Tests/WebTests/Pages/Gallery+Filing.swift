// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

extension Gallery {
    var filingSheets: [Sheet] {
        get throws {
            let streets = [Choice("110101005", say("安定门街道")), Choice("110101001", say("东华门街道"))]
            let files = [
                FileLine(id: "f1", name: say("楼道照片.jpg"), bytes: 2_345_678),
                FileLine(id: "f2", name: say("合同.pdf"), bytes: 88_000),
            ]
            return [
                Sheet("filing-start", FilingStartPage(), path: Paths.filing),
                Sheet("filing-resume", FilingStartPage(goOn: Paths.filingFacts), path: Paths.filing),
                Sheet(
                    "filing-start-code",
                    FilingStartPage(
                        form: FormState(
                            values: ["code": [say("ABC")]],
                            faults: [.init(field: "code", sentence: say("没有找到这份草稿。"))])), path: Paths.filing),
                Sheet(
                    "filing-paused", FilingPausedPage(code: say("K7MQ2-XW9RT"), goOn: Paths.filingFacts),
                    path: Paths.filingPaused),
                Sheet("filing-who", FilingWhoPage(form: FormState(["who": "self"])), path: Paths.filingWho),
                Sheet(
                    "filing-who-missing",
                    FilingWhoPage(
                        form: FormState(faults: [.init(field: "who", sentence: say("请选择您的身份"))]),
                        way: FilingWay(isChange: true)),
                    path: Paths.filingWho),
                Sheet(
                    "filing-represented", FilingRepresentedPage(form: FormState(["represented": say("张奶奶")])),
                    path: Paths.filingRepresented),
                Sheet("filing-name", FilingNamePage(form: FormState(["name": say("李示范")])), path: Paths.filingName),
                Sheet("filing-name-group", FilingNamePage(way: FilingWay(.group)), path: Paths.filingName),
                Sheet(
                    "filing-name-organisation", FilingNamePage(way: FilingWay(.organisation)), path: Paths.filingName),
                Sheet("filing-name-agent", FilingNamePage(way: FilingWay(.agent)), path: Paths.filingName),
                Sheet("filing-name-guardian", FilingNamePage(way: FilingWay(.guardian)), path: Paths.filingName),
                Sheet("filing-contact", FilingContactPage(form: contact), path: Paths.filingContact),
                Sheet(
                    "filing-contact-anonymous", FilingContactPage(way: FilingWay(.anonymous)), path: Paths.filingContact
                ),
                Sheet("filing-confidentiality", FilingConfidentialityPage(), path: Paths.filingConfidentiality),
                Sheet("filing-facts", FilingFactsPage(), path: Paths.filingFacts),
                Sheet("filing-facts-wrong", FilingFactsPage(form: wrongFacts), path: Paths.filingFacts),
                Sheet("filing-subject", FilingSubjectPage(form: wrongSubject), path: Paths.filingSubject),
                Sheet(
                    "filing-subject-proposed",
                    FilingSubjectPage(form: FormState(["subject": say("楼道的灯从一月起就不亮了")]), isProposed: true),
                    path: Paths.filingSubject),
                Sheet("filing-place", FilingPlacePage(streets: streets, form: place), path: Paths.filingPlace),
                Sheet("filing-purpose", FilingPurposePage(), path: Paths.filingPurpose),
                Sheet(
                    "filing-claim", FilingClaimPage(form: FormState(["claim": say("请物业一周内修好")])),
                    path: Paths.filingClaim),
                Sheet("filing-check-agent", agentCheckPage, path: Paths.filingCheck),
                Sheet("filing-attachments", FilingAttachmentsPage(files: files), path: Paths.filingAttachments),
                Sheet("filing-check", checkPage(files), path: Paths.filingCheck),
                Sheet("filing-check-group", manyCheckPage(.group), path: Paths.filingCheck),
                Sheet("filing-check-organisation", manyCheckPage(.organisation), path: Paths.filingCheck),
                Sheet("filing-check-guardian", manyCheckPage(.guardian), path: Paths.filingCheck),
                Sheet("receipt", try receipt(code: say("K7MQ2XW9RT")), path: Paths.receipt),
                Sheet("receipt-agent", try receipt(code: say("K7MQ2XW9RT"), isOfAgent: true), path: Paths.receipt),
                Sheet("receipt-again", try receipt(code: nil), path: Paths.receipt),
                Sheet("slip-a4", slip(.a4), path: Paths.slip), Sheet("slip-roll", slip(.roll80), path: Paths.smallSlip),
                Sheet("slip-agent", slip(.a4, ownCode: say("P3NX8WD5KC")), path: Paths.slip),
            ]
        }
    }

    private var contact: FormState {
        FormState(["phone": say("13800000000"), "address": say("安德里小区3号楼")])
    }

    private var wrongFacts: FormState {
        FormState(
            ["facts": say("灯坏了")], faults: [.init(field: "facts", sentence: say("“事情的经过”至少写10个字，现在有3个。"))])
    }

    private var wrongSubject: FormState {
        FormState(["subject": ""], faults: [.init(field: "subject", sentence: say("请填写：用一句话说明"))])
    }

    private var place: FormState { FormState(["street": "110101001", "place": say("3号楼2单元")]) }

    private func checkPage(_ files: [FileLine]) -> FilingCheckPage {
        FilingCheckPage(
            capacity: .oneself, names: [say("李示范")], phone: say("13800000000"), address: "",
            subject: say("楼道灯坏了两个月没有人修"), facts: say("楼道的灯从一月起就不亮了。\n打过三次物业电话，都说会来修，一直没有来。老人下楼很危险。"),
            street: say("安定门街道"), place: say("安德里小区3号楼2单元"), purpose: "claim", claim: say("请物业一周内修好，并告诉我们谁负责日常检查。"),
            files: files, form: FormState(faults: [.init(field: "declared", sentence: say("请勾选这一项，确认您写的是真实情况。"))]))
    }

    private var agentCheckPage: FilingCheckPage {
        FilingCheckPage(
            capacity: .agent, names: [say("小李")], phone: "", address: "", subject: say("噪声"), facts: say("夜里施工。"),
            street: "",
            place: "", purpose: "claim", claim: say("请制止。"), files: [], isConfidential: true, represented: say("张奶奶"),
            scope: [say("查询")], nationality: say("法国"), document: say("护照 E1"))
    }

    private func manyCheckPage(_ capacity: FilingCapacity) -> FilingCheckPage {
        FilingCheckPage(
            capacity: capacity, names: [say("李示范")], phone: "", address: "", subject: say("噪声"), facts: say("夜里施工。"),
            street: "", place: "", purpose: "claim", claim: say("请制止。"), files: [],
            organisation: capacity == .organisation ? say("示范公司") : "", headCount: capacity == .group ? say("12") : "")
    }

    private func receipt(code: String?, isOfAgent: Bool = false) throws -> ReceiptPage {
        ReceiptPage(
            number: say("2026-0123456-7"), code: code, registeredAt: "2026-03-02T01:00:00.000Z",
            routedBy: try day("2026-03-17"), isOfAgent: isOfAgent)
    }

    private func slip(_ paper: SlipPage.Paper, ownCode: String? = nil) -> SlipPage {
        // Not a real code: a chequered square of its size.
        let squares = (0..<29 * 29).map { ($0 % 29 * 7 + $0 / 29 * 13 + ($0 % 29) * ($0 / 29)) % 3 == 0 }
        return SlipPage(
            paper: paper, house: .portal, number: say("2026-0123456-7"), code: say("K7MQ2XW9RT"), ownCode: ownCode,
            registeredAt: "2026-03-02T01:00:00.000Z", unit: say("东城区信访办公室"), subject: say("楼道灯坏了两个月没有人修"),
            picture: QRPicture(side: 29, isDark: squares), back: Paths.receipt)
    }
}
