// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 督办情形: what supervision walks over and nothing else asks for.
    static let supervisionGrounds = Migration("0053-supervision-grounds") { _ in
        [
            "CREATE INDEX proceedings_returned ON proceedings (matter_id, opened_on) WHERE stage = 'returned'",
            "CREATE INDEX proceedings_disputed ON proceedings (opened_on, id) WHERE kind = 'jurisdictionDispute'",
            "CREATE INDEX proceedings_reviewed ON proceedings (closed_on, id) WHERE stage = 'reviewed'",
            """
            CREATE INDEX proceedings_unserved ON proceedings (id)
            WHERE stage IN ('opinionApproved', 'dispatched', 'reviewApproved', 'reviewDispatched') AND closed_on IS NULL
            """,
            "CREATE INDEX clocks_met_late ON clocks (due_on, proceeding_id, clock) WHERE met_on > due_on",
        ]
    }
}
