// SPDX-License-Identifier: Apache-2.0

/// 填写路径: which questions somebody is asked, and where each of them leads back to.
package struct FilingWay: Sendable {
    /// In whose name somebody files, where it is known.
    package let capacity: FilingCapacity?
    /// The person came from "check your answers" and goes back there.
    package let isChange: Bool
    /// An answer that is needed lacks still, so that there is nothing to check and no way back to it.
    package let lacksAnswer: Bool

    package init(_ capacity: FilingCapacity? = nil, isChange: Bool = false, lacksAnswer: Bool = false) {
        self.capacity = capacity
        self.isChange = isChange
        self.lacksAnswer = lacksAnswer
    }

    package var steps: [FilingStep] { FilingStep.steps(of: capacity) }

    /// The page before this question.
    func back(from step: FilingStep) -> String {
        if isChange, !lacksAnswer { return FilingStep.check.path }
        guard let previous = step.previous(in: steps) else { return Paths.filing }
        return isChange ? previous.pathToCheck : previous.path
    }
}
