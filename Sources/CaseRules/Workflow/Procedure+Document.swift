// SPDX-License-Identifier: Apache-2.0

extension Procedure {
    /// 程序表说明: every table as a diagram and a list, for the law office to read and sign.
    package static func document(of procedures: [Procedure]) -> String {
        var lines = [
            "# Workflows", "", "Written by `fengqiao docs` from the tables in `Sources/CaseRules/Workflow`.", "",
        ]
        for procedure in procedures { lines += procedure.section }
        return lines.joined(separator: "\n") + "\n"
    }

    private var section: [String] {
        var lines = ["## \(kind.rawValue)", "", "```mermaid", "stateDiagram-v2", "    [*] --> \(opening.rawValue)"]
        lines += steps.map { "    \($0.from.rawValue) --> \($0.to.rawValue): \($0.verb.rawValue)" }
        lines += stages.filter { terminal.contains($0) }.map { "    \($0.rawValue) --> [*]" }
        lines += ["```", "", "| from | act | to | by | article | meets | starts | stops | issues | conditions |"]
        lines.append("|---|---|---|---|---|---|---|---|---|---|")
        lines += steps.map { step in
            let cells = [
                step.from.rawValue, step.verb.rawValue, step.to.rawValue, step.by.map(\.word).joined(separator: ", "),
                step.article, Self.list(step.meets), Self.list(step.starts + (step.extends.map { [$0] } ?? [])),
                Self.list(step.stops), step.issues.map(\.rawValue).joined(separator: ", "),
                step.guards.map { "\($0)" }.joined(separator: ", "),
            ]
            return "| " + cells.joined(separator: " | ") + " |"
        }
        return lines + [""]
    }

    private static func list(_ clocks: [ClockID]) -> String {
        clocks.map(\.rawValue).joined(separator: ", ")
    }
}

extension Performer {
    fileprivate var word: String {
        switch self {
        case .role(let role): role.rawValue
        case .petitioner: "petitioner"
        case .system: "system"
        case .importer: "importer"
        }
    }
}
