// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

/// 两人同卷.
extension Gallery {
    var presenceSheets: [Sheet] {
        get throws {
            let file = Paths.matter("2026-0123470-2")
            let matter = MatterPage(
                line: try line("2026-0123470-2", "楼道灯坏了", "routing.registered", due: nil), purpose: "", grade: "",
                category: "", territory: "", acts: [], clocks: [], parties: [], arePartiesMasked: false,
                filings: [], proceedings: [], opinions: [], letters: [], files: [], journal: [],
                present: [say("李敏从10:14起正在这里办理“拟写处理意见”。")])
            return [
                Sheet("matter-present", matter, path: file, person: clerk),
                Sheet(
                    "act-present",
                    ActPage(
                        verb: .keep, article: say("22"), proceeding: "1", version: 1, number: say("2026-0123470-2"),
                        subject: say("楼道灯"), present: [say("李敏从10:14起正在这里办理“转送”。")]),
                    path: "/desk/proceedings/1/keeping", person: clerk),
            ]
        }
    }
}
