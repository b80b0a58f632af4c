// SPDX-License-Identifier: Apache-2.0
import Web

extension Gallery {
    var accountSheets: [Sheet] {
        func account(mustRenew: Bool = false, issued: String? = nil, _ password: FormState = FormState()) -> AccountPage
        {
            AccountPage(
                account: say("clerk"), name: say("张登记"),
                holdings: [.init(role: "clerk", unit: "D-01", unitName: say("东城区信访办公室"))],
                tokens: mustRenew
                    ? []
                    : [
                        .init(
                            id: "1", name: say("扫描程序"), roles: ["clerk"], createdAt: "2026-03-01T00:58:00.000Z",
                            isRevoked: false)
                    ], mustRenew: mustRenew, issued: issued, passwordForm: password)
        }
        return [
            Sheet("account", account(), path: Paths.account, person: clerk),
            Sheet("account-renew", account(mustRenew: true), path: Paths.account, person: clerk),
            Sheet("account-token", account(issued: say("7Kq2mZ0vB1nXc4Wd")), path: Paths.account, person: clerk),
            Sheet(
                "account-wrong",
                account(FormState([:], faults: [.init(field: "present", sentence: say("现在的密码不对"))])),
                path: Paths.account, person: clerk),
        ]
    }
}
