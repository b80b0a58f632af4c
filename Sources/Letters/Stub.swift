// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package struct LetterTemplates: Sendable {
    package func freeze(_ fields: HandlingOpinionFields, hash: ([UInt8]) -> String) throws -> FrozenLetter { FrozenLetter(templateVersion: "", textHash: "") }
    package func render(_ letter: FrozenLetter) throws -> [UInt8] { [] }
    package func documentNumber(year: Int, serial: Int) -> String { "" }
}
package struct FrozenLetter: Codable, Sendable { package let templateVersion: String; package let textHash: String }
package struct HandlingOpinionFields: Codable, Sendable {
    package struct Claim: Codable, Sendable { package init(claim: String, outcome: OpinionDraft.Outcome) {} }
    package init(unit: String, documentNumber: String, matterNumber: String, petitioner: String, receivedOn: String, acceptedOn: String, claims: [Claim], facts: String, basis: [String], opinion: String, reviewBody: String, issuedOn: String, isDemo: Bool) {}
}
