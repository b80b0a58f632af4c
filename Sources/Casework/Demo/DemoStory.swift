// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 演示经历的一步: what somebody does to the matter of a story.
enum DemoStep {
    /// It comes in; without a role the petitioner files it on the portal.
    case register(RegisterMatter, by: Role?)
    /// An act on the open proceeding of a kind, by somebody who holds the role in the unit that has it then.
    case act(Act, on: ProceedingKind, by: Role)
    /// The petitioner asks for a review or a re-review of what was decided last.
    case askReview(grounds: String)
    /// The petitioner rates one object, if the matter is one that is rated.
    case rate(Rating, RatedObject)
}

/// One step with its time.
struct DemoMoment {
    let at: Instant
    let story: Int
    let step: DemoStep
}

/// 演示经历: the steps of one matter, each on its working day.
struct DemoStory {
    private(set) var steps: [(day: CalendarDate, minute: Int, step: DemoStep)] = []
    private(set) var day: CalendarDate
    private var minute: Int
    private let calendar: WorkingCalendar

    init(from day: CalendarDate, minute: Int, calendar: WorkingCalendar) {
        self.day = day
        self.minute = minute
        self.calendar = calendar
    }

    /// The next step follows so many working days later; zero is the same day, or the next one on which people work.
    mutating func wait(_ workingDays: Int, _ dice: inout DemoDice) {
        let next =
            workingDays == 0
            ? calendar.workingDay(onOrAfter: day) : calendar.adding(workingDays: workingDays, to: day)
        go(to: next, &dice)
    }

    /// The next step is on that day.
    mutating func go(to next: CalendarDate, _ dice: inout DemoDice) {
        if next > day { minute = dice.number(540...640) }
        day = max(day, next)
    }

    mutating func add(_ step: DemoStep) {
        steps.append((day, minute, step))
        minute += 23
    }

    mutating func routing(_ act: Act, by role: Role = .clerk) { add(.act(act, on: .routing, by: role)) }

    mutating func handling(_ act: Act, by role: Role = .handler) { add(.act(act, on: .ordinaryHandling, by: role)) }
}

extension CalendarDate {
    /// The instant of a minute of this day in the law's zone.
    func instant(minute: Int, offsetSeconds: Int) -> Instant {
        Instant(milliseconds: (Int64(epochDay) * 86_400 + Int64(minute * 60 - offsetSeconds)) * 1_000)
    }
}
