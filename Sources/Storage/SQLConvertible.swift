// SPDX-License-Identifier: Apache-2.0

/// A type that can be bound to a statement and read from a column.
///
/// An enum or a struct with a raw value needs no body: `extension Stage: SQLConvertible {}`.
package protocol SQLConvertible {
    /// What is stored.
    var sqlValue: SQLValue { get }
    /// Reads a stored value; throws `StorageError.mistake` when the column holds something else.
    init(sqlValue: SQLValue) throws
}

/// The error of a column that holds another kind than the code expects.
func expected(_ kind: String, found value: SQLValue) -> StorageError {
    .mistake("expected \(kind), found \(value.kind)")
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }
    package init(sqlValue: SQLValue) { self = sqlValue }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
    package init(sqlValue: SQLValue) throws {
        guard case .integer(let value) = sqlValue else { throw expected("integer", found: sqlValue) }
        self = value
    }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    package init(sqlValue: SQLValue) throws {
        guard case .integer(let value) = sqlValue else { throw expected("integer", found: sqlValue) }
        self = Int(value)
    }
}

/// Booleans are stored as 0 and 1; anything else is a mistake, not `true`.
extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    package init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw expected("0 or 1", found: sqlValue)
        }
    }
}

extension Double: SQLConvertible {
    package var sqlValue: SQLValue { .real(self) }
    /// Reads an integer too: the engines differ in what `round` or `avg` of whole numbers gives.
    package init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .real(let value): self = value
        case .integer(let value): self = Double(value)
        default: throw expected("real", found: sqlValue)
        }
    }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
    package init(sqlValue: SQLValue) throws {
        guard case .text(let value) = sqlValue else { throw expected("text", found: sqlValue) }
        self = value
    }
}

extension Array: SQLConvertible where Element == UInt8 {
    package var sqlValue: SQLValue { .blob(self) }
    package init(sqlValue: SQLValue) throws {
        guard case .blob(let value) = sqlValue else { throw expected("blob", found: sqlValue) }
        self = value
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
    package init(sqlValue: SQLValue) throws {
        self = if case .null = sqlValue { nil } else { try Wrapped(sqlValue: sqlValue) }
    }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    package var sqlValue: SQLValue { rawValue.sqlValue }
    package init(sqlValue: SQLValue) throws {
        guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw StorageError.mistake("no \(Self.self) has this raw value")
        }
        self = value
    }
}
