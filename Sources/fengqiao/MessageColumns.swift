// SPDX-License-Identifier: Apache-2.0

/// Which column of a file is what.
struct MessageColumns: Sendable {
    static let required = ["title", "text", "received"]
    static let optional = ["reply", "replied"]

    private let names: [String: String]

    /// Reads `title=subject,text=body,…`.
    init(_ text: String) throws {
        var names: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks() }
            guard parts.count == 2, !parts[1].isEmpty else {
                throw Complaint("--columns takes name=column pairs; \"\(pair)\" is not one")
            }
            guard (Self.required + Self.optional).contains(parts[0]) else {
                throw Complaint(
                    "--columns knows \((Self.required + Self.optional).joined(separator: ", ")); not \"\(parts[0])\"")
            }
            guard names.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw Complaint("--columns names \(parts[0]) twice; one column is \(parts[0])")
            }
        }
        let missing = Self.required.filter { names[$0] == nil }
        guard missing.isEmpty else { throw Complaint("--columns lacks \(missing.joined(separator: ", "))") }
        self.names = names
    }

    subscript(_ name: String) -> String? { names[name] }

    /// The columns that the file must have.
    var columns: [String] { (Self.required + Self.optional).compactMap { names[$0] } }
}

extension Substring {
    fileprivate func trimmingBlanks() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
