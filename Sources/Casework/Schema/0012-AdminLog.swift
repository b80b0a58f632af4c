// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 管理日志: what administrators did, append-only by the database itself as the journal is.
    static let adminLog = Migration("0012-admin-log") { dialect in
        let table: SQL = """
            CREATE TABLE admin_log (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                at TEXT NOT NULL,
                person_id \(dialect.integerType) REFERENCES persons (id),
                act TEXT NOT NULL,
                subject TEXT NOT NULL,
                detail TEXT NOT NULL
            )\(dialect.strictSuffix)
            """
        return switch dialect {
        case .sqlite:
            [
                table,
                """
                CREATE TRIGGER admin_log_stays BEFORE UPDATE ON admin_log
                BEGIN SELECT RAISE(ABORT, 'append-only'); END
                """,
                """
                CREATE TRIGGER admin_log_keeps BEFORE DELETE ON admin_log
                BEGIN SELECT RAISE(ABORT, 'append-only'); END
                """,
            ]
        case .postgres:
            [
                table,
                """
                CREATE TRIGGER admin_log_stays BEFORE UPDATE OR DELETE ON admin_log
                FOR EACH ROW EXECUTE FUNCTION append_only()
                """,
            ]
        }
    }
}
