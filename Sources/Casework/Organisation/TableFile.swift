// SPDX-License-Identifier: Apache-2.0
import Formats

/// 基础表: a table that a district loads from a file, with the columns that it must have.
package enum TableFile: Sendable {
    case organisation, categories, paths, reviewBodies

    package var columns: [String] {
        switch self {
        case .organisation: ["code", "name", "level", "kind", "parent"]
        case .categories: ["level1", "level2", "level3"]
        case .paths: ["department", "matter", "path", "basis", "body", "limit"]
        case .reviewBodies: ["unit", "body"]
        }
    }

    /// Reads a whole file as far as it can be read without a database.
    ///
    /// - Throws: `CSVError`, `TextDecodingError` or `OrganisationFault`.
    package func check(csv bytes: [UInt8]) throws {
        switch self {
        case .organisation: _ = try OrganisationRow.read(csv: bytes)
        case .categories: _ = try CategoryRow.read(csv: bytes, known: [:])
        case .paths: _ = try PathEntry.read(csv: bytes)
        case .reviewBodies:
            let text = DecodedBytes(byteSource(bytes))
            var table = try CSVTable(CSVReader(text.read), requiring: columns)
            while let row = try table.next() {
                if let fault = row.fault { throw OrganisationFault(line: row.line, what: "\(fault)") }
            }
        }
    }
}
