// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 领导视图: where streets lie on the tile map, and what the figures of a period walk by day.
    static let figures = Migration("0020-figures") { dialect in
        [
            """
            CREATE TABLE unit_tiles (
                unit_id \(dialect.integerType) NOT NULL PRIMARY KEY REFERENCES units (id),
                tile_column \(dialect.integerType) NOT NULL CHECK (tile_column BETWEEN 0 AND 99),
                tile_row \(dialect.integerType) NOT NULL CHECK (tile_row BETWEEN 0 AND 99)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX clocks_by_day ON clocks (clock, due_on, matter_id, met_on, stopped_on)",
            "CREATE INDEX matters_by_receipt ON matters (received_on, id, is_sealed, place_id, category)",
            "CREATE INDEX filings_by_receipt ON filings (received_on, matter_id, id)",
            "CREATE INDEX proceedings_by_end ON proceedings (closed_on, kind, stage, matter_id) WHERE closed_on IS NOT NULL",
        ]
    }
}
