// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 日志: append-only by the database itself; each entry carries the hash of the one before it in its matter.
    static let journal = Migration("0007-journal") { dialect in
        let table: SQL = """
            CREATE TABLE journal (
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                seq \(dialect.integerType) NOT NULL CHECK (seq >= 1),
                kind TEXT NOT NULL,
                version \(dialect.integerType) NOT NULL,
                recorded_at TEXT NOT NULL,
                recorded_on TEXT NOT NULL,
                effective_on TEXT NOT NULL,
                actor_kind TEXT NOT NULL,
                actor_id \(dialect.integerType),
                actor_role TEXT,
                actor_unit_id \(dialect.integerType),
                calendar_through \(dialect.integerType) NOT NULL,
                body \(dialect.binaryType) NOT NULL,
                previous \(dialect.binaryType) NOT NULL,
                hash \(dialect.binaryType) NOT NULL,
                PRIMARY KEY (matter_id, seq)
            )\(dialect.strictSuffix)
            """
        let checkpoints: SQL = """
            CREATE TABLE checkpoints (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                cut TEXT NOT NULL,
                matters \(dialect.integerType) NOT NULL,
                entries \(dialect.integerType) NOT NULL,
                root \(dialect.binaryType) NOT NULL,
                mac \(dialect.binaryType) NOT NULL
            )\(dialect.strictSuffix)
            """
        let byTime: SQL = "CREATE INDEX journal_by_time ON journal (recorded_at, matter_id)"
        switch dialect {
        case .sqlite:
            return [table, byTime, checkpoints]
                + ["journal", "checkpoints"].flatMap { name -> [SQL] in
                    [
                        """
                        CREATE TRIGGER \(SQL.identifier(name + "_stays")) BEFORE UPDATE ON \(SQL.identifier(name))
                        BEGIN SELECT RAISE(ABORT, 'append-only'); END
                        """,
                        """
                        CREATE TRIGGER \(SQL.identifier(name + "_keeps")) BEFORE DELETE ON \(SQL.identifier(name))
                        BEGIN SELECT RAISE(ABORT, 'append-only'); END
                        """,
                    ]
                }
        case .postgres:
            return [
                table, byTime, checkpoints,
                """
                CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN RAISE EXCEPTION 'append-only' USING ERRCODE = 'check_violation'; END $$
                """,
                """
                CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON journal
                FOR EACH ROW EXECUTE FUNCTION append_only()
                """,
                """
                CREATE TRIGGER journal_remains BEFORE TRUNCATE ON journal
                FOR EACH STATEMENT EXECUTE FUNCTION append_only()
                """,
                """
                CREATE TRIGGER checkpoints_stay BEFORE UPDATE OR DELETE ON checkpoints
                FOR EACH ROW EXECUTE FUNCTION append_only()
                """,
            ]
        }
    }
}
