// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 事项的组成部分: something that hangs on a matter and has an id of its own.
enum MatterPart {
    case proceeding(ProceedingID)
    case letter(LetterID)
    case attachment(AttachmentID)
}

extension Casework {
    /// The matter of a part, as this principal may see it. It takes one statement whether the part is not there or not for them: the time
    /// of the answer tells nothing.
    ///
    /// - Throws: `Refusal.unseen`.
    func matterID(
        of part: MatterPart, visibleTo principal: Principal, in db: any Connection
    ) throws -> MatterID {
        let scope = MatterScope(of: principal)
        let found: SQL =
            switch part {
            case .proceeding(let id): "FROM proceedings x JOIN matters m ON m.id = x.matter_id WHERE x.id = \(id)"
            case .letter(let id): "FROM letters x JOIN matters m ON m.id = x.matter_id WHERE x.id = \(id)"
            case .attachment(let id): "FROM attachments x JOIN matters m ON m.id = x.matter_id WHERE x.id = \(id)"
            }
        guard let row = try db.queryOne("SELECT m.id \(found) AND \(scope.condition)") else {
            throw Refusal(.unseen, article: "R-161")
        }
        return try row.get("id")
    }
}
