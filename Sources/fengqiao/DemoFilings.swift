// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation

/// 演示来件: invented matters, registered and moved along by the same acts that people perform.
struct DemoFilings {
    private struct Material: Decodable {
        let surnames: [Name]
        let givenNames: [Name]
        let templates: [Template]
    }

    private struct Name: Decodable {
        let zh: String
    }

    private struct Template: Decodable {
        let purpose: Purpose
        let path: StatutoryPath?
        let category: String
        let title: String
        let facts: String
        let claim: String
        let variants: [Variant]
    }

    private struct Variant: Decodable {
        let channel: Channel
        let unit: String
        let community: String?
        let address: String
        let persons: Int
        let words: [String: String]
    }

    let casework: Casework

    /// Registers every variant over the last days; a part stays at the window, a part goes to its unit, a part is accepted.
    func register(_ bytes: [UInt8]) async throws {
        let material = try JSONDecoder().decode(Material.self, from: Data(bytes))
        let staff = try await principals()
        let snapshot = casework.organisation.snapshot
        guard let office = snapshot.petitionOffice else { return }
        let clerk = staff.first { $0.holdings.contains(.init(role: .clerk, unit: office.id)) }
        var index = 0
        for template in material.templates {
            for variant in template.variants {
                index += 1
                var command = RegisterMatter(
                    channel: variant.channel, unit: office.id, receivedOn: casework.today,
                    title: fill(template.title, variant), facts: fill(template.facts, variant),
                    claim: fill(template.claim, variant),
                    parties: [party(material, index, variant)])
                command.purpose = index % 5 == 0 && template.purpose != .accusation ? nil : template.purpose
                command.category = snapshot.categories[template.category] == nil ? nil : template.category
                command.headcount = max(1, variant.persons)
                command.place = variant.community.flatMap { snapshot.unitsByCode[$0]?.id }
                let actor = clerk.map { Actor.staff($0.person, as: .clerk, in: office.id) } ?? .petitioner
                let receipt = try await casework.register(command, by: actor)
                guard let clerk, command.purpose != nil, template.purpose != .accusation, index % 3 != 0,
                    let unit = snapshot.unitsByCode[variant.unit], unit.id != office.id,
                    let handler = staff.first(where: { $0.holdings.contains(.init(role: .handler, unit: unit.id)) })
                else { continue }
                _ = try await casework.perform(
                    .transfer(Transfer(unit: unit.reference, note: nil)), on: receipt.proceeding, by: clerk)
                guard index % 2 == 0 else { continue }
                _ = try await casework.perform(.receive(Remark()), on: receipt.proceeding, by: handler)
                guard index % 4 == 0, let path = template.path else { continue }
                let file = try await casework.file(receipt.matter, for: handler)
                guard let handling = file.state.proceedings.first(where: { $0.kind == .ordinaryHandling }) else {
                    continue
                }
                _ = try await casework.perform(
                    .accept(Acceptance(path: path, note: nil)), on: handling.id, by: handler)
            }
        }
    }

    private func principals() async throws -> [Principal] {
        var principals: [Principal] = []
        var after = ""
        while true {
            let page = try await casework.people(after: after)
            principals += page.map {
                Principal(
                    person: $0.id, login: $0.login, name: $0.name, nameEnglish: $0.nameEnglish, holdings: $0.holdings)
            }
            guard let last = page.last else { return principals }
            after = last.login
        }
    }

    private func party(_ material: Material, _ index: Int, _ variant: Variant) -> PartyDetails {
        let surname = material.surnames[index % material.surnames.count].zh
        let given = material.givenNames[(index * 7) % material.givenNames.count].zh
        let phone = "1390000" + String(1_000 + index % 9_000)
        return PartyDetails(name: surname + given, phone: phone, address: variant.address)
    }

    private func fill(_ text: String, _ variant: Variant) -> String {
        variant.words.reduce(text) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
    }
}
