// SPDX-License-Identifier: Apache-2.0

extension EntryBody {
    /// The version of the entry's form; raised when inputs change their shape.
    package static let version = 1

    /// The content, as it is encoded and then sealed under the matter's key.
    package func encode(with encode: (any Encodable) throws -> [UInt8]) throws -> [UInt8] {
        switch self {
        case .registered(let record): try encode(record)
        case .acted(let record): try encode(record)
        case .filed(let record): try encode(record)
        case .materialAdded(let record): try encode(record)
        case .letterRendered(let record): try encode(record)
        case .overdueNoticed(let record), .reckonedAgain(let record): try encode(record)
        case .succeeded(let record): try encode(record)
        case .codeReissued, .unknown: Array("{}".utf8)
        }
    }

    /// Decodes a stored entry; a kind that this version does not know becomes `.unknown`.
    package static func decode(kind: String, with decoder: any EntryDecoding) throws -> EntryBody {
        switch kind {
        case "registered": .registered(try decoder.decode(Registration.self))
        case "filed": .filed(try decoder.decode(FilingRecord.self))
        case "materialAdded": .materialAdded(try decoder.decode(MaterialRecord.self))
        case "codeReissued": .codeReissued
        case "letterRendered": .letterRendered(try decoder.decode(LetterRecord.self))
        case "overdueNoticed": .overdueNoticed(try decoder.decode(ClockRecord.self))
        case "reckonedAgain": .reckonedAgain(try decoder.decode(ClockRecord.self))
        case "succeeded": .succeeded(try decoder.decode(SuccessionRecord.self))
        case _ where kind.hasPrefix("act.") && Verb(rawValue: String(kind.dropFirst(4))) != nil:
            .acted(try decoder.decode(ActRecord.self))
        default: .unknown(kind: kind)
        }
    }
}

/// Decodes the content of one entry; the caller brings the format.
package protocol EntryDecoding {
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value
}
