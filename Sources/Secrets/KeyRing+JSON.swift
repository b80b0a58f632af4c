// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

extension KeyRing {
    private struct File: Codable {
        struct Key: Codable {
            var id: UInt32
            var key: String
        }

        var format: Int
        var current: UInt32
        var masterKeys: [Key]
        var lookupKey: String
    }

    /// Reads the bytes of a key file as ``json()`` writes them. A field that is wrong is named, its content is not.
    package init(json: [UInt8]) throws(SecretError) {
        let file: File
        do { file = try JSONDecoder().decode(File.self, from: Data(json)) } catch { throw .badKeyRing("json") }
        guard file.format == 1 else { throw .badKeyRing("format") }
        var keys: [MasterKey] = []
        for entry in file.masterKeys {
            guard let bytes = Digest.bytes(hex: entry.key), bytes.count == Self.keyBytes else {
                throw .badKeyRing("masterKeys")
            }
            keys.append(MasterKey(id: entry.id, bytes: bytes))
        }
        guard let lookup = Digest.bytes(hex: file.lookupKey) else { throw .badKeyRing("lookupKey") }
        try self.init(masterKeys: keys, currentID: file.current, lookupBytes: lookup)
    }

    /// The ring as a key file: JSON with the keys in hexadecimal digits. To be written with ``KeyFile/write(_:to:replacing:)``.
    package func json() throws(SecretError) -> [UInt8] {
        let file = File(
            format: 1, current: current.id,
            masterKeys: masterKeys.map { File.Key(id: $0.id, key: Digest.hex($0.key.bytes)) },
            lookupKey: Digest.hex(lookupBytes))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        do { return [UInt8](try encoder.encode(file)) + [10] } catch { throw .badKeyRing("json") }
    }

    /// 密钥校验值: a value to store in the database, by which ``proves(_:)`` tells at start, and after a restore, whether this
    /// is the ring that the data was written with.
    package func proof() -> [UInt8] { blindIndexKey.code("proof", []) }

    package func proves(_ stored: [UInt8]) -> Bool { Digest.constantTimeEquals(stored, proof()) }
}
