// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import Logging

/// An act that somebody is about to do: on which proceeding of which file.
private struct ActAtHand {
    let verb: Verb
    let file: MatterFile
    let holder: ProceedingState
    let proposals: [PathEntry]
    /// 没有声明: the person has not declared on it yet, and the act asks for that.
    let asksDeclaration: Bool
    var version: Int { file.versions[holder.id] ?? 0 }
}

extension Doors {
    /// 办理: every verb as a noun below its proceeding; form and checks are read off the verb's own fields.
    func addActRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/proceedings/:proceeding/:noun") { request, context in
            let hand = try await hand(context)
            if let held = try await heldForm(request, context.session) {
                return try resumed(hand, held.fields, request, context).setting(held.cookie)
            }
            let (state, kept) = try await draft(
                of: .act(hand.holder.id, hand.verb), request, context.principal)
            if let kept {
                let present = try await atWork(hand, request, context)
                return try resumed(hand, kept, request, context, draft: state, present: present)
            }
            let step = try step(of: hand, for: context.principal)
            let present = try await atWork(hand, request, context)
            let page = actPage(
                hand, article: step, request, FormState(suggestions(hand, request)), draft: state,
                present: present)
            return show(page, request, session: context.session)
        }
        desk.post("/desk/proceedings/:proceeding/:noun") { request, context in
            let fields = try await fields(request, context.session)
            return try await perform(fields, request, context)
        }
    }

    /// Who else is at work on the file; and that this person is, from here on.
    private func atWork(
        _ hand: ActAtHand, _ request: Request, _ context: DeskContext
    ) async throws -> [String] {
        let others = try await othersAtWork(on: hand.file, request, context.principal)
        do {
            try await casework.noteOpenForm(of: hand.verb, on: hand.holder.id, by: context.principal)
        } catch  where Outage(error) != nil {
            logger.warning("an open form is not told to others", metadata: ["error": "\(error)"])
        }
        return others
    }

    /// The form as it was when its session ended, or as it was kept, under the version that the person had seen.
    private func resumed(
        _ hand: ActAtHand, _ fields: FormFields, _ request: Request, _ context: DeskContext,
        draft: DraftState = .none, present: [String] = []
    ) throws -> Response {
        let form = FormState(values: fields.typed)
        let version = Int(fields["version"] ?? "")
        do {
            let step = try step(of: hand, for: context.principal)
            let page = actPage(hand, article: step, request, form, version: version, draft: draft, present: present)
            return show(page, request, session: context.session)
        } catch let refusal as Refusal {
            let page = actPage(
                hand, article: refusal.article, request, form, version: version, refusal: refusal, draft: draft,
                present: present)
            return show(page, request, status: Failure(refusal).status, session: context.session)
        }
    }

    private func hand(_ context: DeskContext) async throws -> ActAtHand {
        guard let verb = Verb(noun: context.parameters.get("noun") ?? ""),
            let id = ProceedingID(context.parameters.get("proceeding") ?? "")
        else { throw NotHere() }
        let matter = try await casework.matterID(of: id, for: context.principal)
        let file = try await casework.maskedFile(matter, for: context.principal)
        guard let holder = file.state.proceeding(id) else { throw NotHere() }
        return ActAtHand(
            verb: verb, file: file, holder: holder,
            proposals: verb.choosesPath ? try await casework.pathProposals(for: file.words) : [],
            asksDeclaration: file.state.asksDeclaration(of: verb, on: holder, by: context.principal.person))
    }

    /// The article of the step, when it is open to this person now; the refusal of the law, when it is not.
    private func step(of hand: ActAtHand, for principal: Principal) throws -> String {
        let open = hand.file.openActs.first { $0.proceeding == hand.holder.id && $0.verb == hand.verb }
        if let open { return open.article }
        guard let step = Procedure.of(hand.holder.kind).step(hand.verb, from: hand.holder.stage) else {
            throw Refusal(.notAtThisStage, article: hand.verb.article(in: hand.holder.kind))
        }
        let state = hand.file.state
        let reasons = principal.allActors.lazy.compactMap { actor in
            state.closed(hand.verb, to: actor, on: hand.holder, day: casework.today)
        }
        throw reasons.first ?? Refusal(.notYours, article: step.article)
    }

    /// The article under which the form stands, and why it is closed when a colleague has moved the matter meanwhile: what was typed stays
    /// on the page all the same.
    private func standing(of hand: ActAtHand, for principal: Principal) -> (article: String, refusal: Refusal?) {
        do {
            return (try step(of: hand, for: principal), nil)
        } catch let refusal as Refusal {
            return (refusal.article, refusal)
        } catch {
            return (hand.verb.article(in: hand.holder.kind), nil)
        }
    }

    private func perform(_ fields: FormFields, _ request: Request, _ context: DeskContext) async throws -> Response {
        guard let verb = Verb(noun: context.parameters.get("noun") ?? ""),
            let id = ProceedingID(context.parameters.get("proceeding") ?? "")
        else { throw NotHere() }
        let typed = Dictionary(fields.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let seen = Int(typed["version"] ?? "")
        var read = typed
        read["category"] = typed["category"].map(Choice.code(in:))
        // What was typed for another way of serving is folded away on the page, and is not said of this one.
        if verb == .proveService {
            for (name, method) in ServiceProof.onlyOf where typed["method"] != method.rawValue { read[name] = nil }
        }
        do {
            let act = try Act.read(verb, from: read, lookup: casework.lookup)
            // A form that does not say what it has seen may have seen anything.
            guard let seen else { throw Refusal(.stale, article: "R-126") }
            if let draft = act.inputs as? OpinionDraft, draft.lacksDay, typed["advised"] != "yes" {
                return try await advised(typed, seen, request, context)
            }
            let outcome = try await casework.perform(
                act, on: id, version: seen, effectiveOn: try effectiveDay(typed), because: try lateReason(typed),
                by: context.principal)
            return Response.see(try await place(after: outcome, verb, context.principal))
        } catch let errors as FieldErrors {
            let hand = try await hand(context)
            let form = faulty(typed.mapValues { [$0] }, errors, request)
            let (article, refusal) = standing(of: hand, for: context.principal)
            let present = try await othersAtWork(on: hand.file, request, context.principal)
            let page = actPage(
                hand, article: article, request, form, version: seen, refusal: refusal, present: present)
            let status = refusal.map { Failure($0).status } ?? .unprocessableContent
            return show(page, request, status: status, session: context.session)
        } catch  where Outage(error) != nil {
            let hand = try await hand(context)
            let (article, refusal) = standing(of: hand, for: context.principal)
            let page = actPage(
                hand, article: article, request, FormState(typed, trouble: .unavailable), version: seen,
                refusal: refusal)
            return unavailable(page, error, request, session: context.session)
        } catch let refusal as Refusal where refusal.code != .unseen {
            let hand = try await hand(context)
            let isStale = refusal.code == .stale
            let page = actPage(
                hand, article: refusal.article, request, FormState(typed), refusal: isStale ? nil : refusal,
                changes: isStale ? changes(on: hand, since: seen, request) : [],
                present: try await othersAtWork(on: hand.file, request, context.principal))
            return show(page, request, status: Failure(refusal).status, session: context.session)
        }
    }

    /// 劝一次: what is supported should say by when it is done, or that it is done already. No law asks for the day, so whoever sends the form
    /// again without one is not refused.
    private func advised(
        _ typed: [String: String], _ seen: Int, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let hand = try await hand(context)
        let form = FormState(
            typed.merging(["advised": "yes"]) { $1 },
            faults: [.init(field: "executeBy", sentence: words(for: request).desk.act.noDay)])
        let (article, refusal) = standing(of: hand, for: context.principal)
        let page = actPage(
            hand, article: article, request, form, version: seen, refusal: refusal,
            present: try await othersAtWork(on: hand.file, request, context.principal))
        return show(page, request, status: .unprocessableContent, session: context.session)
    }

    private func effectiveDay(_ typed: [String: String]) throws -> CalendarDate? {
        guard let text = typed["effectiveOn"], !text.isEmpty else { return nil }
        guard let day = CalendarDate(text) else {
            throw FieldErrors([FieldProblem("effectiveOn", .notADay, values: ["typed": text])])
        }
        return day
    }

    private func lateReason(_ typed: [String: String]) throws -> String? {
        guard let text = typed["backdatingReason"]?.trimmingWhitespace(), !text.isEmpty else { return nil }
        let (count, most) = (text.unicodeScalars.count, ActRecord.longestReason)
        guard count <= most else {
            let values = ["most": "\(most)", "count": "\(count)"]
            throw FieldErrors([
                FieldProblem("backdatingReason", .tooLong, values: values, article: "rules 9.4")
            ])
        }
        return text
    }

    /// Back to the file; to my work when the act took the file out of my sight.
    private func place(after outcome: ActOutcome, _ verb: Verb, _ principal: Principal) async throws -> String {
        do {
            _ = try await casework.matterID(of: outcome.proceeding, for: principal)
            return Paths.matter(outcome.number) + "?done=\(verb.rawValue)"
        } catch let refusal as Refusal where refusal.code == .unseen {
            return Paths.work + "?done=\(verb.rawValue)"
        }
    }

    private func actPage(
        _ hand: ActAtHand, article: String, _ request: Request, _ form: FormState, version: Int? = nil,
        refusal: Refusal? = nil, changes: [TimeLineItem] = [], draft: DraftState = .none,
        present: [String] = []
    ) -> ActPage {
        ActPage(
            verb: hand.verb, article: article, proceeding: "\(hand.holder.id)", version: version ?? hand.version,
            number: hand.file.number, subject: hand.file.title,
            units: unitChoices(request) { $0.level != .venue }, categories: categoryChoices(request), form: form,
            refusal: refusal, changes: changes, proposals: hand.proposals, draft: draft, present: present,
            compared: hand.verb == .approveOpinion
                ? hand.file.likeness(on: hand.holder.id).map { .init(percent: $0.percent, earlier: $0.earlier.whole) }
                : nil, beside: beside(hand, request), outlook: outlook(of: hand), letter: served(hand, request),
            leftOut: leftOut(of: hand))
    }

    /// Questions that this stage does not put, or not to this person.
    private func leftOut(of hand: ActAtHand) -> Set<String> {
        var names: Set<String> = hand.asksDeclaration ? [] : [ActField.hasNoInterest.name]
        if hand.verb == .approveOpinion, !hand.holder.marks.isRedecision { names.insert("whatIsDifferent") }
        return names
    }

    /// 送达的文书: the newest letter of the proceeding, which is the one that goes out.
    private func served(_ hand: ActAtHand, _ request: Request) -> String? {
        guard [.proveService, .dispatchOpinion].contains(hand.verb),
            let letter = hand.file.letters.last(where: { $0.proceeding == hand.holder.id && $0.kind.isServed })
        else { return nil }
        return [words(for: request).terms.letter[letter.kind.rawValue], letter.documentNumber].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// What the act is about: the clock that it is measured by, what is decided on, and the filing.
    private func beside(_ hand: ActAtHand, _ request: Request) -> ActPage.Beside {
        let open = hand.file.state.clocks.filter {
            $0.proceeding == hand.holder.id && $0.metOn == nil && $0.stoppedOn == nil
        }
        // A duty comes before a right that somebody may use.
        let duties = open.filter { !$0.clock.limitsRight }
        let nearest = (duties.isEmpty ? open : duties).min { $0.dueOn < $1.dueOn }
        let draft =
            hand.verb.concernsOpinion
            ? hand.file.opinions[hand.holder.id]
                ?? hand.file.state.proceedings.reversed().compactMap { hand.file.opinions[$0.id] }.first : nil
        let asked = hand.verb.answers.flatMap { verb in
            hand.file.journal.last { $0.code == verb.rawValue }.map {
                (verb: verb, text: entry($0, hand.file, request).note)
            }
        }
        return ActPage.Beside(
            clock: nearest.flatMap { clocks([$0]).first }, opinion: draft.map { opinion($0, request) },
            asked: asked.flatMap { $0.text.isEmpty ? nil : $0 },
            filing: hand.file.filings.first.map {
                MatterPage.Filing(
                    channel: $0.channel.rawValue, receivedOn: $0.receivedOn, title: $0.title, facts: $0.facts,
                    claim: $0.claim, place: $0.exactPlace ?? "")
            })
    }

    /// What the table says of the act; nothing where it depends on what is answered.
    private func outlook(of hand: ActAtHand) -> ActPage.Outlook? {
        let kind = hand.holder.kind
        let steps = Procedure.of(kind).steps(from: hand.holder.stage).filter { $0.verb == hand.verb }
        guard steps.count == 1, let step = steps.first else { return nil }
        return ActPage.Outlook(
            stage: step.to == step.from ? nil : "\(kind.rawValue).\(step.to.rawValue)",
            letters: step.issues.map(\.rawValue))
    }

    /// What is known already: the present class, the last draft, today.
    private func suggestions(_ hand: ActAtHand, _ request: Request) -> [String: String] {
        let state = hand.file.state
        switch hand.verb {
        case .classify:
            return [
                "purpose": state.purpose?.rawValue ?? "", "category": state.category ?? "",
                "grade": state.grade.rawValue, "path": state.path?.rawValue ?? "",
                "filing": (state.isFirstFiling ? FilingOrder.first : .again).rawValue,
            ]
        // 越级走访: it was seen at the door.
        case .guide:
            return hand.file.arrival?.skipsLevel == true ? ["ground": Guidance.Ground.skippedLevel.rawValue] : [:]
        case .draftOpinion:
            guard let draft = hand.file.opinions[hand.holder.id] else {
                return ["claims.0.text": hand.file.filings.first?.claim ?? ""]
            }
            var typed = [
                "facts": draft.facts, "basis": draft.basis.joined(separator: "\n"), "opinion": draft.opinion,
                "executeBy": draft.executeBy?.iso ?? "", "isDone": draft.isDone == true ? "yes" : "",
            ]
            for (row, claim) in draft.claims.enumerated() {
                typed["claims.\(row).text"] = claim.text
                typed["claims.\(row).outcome"] = claim.outcome.rawValue
                typed["claims.\(row).explanation"] = claim.explanation ?? ""
            }
            return typed
        case .reportUrgent: return ["knownOn": casework.today.iso]
        case .proveService: return ["servedOn": casework.today.iso]
        case .answerSimply: return ["answeredOn": casework.today.iso]
        case .requestReview: return ["receivedOn": casework.today.iso, "requestedOn": casework.today.iso]
        case .openHearing: return ["openedOn": casework.today.iso]
        case .closeHearing: return ["closedOn": casework.today.iso]
        // Whoever accepts says by which path (art 31, R-171): what the clerk or the file says already stands there, and no other.
        case .accept: return ["path": state.path?.rawValue ?? ""]
        case .decline:
            guard let running = MatterNumber(request.query("running"))?.text else { return [:] }
            return ["ground": NonAcceptance.Ground.sameMatterRunning.rawValue, "runningNumber": running]
        case .importToPath: return state.path == .p6 ? [:] : ["path": state.path?.rawValue ?? ""]
        default: return [:]
        }
    }

    /// The entries on this proceeding since the version that the person had seen.
    private func changes(on hand: ActAtHand, since seen: Int?, _ request: Request) -> [TimeLineItem] {
        let view = presentation(for: request)
        let count = max(1, hand.version - (seen ?? 0))
        let entries = hand.file.journal.filter { entry in
            guard case .acted(let record) = entry.body else { return false }
            return record.proceeding == hand.holder.id
        }
        return entries.suffix(count).map { item in
            let shown = entry(item, hand.file, request)
            let who =
                shown.by.isEmpty
                ? shown.unit : view.words.desk.matter.by.filling(["name": shown.by, "unit": shown.unit])
            return TimeLineItem(
                when: view.moment(shown.at), sentence: view.words.terms.verb[shown.code],
                detail: "<p class=\"faint\">\(who)</p>")
        }
    }
}

extension MatterFile {
    /// What was written of the matter: what the table of paths is looked up by.
    var words: String {
        filings.map { [$0.title, $0.facts, $0.claim].joined(separator: "\n") }.joined(separator: "\n")
    }
}

extension LetterKind {
    /// Whether it is what the petitioner is served with, and no paper about it.
    fileprivate var isServed: Bool {
        [.handlingOpinion, .reviewOpinion, .reReviewOpinion, .settlementAgreement, .simpleReply].contains(self)
    }
}

extension Verb {
    /// 选择途径: where the table of paths is offered.
    var choosesPath: Bool { [.classify, .accept, .importToPath, .correctPath].contains(self) }

    /// The article under which the verb stands in a table, for a refusal that it is not the time for it.
    fileprivate func article(in kind: ProceedingKind) -> String {
        let procedure = Procedure.of(kind)
        return (procedure.steps + procedure.atAnyTime).first { $0.verb == self }?.article ?? "22, 23"
    }
}
