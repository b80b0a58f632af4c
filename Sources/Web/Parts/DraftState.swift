// SPDX-License-Identifier: Apache-2.0

/// 草稿的情形: what a form knows of the text that was kept for it.
package enum DraftState: Sendable, Equatable {
    /// Nothing was kept before; what is typed now will be.
    case none
    /// Something was kept at this instant, and the person has not said yet what should become of it. Nothing is kept over it meanwhile.
    case offered(at: String)
    /// The form shows what was kept until this instant.
    case resumed(at: String)

    /// Whether what is typed now is kept.
    var isKept: Bool { if case .offered = self { false } else { true } }
}

extension Presentation {
    /// Above a form: what was kept of it, and what can be done with that.
    func draftNote(_ draft: DraftState, of form: String) -> HTML {
        let words = self.words.desk.drafts
        switch draft {
        case .none: return HTML()
        case .resumed(let instant):
            return notice(words.resumed.filling(["when": momentSaid(instant)]))
        case .offered(let instant):
            return """
                <div class="notice soon draft-offer no-print"><p>\(sentences([words.offer.filling(["when": momentSaid(instant)]), words.offerWaits]))</p>\
                <div class="inline-buttons">\(linkButton(words.resume, "\(form)?draft=yes"))\
                \(draftRemoval(of: form, back: form))</div></div>
                """
        }
    }

    /// A form that forgets a draft.
    func draftRemoval(of form: String, back: String) -> HTML {
        self.form(
            Paths.draftRemoval, kind: "inline",
            """
            <input type="hidden" name="draftOf" value="\(form)"><input type="hidden" name="back" value="\(back)">\
            \(button(words.desk.drafts.discard, .quiet))
            """)
    }

    /// Keeps what was typed, where no script does; beside it the script says when it last did.
    /// `draftSeen` says which draft the form knows of.
    func keepButton(_ draft: DraftState, _ form: FormState) -> HTML {
        guard draft.isKept else { return "<input type=\"hidden\" name=\"draftSeen\" value=\"\">" }
        var seen = form["draftSeen"]
        if case .resumed(let instant) = draft, seen.isEmpty { seen = instant }
        return """
            <input type="hidden" name="draftSeen" value="\(seen)">\
            <button class="button quiet" name="keep" value="yes" formaction="\(Paths.drafts)" \
            formenctype="application/x-www-form-urlencoded">\(words.desk.drafts.keep)</button>\
            <span class="kept faint" role="status" data-kept></span>
            """
    }
}
