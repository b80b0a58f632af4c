// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

extension CaseworkWorld {
    /// The clerk sends a matter to the housing commission.
    func transfer(_ receipt: Receipt, to code: String = "D-HOU") async throws {
        let target = try #require(unit(code))
        _ = try await casework.perform(
            Act(.transfer, Transfer(unit: target.reference, note: nil)), on: receipt.proceeding, by: principal("clerk"))
    }

    /// From the door to an approved opinion whose letter is made.
    func decide(_ receipt: Receipt) async throws -> (handling: ProceedingID, letter: LetterID) {
        try await transfer(receipt)
        let handler = try await principal("handler")
        _ = try await casework.perform(Act(.receive, Remark()), on: receipt.proceeding, by: handler)
        let file = try await casework.file(receipt.matter, for: handler)
        let handling = try #require(file.state.proceedings.first { $0.kind == .ordinaryHandling }).id
        _ = try await casework.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: handling, by: handler)
        _ = try await casework.perform(
            Act(
                .draftOpinion,
                OpinionDraft(
                    claim: "供暖", outcome: .supported, facts: "经入户测温，客厅为十六度，立管平衡阀失效。", basis: ["供热采暖管理办法"],
                    opinion: "已更换平衡阀，复测二十度。")), on: handling, by: handler)
        let approved = try await casework.perform(
            Act(.approveOpinion, Approval()), on: handling, by: principal("approver"))
        _ = try await casework.renderLetters()
        return (handling, try #require(approved.issued.first))
    }

    /// One more member of staff.
    @discardableResult
    func hire(_ login: String, _ role: Role, _ unit: String) async throws -> Principal {
        try await casework.addPerson(
            login: login, name: login, nameEnglish: login, roles: [(role, unit)], password: CaseworkWorld.password)
        return try await principal(login)
    }
}
