// SPDX-License-Identifier: Apache-2.0

// What an id names. The tags have no values: they keep a unit's id from being passed for a matter's.

/// Names the id of 信访事项.
package enum MatterTag: Sendable {}
/// Names the id of 程序.
package enum ProceedingTag: Sendable {}
/// Names the id of 来件.
package enum FilingTag: Sendable {}
/// Names the id of 信访人、代表人、代理人.
package enum PartyTag: Sendable {}
/// Names the id of 文书.
package enum LetterTag: Sendable {}
/// Names the id of 附件.
package enum AttachmentTag: Sendable {}
/// Names the id of 单位.
package enum UnitTag: Sendable {}
/// Names the id of 工作人员.
package enum PersonTag: Sendable {}
/// Names the id of 批量打印.
package enum PrintRunTag: Sendable {}

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
/// 批量打印 id.
package typealias PrintRunID = ID<PrintRunTag>
