// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Hummingbird

extension Doors {
    /// 领导视图、数字背后的事项、到期日历.
    func addFigureRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/leader") { request, context in
            show(try await leaderPage(request, context.principal), request, session: context.session)
        }
        desk.get("/desk/leader/:figure") { request, context in
            guard let figure = BehindFigure(rawValue: context.parameters.get("figure") ?? "") else { throw NotHere() }
            return show(try await figurePage(figure, request, context.principal), request, session: context.session)
        }
        desk.get("/desk/calendar") { request, context in
            show(try await calendarPage(request, context.principal), request, session: context.session)
        }
    }

    private var leaderPeriod: Period { Period(days: 30, endingOn: casework.today) }

    private func leaderPage(_ request: Request, _ principal: Principal) async throws -> LeaderPage {
        let period = leaderPeriod
        let now = try await casework.headFigures(period, for: principal)
        let before = try await casework.headFigures(period.before, for: principal)
        let outlook = try await casework.outlook(period, for: principal)
        let work = try await casework.myWork(of: principal, limit: 1)
        let snapshot = casework.organisation.snapshot
        let language = language(of: request)
        let streets = snapshot.unitsInOrder.filter { $0.level == .street && !$0.isClosed }
        let reads = !principal.behindFigureUnits.isEmpty
        return LeaderPage(
            from: period.from, to: period.to, figures: figures(now, before, request),
            needs: work.reduce(0) { $0 + $1.count },
            weeks: outlook.weeks.map { .init(from: $0.from, received: $0.received, closed: $0.closed) },
            streets: streets.map { street in
                TileMap.Tile(
                    name: shortName(street, language), value: outlook.streets[street.id] ?? 0,
                    place: street.tile.map { ($0.column, $0.row) }, path: reads ? streetSearch(street, period) : nil)
            },
            topics: outlook.topics.map {
                LeaderPage.Topic(
                    name: topicName($0.category, language), now: $0.now, before: $0.before,
                    path: $0.category.map { topicSearch($0, period) })
            },
            late: outlook.late.map { late in
                let fields = FormFields([
                    .init(name: "at", value: snapshot.units[late.unit]?.code ?? ""),
                    .init(name: "overdue", value: "yes"),
                ])
                return LeaderPage.Late(
                    unit: name(of: late.unit, language), count: late.count,
                    days: late.since.days(until: casework.today),
                    path: reads ? "\(Paths.search)?\(fields.urlEncoded)" : nil)
            }, opensMatters: reads)
    }

    private func figures(_ now: HeadFigures, _ earlier: HeadFigures, _ request: Request) -> [LeaderPage.Figure] {
        let words = words(for: request).figures.leader
        /// The share and what it is made of; of few matters the numbers alone, for one of them would move a percentage too far.
        func said(_ share: Share) -> (value: String?, detail: String) {
            let counted = words.shareDetail.filling(["part": String(share.part), "whole": String(share.whole)])
            guard Self.isFew(share) else { return (Self.percent(share), counted) }
            return (counted, words.few.filling(["least": String(Self.leastForPercent)]))
        }
        func before(_ now: Share, _ before: Share, isLowerBetter: Bool = false) -> String? {
            guard let was = Self.percent(before) else { return nil }
            if Self.isFew(before) { return said(before).value }
            let difference = ((now.tenThousandths ?? 0) + 5) / 10 - ((before.tenThousandths ?? 0) + 5) / 10
            guard now.tenThousandths != nil, !Self.isFew(now), difference != 0 else { return was }
            let points = "\(abs(difference) / 10).\(abs(difference) % 10)"
            let sentence = (difference > 0) == isLowerBetter ? words.beforeWorse : words.beforeBetter
            return sentence.filling(["value": was, "points": points])
        }
        let (directed, answered, repeated) = (said(now.directed), said(now.answered), said(now.repeated))
        let units = now.units.satisfied
        let areFewRated = Self.isFew(units)
        return [
            .init(
                code: "directed", value: directed.value, detail: directed.detail,
                before: before(now.directed, earlier.directed)),
            .init(
                code: "open", value: words.value("count", now.open),
                detail: words.openDetail.filling([
                    "received": String(now.received), "closed": String(now.closed),
                ]),
                before: words.openDetail.filling([
                    "received": String(earlier.received), "closed": String(earlier.closed),
                ])),
            .init(
                code: "answered", value: answered.value, detail: answered.detail,
                before: before(now.answered, earlier.answered)),
            .init(
                code: "repeated", value: repeated.value, detail: repeated.detail,
                before: before(now.repeated, earlier.repeated, isLowerBetter: true)),
            .init(
                code: "satisfied",
                value: areFewRated
                    ? words.unsatisfied("count", units.whole - units.part) : Self.percent(units),
                detail: (areFewRated ? words.fewRated : words.ratedDetail).filling(counts(of: now.units, request)),
                before: Self.isFew(earlier.units.satisfied) ? nil : before(units, earlier.units.satisfied),
                beside: .init(
                    code: "officeSatisfied",
                    detail: (now.offices.satisfied.whole < Self.leastForPercent
                        ? words.officeFewRated : words.officeRated).filling(counts(of: now.offices, request)))),
        ]
    }

    /// What is said of the ratings of one object.
    private func counts(of ratings: HeadFigures.Ratings, _ request: Request) -> [String: String] {
        let (good, none) = (ratings.satisfied, words(for: request).figures.leader.noValue)
        return [
            "part": String(good.part), "whole": String(good.whole), "value": Self.percent(good) ?? none,
            "rated": Self.percent(ratings.rated) ?? none, "bad": String(good.whole - good.part),
            "least": String(Self.leastForPercent),
        ]
    }

    /// Of fewer no percentage is given.
    private static let leastForPercent = 30

    private static func isFew(_ share: Share) -> Bool { share.whole > 0 && share.whole < leastForPercent }

    /// `96.4%`, half up, as the difference to another is, so that the two agree; nil where there is nothing to divide by.
    static func percent(_ share: Share) -> String? {
        share.tenThousandths.map { "\(($0 + 5) / 100).\(($0 + 5) / 10 % 10)%" }
    }

    /// The name without what every street's name ends with: a tile is small.
    private func shortName(_ unit: Unit, _ language: Language) -> String {
        let name = language == .chinese ? unit.name : unit.nameEnglish
        let suffix = vocabulary[language].charts.streetSuffix
        return name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
    }

    private func streetSearch(_ street: Unit, _ period: Period) -> String {
        Paths.search
            + "?"
            + FormFields([
                .init(name: "from", value: period.from.iso), .init(name: "place", value: street.code),
                .init(name: "to", value: period.to.iso),
            ]).urlEncoded
    }

    private func topicSearch(_ top: String, _ period: Period) -> String {
        Paths.search
            + "?"
            + FormFields([
                .init(name: "category", value: top), .init(name: "from", value: period.from.iso),
                .init(name: "to", value: period.to.iso),
            ]).urlEncoded
    }

    /// The first level of a category, by the two digits it begins with.
    func topicName(_ top: String?, _ language: Language) -> String? {
        guard let top, !top.isEmpty else { return nil }
        let category = casework.organisation.snapshot.categories.values.filter { $0.code.hasPrefix(top) }
            .min { $0.code < $1.code }
        return (language == .chinese ? category?.levels : category?.levelsEnglish)?.first ?? top
    }

    private func figurePage(_ figure: BehindFigure, _ request: Request, _ principal: Principal) async throws
        -> FigurePage
    {
        let period = leaderPeriod
        let after = request.query("after")
        let found = try await casework.matters(behind: figure, period, for: principal, after: MatterID(after))
        let language = language(of: request)
        let path = Paths.behind(figure.rawValue)
        return FigurePage(
            code: figure.rawValue, from: period.from, to: period.to, lines: found.items.map { line($0, language) },
            count: found.count, isCountCapped: !found.isCountComplete, next: found.next.map { "\(path)?after=\($0)" },
            first: after.isEmpty ? nil : path)
    }

    private func calendarPage(_ request: Request, _ principal: Principal) async throws -> CalendarPage {
        let asked = CalendarDate(request.query("month") + "-01") ?? casework.today
        let found = try await casework.dueCalendar(month: asked, for: principal)
        return CalendarPage(
            days: found.days.map {
                CalendarPage.Day(
                    day: $0.day, count: $0.count, isWorking: $0.isWorking, path: "\(Paths.search)?due=\($0.day.iso)")
            },
            overdue: min(found.overdue, DueCalendar.most), isOverdueComplete: found.isOverdueComplete,
            overduePath: "\(Paths.search)?dueBefore=\(asked.adding(days: 1 - asked.day).iso)")
    }
}
