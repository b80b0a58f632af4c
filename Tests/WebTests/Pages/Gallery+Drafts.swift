// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

/// 草稿.
extension Gallery {
    var draftSheets: [Sheet] {
        get throws {
            let drafts = [
                WorkPage.Draft(
                    path: "/desk/proceedings/1/opinion", name: say("拟写处理意见"), number: say("2026-0123456-7"),
                    subject: say("楼道灯坏了"), at: "2026-03-02T02:14:00.000Z"),
                WorkPage.Draft(
                    path: "/desk/proceedings/2/hand-over", name: say("移送"), number: say("2026-0123444-1"),
                    subject: say("反映某工作人员"), at: "2026-03-01T02:14:00.000Z", isSealed: true),
                WorkPage.Draft(
                    path: Paths.register, name: say("登记"), number: "", subject: say("积水"),
                    at: "2026-02-28T02:14:00.000Z"),
            ]
            return [
                Sheet(
                    "work-drafts",
                    WorkPage(groups: [], overdue: .init(0), dueToday: .init(0), dueSoon: .init(0), drafts: drafts),
                    path: Paths.work,
                    person: clerk),
                Sheet(
                    "register-offered",
                    RegisterPage(streets: [], categories: [], draft: .offered(at: "2026-03-02T02:14:00.000Z")),
                    path: Paths.register, person: clerk),
                Sheet(
                    "act-resumed",
                    ActPage(
                        verb: .replyDirectly, article: say("22"), proceeding: "1", version: 3,
                        number: say("2026-0123456-7"), subject: say("楼道灯坏了"),
                        form: FormState(["reply": say("已经修好")]), draft: .resumed(at: "2026-03-02T02:14:00.000Z")),
                    path: "/desk/proceedings/1/direct-reply", person: clerk),
            ]
        }
    }
}
