// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// Refuses when a condition of a step does not hold; each condition names its own ground.
    func check(
        _ condition: Guard, _ act: Act, _ proceeding: ProceedingState, _ envelope: Envelope, _ article: String,
        _ book: RuleBook? = nil
    ) throws(Refusal) {
        let rules = book?.set(version: proceeding.ruleVersion)
        switch condition {
        case .purposeKnown:
            if purpose == nil { throw Refusal(.purposeMissing, article: "29-31") }
        case .staysSealed:
            if isSealed, let inputs = act.inputs as? Classification, inputs.purpose != .accusation {
                throw Refusal(.staysSealed, article: "30(3)")
            }
        case .notAccusation:
            if purpose == .accusation { throw Refusal(.accusationElsewhere, article: "30, R-131e") }
        case .isAccusation:
            if purpose != .accusation { throw Refusal(.notAnAccusation, article: "30") }
        case .targetIsHandOverOrgan, .accusationToDiscipline, .targetIsAnother, .targetNotAccused, .bouncesLeft,
            .targetIsPersonnel:
            try checkTarget(condition, act, proceeding, article, rules)
        case .simpleFits:
            let most = rules?.setting(.simplePeople)?.value ?? headcount
            let isFit =
                isFirstFiling && purpose != .accusation && grade != .major && headcount <= most
                && (path == nil || path == .p6) && !proceedings.contains { $0.kind == .urgency }
            if !isFit { throw Refusal(.notSimple, article: "R-220", values: ["most": "\(most)"]) }
        case .withinObjectionWindow:
            guard let clock = latest(.objection, in: proceeding.id), envelope.recordedOn <= clock.dueOn else {
                let due = latest(.objection, in: proceeding.id)?.dueOn.iso ?? ""
                throw Refusal(.objectionTooLate, article: "23(3), K-04", values: ["due": due])
            }
        case .notYetAccepted:
            if isTaken(proceeding) {
                throw Refusal(.alreadyAccepted, article: "23(3), R-135")
            }
        case .feedbackDayAhead:
            if let day = act.inputs.namedDay, day <= envelope.effectiveOn {
                throw Refusal(.feedbackDayPassed, article: "22(3)", values: ["day": day.iso])
            }
        case .pathIsSix, .pathIsStatutory, .pathAsProposed, .pathUncorrected, .supportsOnly,
            .pathTakenForReview, .pathLeadsElsewhere:
            try checkPath(condition, act, proceeding)
        case .extensionUnused:
            if proceeding.marks.wasExtended { throw Refusal(.extensionUsed, article: "34, R-183") }
        case .beforeHandlingDue:
            // The day that a reviewer named for a new decision is no term of art 34 and is not made longer.
            guard let clock = running(.handling, in: proceeding.id) else {
                throw Refusal(.notAtThisStage, article: "34, R-190")
            }
            if envelope.recordedOn > clock.dueOn {
                throw Refusal(.extensionTooLate, article: "34, R-183", values: ["due": clock.dueOn.iso])
            }
        case .noticeOverdue:
            guard let clock = notice(of: proceeding.id), clock.isOpenDuty, clock.dueOn < envelope.recordedOn,
                running(.handling, in: proceeding.id) == nil
            else { throw Refusal(.noticeNotOverdue, article: article) }
        case .secondPerson:
            if let drafter = proceeding.marks.drafter, drafter == envelope.actor.person {
                throw Refusal(.ownDraft, article: article)
            }
        case .notInterested:
            let concerned = [proceeding.marks.interested, (act.inputs as? RecusalDecision)?.person]
            if let person = envelope.actor.person, concerned.contains(person) {
                throw Refusal(.ownInterest, article: "28(3), R-145")
            }
        case .saysWhatIsDifferent:
            if proceeding.marks.isRedecision, (act.inputs as? Approval)?.whatIsDifferent == nil {
                throw Refusal(.sameOpinionAgain, article: "35, R-190")
            }
        case .letterRendered:
            let letters = letters.filter { $0.proceeding == proceeding.id }
            if letters.isEmpty || !letters.allSatisfy(\.isRendered) {
                throw Refusal(.letterNotReady, article: article)
            }
        case .servedDayIsPossible, .signedDayIsPossible, .hearingEndsAfterStart, .requestedAfterDecision,
            .namedDayAhead, .openedAsNotified:
            try checkDay(condition, act, proceeding, envelope, article)
        case .ratingOpen:
            guard let clock = running(.rating, in: proceeding.id), envelope.recordedOn <= clock.dueOn else {
                throw Refusal(.ratingClosed, article: "R-240, K-19")
            }
        case .notYetReviewed, .reviewInTime, .nothingNew, .noHearingYet, .nothingFollowed, .noOtherReview,
            .handlingEnded, .opinionStands, .agreementStands, .noHearingPending, .decisionOpen:
            try checkReview(condition, act, proceeding, article)
        case .accusedNamed:
            // Where nobody wrote down who is accused, nothing keeps the notice from the accused (art 30(2)-(3)).
            if marks.accused.isEmpty { throw Refusal(.accusedUnnamed, article: "30(2)-(3), R-161") }
        case .unitIsNamed:
            // What stands above or below it was never named by itself.
            if let inputs = act.inputs as? ClearingProposal, !marks.named.contains(where: { $0.id == inputs.unit.id }) {
                throw Refusal(.unitNotNamed, article: "30(3), R-161")
            }
        case .nobodyAccused:
            // A cadre of whom the organisation department was told stands in the file by name, and no act takes that back (art 30(2)).
            let isTold = letters.contains { $0.kind == .cadreNotice }
            if isTold || !marks.accused.isEmpty || !marks.named.isEmpty {
                throw Refusal(.accusedStands, article: "30(3), R-161")
            }
        case .nothingDecided:
            let main = proceedings.filter { $0.kind.isMain && $0.id != proceeding.id }
            if !main.allSatisfy({ Procedure.of($0.kind).leadsToAccusation(from: $0.stage) }) {
                throw Refusal(.decidedAlready, article: "30, 31, 32, R-160")
            }
        case .circleSettled:
            let kinds: [ProceedingKind] = [.keyHolding, .clearing, .unsealing]
            let waits = proceedings.contains {
                $0.id != proceeding.id && kinds.contains($0.kind) && $0.closedOn == nil
            }
            if waits { throw Refusal(.circleOpen, article: "30(3), R-161") }
        case .replyUnserved:
            let isServed = letters.contains { $0.proceeding == proceeding.id && $0.kind == .serviceReceipt }
            if isServed { throw Refusal(.notAtThisStage, article: article) }
        case .accusedStated:
            // Who hands an accusation over has read whom it is about, or says that nobody is named (art 30(3)).
            let isStated = !marks.accused.isEmpty || (act.inputs as? HandOver)?.noUnitKnown == true
            if purpose == .accusation, !isStated { throw Refusal(.accusedUnnamed, article: "30(2)-(3), R-161") }
        case .notSuggestion:
            if purpose == .suggestion { throw Refusal(.suggestionNotReviewed, article: "29, R-150") }
        case .dissuadedFirst:
            if !proceeding.marks.endangersLife { throw Refusal(.educateFirst, article: "47(1), R-142") }
        }
    }

    private func checkTarget(
        _ condition: Guard, _ act: Act, _ proceeding: ProceedingState, _ article: String, _ rules: RuleSet?
    ) throws(Refusal) {
        switch condition {
        case .targetIsHandOverOrgan:
            // An accusation goes to the unit competent for it as well, which no court need be (art 30, R-160).
            let isCompetent = act.target?.kind == .department && purpose == .accusation
            guard let kind = act.target?.kind, kind == .discipline || kind.isPoliticalLegal || isCompetent else {
                throw Refusal(.notAHandOverOrgan, article: "22(4), 30")
            }
        case .accusationToDiscipline:
            // 按照管理权限 (R-131e, R-160): to the discipline organ, else to the organ with power over it, and then the remark says why.
            if purpose == .accusation, act.target?.kind != .discipline, (act.inputs as? HandOver)?.note == nil {
                throw Refusal(.accusationElsewhere, article: "30, R-131e")
            }
        case .targetIsPersonnel:
            if act.target?.kind != .personnel { throw Refusal(.notAPersonnelOrgan, article: "30(2), R-160") }
        case .targetIsAnother:
            if act.target?.id == proceeding.unit { throw Refusal(.sameUnit, article: article) }
        case .targetNotAccused:
            if let target = act.target?.id, marks.accused.contains(target) {
                throw Refusal(.accusedUnit, article: "30(3), R-161")
            }
        default:
            if let lead = marks.lead {
                if act.target?.id != lead { throw Refusal(.jurisdictionDecided, article: "24(1), R-137") }
            } else if let most = rules?.setting(.objectionRounds)?.value, marks.bounces >= most {
                throw Refusal(.disputeFirst, article: "24(1), R-137", values: ["count": "\(marks.bounces)"])
            }
        }
    }

    private func checkPath(_ condition: Guard, _ act: Act, _ proceeding: ProceedingState) throws(Refusal) {
        switch condition {
        case .pathTakenForReview:
            // Nothing is left to a path that the claim is not on (arts 31, 36; R-171).
            if (act.inputs as? ReviewDraft)?.leavesToPath == true, !isOnPath(above: proceeding) {
                throw Refusal(.notOnPath, article: "31, R-171, R-172")
            }
        case .pathLeadsElsewhere:
            // No other organ is competent for a claim of path 6; only a visit that skips levels is led to the right one (arts 20(1), 31(6)).
            let isVisit = channel == .visit && (act.inputs as? Guidance)?.ground == .skippedLevel
            if purpose == .claim, path == .p6, !isVisit {
                throw Refusal(.pathIsOrdinary, article: "31(6), R-170, R-171")
            }
        case .pathIsSix:
            if (act.inputs as? Acceptance)?.path != .p6 { throw Refusal(.pathIsElsewhere, article: "31, R-171") }
        case .pathIsStatutory:
            guard let inputs = act.inputs as? PathImport, inputs.path != .p6 else {
                throw Refusal(.pathIsOrdinary, article: "31(6), R-171")
            }
            if act.verb == .correctPath, inputs.reason == nil {
                throw Refusal(.pathReasonMissing, article: "31, R-172")
            }
        case .pathAsProposed:
            // The unit may see another path than the office proposed: with its reason, and once.
            let chosen = (act.inputs as? Acceptance)?.path ?? (act.inputs as? PathImport)?.path
            guard let path, let chosen, path != chosen else { return }
            if marks.pathWasCorrected { throw Refusal(.pathCorrectedBefore, article: "31, R-172") }
            if (act.inputs as? Acceptance)?.note == nil, (act.inputs as? PathImport)?.reason == nil {
                throw Refusal(.pathReasonMissing, article: "31, R-172")
            }
        case .pathUncorrected:
            if marks.pathWasCorrected { throw Refusal(.pathCorrectedBefore, article: "31, R-172") }
        default:
            if (act.inputs as? SimpleAnswer)?.isRefusal == true {
                throw Refusal(.convertFirst, article: "R-222")
            }
        }
    }

    /// Whether the handling whose opinion is reviewed has gone to a statutory path since, or ended by one.
    private func isOnPath(above review: ProceedingState) -> Bool {
        let onPath = [OrdinaryHandling.Stage.onStatutoryPath.code, OrdinaryHandling.Stage.closedByPath.code]
        return proceedings.contains {
            $0.kind == .ordinaryHandling && onPath.contains($0.stage)
                && (descends(review, from: $0.id) || $0.parent.map { descends(review, from: $0) } ?? false)
        }
    }

    private func checkDay(
        _ condition: Guard, _ act: Act, _ proceeding: ProceedingState, _ envelope: Envelope, _ article: String
    ) throws(Refusal) {
        switch condition {
        case .signedDayIsPossible:
            if let inputs = act.inputs as? Settlement {
                try checkPast(inputs.signedOn, of: "signedOn", from: receivedOn, envelope, article)
            }
        case .hearingEndsAfterStart:
            guard let inputs = act.inputs as? HearingRecord, let start = proceeding.marks.openedHearingOn else {
                return
            }
            if inputs.closedOn < start {
                throw Refusal(
                    .hearingEndsBeforeStart, article: article, values: ["field": "closedOn", "start": start.iso])
            }
            try checkPast(inputs.closedOn, of: "closedOn", from: start, envelope, article)
        case .requestedAfterDecision:
            guard let inputs = act.inputs as? ReviewRequest else { return }
            let first = requestWindow(of: proceeding)?.startedOn ?? proceeding.marks.decidedOn
            if let first, inputs.requestedOn < first {
                throw Refusal(
                    .requestedBeforeServed, article: article, values: ["field": "requestedOn", "served": first.iso])
            }
        case .namedDayAhead:
            // 期限已过 (arts 32(2), 35, 36): a paper that orders something by a day is not made when that day is over; the draft goes back.
            let named = [proceeding.marks.executeBy, proceeding.marks.redecideBy].compactMap { $0 }
            let isOrdered = proceeding.kind == .review || proceeding.kind == .reReview || proceeding.marks.supports
            if isOrdered, let day = named.first(where: { $0 < envelope.recordedOn }) {
                throw Refusal(.draftedDayPassed, article: article + ", R-181, R-190", values: ["day": day.iso])
            }
        case .openedAsNotified:
            // 听证以通知的日期为准 (art 36(2), R-186): whoever was asked for a day is not passed over, and no time is won before it.
            if let inputs = act.inputs as? HearingOpening, let day = proceeding.marks.hearingNotifiedFor,
                inputs.openedOn < day
            {
                throw Refusal(
                    .hearingBeforeNotice, article: article + ", R-186", values: ["field": "openedOn", "day": day.iso])
            }
        default:
            guard let day = act.inputs.countsFrom else { return }
            let isSimple = proceeding.kind == .simpleHandling && act.inputs is ServiceProof
            let field = act.inputs.countsFromField
            if let decided = isSimple ? proceeding.closedOn : proceeding.marks.decidedOn, day < decided {
                throw Refusal(
                    .servedBeforeDecided, article: article, values: ["field": field, "decided": decided.iso])
            }
            try checkPast(day, of: field, from: receivedOn, envelope, article)
        }
    }

    private func checkPast(
        _ day: CalendarDate, of field: String, from first: CalendarDate, _ envelope: Envelope, _ article: String
    ) throws(Refusal) {
        if day > envelope.recordedOn {
            throw Refusal(.futureDay, article: article, values: ["field": field, "day": day.iso])
        }
        if day < first {
            throw Refusal(.beforeReceipt, article: article, values: ["field": field, "received": first.iso])
        }
    }

    private func checkReview(
        _ condition: Guard, _ act: Act, _ proceeding: ProceedingState, _ article: String
    ) throws(Refusal) {
        switch condition {
        case .notYetReviewed:
            if isReviewed(proceeding) { throw Refusal(.reviewedBefore, article: article) }
        case .reviewInTime:
            if proceeding.marks.isLate, (act.inputs as? ReviewAcceptance)?.lateReason == nil {
                throw Refusal(.reviewTooLate, article: article + ", R-184")
            }
        case .noHearingYet:
            let open = proceedings.contains {
                $0.kind == .hearing && $0.parent == proceeding.id && $0.closedOn == nil
            }
            if open { throw Refusal(.hearingRuns, article: article) }
        case .noHearingPending:
            // 听证没有结束 (arts 31(6), 36(2)): its result is what the opinion rests on; it is held, or cancelled with a reason.
            let pending = proceedings.first {
                $0.kind == .hearing && $0.parent == proceeding.id && $0.closedOn == nil
            }
            if let pending {
                let day = pending.marks.openedHearingOn ?? pending.marks.hearingNotifiedFor ?? pending.openedOn
                throw Refusal(.hearingPending, article: "31(6), 36(2), R-186", values: ["day": day.iso])
            }
        case .decisionOpen:
            if let parent = proceeding.parent.flatMap({ self.proceeding($0) }), parent.closedOn != nil {
                throw Refusal(.hearingTooLate, article: article)
            }
        case .nothingFollowed:
            let marks = proceeding.marks
            if marks.redecideBy != nil || marks.replaces { throw Refusal(.reviewTookEffect, article: article) }
        case .handlingEnded:
            // What is still under way cannot be reported as done (art 22(3)); a review is the petitioner's remedy and no handling (arts 35, 36).
            let isOpen = proceedings.contains {
                $0.closedOn == nil && $0.kind.isHandling && descends($0, from: proceeding.id)
            }
            if isOpen { throw Refusal(.handlingOpen, article: article) }
        case .opinionStands:
            // 调解、和解 (art 33): an agreement is no opinion; K-07 never began against it.
            if !hasOpinion(proceeding) { throw Refusal(.noOpinionStands, article: "33, 35") }
        case .agreementStands:
            // An opinion is corrected as one, and what a reviewer's decision took the place of is void.
            if !hasAgreement(proceeding) || proceeding.marks.decidedOn == nil {
                throw Refusal(.notAtThisStage, article: article)
            }
        case .noOtherReview:
            if let parent = proceeding.parent.flatMap({ self.proceeding($0) }), isReviewed(parent) {
                throw Refusal(.reviewedBefore, article: article)
            }
        default:
            if marks.hasNewFacts { throw Refusal(.newFactsAccepted, article: "36(3), R-187") }
        }
    }

    /// 已经开始办理 (R-135, W8): from then on nobody objects to what this routing brought.
    func isTaken(_ routing: ProceedingState) -> Bool {
        proceedings.contains { $0.hasBegun(at: routing.unit, since: routing) }
    }

    /// 已经终结 (art 36(3)): a re-review opinion was served that orders nothing to be decided again.
    package var isFinal: Bool {
        proceedings.last { $0.kind == .reReview && $0.stage == Reviews.Stage.reviewed.code }?.marks.redecideBy == nil
            && proceedings.contains { $0.kind == .reReview && $0.stage == Reviews.Stage.reviewed.code }
    }
}

extension ProceedingState {
    /// Whether the unit has begun to deal with what this routing brought it: from then on the matter stays (R-135, W8).
    fileprivate func hasBegun(at unit: UnitID, since routing: ProceedingState) -> Bool {
        guard self.unit == unit, openedOn >= routing.openedOn else { return false }
        switch kind {
        case .ordinaryHandling:
            return stage != OrdinaryHandling.Stage.awaitingAcceptance.code
                && stage != OrdinaryHandling.Stage.returned.code
        case .simpleHandling:
            return stage != SimpleHandling.Stage.awaitingSimpleAcceptance.code
                && stage != SimpleHandling.Stage.returned.code
        case .suggestion:
            return stage != Suggestions.Stage.awaitingStudy.code && stage != Suggestions.Stage.returned.code
        default: return false
        }
    }
}
