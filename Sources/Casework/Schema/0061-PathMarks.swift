// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 法定途径清单, how a row is known: V read in the law's text, M from memory, D our own.
    static let pathMarks = Migration("0061-path-marks") { _ in
        ["ALTER TABLE path_catalogue ADD COLUMN mark TEXT NOT NULL DEFAULT '' CHECK (mark IN ('', 'V', 'M', 'D'))"]
    }
}
