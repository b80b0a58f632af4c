// SPDX-License-Identifier: Apache-2.0

/// 草稿: words of what is kept of a form. One stored text for each key of `desk.drafts` in the locale files.
package final class DraftWords: Codable, Sendable {
    package let title, lead, form, keptAt, offer, offerWaits, elsewhere, sent, resume, discard, resumed, keep, kept,
        discarded: String
}
