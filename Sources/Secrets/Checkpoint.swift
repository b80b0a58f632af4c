// SPDX-License-Identifier: Apache-2.0

extension KeyRing {
    /// 检查点校验码: a keyed hash over the number of journal chains and the root over their heads, by which the removal of a last
    /// entry or of a whole matter is seen. In front stands the id of the master key (4 bytes), so that old checkpoints stay readable.
    package func checkpointCode(count: Int64, root: [UInt8]) -> [UInt8] {
        Self.code(current, count, root)
    }

    /// The same under a master key that may be an older one: what a checkpoint says of its heads is compared under its own key.
    package func checkpointCode(count: Int64, root: [UInt8], under id: UInt32) throws(SecretError) -> [UInt8] {
        Self.code(try masterKey(id), count, root)
    }

    /// The id of the master key that a checkpoint's code was made under.
    package static func checkpointKeyID(of code: [UInt8]) throws(SecretError) -> UInt32 {
        guard code.count == 36 else { throw .malformed }
        return UInt32(bigEndianBytes: code[..<4])
    }

    /// Whether a checkpoint was made by this ring over these values.
    package func isCheckpointCode(_ code: [UInt8], count: Int64, root: [UInt8]) throws(SecretError) -> Bool {
        let master = try masterKey(Self.checkpointKeyID(of: code))
        return Digest.constantTimeEquals(code, Self.code(master, count, root))
    }

    private static func code(_ master: MasterKey, _ count: Int64, _ root: [UInt8]) -> [UInt8] {
        master.id.bigEndianBytes + master.checkpoints.code("checkpoint", count.bigEndianBytes + root)
    }
}
