// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

/// 常用筛选.
extension Gallery {
    private var saved: [SavedFilterLine] {
        [
            SavedFilterLine(id: "7", name: say("逾期的来信"), path: Paths.search + "?channel=letter&overdue=yes"),
            SavedFilterLine(id: "8", name: say("安定门"), path: Paths.search + "?unit=D-S1"),
        ]
    }

    var filterSheets: [Sheet] {
        get throws {
            var page = SearchPage(
                stages: [], units: [], lines: [try line("2026-0123456-7", "楼道灯", "routing.registered", due: nil)],
                count: 1)
            page.saved = saved
            page.query = "channel=letter"
            var wrong = page
            wrong.naming = FormState(
                ["name": say("逾期的来信")], faults: [.init(field: "name", sentence: say("这个名称已经有了。"))])
            return [
                Sheet("search-saved", page, path: Paths.search, person: clerk),
                Sheet("search-naming", wrong, path: Paths.search, person: clerk),
                Sheet(
                    "work-saved",
                    WorkPage(groups: [], overdue: .init(0), dueToday: .init(0), dueSoon: .init(0), saved: saved),
                    path: Paths.work, person: clerk),
            ]
        }
    }
}
