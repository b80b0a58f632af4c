// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 他人给的密码: whether the password was given by somebody else, who knows it; whoever signs in with it gives themself another first.
    static let givenPasswords = Migration("0128-given-passwords") { dialect in
        ["ALTER TABLE persons ADD COLUMN password_is_given \(dialect.integerType) NOT NULL DEFAULT 0"]
    }
}
