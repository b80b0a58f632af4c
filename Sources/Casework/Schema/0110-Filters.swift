// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 列表筛选: one index of the matters that holds all that lists are filtered by, walked from the newest on, and the matters at a stage.
    static let filters = Migration("0110-filters") { _ in
        [
            "CREATE INDEX matters_by_filters ON matters (id, channel, purpose, category, received_on, place_id)",
            "CREATE INDEX proceedings_by_stage ON proceedings (stage, matter_id)",
        ]
    }
}
