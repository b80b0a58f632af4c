// SPDX-License-Identifier: Apache-2.0
import Logging
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// The page of a file, as the application gave it.
    func matterPage(
        _ file: MatterFile, _ request: Request, _ session: Session, isMasked: Bool
    ) async throws -> MatterPage {
        let present = try await othersAtWork(on: file, request, session.principal)
        let words = words(for: request)
        let done = try await doneSentence(file, request, session.principal)
        let category = file.state.category.flatMap { casework.organisation.snapshot.categories[$0] }
        var page = MatterPage(
            line: line(file, request), purpose: file.state.purpose?.rawValue ?? "",
            grade: file.state.grade.rawValue,
            category: category.map { categoryName($0, language(of: request)) } ?? "",
            territory: file.place.map { name(of: $0, request) } ?? "",
            acts: file.openActs.map {
                MatterPage.OpenAct(
                    proceeding: "\($0.proceeding)", verb: $0.verb, article: $0.article, isAtAnyTime: $0.isAtAnyTime)
            },
            clocks: clocks(of: file),
            parties: file.parties.map { party in
                self.party(party.details, words)
            }, arePartiesMasked: isMasked, arePartiesWithheld: file.arePartiesWithheld,
            filings: file.filings.map {
                MatterPage.Filing(
                    channel: $0.channel.rawValue, receivedOn: $0.receivedOn, title: $0.title, facts: $0.facts,
                    claim: $0.claim, place: $0.exactPlace ?? "")
            },
            proceedings: file.state.proceedings.map {
                MatterPage.Proceeding(
                    kind: $0.kind.rawValue, stage: $0.stage.rawValue, unit: name(of: $0.unit, request))
            }, opinions: opinions(of: file, request),
            letters: file.letters.map {
                MatterPage.Letter(
                    id: "\($0.id)", kind: $0.kind.rawValue, number: $0.documentNumber, at: $0.frozenAt.text,
                    isReady: $0.bytesHash != nil)
            }, files: file.attachments.map { FileLine(id: "\($0.id)", name: $0.name, bytes: $0.size) },
            journal: journal(of: file, request),
            linked: file.related.map { [line($0, language(of: request))] } ?? [], tags: tags(of: file),
            aims: casework.aims(of: file).map { (kind: $0.kind.rawValue, by: $0.by, doneOn: $0.doneOn) },
            subChannel: unusualForm(of: file), mayReissueCode: file.mayReissueCode, more: more(of: file), done: done,
            present: present, mayLookForRepeats: file.state.mayBeRepeat(for: session.principal),
            isShownInFull: !isMasked, waitsForReceipt: waitsForReceipt(file, request))
        if done != nil { page.toPrint = try await letters(of: [file.number], for: session.principal) }
        return page
    }

    /// Where each list goes on that may be longer than the page.
    private func more(of file: MatterFile) -> [String: String] {
        let last: [MatterList: (count: Int, id: String?)] = [
            .filings: (file.filings.count, file.filings.last.map { "\($0.id)" }),
            .people: (file.parties.count, file.parties.last.map { "\($0.id)" }),
            .letters: (file.letters.count, file.letters.last.map { "\($0.id)" }),
            .files: (file.attachments.count, file.attachments.last.map { "\($0.id)" }),
        ]
        var more: [String: String] = [:]
        for (list, end) in last where end.count >= Casework.mostListed {
            more[list.rawValue] = end.id.map { Paths.matterList(file.number, list.rawValue, after: $0) }
        }
        return more
    }

    private func line(_ file: MatterFile, _ request: Request) -> MatterLine {
        let standing = file.state.leading
        let stage = standing.map { "\($0.kind.rawValue).\($0.stage.rawValue)" } ?? ""
        let due = file.state.dueOn
        return MatterLine(
            number: file.number, subject: file.title, channel: file.state.channel.rawValue, stage: stage,
            unit: standing.map { name(of: $0.unit, request) } ?? "", receivedOn: file.state.receivedOn,
            dueOn: due == .never ? nil : due, isSealed: file.state.isSealed)
    }

    /// Clocks with how they were reckoned; one whose rules are no longer loaded is left out of the drawing.
    private func clocks(of file: MatterFile) -> [ClockView] { clocks(file.state.clocks) }

    func clocks(_ clocks: [ClockState]) -> [ClockView] {
        clocks.compactMap { clock in
            do {
                let reckoning = try casework.reckoning(of: clock)
                let rule = casework.book.set(version: clock.ruleVersion)?.clock(clock.clock)
                return ClockView(
                    reckoning, of: clock, warnDays: casework.soonDays, warnings: rule?.warnings(of: reckoning) ?? [])
            } catch {
                logger.error("a clock could not be explained", metadata: ["clock": "\(clock.clock.rawValue)"])
                return nil
            }
        }
    }

    private func opinions(of file: MatterFile, _ request: Request) -> [OpinionView] {
        file.state.proceedings.compactMap { file.opinions[$0.id] }.map { opinion($0, request) }
    }

    func opinion(_ draft: OpinionDraft, _ request: Request) -> OpinionView {
        OpinionView(
            claims: draft.claims.map {
                .init(text: $0.text, outcome: $0.outcome.rawValue, explanation: $0.explanation ?? "")
            }, facts: draft.facts, basis: draft.basis, opinion: draft.opinion, executeBy: draft.executeBy,
            executor: draft.executor.map { name(of: $0.id, request) } ?? "", isDone: draft.isDone == true)
    }

    /// Newest first. Letters that one step made stand in one entry.
    private func journal(of file: MatterFile, _ request: Request) -> [MatterPage.Entry] {
        file.journal.reversed().reduce(into: []) { entries, next in
            let shown = entry(next, file, request)
            let letter = "letterRendered"
            guard let last = entries.last, last.code == letter, shown.code == letter,
                last.at.prefix(16) == shown.at.prefix(16), !shown.note.isEmpty
            else { return entries.append(shown) }
            entries[entries.count - 1] = MatterPage.Entry(
                at: last.at, code: letter, by: last.by, unit: last.unit, note: shown.note + "\n" + last.note)
        }
    }

    /// The letter that an entry says was made, by its name and number.
    private func letter(of entry: JournalEntry, _ file: MatterFile, _ request: Request) -> String? {
        guard case .letterRendered(let record) = entry.body else { return nil }
        return file.letters.first { $0.id == record.letter }.map { letter in
            let name = words(for: request).terms.letter[letter.kind.rawValue]
            return [name, letter.documentNumber].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    func entry(_ entry: JournalEntry, _ file: MatterFile, _ request: Request) -> MatterPage.Entry {
        let actor = entry.envelope.actor
        let person = actor.person.flatMap { file.people[$0] }
        let isChinese = language(of: request) == .chinese
        let isLater = entry.envelope.effectiveOn != entry.envelope.recordedOn
        return MatterPage.Entry(
            at: entry.recordedAt.text, code: entry.code,
            by: (isChinese ? person?.name : person?.nameEnglish) ?? "",
            unit: actor.unit.map { name(of: $0, request) } ?? "",
            effectiveOn: isLater ? entry.envelope.effectiveOn : nil, backdated: entry.backdated,
            note: entry.arrival.map { arrivalNote($0, words(for: request)) } ?? letter(of: entry, file, request)
                ?? foundToBe(entry, words(for: request)) ?? declared(entry, words(for: request)) ?? entry.note)
    }

    /// 声明没有利害关系 (art 28(3), R-145), with the remark.
    private func declared(_ entry: JournalEntry, _ words: Words) -> String? {
        guard case .acted(let record) = entry.body,
            (record.act.inputs as? any TakingOver)?.hasNoInterest == true
        else { return nil }
        return [words.fields.labels["hasNoInterest"], entry.note].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// 解除密封的建议: as what it is to be classed, and why.
    private func foundToBe(_ entry: JournalEntry, _ words: Words) -> String? {
        guard case .acted(let record) = entry.body, let proposal = record.act.inputs as? UnsealingProposal else {
            return nil
        }
        return [words.terms.purpose[proposal.purpose.rawValue], proposal.reason].joined(separator: "\n")
    }
}

extension JournalEntry {
    /// The journal's kind, or the verb: what words are looked up by.
    var code: String {
        if case .acted(let record) = body { record.act.verb.rawValue } else { body.kind }
    }

    /// 补记: by how many days it was entered late, and why.
    var backdated: (days: Int, reason: String)? {
        guard case .acted(let record) = body, let reason = record.backdatingReason else { return nil }
        let days = envelope.effectiveOn.days(until: envelope.recordedOn)
        return days > 0 ? (days, reason) : nil
    }

    /// What the person wrote with it. A draft stands in a part of its own.
    var note: String {
        guard case .acted(let record) = body else { return "" }
        return switch record.act.inputs {
        case let inputs as Remark: inputs.note ?? ""
        case let inputs as Reason: inputs.reason
        case let inputs as Account: inputs.account
        case let inputs as Transfer: inputs.note ?? ""
        case let inputs as Assignment: inputs.note ?? ""
        case let inputs as HandOver: inputs.note ?? ""
        case let inputs as Acceptance: inputs.note ?? ""
        case let inputs as TakeUp: inputs.note ?? ""
        case let inputs as Approval: [inputs.note, inputs.whatIsDifferent].compactMap { $0 }.joined(separator: "\n")
        case let inputs as Dispatch: inputs.note ?? ""
        case let inputs as DirectReply: inputs.reply
        case let inputs as RecordedReply: inputs.reply
        case let inputs as Objection: inputs.reason
        case let inputs as NonAcceptance: [inputs.competentBody, inputs.reason].joined(separator: "\n")
        case let inputs as FinalNonAcceptance: inputs.reason
        case let inputs as NewFacts: inputs.whatIsNew
        case let inputs as CompletionReport: inputs.report
        case let inputs as ExtensionRequest: inputs.reason
        case let inputs as ServiceProof: inputs.proof
        case let inputs as Rating: inputs.words ?? ""
        case let inputs as SimpleAnswer: inputs.reply
        case let inputs as PathResult: [inputs.document, inputs.result, inputs.remedy].joined(separator: "\n")
        case let inputs as PathImport: [inputs.organ, inputs.procedure, inputs.basis].joined(separator: "\n")
        case let inputs as ReviewRequest: [inputs.grounds, inputs.whyLate].compactMap { $0 }.joined(separator: "\n")
        case let inputs as ReviewAcceptance: inputs.lateReason ?? inputs.note ?? ""
        case let inputs as ReviewDraft: ([inputs.facts] + inputs.basis + [inputs.opinion]).joined(separator: "\n")
        case let inputs as AdoptionDraft: [inputs.reason, inputs.measures].compactMap { $0 }.joined(separator: "\n")
        case let inputs as HearingNotice: [inputs.place, inputs.subject].joined(separator: "\n")
        case let inputs as HearingRecord: inputs.record
        case let inputs as JurisdictionDispute:
            (inputs.parties.map(\.position) + inputs.outsiders).joined(separator: "\n")
        case let inputs as JurisdictionDecision: inputs.reason
        case let inputs as UrgentReport: [inputs.situation, inputs.measures].joined(separator: "\n")
        case let inputs as OrderIncident: inputs.facts
        case let inputs as RecusalRequest: inputs.reason
        case let inputs as Interest: inputs.reason
        case let inputs as RecusalDecision: inputs.reason
        case let inputs as AidRequest: inputs.need
        case let inputs as DisclosureGrant: [inputs.untilOn.iso, inputs.reason].joined(separator: "\n")
        case let inputs as CallBackRecord: inputs.account
        case let inputs as Settlement: inputs.terms.joined(separator: "\n")
        case let inputs as Correction: [inputs.wrong, inputs.right, inputs.reason].joined(separator: "\n")
        case let inputs as Guidance: [inputs.organ, inputs.procedure, inputs.place].joined(separator: "\n")
        default: ""
        }
    }
}
