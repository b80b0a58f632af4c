// SPDX-License-Identifier: Apache-2.0
import Crypto

extension DataKey {
    /// 附件密钥: seals this key under another one, so that an attachment written before its matter existed can be handed to it.
    package func sealed(under outer: DataKey, context: String) throws(SecretError) -> [UInt8] {
        try outer.seal(key.withUnsafeBytes { Array($0) }, context: context)
    }

    /// Opens a key that was sealed under another one.
    package static func open(
        _ box: [UInt8], under outer: DataKey, context: String
    ) throws(SecretError) -> DataKey {
        try DataKey(bytes: outer.open(box, context: context))
    }
}
