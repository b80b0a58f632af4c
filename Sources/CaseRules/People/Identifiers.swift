// SPDX-License-Identifier: Apache-2.0

/// What an id names. The tags have no values: they keep a unit's id from being passed for a matter's.
package enum MatterTag: Sendable {}
package enum ProceedingTag: Sendable {}
package enum FilingTag: Sendable {}
package enum PartyTag: Sendable {}
package enum LetterTag: Sendable {}
package enum AttachmentTag: Sendable {}
package enum UnitTag: Sendable {}
package enum PersonTag: Sendable {}

/// 信访事项 id.
package typealias MatterID = ID<MatterTag>
/// 程序 id.
package typealias ProceedingID = ID<ProceedingTag>
/// 来件 id.
package typealias FilingID = ID<FilingTag>
/// 信访人、代表人、代理人 id.
package typealias PartyID = ID<PartyTag>
/// 文书 id.
package typealias LetterID = ID<LetterTag>
/// 附件 id.
package typealias AttachmentID = ID<AttachmentTag>
/// 单位 id.
package typealias UnitID = ID<UnitTag>
/// 工作人员 id.
package typealias PersonID = ID<PersonTag>
