// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Web

extension Gallery {
    private var auditor: Presentation.SignedIn {
        Presentation.SignedIn(
            name: say("孙审计"), unit: say("东城区信访办公室"), registers: false, administers: false, audits: true)
    }

    var auditSheets: [Sheet] {
        [
            Sheet(
                "audit",
                AuditPage(
                    log: .accesses(
                        Seen.allCases.map { seen in
                            .init(
                                at: "2026-03-01T00:58:00.000Z", since: "2026-03-01T00:40:00.000Z",
                                count: seen == .masked ? 26 : 1, account: say("clerk"), name: say("张登记"),
                                seen: seen.rawValue, number: seen == .sealed ? "" : say("2026-0123456-7"),
                                isSealed: seen == .sealed)
                        }), form: FormState(["account": say("clerk"), "number": say("2026-0123456-7")]),
                    next: Paths.audit + "?before=9", first: Paths.audit), path: Paths.audit, person: auditor),
            Sheet(
                "audit-acts",
                AuditPage(
                    log: .acts(
                        AdminAct.allCases.enumerated().map { index, act in
                            .init(
                                at: "2026-03-01T00:58:00.000Z", account: index == 0 ? nil : say("security"),
                                act: act.rawValue, subject: say("clerk"), detail: say("clerk@D-01"))
                        })), path: Paths.adminAudit, person: auditor),
            Sheet("audit-none", AuditPage(log: .accesses([])), path: Paths.audit, person: auditor),
        ]
    }
}
