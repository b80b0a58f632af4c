// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

/// 密封、保密与督办.
extension Gallery {
    var sealedSheets: [Sheet] {
        get throws {
            let units = [Choice("110101005", say("安定门街道办事处"))]
            let wrong = FormState(
                ["facts": say("他们不让我孩子上学")], faults: [.init(field: "unit", sentence: say("请选择单位。"))])
            return [
                Sheet(
                    "supervision", try supervisionPage, path: Paths.supervision, person: supervisor),
                Sheet(
                    "supervision-whole", try supervisionPage(atLeast: nil), path: Paths.supervision, person: supervisor),
                Sheet("supervision-none", SupervisionPage(groups: []), path: Paths.supervision, person: supervisor),
                Sheet("matter-kept", try keptPage, path: Paths.matter("2026-0123456-7"), person: supervisor),
                Sheet(
                    "error-403-kept",
                    ErrorPage(
                        .forbidden, house: .desk, reference: say("r-403"),
                        refusal: Refusal(.identityKept, article: say("30(3)")),
                        instead: (label: say("申请知悉身份"), path: Paths.act(proceeding: "1", noun: "disclosure-request")))),
                Sheet("retaliation", RetaliationPage(units: units), path: Paths.retaliation),
                Sheet(
                    "retaliation-wrong", RetaliationPage(units: units, number: say("2026-0123456-7"), form: wrong),
                    path: Paths.retaliation),
            ]
        }
    }

    var supervisor: Presentation.SignedIn {
        Presentation.SignedIn(
            name: say("孙督查"), unit: say("东城区信访办公室"), registers: false, administers: false, supervises: true,
            prints: true)
    }

    private var supervisionPage: SupervisionPage {
        get throws { try supervisionPage(atLeast: 200) }
    }

    private func supervisionPage(atLeast: Int?) throws -> SupervisionPage {
        let grades: [(String, String, String, Lateness?)] = [
            ("overdue", "K-03", "44(3)", .over), ("noFeedback", "K-11", "supervise", .wellOver),
            ("overdue", "K-05", "45(1)", .gravelyOver), ("overdue", "K-01", "43", .dueSoon),
            ("notPerformed", "", "42(4)", nil), ("urgentLate", "", "46(4)", nil),
            ("shirked", "", "45(1)", nil), ("overturned", "", "42(3)", nil), ("metLate", "K-03", "44(3)", nil),
            ("recordedLate", "K-05", "45(1)", nil),
            ("unserved", "", "45(1)", nil),
        ]
        let lines = try grades.map { ground, clock, item, grade in
            SupervisionPage.Line(
                number: say("2026-0123456-7"), subject: ground == "urgentLate" ? nil : say("楼道灯坏了"),
                ground: ground, clock: clock, since: try day("2026-02-17"), liability: item, grade: grade)
        }
        let anomalies = try ["afterReissue", "sameNetwork", "deskNetwork"].map { ground in
            SupervisionPage.Anomaly(
                number: say("2026-0123456-7"), subject: say("楼道灯坏了"), unit: say("安定门街道办事处"), ground: ground,
                ratedOn: try day("2026-02-20"))
        }
        return SupervisionPage(
            groups: [.init(unit: say("安定门街道办事处"), lines: lines)], atLeast: atLeast, anomalies: anomalies,
            more: [.init(ground: "overdue", address: "\(Paths.supervision)?after=late~2026-02-17~1~K-03")])
    }

    private var keptPage: MatterPage {
        get throws {
            MatterPage(
                line: try line("2026-0123456-7", "楼道灯坏了", "ordinaryHandling.handling", due: "2026-03-05"),
                purpose: "claim", grade: "", category: "", territory: "", acts: [], clocks: [],
                parties: [.init(role: "petitioner", name: "", document: "", phone: "", address: "")],
                arePartiesMasked: true, arePartiesWithheld: true, filings: [], proceedings: [], opinions: [],
                letters: [], files: [], journal: [])
        }
    }
}
