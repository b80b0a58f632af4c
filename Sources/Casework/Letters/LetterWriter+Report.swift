// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters

/// 办结报告 (art 22(3), F-20): what the handler found out, what the file says was done, signed by the head.
extension LetterWriter {
    /// 处理结果, and the papers that say so.
    private typealias Handled = (lines: [String], papers: [String])

    func completionReport(_ head: LetterHead) throws -> CompletionReportFields {
        guard let draft = try last(.draftReport, as: CompletionReport.self) else {
            throw Refusal(.opinionMissing, article: "22(3), F-20")
        }
        let assigned = try issued(.assignmentLetter, on: proceeding.id)
        let filing = try filing()
        let handled = try handled()
        return CompletionReportFields(
            head: head, addresseeName: formalName(proceeding.sender ?? state.registeredBy),
            signatoryName: try staffName(actor.person), assignmentNumber: assigned?.number ?? matter.number,
            assignedOn: assigned?.on ?? receivedOn, petitionerName: try petitionerForUnits(), matter: try title(),
            claims: paragraphs(filing?.claim.isEmpty ?? true ? filing?.title ?? "" : filing?.claim ?? ""),
            investigation: paragraphs(draft.report), handling: handled.lines, approvedOn: today,
            handlerName: try staffName(proceeding.marks.drafter), handlerPhone: draft.phone ?? contact?.phone,
            attachments: handled.papers.isEmpty ? nil : handled.papers)
    }

    /// What came of it, of every proceeding that the assignment brought about.
    private func handled() throws -> Handled {
        var all: Handled = ([], [])
        for child in state.proceedings where state.descends(child, from: proceeding.id) {
            let one = try result(of: child)
            all.lines += one.lines
            all.papers += one.papers
        }
        if all.lines.isEmpty { throw Refusal(.handlingOpen, article: "22(3), F-20") }
        return all
    }

    private func result(of child: ProceedingState) throws -> Handled {
        switch child.kind {
        case .ordinaryHandling: try ordinaryResult(of: child)
        case .statutoryPath:
            try last(.recordPathResult, on: child.id, as: PathResult.self).map { result in
                (
                    [[result.organ, result.document, written(result.resultOn)].joined(separator: phrase(.semicolon))]
                        + paragraphs(result.result),
                    try papers([.statutoryResultNotice], on: child) + papers([.correctionNotice], on: child)
                )
            } ?? ([], [])
        // What was revoked or sent back was answered anew as an ordinary matter.
        case .simpleHandling where child.stage == SimpleHandling.Stage.answeredSimply.code:
            try last(.answerSimply, on: child.id, as: SimpleAnswer.self).map { answer in
                (
                    [
                        answer.adoption.map { letters.word(.suggestionOutcomes, $0.rawValue) }
                            ?? letters.outcome(answer.outcome.rawValue)
                    ] + paragraphs(answer.reply),
                    try papers([.simpleReply, .suggestionReply], on: child)
                )
            } ?? ([], [])
        case .suggestion:
            try last(.draftAdoption, on: child.id, as: AdoptionDraft.self).map { draft in
                (
                    [letters.word(.suggestionOutcomes, draft.outcome.rawValue)] + paragraphs(draft.reason),
                    try papers([.suggestionReply], on: child)
                )
            } ?? ([], [])
        default: ([], [])
        }
    }

    /// The opinion, claim by claim; or the agreement; or why the matter was not accepted.
    private func ordinaryResult(of child: ProceedingState) throws -> Handled {
        if child.stage == OrdinaryHandling.Stage.notAccepted.code {
            let refusal = try last(.decline, on: child.id, as: NonAcceptance.self)
            let ground = refusal.map { letters.word(.nonAcceptanceGrounds, $0.ground.rawValue) }
            let lines = [ground].compactMap { $0 } + paragraphs(refusal?.reason ?? "")
            return (lines, try papers([.nonAcceptance], on: child))
        }
        guard child.stage == OrdinaryHandling.Stage.closed.code else { return ([], []) }
        let out = try papers([.handlingOpinion, .settlementAgreement], on: child)
        let isAgreed =
            state.letters.last {
                $0.proceeding == child.id && ($0.kind == .handlingOpinion || $0.kind == .settlementAgreement)
            }?.kind == .settlementAgreement
        if isAgreed {
            let terms = try last(.settle, on: child.id, as: Settlement.self)?.terms ?? []
            return (terms, out + (try papers([.correctionNotice], on: child)))
        }
        guard let draft = try last(.draftOpinion, on: child.id, as: OpinionDraft.self) else { return ([], out) }
        let claims = draft.claims.map { $0.text + phrase(.colon) + letters.outcome($0.outcome.rawValue) }
        return (claims + paragraphs(draft.opinion), out)
    }

    /// The last paper of these kinds, with its number: a copy goes with the report.
    private func papers(_ kinds: [LetterKind], on child: ProceedingState) throws -> [String] {
        guard let letter = state.letters.last(where: { $0.proceeding == child.id && kinds.contains($0.kind) }) else {
            return []
        }
        let number = try issued(letter.kind, on: child.id)?.number ?? ""
        return [letters.word(.titles, letter.kind.rawValue) + number]
    }
}
