// SPDX-License-Identifier: Apache-2.0

/// ZIP 文件 without compression and without times: the same parts are the same bytes.
struct ZipArchive {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ text: String) {
        let bytes = Array(text.utf8)
        let name = Array(name.utf8)
        let checksum = Self.checksum(bytes)
        let start = body.count
        var common: [UInt8] = []
        common.put16(20)
        common.put16(0)
        common.put16(0)
        common.put16(0)
        // 1 January 1980, the first day that the format knows.
        common.put16(0x21)
        common.put32(checksum)
        common.put32(UInt32(bytes.count))
        common.put32(UInt32(bytes.count))
        common.put16(UInt16(name.count))
        common.put16(0)
        body.put32(0x0403_4B50)
        body += common + name + bytes
        directory.put32(0x0201_4B50)
        directory.put16(20)
        directory += common
        directory.put16(0)
        directory.put16(0)
        directory.put16(0)
        directory.put32(0)
        directory.put32(UInt32(start))
        directory += name
        count += 1
    }

    /// The whole archive.
    var bytes: [UInt8] {
        var end: [UInt8] = []
        end.put32(0x0605_4B50)
        end.put16(0)
        end.put16(0)
        end.put16(UInt16(count))
        end.put16(UInt16(count))
        end.put32(UInt32(directory.count))
        end.put32(UInt32(body.count))
        end.put16(0)
        return body + directory + end
    }

    /// CRC-32 as ZIP has it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}

extension [UInt8] {
    fileprivate mutating func put16(_ value: UInt16) {
        append(UInt8(value & 0xFF))
        append(UInt8(value >> 8))
    }

    fileprivate mutating func put32(_ value: UInt32) {
        put16(UInt16(value & 0xFFFF))
        put16(UInt16(value >> 16))
    }
}
