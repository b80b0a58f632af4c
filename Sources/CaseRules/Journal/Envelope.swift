// SPDX-License-Identifier: Apache-2.0

/// 日志封面: who, when, under which rules. Together with the body it is all that replay needs.
package struct Envelope: Equatable, Sendable {
    package let actor: Actor
    /// The day on which the entry was written, in the law's zone.
    package let recordedOn: CalendarDate
    /// The true date of what happened (service last Friday, entered on Monday).
    package let effectiveOn: CalendarDate
    /// The last year whose calendar was known when it was written: replay reckons with no more than that.
    package let calendarThrough: Int

    package init(actor: Actor, recordedOn: CalendarDate, effectiveOn: CalendarDate, calendarThrough: Int) {
        self.actor = actor
        self.recordedOn = recordedOn
        self.effectiveOn = effectiveOn
        self.calendarThrough = calendarThrough
    }
}
