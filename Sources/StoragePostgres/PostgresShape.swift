// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Storage

/// The columns of a result and how each is read.
struct PostgresShape {
    private enum Kind {
        case integer
        case boolean
        case real
        case numeric
        case bytes
        case text
    }

    private let columns: Columns
    private let kinds: [Kind]

    init(_ result: OpaquePointer) {
        let places = 0..<PQnfields(result)
        columns = Columns(places.map { place in PQfname(result, place).map { String(cString: $0) } ?? "" })
        kinds = places.map { place in
            // The numbers of the built-in types are fixed for ever (pg_type.dat).
            switch PQftype(result, place) {
            case 20, 21, 23, 26: .integer
            case 16: .boolean
            case 700, 701: .real
            case 1700: .numeric
            case 17: .bytes
            default: .text
            }
        }
    }

    func rows(of result: OpaquePointer) -> [Row] {
        (0..<PQntuples(result)).map { row in
            let values = [SQLValue](unsafeUninitializedCapacity: kinds.count) { buffer, initialized in
                for (place, kind) in kinds.enumerated() {
                    buffer.initializeElement(at: place, to: Self.value(kind, result, row, Int32(place)))
                }
                initialized = kinds.count
            }
            return Row(columns: columns, values: values)
        }
    }

    private static func value(_ kind: Kind, _ result: OpaquePointer, _ row: Int32, _ place: Int32) -> SQLValue {
        guard PQgetisnull(result, row, place) == 0, let start = PQgetvalue(result, row, place) else { return .null }
        let length = Int(PQgetlength(result, row, place))
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        switch kind {
        case .integer: return integer(bytes).map { .integer($0) } ?? .text(String(decoding: bytes, as: UTF8.self))
        case .boolean: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case .text: return .text(String(decoding: bytes, as: UTF8.self))
        case .bytes: return .blob(unhexed(bytes))
        case .real:
            let text = String(decoding: bytes, as: UTF8.self)
            return Double(text).map { .real($0) } ?? .text(text)
        case .numeric: return numeric(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Nil for what is no 64-bit integer.
    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        guard bytes.count > (isNegative ? 1 : 0) else { return nil }
        var number: Int64 = 0
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            guard byte >= 48, byte <= 57 else { return nil }
            let (tens, over) = number.multipliedReportingOverflow(by: 10)
            // Counted downwards, since the smallest number has no positive twin.
            let (next, under) = tens.subtractingReportingOverflow(Int64(byte - 48))
            if over || under { return nil }
            number = next
        }
        if isNegative { return number }
        return number == .min ? nil : -number
    }

    /// `SUM` of a BIGINT column is numeric: an integer when it is whole and fits, else a double.
    private static func numeric(_ text: String) -> SQLValue {
        let parts = text.split(separator: ".", maxSplits: 1)
        if let whole = parts.first.flatMap({ Int64($0) }), parts.count == 1 || parts[1].allSatisfy({ $0 == "0" }) {
            return .integer(whole)
        }
        return Double(text).map { .real($0) } ?? .text(text)
    }

    /// Reads `\x0aff…`.
    private static func unhexed(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        func nibble(_ digit: UInt8) -> UInt8 { digit <= 57 ? digit &- 48 : digit &- 87 }
        let count = max(0, (bytes.count - 2) / 2)
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            for place in 0..<count {
                let byte = nibble(bytes[2 + place * 2]) << 4 | nibble(bytes[3 + place * 2])
                buffer.initializeElement(at: place, to: byte)
            }
            initialized = count
        }
    }
}
