// SPDX-License-Identifier: Apache-2.0

/// 角色: what a person may do in a unit. A person holds roles in units, never roles as such.
package enum Role: String, Codable, Sendable, CaseIterable {
    /// 登记人员: registers, classes and routes what comes in.
    case clerk
    /// 承办人: accepts, investigates and drafts the opinion.
    case handler
    /// 审批人 (head of the unit): approves opinions and extensions (arts 31, 34).
    case approver
    /// 复查复核人员 (arts 35, 36).
    case reviewer
    /// 调解员 (art 33).
    case mediator
    /// 督查专员 (art 16).
    case supervisor
    /// 领导 (art 18(2)).
    case leader
    /// 领导秘书.
    case secretary
    /// 统计人员.
    case statistician
    /// 系统管理员, one of the three separated administrators (三员分立).
    case systemAdministrator
    /// 安全管理员.
    case securityAdministrator
    /// 审计管理员.
    case auditAdministrator

    /// Whether the role reads matters at all: administrators look after the system, not the files.
    package var readsMatters: Bool {
        switch self {
        case .systemAdministrator, .securityAdministrator, .auditAdministrator, .statistician: false
        default: true
        }
    }

    /// 可以打开密封事项的角色: those that may be given the key of an accusation (art 30(3)). A key alone opens nothing for somebody who
    /// holds, or whose token carries, none of them.
    package var opensSealed: Bool {
        switch self {
        case .clerk, .handler, .approver, .supervisor, .leader: true
        default: false
        }
    }
}
