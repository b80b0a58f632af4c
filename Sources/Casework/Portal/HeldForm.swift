// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 待续表单: what was typed into a form whose sender had to sign in again first. It waits sealed in the sign-in page, and after that
/// in an encrypted draft until the form is shown.
package struct HeldForm: Codable, Equatable, Sendable {
    /// The address of the form.
    package let path: String
    /// Its fields, as a form sends them; passwords are not among them.
    package let fields: String
    /// Whose session it was; nil where that is not known any more.
    package let person: PersonID?

    package init(path: String, fields: String, person: PersonID?) {
        self.path = path
        self.fields = fields
        self.person = person
    }
}

extension Casework {
    /// An hour, by the real clock.
    private static let heldSeconds = 3_600

    /// The form as a hidden field of the sign-in page carries it.
    package func seal(_ form: HeldForm) throws -> String {
        try SealedCookie.sealText(
            EntryCoding.encode(form), for: .form, binding: "held",
            expiresAtMilliseconds: clock.real.adding(seconds: Self.heldSeconds).milliseconds, by: ring)
    }

    /// What a sign-in page carried; nil when it is none of ours, too old, or of somebody else.
    package func heldForm(sealed text: String, of person: PersonID?) throws -> HeldForm? {
        let plain: [UInt8]
        do {
            plain = try SealedCookie.openText(
                text, for: .form, binding: "held", nowMilliseconds: clock.real.milliseconds, by: ring)
        } catch {
            return nil
        }
        let form = try EntryCoding.decode(HeldForm.self, plain)
        return form.person == nil || form.person == person ? form : nil
    }

    /// Keeps a form for half an hour for the person who has just signed in; nil is a petitioner, who has number and code instead.
    ///
    /// - Parameter number: of the matter that a petitioner follows.
    /// - Returns: the text of its cookie.
    package func hold(_ form: HeldForm, for person: PersonID?, of number: String? = nil) async throws -> String {
        let token = try newDraftToken()
        let holder = Self.holder(person, number)
        try await saveDraft(
            FilingDraft(fields: ["path": form.path, "fields": form.fields, "person": holder]), token: token,
            seconds: KeptReceipt.seconds)
        return token
    }

    /// The form of a cookie, for its person or matter and its address alone.
    package func heldForm(
        _ token: String, at path: String, for person: PersonID?, of number: String? = nil
    ) async throws -> HeldForm? {
        guard let draft = try await draft(token), draft.fields["path"] == path,
            draft.fields["person"] == Self.holder(person, number), let fields = draft.fields["fields"]
        else { return nil }
        return HeldForm(path: path, fields: fields, person: person)
    }

    private static func holder(_ person: PersonID?, _ number: String?) -> String {
        person.map { "\($0)" } ?? "petitioner \(number ?? "")"
    }
}
