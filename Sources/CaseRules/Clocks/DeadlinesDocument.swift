// SPDX-License-Identifier: Apache-2.0

/// 期限表: every clock of every rule version as one Markdown document that a lawyer reads line by line and signs.
///
/// A pure function of the rule book: the same files give the same text, so CI can compare it with
/// `docs/generated/deadlines.md`.
package func deadlinesDocument(_ book: RuleBook) -> String {
    var lines = [
        "# 期限表 · Deadlines",
        "",
        "由规则文件生成，请勿手改。Generated from the rule files; do not edit.",
        "",
        "- 依据标记 Mark：V 已核对原文 source read · M 凭记忆未核对 from memory · D 系统设计，无规范依据 design choice",
        "- 计算 Counting：起始日不计入；日历日与工作日以规则所写为准；月到期于对应日或月末。"
            + "The first day is not counted; a month ends on the corresponding day or its last.",
        "- 工作日历 Working calendar：\(yearSpans(book.calendar.years))",
    ]
    for set in book.sets.reversed() {
        lines += section(set)
    }
    return lines.joined(separator: "\n") + "\n"
}

private func section(_ set: RuleSet) -> [String] {
    let until = set.effectiveUntil?.iso ?? "…"
    let ground = citation(set.rollover.law, set.rollover.article, in: set)
    var lines = [
        "",
        "## 《\(set.title)》 \(set.version)",
        "",
        "- 施行 In force：\(set.effectiveFrom.iso) – \(until)",
        "- 来源 Source：\(set.source)",
        "- 末日为休息日时顺延 Rollover：\(set.rollover.on ? "是 yes" : "否 no")"
            + "（\(set.rollover.mark.rawValue)，\(ground)）",
        "",
        "| 期限 Clock | 名称 | 起算 Starts | 长度 Length | 单位 Unit | 顺延 Rolls | 延长 Extension | 扣除 Excluded | "
            + "义务人、权利人 Whose | 依据 Article | 标记 Mark | 逾期后果 Miss |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for clock in set.clocks {
        lines.append(row(of: clock, in: set))
    }
    let notes = set.clocks.compactMap { clock in clock.note.map { "- \(clock.id)：\($0)" } }
    if !notes.isEmpty { lines += ["", "说明 Notes", ""] + notes }
    lines += ["", "| 参数 Setting | 数值 Value | 单位 Unit | 依据 Article | 标记 Mark |", "|---|---|---|---|---|"]
    for setting in set.settings {
        lines.append(
            cells([
                words(for: setting.name), value(of: setting), words(for: setting.unit),
                citation(setting.law, setting.article, in: set), setting.mark.rawValue,
            ]))
    }
    lines += ["", "| 法律 Law | 版本与核对情况 Edition |", "|---|---|"]
    lines += set.laws.map { cells(["《\($0.title)》", $0.edition]) }
    lines += ["", "审核人 Reviewed by：＿＿＿＿＿＿＿＿　日期 Date：＿＿＿＿＿＿＿＿"]
    return lines
}

private func row(of clock: ClockRule, in set: RuleSet) -> String {
    func event(_ id: String) -> String { set.events.first { $0.id == id }?.title ?? id }
    let minutes = clock.id == .urgentReport ? set.setting(.urgentReport)?.value : nil
    let aim = minutes.map { "（目标 aim \($0) 分钟）" } ?? ""
    var length = clock.amount.map(String.init) ?? (clock.unit == .prompt ? "及时 in time\(aim)" : "指定日 named day")
    if clock.nameable, clock.amount != nil { length += "，可另行约定 or as agreed" }
    let extended = clock.extensible.map { extensible in
        "\(extensible.id.map { "\($0.rawValue) " } ?? "")≤\(extensible.atMost)，\(extensible.times) 次，"
            + "\(citation(extensible.law, extensible.article, in: set))，\(extensible.mark.rawValue)"
    }
    return cells([
        clock.id.rawValue, clock.title, event(clock.starts), length, words(for: clock.unit),
        clock.roll == .nextWorkingDay && set.rollover.on ? "是" : "否", extended ?? "—",
        clock.suspensions.isEmpty ? "—" : clock.suspensions.map(event).joined(separator: "、"),
        words(for: clock.bearer), citation(clock.law, clock.article, in: set), clock.mark.rawValue,
        words(forMiss: clock.liability, in: set),
    ])
}

private func citation(_ law: String?, _ article: String?, in set: RuleSet) -> String {
    guard let law else { return "—" }
    let title = "《\(set.law(law)?.title ?? law)》"
    guard let article, !article.isEmpty else { return title }
    return "\(title)第\(article)条"
}

private func value(of setting: RuleSetting) -> String {
    setting.unit == .yesOrNo ? (setting.value == 1 ? "是 yes" : "否 no") : "\(setting.value)"
}

private func words(for name: SettingName) -> String {
    switch name {
    case .automaticReceipt: "自动签收 automatic receipt"
    case .representatives: "代表人上限 representatives at most"
    case .groupVisit: "集体访起点人数 people of a group visit"
    case .objectionReason: "异议理由最少字数 reason of an objection"
    case .disposalAim: "转办目标 aim for disposal"
    case .contactAim: "受理后联系信访人目标 aim for contact"
    case .urgentReport: "紧急报告目标（K-13）aim for an urgent report"
    case .simplePeople: "简易办理人数上限 people in the simple procedure"
    case .objectionRounds: "同意退回次数上限 agreed objections before a decision"
    case .silenceStartsHandling: "超期未受理自告知期满起算办理期限 silence starts K-05"
    case .ratesPaths: "途径四、五纳入评价 paths 4 and 5 rated"
    case .ratesSuggestions: "建议意见纳入评价 suggestions rated"
    case .ratingsAtOnce: "同一网络一小时内评价次数 ratings of one network in an hour"
    case .hearingBothDays: "听证首尾两日均扣除 both days of a hearing left out"
    case .dueSoon: "将到期 due soon"
    case .wellOver: "超期较久 well over"
    case .gravelyOver: "严重超期 gravely over"
    }
}

private func words(for unit: SettingUnit) -> String {
    switch unit {
    case .calendarDay: "日"
    case .workingDay: "工作日"
    case .person: "人"
    case .character: "字"
    case .minute: "分钟"
    case .time: "次"
    case .yesOrNo: "—"
    }
}

private func words(for unit: ClockUnit) -> String {
    switch unit {
    case .calendarDay: "日"
    case .workingDay: "工作日"
    case .month: "月"
    case .named, .prompt: "—"
    }
}

private func words(for bearer: ClockBearer) -> String {
    switch bearer {
    case .petitionDepartment: "信访部门"
    case .unit: "有权处理的机关、单位"
    case .reviewer: "复查、复核机关"
    case .petitioner: "信访人、当事人"
    case .mediator: "调解组织"
    case .court: "人民法院"
    }
}

/// A liability item is an article of the regulation itself; anything else is a consequence code.
private func words(forMiss liability: String, in set: RuleSet) -> String {
    switch liability {
    case "rightLost": "丧失权利"
    case "supervision": "督办"
    case "ordinaryProcedure": "转普通程序"
    case "lawsuit": "可以起诉"
    case "endOrAgree": "终止调解或者另行约定"
    case "notRated": "超期未评价"
    case "none": "—"
    default: "《\(set.title)》第\(liability)条"
    }
}

private func cells(_ cells: [String]) -> String {
    "| " + cells.map { $0.split(separator: "|").joined(separator: "／") }.joined(separator: " | ") + " |"
}

/// `2011–2026`, or `2011–2024、2026` when a year is missing.
private func yearSpans(_ years: [Int]) -> String {
    var spans: [(first: Int, last: Int)] = []
    for year in years {
        if let last = spans.indices.last, spans[last].last == year - 1 {
            spans[last].last = year
        } else {
            spans.append((year, year))
        }
    }
    guard !spans.isEmpty else { return "—" }
    return spans.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }.joined(separator: "、")
}
