// SPDX-License-Identifier: Apache-2.0

/// 出错时的话: words of the error pages. One stored text for each key of `errors` in the locale files.
package final class ErrorsWords: Codable, Sendable {
    package let standard, refusedTitle, unchanged, closedTitle, closed, closedDo: String
    package let requestID, article, notFoundTitle, notFound, notFoundDo, wrongNumberTitle, wrongNumber,
        wrongNumberDo, forbiddenTitle, forbidden: String
    package let forbiddenDo, invalidTitle, invalid, invalidDo, outlived, outlivedTitle, staleTitle, stale, staleDo,
        mistakeTitle: String
    package let mistake, mistakeDo, tooManyTitle, tooMany, unavailableTitle, unavailable, unavailableDo: String
    package let goHome, goBack, kept, refusedDo, refusedDeskDo, filesAgain, filesHeld, sendAgain, tooLargeTitle,
        tooLarge, tooLargeDo: String
    package let tooManyDo: Plural
}
