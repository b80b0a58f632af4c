// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Casework {
    /// 推选代表 (art 20(3), R-125): several people with a common matter who come by visit choose representatives, five at most. It is a
    /// question of who speaks: the matter is registered as soon as it is answered.
    ///
    /// - Throws: `FieldErrors` at `representatives`.
    func requireRepresentatives(of command: RegisterMatter) throws {
        let most = book.set(on: command.receivedOn).setting(.representatives)?.value ?? 5
        let count = command.parties.count { $0.role == .representative }
        if count > most {
            throw FieldErrors([
                FieldProblem(
                    "representatives", .tooManyRepresentatives, values: ["most": "\(most)", "count": "\(count)"],
                    article: "20(3), R-125")
            ])
        }
        let isEverybodyNamed = command.parties.count { $0.role != .agent && !$0.name.isEmpty } >= command.headcount
        if command.channel == .visit, command.headcount >= 2, count == 0, !isEverybodyNamed {
            throw FieldErrors([FieldProblem("representatives", .neededHere, article: "20(3), R-125")])
        }
    }
}
