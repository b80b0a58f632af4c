// SPDX-License-Identifier: Apache-2.0
import Logging
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// The page of a file, as the application gave it.
    func matterPage(_ file: MatterFile, _ request: Request, _ session: Session, isMasked: Bool) -> MatterPage {
        let words = words(for: request)
        let done = Verb(rawValue: request.query("done")).map {
            words.desk.act.done.filling(["act": words.terms.verb[$0.rawValue]])
        }
        let category = file.state.category.flatMap { casework.organisation.snapshot.categories[$0] }
        let mayReissue = session.principal.holds(.clerk)
        return MatterPage(
            line: line(file, request), purpose: file.state.purpose?.rawValue ?? "",
            grade: file.state.grade.rawValue,
            category: category.map { categoryName($0, language(of: request)) } ?? "",
            territory: file.place.map { name(of: $0, request) } ?? "",
            acts: file.openActs.map {
                MatterPage.OpenAct(proceeding: "\($0.proceeding)", verb: $0.verb, article: $0.article)
            },
            clocks: clocks(of: file),
            parties: file.parties.map { party in
                MatterPage.Party(
                    role: party.details.role.rawValue, name: party.details.name, document: party.details.document,
                    phone: party.details.phone, address: party.details.address)
            }, arePartiesMasked: isMasked,
            filings: file.filings.map {
                MatterPage.Filing(
                    channel: $0.channel.rawValue, receivedOn: $0.receivedOn, title: $0.title, facts: $0.facts,
                    claim: $0.claim)
            },
            proceedings: file.state.proceedings.map {
                MatterPage.Proceeding(
                    kind: $0.kind.rawValue, stage: $0.stage.rawValue, unit: name(of: $0.unit, request),
                    version: file.versions[$0.id] ?? 0)
            }, opinion: opinion(of: file),
            letters: file.letters.map {
                MatterPage.Letter(
                    id: "\($0.id)", kind: $0.kind.rawValue, number: $0.documentNumber, at: $0.frozenAt.text,
                    isReady: $0.bytesHash != nil)
            }, files: file.attachments.map { FileLine(id: "\($0.id)", name: $0.name, bytes: $0.size) },
            journal: file.journal.reversed().map { entry($0, file, request) }, mayReissueCode: mayReissue,
            mostListed: Casework.mostListed, done: done)
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
    private func clocks(of file: MatterFile) -> [ClockView] {
        file.state.clocks.compactMap { clock in
            do {
                return ClockView(try casework.reckoning(of: clock), metOn: clock.metOn, stoppedOn: clock.stoppedOn)
            } catch {
                logger.error("a clock could not be explained", metadata: ["clock": "\(clock.clock.rawValue)"])
                return nil
            }
        }
    }

    private func opinion(of file: MatterFile) -> String {
        file.state.proceedings.compactMap { file.opinions[$0.id] }.map { draft in
            ([draft.claim, draft.facts] + draft.basis + [draft.opinion]).joined(separator: "\n")
        }.joined(separator: "\n\n")
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
            effectiveOn: isLater ? entry.envelope.effectiveOn : nil, note: entry.note)
    }
}

extension JournalEntry {
    /// The journal's kind, or the verb: what words are looked up by.
    var code: String {
        if case .acted(let record) = body { record.act.verb.rawValue } else { body.kind }
    }

    /// What the person wrote with it.
    var note: String {
        guard case .acted(let record) = body else { return "" }
        return switch record.act {
        case .transfer(let inputs): inputs.note ?? ""
        case .assign(let inputs): inputs.note ?? ""
        case .handOver(let inputs): inputs.note ?? ""
        case .accept(let inputs): inputs.note ?? ""
        case .dispatchOpinion(let inputs): inputs.note ?? ""
        case .replyDirectly(let inputs): inputs.reply
        case .recordReply(let inputs): inputs.reply
        case .object(let inputs): inputs.reason
        case .decline(let inputs): [inputs.competentBody, inputs.reason].joined(separator: "\n")
        case .feedBack(let inputs): inputs.report
        case .requestExtension(let inputs): inputs.reason
        case .proveService(let inputs): inputs.proof
        case .rate(let inputs): inputs.words ?? ""
        case .refuseObjection(let inputs), .refuseExtension(let inputs), .returnOpinion(let inputs): inputs.reason
        case .keep(let inputs), .receive(let inputs), .agreeToObjection(let inputs), .approveExtension(let inputs),
            .approveOpinion(let inputs), .withdraw(let inputs), .lapse(let inputs):
            inputs.note ?? ""
        case .classify, .draftOpinion: ""
        }
    }
}
