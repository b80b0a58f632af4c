// SPDX-License-Identifier: Apache-2.0

/// 诉求及处理结果: every claim is answered (art 32).
package struct LetterClaim: Codable, Equatable, Sendable {
    package var text: String
    /// 支持, 解释说明 or 不支持, in the statute's words.
    package var outcome: String
    package var explanation: String?

    package init(
        text: String, outcome: String, explanation: String? = nil
    ) {
        self.text = text
        self.outcome = outcome
        self.explanation = explanation
    }
}
