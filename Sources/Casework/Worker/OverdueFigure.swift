// SPDX-License-Identifier: Apache-2.0
import Storage

extension Casework {
    private static let overdueSetting = "figure.overdue"
    private static let keysSetting = "figure.keys.short"

    /// 超期数, as the worker counted it within the last minute: whoever asks often costs one row. Before the worker has
    /// counted for the first time, it is counted here.
    package func overdueFigure() async throws -> Int {
        if let kept = try await database.setting(Self.overdueSetting).flatMap({ Int($0) }) { return kept }
        return try await overdueCount()
    }

    /// Counts what is overdue, asks for keys that are short, and keeps both; the worker does so after each sweep.
    package func keepOverdueFigure() async throws {
        try await keep("\(try await overdueCount())", as: Self.overdueSetting)
        try await keep(try await areKeysShort() ? "1" : "0", as: Self.keysSetting)
    }

    /// 密钥持有人不足: whether there is an open accusation that fewer than two people could open. How many there are is told to nobody.
    package func areKeysShort() async throws -> Bool {
        try await database.read { db in try accusationsShortOfHolders(in: db) > 0 }
    }

    /// The same, as the worker found it within the last minute; nil before its first round.
    package func keysShortFigure() async throws -> Int? {
        try await database.setting(Self.keysSetting).flatMap { Int($0) }
    }

    private func keep(_ figure: String, as setting: String) async throws {
        guard try await database.setting(setting) != figure else { return }
        try await database.set(setting, to: figure)
    }
}
