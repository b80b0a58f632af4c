// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

extension Gallery {
    var leader: Presentation.SignedIn {
        Presentation.SignedIn(
            name: say("孟领导"), unit: say("东城区人民政府"), registers: false, administers: false, leads: true,
            prints: true)
    }

    var figureSheets: [Sheet] {
        get throws {
            [
                Sheet("look", LookPage(house: .portal), path: Paths.look),
                Sheet("look-desk", LookPage(house: .desk, isSaved: true), path: Paths.deskLook, person: clerk),
                Sheet("leader", try leaderPage, path: Paths.leader, person: leader),
                Sheet("leader-empty", try emptyLeaderPage, path: Paths.leader, person: leader),
                Sheet(
                    "figure",
                    FigurePage(
                        code: "answered", from: try day("2026-02-01"), to: try day("2026-03-02"),
                        lines: [
                            try line("2026-0000200-1", "一次性告知清单缺项", "ordinaryHandling.handling", due: "2026-03-12")
                        ], count: 31,
                        next: Paths.behind("answered") + "?after=1", first: Paths.behind("answered")),
                    path: Paths.leader, person: leader),
                Sheet(
                    "figure-office",
                    FigurePage(
                        code: "officeSatisfied", from: try day("2026-02-01"), to: try day("2026-03-02"), lines: [],
                        count: 0), path: Paths.leader, person: leader),
                Sheet(
                    "figure-empty",
                    FigurePage(
                        code: "directed", from: try day("2026-02-01"), to: try day("2026-03-02"), lines: [], count: 0),
                    path: Paths.leader, person: leader),
                Sheet("calendar", try calendarPage("2026-02-01", isKnown: true), path: Paths.calendar, person: clerk),
                Sheet(
                    "calendar-now", try calendarPage("2026-03-01", isKnown: false), path: Paths.calendar, person: clerk),
                Sheet("open-figures", openFigures, path: Paths.openFigures),
                Sheet(
                    "open-figures-none",
                    OpenFiguresPage(months: [], categories: [], onTime: nil, satisfied: nil), path: Paths.openFigures),
                Sheet("parts", PartsPage(house: .portal, book: book, today: today), path: Paths.parts),
                Sheet("parts-desk", PartsPage(house: .desk, book: book, today: today), path: Paths.deskParts),
            ]
        }
    }

    private var leaderPage: LeaderPage {
        get throws {
            LeaderPage(
                from: try day("2026-02-01"), to: try day("2026-03-02"),
                figures: [
                    .init(code: "directed", value: say("96.43%"), detail: say("54／56"), before: say("98.00%")),
                    .init(code: "open", value: say("128"), detail: say("新收61，办结57"), before: say("新收55，办结60")),
                    .init(code: "answered", value: say("91.30%"), detail: say("21／23"), before: say("90.00%")),
                    .init(code: "repeated", value: say("4.20%"), detail: say("3／71"), before: say("6.10%")),
                    .init(
                        code: "satisfied", value: nil, detail: say("0／0，参评率—"), before: nil,
                        beside: .init(code: "officeSatisfied", detail: say("信访部门0／0"))),
                ], needs: 3,
                weeks: try (0..<12).map {
                    .init(
                        from: try day("2025-12-09").adding(days: $0 * 7), received: 10 + $0 * 3 % 7, closed: 8 + $0 % 5)
                },
                streets: [
                    TileMap.Tile(name: say("东四"), value: 12, place: (1, 0), path: Paths.search + "?place=110101006"),
                    TileMap.Tile(name: say("景山"), value: 0, place: (0, 0), path: Paths.search + "?place=110101002"),
                    TileMap.Tile(name: say("龙潭"), value: 5, place: nil),
                ],
                topics: [
                    .init(name: say("房产物业"), now: 21, before: 12), .init(name: say("城乡建设"), now: 9, before: 12),
                    .init(name: nil, now: 4, before: 4),
                ],
                late: [.init(unit: say("区城市管理委"), count: 4, days: 12, path: Paths.search + "?at=D-07&overdue=yes")])
        }
    }

    private var emptyLeaderPage: LeaderPage {
        get throws {
            LeaderPage(
                from: try day("2026-02-01"), to: try day("2026-03-02"), figures: [], needs: 0, weeks: [], streets: [],
                topics: [], late: [])
        }
    }

    private func calendarPage(_ first: String, isKnown: Bool) throws -> CalendarPage {
        let first = try day(first)
        return CalendarPage(
            days: (0..<28).map { offset in
                let day = first.adding(days: offset)
                return .init(
                    day: day, count: offset % 5, isWorking: isKnown ? !day.isWeekend : nil,
                    path: "\(Paths.search)?due=\(day.iso)")
            }, overdue: 3, overduePath: Paths.search + "?overdue=yes")
    }

    private var openFigures: OpenFiguresPage {
        OpenFiguresPage(
            months: [.init(say("2026年2月"), 61), .init(say("2026年1月"), nil)],
            categories: [.init(say("房产物业"), 140), .init(say("城乡建设"), 90)],
            onTime: .init(percent: say("91.30%"), part: 21, whole: 23),
            satisfied: .init(percent: say("88.00%"), part: 22, whole: 25),
            officeSatisfied: .init(percent: say("90.00%"), part: 18, whole: 20))
    }
}
