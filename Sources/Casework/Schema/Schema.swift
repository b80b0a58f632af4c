// SPDX-License-Identifier: Apache-2.0
package import Storage

/// 库表: every migration in order. Forward only; a released one is never edited.
package enum Schema {
    package static let migrations: [Migration] = [
        installation, organisation, sessions, matters, proceedings, letters, journal, searching, worker, portal,
        imports, adminLog, unitContacts, wholeStatute, stories, sealedCircle, figures, searchAtOnce, printQueue,
        sealedDays, deskDrafts, savedFilters, presences, reviewBodies, rulePrints, ratingOrigins, supervisionGrounds,
        guardians, pathMarks, walks, draftCodes, sealedWork, letterIssuers, sharedFiles, filters, standIns, draftTokens,
        givenPasswords, material,
    ]
}
