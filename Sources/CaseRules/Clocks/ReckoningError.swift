// SPDX-License-Identifier: Apache-2.0

/// Why a clock cannot be reckoned: the rules have no such clock, or it does not take what was asked of it.
package enum ReckoningError: Error, Equatable, Sendable {
    /// No rule file of this version is loaded.
    case unknownVersion(String)
    /// The regulation of this version has no such clock.
    case unknownClock(ClockID, version: String)
    /// A named day is needed and none was given.
    case namedDayMissing(ClockID)
    /// The clock takes no named day.
    case namedDayNotAllowed(ClockID)
    /// The named day is not after the day the clock starts.
    case namedDayTooEarly(ClockID)
    /// The clock cannot be extended, or not together with a named day.
    case extensionNotAllowed(ClockID)
    /// The extension is negative or longer than the law allows.
    case extensionOutOfRange(ClockID, most: Int)
    /// Nothing stops this clock, so no days can be left out of it.
    case exclusionNotAllowed(ClockID)
    /// The days left out are negative or more than ten years.
    case exclusionOutOfRange(ClockID)
    /// The day lies where no calendar reaches.
    case tooFar(ClockID)
}
