// SPDX-License-Identifier: Apache-2.0
package import CaseRules

extension ActPage {
    /// 旁列: what the act is about, so that nobody decides on what they do not see.
    package struct Beside: Sendable {
        /// The clock that the act is measured by.
        package let clock: ClockView?
        /// The opinion that is decided on.
        package let opinion: OpinionView?
        /// What was asked for or proposed, and by which act.
        package let asked: (verb: Verb, text: String)?
        package let filing: MatterPage.Filing?

        package init(
            clock: ClockView? = nil, opinion: OpinionView? = nil, asked: (verb: Verb, text: String)? = nil,
            filing: MatterPage.Filing? = nil
        ) {
            self.clock = clock
            self.opinion = opinion
            self.asked = asked
            self.filing = filing
        }
    }

    /// 办理后: what the table says will be, and which letters come of it.
    package struct Outlook: Sendable {
        /// `kind.stage`; nil where the stage stays.
        package let stage: String?
        /// Codes of `LetterKind`.
        package let letters: [String]

        package init(stage: String?, letters: [String]) {
            self.stage = stage
            self.letters = letters
        }
    }

    func besideSection(_ view: Presentation) -> HTML {
        guard let beside else { return HTML() }
        let clock = HTML.with(beside.clock) {
            "<h2 class=\"hidden\">\(view.words.desk.matter.clocks)</h2>\(view.clockBar($0, inner: true))"
        }
        let asked = HTML.with(beside.asked) { asked in
            """
            <section class="quote"><h2>\(view.words.terms.verb[asked.verb.rawValue])</h2>\
            \(HTML.paragraphs(asked.text))</section>
            """
        }
        let opinion = HTML.with(beside.opinion) {
            "<section class=\"quote\"><h2>\(view.words.desk.matter.opinion)</h2>\(view.opinion($0))</section>"
        }
        return """
            <aside class="file-side">\(asked)\(opinion)\(clock)\(HTML.with(beside.filing) { read($0, view) })</aside>
            """
    }

    private func read(_ filing: MatterPage.Filing, _ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let place = HTML.when(
            !filing.place.isEmpty, "<h3>\(words.exactPlace)</h3><p dir=\"auto\">\(filing.place)</p>")
        return """
            <details class="quote"><summary>\(view.words.desk.act.readFiling)</summary>\
            <h2><bdi>\(filing.title)</bdi></h2><h3>\(words.facts)</h3>\(HTML.paragraphs(filing.facts))\(place)\
            <h3>\(words.claim)</h3>\(HTML.paragraphs(filing.claim))</details>
            """
    }

    func outlookLine(_ view: Presentation) -> HTML {
        let words = view.words.desk.act
        guard let outlook else { return HTML() }
        let stage = outlook.stage.map { words.then.filling(["stage": view.words.terms.stage[$0]]) } ?? ""
        let names = view.listing(outlook.letters.map { view.words.terms.letter[$0] })
        let letters = names.isEmpty ? "" : words.letters.filling(["letters": names])
        let said = [stage, letters].filter { !$0.isEmpty }
        return HTML.when(!said.isEmpty, "<p class=\"faint\">\(view.sentences(said))</p>")
    }

    /// 办理日期 and 补记的理由 (rules 9.4): folded away, for most acts are of today; not asked where the record is the act.
    func otherDay(_ view: Presentation) -> HTML {
        let asked = [
            ActField.day("effectiveOn", .past, required: false),
            ActField("backdatingReason", .line(max: ActRecord.longestReason), required: false),
        ]
        let isOpen = asked.contains { !form[$0.name].isEmpty || form.fault(of: $0.name) != nil }
        guard verb.reportsEvent || isOpen else { return HTML() }
        let fields = HTML.each(asked) { view.actField($0, form, units: [], categories: []) }
        return """
            <details class="other-day"\(HTML.when(isOpen, " open"))><summary>\(view.words.desk.act.otherDay)</summary>\
            \(fields)</details>
            """
    }
}

extension Verb {
    /// The act whose text this one answers.
    package var answers: Verb? {
        switch self {
        case .agreeToObjection, .refuseObjection: .object
        case .approveExtension, .refuseExtension: .requestExtension
        case .approveAdoption, .returnAdoption: .draftAdoption
        case .approveReview, .returnReview: .draftReview
        case .approveRecusal, .refuseRecusal: .requestRecusal
        case .grantDisclosure, .refuseDisclosure: .askDisclosure
        case .admitKeyHolder, .refuseKeyHolder: .proposeKeyHolder
        case .clearAccused, .refuseClearing: .proposeClearing
        case .unseal, .refuseUnsealing: .proposeUnsealing
        case .feedBack, .returnReport: .draftReport
        default: nil
        }
    }

    /// Whether it is done on the opinion of the handling.
    package var concernsOpinion: Bool {
        [
            .approveOpinion, .returnOpinion, .dispatchOpinion, .correctOpinion, .revokeOpinion, .recordPerformance,
            .recordNonPerformance, .recordCallBack,
        ].contains(self)
    }

    /// The questions as the desk puts them: one that the law would refuse is not offered.
    var asked: [ActField] {
        // 声明 (R-145): where it is put at all, it is needed.
        let fields = fields.map { $0.name == ActField.hasNoInterest.name ? .hasNoInterest : $0 }
        guard self == .importToPath else { return fields }
        return fields.map { field in
            guard field.name == "path", case .choice(let set, let codes) = field.kind else { return field }
            return ActField(
                field.name, .choice(set: set, codes: codes.filter { $0 != StatutoryPath.p6.rawValue }),
                required: field.isRequired, article: field.article)
        }
    }
}
