// SPDX-License-Identifier: Apache-2.0

/// One stored value: what a column can hold and what a statement can bind, the same on both engines.
package enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// The name of the kind, for error texts. Never the value itself, which may be personal data.
    package var kind: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .blob: "blob"
        }
    }
}
