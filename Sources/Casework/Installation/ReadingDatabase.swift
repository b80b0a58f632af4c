// SPDX-License-Identifier: Apache-2.0
package import Storage

/// 只读的数据库: for commands that look only. They lease no number, so they may make no id, and here they can store none.
package struct ReadingDatabase: Database {
    private let base: any Database

    package init(_ base: any Database) {
        self.base = base
    }

    package var dialect: Dialect { base.dialect }

    package func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await base.read(body)
    }

    @discardableResult
    package func write<T: Sendable>(_: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        throw StorageError.readOnly
    }

    package func checkReady() async throws { try await base.checkReady() }

    package func close() async { await base.close() }
}
