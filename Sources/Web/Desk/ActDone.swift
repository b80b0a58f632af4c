// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// 办好以后: what has just been done, and who has the matter now.
    func doneSentence(_ file: MatterFile, _ request: Request, _ principal: Principal) async throws -> String? {
        guard let verb = Verb(rawValue: request.query("done")) else { return nil }
        let words = words(for: request)
        let act = words.desk.act
        let done = act.done.filling(["act": act.button(of: verb, words.terms)])
        guard let standing = file.state.leading,
            let holder = file.state.proceedings.last(where: {
                $0.kind == standing.kind && $0.stage == standing.stage && $0.unit == standing.unit
            }), holder.closedOn == nil
        else { return done }
        let view = presentation(for: request)
        if file.openActs.contains(where: { $0.proceeding == holder.id && !$0.isAtAnyTime && !$0.verb.isPaper }) {
            return view.sentences([done, act.goesToYou])
        }
        guard let role = Procedure.of(holder.kind).role(at: holder.stage) else { return done }
        let names = try await names(of: role, at: holder.unit, file, request)
        let who = words.terms.role[role.rawValue]
        let people =
            names.isEmpty || names.count > 3
            ? who : act.people.filling(["role": who, "names": names.joined(separator: words.common.listSeparator)])
        return view.sentences([done, act.goesTo.filling(["unit": name(of: holder.unit, request), "people": people])])
    }

    private func names(_ role: Role, _ unit: UnitID, _ people: [ResponsiblePerson], _ isChinese: Bool) -> [String] {
        people.filter { $0.unit == unit && $0.role == role }.map { isChinese ? $0.name.name : $0.name.nameEnglish }
    }

    private func names(
        of role: Role, at unit: UnitID, _ file: MatterFile, _ request: Request
    ) async throws -> [String] {
        let people = try await casework.responsiblePeople(for: file)
        return names(role, unit, people, language(of: request) == .chinese)
    }

    /// 待签收: the term that begins when the unit confirms the receipt (arts 22, 23).
    func waitsForReceipt(_ file: MatterFile, _ request: Request) -> String? {
        guard let standing = file.state.leading, standing.kind == .routing else { return nil }
        let clock: ClockID
        switch standing.stage {
        case Routing.Stage.forwarded.code, Routing.Stage.assigned.code: clock = .transferNotice
        case Routing.Stage.forwardedSimply.code: clock = .simpleAcceptance
        default: return nil
        }
        guard let rule = casework.book.set(on: file.state.receivedOn).clock(clock) else { return nil }
        let view = presentation(for: request)
        return view.words.desk.matter.startsOnReceipt.filling([
            "unit": name(of: standing.unit, request), "length": view.length(of: rule),
        ])
    }
}

extension Procedure {
    /// The role that is asked first at a stage, by the table's own order.
    fileprivate func role(at stage: StageCode) -> Role? {
        guard !resting.contains(stage), !terminal.contains(stage) else { return nil }
        return steps.lazy.filter { $0.from == stage && $0.desk == .holder }.flatMap(\.by).compactMap {
            performer -> Role? in
            if case .role(let role) = performer { role } else { nil }
        }.first
    }
}
