// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Storage

/// The bound values of one statement in one buffer: text for all but bytes, which go as they are.
struct PostgresParameters {
    /// The type of each value: 17 (bytea) for bytes, else 0, which PostgreSQL infers from the place.
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    private var starts: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    var count: Int { types.count }

    init(_ values: [SQLValue]) throws {
        for value in values {
            let start = bytes.count
            var type: Oid = 0
            var format: Int32 = 0
            switch value {
            case .null: break
            case .integer(let number): bytes.append(contentsOf: String(number).utf8)
            case .real(let number): bytes.append(contentsOf: "\(number)".utf8)
            case .text(var text):
                try text.withUTF8 { utf8 in
                    guard !utf8.contains(0) else { throw StorageError.mistake("text holds a NUL character") }
                    bytes.append(contentsOf: utf8)
                }
            case .blob(let blob):
                type = 17
                format = 1
                bytes.append(contentsOf: blob)
            }
            types.append(type)
            formats.append(format)
            lengths.append(Int32(bytes.count - start))
            starts.append(value == .null ? -1 : start)
            bytes.append(0)
        }
    }

    typealias Pointers = UnsafePointer<UnsafePointer<CChar>?>?

    func withPointers<T>(
        _ work: (Pointers, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws -> T
    ) rethrows -> T {
        try bytes.withUnsafeBytes { buffer in
            let characters = buffer.bindMemory(to: CChar.self).baseAddress
            let pointers: [UnsafePointer<CChar>?] = starts.map { start in
                start < 0 ? nil : characters.map { $0 + start }
            }
            return try work(pointers, lengths, formats)
        }
    }
}
