// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Letters

/// 送给谁: to whom a letter goes. A list names offices alone; who filed is said by the letter itself, to whoever opens it.
package enum LetterAddressee: Equatable, Sendable {
    /// A unit of the organisation.
    case unit(UnitID)
    /// 别的机关, as the letter names it.
    case office(String)
    /// 信访人 or who acts for them.
    case petitioner
}

extension Casework {
    /// Nil for what is addressed to nobody, such as a record or a form to be signed here.
    func addressee(of letter: FrozenLetter) -> LetterAddressee? {
        let lines = letter.text.split(separator: "\n").filter { $0.hasPrefix("to ") }.map {
            String($0.dropFirst(3)).trimming { $0 == " " || $0 == "：" }
        }
        guard let name = lines.first else { return nil }
        let units = organisation.snapshot.units.values
        if lines.count == 1, let unit = units.first(where: { $0.formalName == name || $0.name == name }) {
            return .unit(unit.id)
        }
        return letter.kind.goesToOffices ? .office(lines.joined(separator: "、")) : .petitioner
    }
}

extension LetterKind {
    /// 机关之间的文书.
    fileprivate var goesToOffices: Bool {
        switch self {
        case .transferLetter, .assignmentLetter, .objectionForm, .objectionDecision, .supervisionLetter,
            .completionReport, .handOverLetter, .urgentReport:
            true
        default: false
        }
    }
}

extension String {
    fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isDropped(first) { rest.removeFirst() }
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return String(rest)
    }
}
