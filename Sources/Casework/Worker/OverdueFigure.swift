// SPDX-License-Identifier: Apache-2.0
import Storage

extension Casework {
    private static let overdueSetting = "figure.overdue"

    /// 超期数, as the worker counted it within the last minute: whoever asks often costs one row. Before the worker has
    /// counted for the first time, it is counted here.
    package func overdueFigure() async throws -> Int {
        if let kept = try await database.setting(Self.overdueSetting).flatMap({ Int($0) }) { return kept }
        return try await overdueCount()
    }

    /// Counts what is overdue and keeps the figure; the worker does so after each sweep.
    package func keepOverdueFigure() async throws {
        let figure = "\(try await overdueCount())"
        guard try await database.setting(Self.overdueSetting) != figure else { return }
        try await database.set(Self.overdueSetting, to: figure)
    }
}
