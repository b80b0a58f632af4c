// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 不予受理告知书 (F-05, arts 19(3), 22, 23): why not here, and where instead.
package struct NonAcceptanceFields: LetterFields {
    package static let kind = LetterKind.nonAcceptance

    /// 在办事项: where it runs and until when.
    package struct Running: Codable, Equatable, Sendable {
        package var matterNumber: String
        package var unitName: String
        package var dueOn: String

        package init(
            matterNumber: String, unitName: String, dueOn: String
        ) {
            self.matterNumber = matterNumber
            self.unitName = unitName
            self.dueOn = dueOn
        }
    }

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var matter: String
    /// One of the closed list.
    package var ground: String
    package var reasons: [String]
    /// The competent organ or the statutory path.
    package var competentBody: String
    package var bases: [String]
    /// The same matter, running elsewhere (art 19(3)).
    package var running: Running?

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, matter: String, ground: String,
        reasons: [String], competentBody: String, bases: [String], running: Running? = nil
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.matter = matter
        self.ground = ground
        self.reasons = reasons
        self.competentBody = competentBody
        self.bases = bases
        self.running = running
    }
}
