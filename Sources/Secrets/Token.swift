// SPDX-License-Identifier: Apache-2.0

/// 令牌: thirty-two random bytes that a browser or a program shows to be let in: session, API token, draft cookie.
package struct Token: Equatable, Sendable {
    /// What a token is for; a token of one use does not pass for another.
    package enum Use: String, Sendable, CaseIterable {
        case session, api, draft, form, upload
    }

    let bytes: [UInt8]

    package static func make(random: (Int) -> [UInt8]) throws(SecretError) -> Token {
        let bytes = random(32)
        guard bytes.count == 32 else { throw .malformed }
        return Token(bytes: bytes)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads a token's text; nil when it is not 43 characters of base64url.
    package init?(_ text: String) {
        guard text.utf8.count == 43, let bytes = Base64URL.bytes(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Forty-three characters of base64url: what the holder keeps.
    package var text: String { Base64URL.text(bytes) }

    package static func == (left: Token, right: Token) -> Bool {
        Digest.constantTimeEquals(left.bytes, right.bytes)
    }
}

extension KeyRing {
    /// What is stored of a token: thirty-two bytes that a row is found by.
    package func tokenHash(_ token: Token, for use: Token.Use) -> [UInt8] {
        tokenKey.code(use.rawValue, token.bytes)
    }
}
