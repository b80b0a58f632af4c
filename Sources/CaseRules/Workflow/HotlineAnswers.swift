// SPDX-License-Identifier: Apache-2.0

/// 热线反馈 (S3:13-15, R-350; K-20): an order of the hotline waits for its answer wherever its matter has gone, also when that is over. It is a small
/// proceeding of its own beside the matter's way, opened with the matter and held by the office that took the order in, so that it stands in
/// somebody's list until it is given.
package enum HotlineAnswers {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case answerAwaited, hotlineAnswered
    }

    /// Which of the four clocks runs, the class of the order says (see `HotlineClass`).
    package static let workflow = Workflow<Stage>(
        kind: .hotlineAnswer,
        opening: .answerAwaited,
        startsOnOpening: [],
        resting: [],
        terminal: [.hotlineAnswered],
        steps: [
            Step(
                from: .answerAwaited, verb: .answerHotline, to: .hotlineAnswered,
                by: [.role(.clerk), .role(.handler)], article: "S3:13-15, R-350, K-20",
                meets: HotlineClass.clocks)
        ])
}
