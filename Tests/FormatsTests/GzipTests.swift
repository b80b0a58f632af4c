// SPDX-License-Identifier: Apache-2.0
import Formats
import Foundation
import Support
import Testing

@Suite struct GzipTests {
    @Test(arguments: [
        [], [7], Array(repeating: UInt8(65), count: 100_000), (0..<70_000).map { UInt8(($0 * $0) % 251) },
    ])
    func `another program reads what was compressed`(_ bytes: [UInt8]) throws {
        let packed = try #require(Gzip.compress(bytes))
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(packed).write(to: file)
        let unpacked = file.appendingPathExtension("unpacked")
        let status = try Child(["gzip", "-dc"], input: file.path, output: unpacked.path).wait()
        let read = try Data(contentsOf: unpacked)
        for file in [file, unpacked] { try FileManager.default.removeItem(at: file) }
        #expect(status == 0 && Array(read) == bytes)
    }
}
