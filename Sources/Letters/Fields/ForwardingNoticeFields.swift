// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 转送去向告知书 (F-04, art 23): where a unit has sent what belongs to a unit below it.
package struct ForwardingNoticeFields: LetterFields {
    package static let kind = LetterKind.forwardingNotice

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var matter: String
    /// 转送 or 交办.
    package var manner: String
    package var targetName: String
    /// 下级: whether the target stands below the unit that writes.
    package var isBelow: Bool
    package var forwardedOn: String

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, matter: String, manner: String,
        targetName: String, isBelow: Bool, forwardedOn: String
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.matter = matter
        self.manner = manner
        self.targetName = targetName
        self.isBelow = isBelow
        self.forwardedOn = forwardedOn
    }
}
