// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 打印队列: what waits for a printer, the files made of it, and who printed what and when. Nothing of a sealed matter stands in it.
    static let printQueue = Migration("0025-print-queue") { dialect in
        [
            """
            CREATE TABLE print_queue (
                letter_id \(dialect.integerType) NOT NULL PRIMARY KEY REFERENCES letters (id),
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                unit_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                kind TEXT NOT NULL,
                issued_on TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX print_queue_by_unit ON print_queue (unit_id, letter_id)",
            "CREATE INDEX print_queue_by_matter ON print_queue (matter_id)",
            """
            CREATE TABLE print_runs (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                ordered_at TEXT NOT NULL,
                count \(dialect.integerType) NOT NULL CHECK (count >= 1),
                drawn \(dialect.integerType) NOT NULL,
                claimed_until TEXT,
                made_at TEXT,
                failed \(dialect.integerType) NOT NULL,
                printed_at TEXT,
                wrapped_key \(dialect.binaryType) NOT NULL,
                bytes \(dialect.binaryType)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX print_runs_by_person ON print_runs (person_id, id)",
            "CREATE INDEX print_runs_waiting ON print_runs (id) WHERE made_at IS NULL",
            """
            CREATE TABLE print_run_letters (
                run_id \(dialect.integerType) NOT NULL REFERENCES print_runs (id) ON DELETE CASCADE,
                place \(dialect.integerType) NOT NULL,
                letter_id \(dialect.integerType) NOT NULL REFERENCES letters (id),
                PRIMARY KEY (run_id, place)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX print_run_letters_by_letter ON print_run_letters (letter_id)",
            """
            CREATE TABLE letter_prints (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                letter_id \(dialect.integerType) NOT NULL REFERENCES letters (id),
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                at TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX letter_prints_by_letter ON letter_prints (letter_id, id)",
        ]
    }
}
