// SPDX-License-Identifier: Apache-2.0

/// 附件存储名: thirty-two hexadecimal digits, drawn at random, that say nothing about a file but where it lies.
package struct AttachmentName: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package static func make(random: (Int) -> [UInt8]) -> AttachmentName {
        AttachmentName(text: Digest.hex(random(16)))
    }

    private init(text: String) { self.text = text }

    /// Nil unless it is thirty-two hexadecimal digits in lower case: a name never leads out of its folder.
    package init?(_ text: String) {
        guard text.utf8.count == 32, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        self.text = text
    }

    package var description: String { text }

    /// The folder that the file lies in: its first two digits.
    var shelf: String { String(text.prefix(2)) }
}
