// SPDX-License-Identifier: Apache-2.0

/// One pass over the UTF-8 of a text; no allocation, no copy but of the token at hand.
struct TokenScanner {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Hands over each token, in a space that is used again for the next.
    mutating func run(_ space: UnsafeMutableBufferPointer<UInt8>, _ token: (UnsafeBufferPointer<UInt8>) -> Void) {
        var position = 0
        /// The bytes of the word at hand.
        var wordLength = 0
        /// The run of Chinese characters at hand: where its last one began and ended, and how many there were.
        var last = 0..<0
        var runLength = 0

        func endWord() {
            if wordLength > 0 { token(UnsafeBufferPointer(rebasing: space[0..<wordLength])) }
            wordLength = 0
        }
        func endRun() {
            if runLength == 1 { token(UnsafeBufferPointer(rebasing: bytes[last])) }
            runLength = 0
        }

        while position < bytes.count {
            let start = position
            let scalar = next(&position)
            switch CharacterClass.of(scalar) {
            case .chinese:
                endWord()
                if runLength > 0 { token(UnsafeBufferPointer(rebasing: bytes[last.lowerBound..<position])) }
                last = start..<position
                runLength += 1
            case .word(let folded):
                endRun()
                wordLength = Self.write(folded, into: space, at: wordLength)
            case .other:
                endRun()
                endWord()
            }
        }
        endRun()
        endWord()
    }

    /// Decodes the scalar at a position of valid UTF-8 and moves behind it.
    private func next(_ position: inout Int) -> UInt32 {
        let lead = UInt32(bytes[position])
        func continuation(_ offset: Int) -> UInt32 { UInt32(bytes[position + offset] & 0x3F) }
        if lead < 0x80 {
            position += 1
            return lead
        }
        if lead < 0xE0 {
            defer { position += 2 }
            return (lead & 0x1F) << 6 | continuation(1)
        }
        if lead < 0xF0 {
            defer { position += 3 }
            return (lead & 0x0F) << 12 | continuation(1) << 6 | continuation(2)
        }
        defer { position += 4 }
        return (lead & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3)
    }

    /// Writes a scalar in UTF-8; what is above the limit of a word is dropped.
    private static func write(_ scalar: UInt32, into space: UnsafeMutableBufferPointer<UInt8>, at length: Int) -> Int {
        guard length < Bigrams.wordLimit else { return length }
        if scalar < 0x80 {
            space[length] = UInt8(scalar)
            return length + 1
        }
        guard let unicode = Unicode.Scalar(scalar) else { return length }
        var end = length
        for byte in UTF8.encode(unicode) ?? UTF8.encodedReplacementCharacter {
            space[end] = byte
            end += 1
        }
        return end
    }
}
