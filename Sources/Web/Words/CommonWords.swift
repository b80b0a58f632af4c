// SPDX-License-Identifier: Apache-2.0

/// 通用: words that every page shares. One stored text for each key of `common` in the locale files.
package final class CommonWords: Codable, Sendable {
    package let portalName, deskName, skip, demoMark, demoBanner, settings, chinese, english, elderOn: String
    package let elderOff, youAreHere, home, back, next, optional, errorTitle, errorMark, change, print: String
    package let didYouMean, noneOfThese: String
    package let remove, notGiven, choose, stepCount, nextPage, firstPage, pages, apply, clearFilters: String
    package let removeFilter, charactersLimit, charactersLeft, charactersOver, working, date, dateWithWeekday,
        dateNear: String
    package let dateShort, dateAndTime, colon, listSeparator, footerContact, footerAbout, phone: String
    package let address, hours, daySpan, hourSpan, openness, accessibility, today: String
    package let weekdays, weekdaysShort: [String]
    package let months: [String]
}
