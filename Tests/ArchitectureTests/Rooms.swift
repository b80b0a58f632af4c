// SPDX-License-Identifier: Apache-2.0

/// Who may import whom. SwiftPM does not hold this: an undeclared sibling compiles once it has been built.
enum Rooms {
    /// What every room below the application may take from the system.
    private static let system: Set = ["Glibc", "Darwin", "Dispatch", "Synchronization", "FoundationEssentials"]

    /// A room and what it may import. `fengqiao` composes everything and is not listed.
    static let table: [String: Set<String>] = [
        "Resources": ["Foundation", "FoundationEssentials"],
        "CaseRules": ["FoundationEssentials"],
        "Storage": ["FoundationEssentials", "Crypto"],
        "StorageSQLite": system.union(["Storage", "CSQLite", "GRDB", "GRDBSQLite"]),
        "StoragePostgres": system.union(["Storage", "CPostgres", "Logging"]),
        "Secrets": system.union(["Foundation", "Crypto", "CArgon2"]),
        "Formats": ["Glibc", "Darwin", "CIconv", "CQRencode", "CZlib"],
        "TextAnalysis": [],
        "Letters": ["Foundation", "FoundationEssentials", "CaseRules", "CPango", "Mustache"],
        "Casework": [
            "Foundation", "FoundationEssentials", "Synchronization", "CaseRules", "Storage", "Secrets", "Letters",
            "TextAnalysis", "Formats", "Crypto", "Logging",
        ],
        "Web": [
            "Foundation", "FoundationEssentials", "Synchronization", "Casework", "CaseRules", "Formats", "Hummingbird",
            "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "Logging",
        ],
    ]

    /// The rooms that hold no Swift, and the one that may import everything.
    static let unlisted: Set = [
        "CIconv", "CQRencode", "CZlib", "CSQLite", "CMemory", "CPostgres", "CArgon2", "CPango", "fengqiao",
    ]

    /// The modules that a line of code imports.
    static func imported(_ line: String) -> String? {
        var words = line.split(separator: " ").map { String($0) }
        while let first = words.first, first != "import" {
            guard first.hasPrefix("@") || ["package", "public", "internal", "private", "fileprivate"].contains(first)
            else { return nil }
            words.removeFirst()
        }
        guard words.count >= 2 else { return nil }
        let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
        return name.split(separator: ".").first.map { String($0) }
    }
}
