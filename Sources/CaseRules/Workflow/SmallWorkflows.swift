// SPDX-License-Identifier: Apache-2.0

/// 不满意回访: the petition department calls back; the rating stays.
package enum CallBacks {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case callBackDue, calledBack
    }

    package static let workflow = Workflow<Stage>(
        kind: .callBack,
        opening: .callBackDue,
        startsOnOpening: [],
        resting: [],
        terminal: [.calledBack],
        steps: [
            Step(
                from: .callBackDue, verb: .recordCallBack, to: .calledBack,
                by: [.role(.clerk), .role(.supervisor)], article: "R-240")
        ])
}

/// 执行事项 (art 32(2), R-181): what was supported is done; refusing to do it is ground for supervision (art 40) and liability (art 42(4)).
package enum Executions {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case executing, performed, notPerformed
        /// The opinion that ordered it was revoked or changed.
        case executionVoided
    }

    package static let workflow = Workflow<Stage>(
        kind: .execution,
        opening: .executing,
        startsOnOpening: [.execution],
        resting: [],
        terminal: [.performed, .executionVoided],
        steps: [
            Step(
                from: .executing, verb: .recordPerformance, to: .performed, by: [.role(.handler)], article: "32(2)",
                meets: [.execution]),
            Step(
                from: .executing, verb: .recordNonPerformance, to: .notPerformed,
                by: [.role(.handler), .role(.approver)], article: "32(2), 40, 42(4)"),
            Step(
                from: .notPerformed, verb: .recordPerformance, to: .performed, by: [.role(.handler)],
                article: "32(2)", meets: [.execution]),
            Step(
                from: .executing, verb: .voidExecution, to: .executionVoided, by: [.system],
                article: "27, 35, 36, R-190", stops: [.execution]),
            Step(
                from: .notPerformed, verb: .voidExecution, to: .executionVoided, by: [.system],
                article: "27, 35, 36, R-190", stops: [.execution]),
        ])
}

/// 救助 (art 37(2), R-193): told of, asked for, given or not.
package enum Aids {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case aidApplied, aidGranted, aidNotGranted
    }

    package static let workflow = Workflow<Stage>(
        kind: .aid,
        opening: .aidApplied,
        startsOnOpening: [],
        resting: [],
        terminal: [.aidGranted, .aidNotGranted],
        steps: [
            Step(
                from: .aidApplied, verb: .grantAid, to: .aidGranted, by: [.role(.handler), .role(.clerk)],
                article: "37(2)"),
            Step(
                from: .aidApplied, verb: .refuseAid, to: .aidNotGranted, by: [.role(.handler), .role(.clerk)],
                article: "37(2)"),
        ])
}

/// 后续疏导帮扶 (art 37(3), R-194): help that goes on after the procedure ended. It is care for what troubles a person, never watching one.
package enum Aftercares {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case caring, careEnded
    }

    package static let workflow = Workflow<Stage>(
        kind: .aftercare,
        opening: .caring,
        startsOnOpening: [],
        resting: [],
        terminal: [.careEnded],
        steps: [
            Step(
                from: .caring, verb: .recordCare, to: .caring, by: [.role(.handler), .role(.clerk)],
                article: "37(3)"),
            Step(
                from: .caring, verb: .endCare, to: .careEnded, by: [.role(.handler), .role(.clerk)],
                article: "37(3)"),
        ])
}

/// 重大紧急 (art 25, R-140): reported at once to those above, followed up, ended. Nothing in it can be altered (art 46(4)).
package enum Urgencies {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case urgent, urgencyEnded
    }

    package static let workflow = Workflow<Stage>(
        kind: .urgency,
        opening: .urgent,
        startsOnOpening: [],
        resting: [],
        terminal: [.urgencyEnded],
        steps: [
            Step(
                from: .urgent, verb: .followUpReport, to: .urgent,
                by: [.role(.clerk), .role(.handler), .role(.leader)], article: "25"),
            Step(
                from: .urgent, verb: .endUrgency, to: .urgencyEnded,
                by: [.role(.clerk), .role(.handler), .role(.leader)], article: "25"),
        ])
}

/// 秩序事件 (arts 26, 47; ): dissuade, educate, and only then the police, unless life is in danger. The table has no step
/// that touches the claim (art 27), and no list of persons comes of it.
package enum OrderIncidents {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case incidentRecorded, dissuaded, educated
        case handedToPolice, incidentClosed
    }

    package static let workflow = Workflow<Stage>(
        kind: .orderIncident,
        opening: .incidentRecorded,
        startsOnOpening: [],
        resting: [],
        terminal: [.handedToPolice, .incidentClosed],
        steps: [
            Step(
                from: .incidentRecorded, verb: .dissuade, to: .dissuaded, by: staff, article: "47(1)"),
            Step(from: .dissuaded, verb: .educate, to: .educated, by: staff, article: "47(1)"),
            Step(
                from: .incidentRecorded, verb: .handToPolice, to: .handedToPolice, by: staff, article: "47(2)",
                guards: [.dissuadedFirst]),
            Step(
                from: .dissuaded, verb: .handToPolice, to: .handedToPolice, by: staff, article: "47(2)",
                guards: [.dissuadedFirst]),
            Step(from: .educated, verb: .handToPolice, to: .handedToPolice, by: staff, article: "47(2)"),
            Step(from: .incidentRecorded, verb: .closeIncident, to: .incidentClosed, by: staff, article: "26, 47"),
            Step(from: .dissuaded, verb: .closeIncident, to: .incidentClosed, by: staff, article: "47(1)"),
            Step(from: .educated, verb: .closeIncident, to: .incidentClosed, by: staff, article: "47(1)"),
        ])

    private static let staff: [Performer] = [.role(.clerk), .role(.handler)]
}

/// 回避 (art 28(3), R-145): asked for by the petitioner or declared by the person; decided by the head. Who is recused is locked out.
package enum Recusals {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case recusalRequested, recused, recusalRefused
    }

    package static let workflow = Workflow<Stage>(
        kind: .recusal,
        opening: .recusalRequested,
        startsOnOpening: [],
        resting: [],
        terminal: [.recused, .recusalRefused],
        steps: [
            Step(
                from: .recusalRequested, verb: .approveRecusal, to: .recused, by: heads, article: "28(3)",
                issues: [.recusalDecision], guards: [.secondPerson, .notInterested]),
            Step(
                from: .recusalRequested, verb: .refuseRecusal, to: .recusalRefused, by: heads, article: "28(3)",
                issues: [.recusalDecision], guards: [.secondPerson, .notInterested]),
        ])

    /// Nobody decides on what he asked for, declared himself or is said to have an interest in. Where that leaves nobody in the unit, the recusal is
    /// opened at the unit above, and its head decides.
    private static let heads: [Performer] = [.role(.approver), .role(.leader)]
}

/// 知悉身份 (S2:22(4), art 30(3)): the petitioner asked to be kept from the unit; a second person of the office may release the identity.
package enum Disclosures {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case disclosureAsked, disclosed, disclosureRefused
    }

    package static let workflow = Workflow<Stage>(
        kind: .disclosure,
        opening: .disclosureAsked,
        startsOnOpening: [],
        resting: [],
        terminal: [.disclosed, .disclosureRefused],
        steps: [
            Step(
                from: .disclosureAsked, verb: .grantDisclosure, to: .disclosed, by: keepers,
                article: "30(3), S2:22(4)", guards: [.secondPerson]),
            Step(
                from: .disclosureAsked, verb: .refuseDisclosure, to: .disclosureRefused, by: keepers,
                article: "30(3), S2:22(4)"),
        ])

    private static let keepers: [Performer] = [.role(.clerk), .role(.supervisor), .role(.leader)]
}

/// 历史来件及回复: no act is recorded that the source does not hold.
package enum HistoricReply {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case filed, replied
    }

    /// K-05 stands for the sixty days within which a petitioner may expect the answer.
    package static let workflow = Workflow<Stage>(
        kind: .historicReply,
        opening: .filed,
        startsOnOpening: [],
        resting: [],
        terminal: [.replied],
        steps: [
            Step(
                from: .filed, verb: .recordReply, to: .replied, by: [.importer], article: "21(2), R-126",
                meets: [.disposal, .handling])
        ])
}
