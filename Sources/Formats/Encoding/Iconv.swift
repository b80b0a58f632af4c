// SPDX-License-Identifier: Apache-2.0
import CIconv

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One open conversion to UTF-8.
final class Iconv {
    /// Why a conversion stopped: all read, no room left, a wrong byte, or the middle of a character.
    enum Stop { case done, full, invalid, truncated }

    private let handle: iconv_t

    init(from encoding: TextEncoding) throws(TextDecodingError) {
        guard let handle = fq_iconv_open("UTF-8", encoding.rawValue), fq_iconv_failed(handle) == 0 else {
            throw .unsupported(encoding)
        }
        self.handle = handle
    }

    deinit { fq_iconv_close(handle) }

    func convert(
        _ input: UnsafeMutableRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (consumed: Int, produced: Int, stopped: Stop) {
        var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var inputLeft = input.count
        var outputLeft = output.count
        let result = fq_iconv(handle, &from, &inputLeft, &to, &outputLeft)
        let code = errno
        return (input.count - inputLeft, output.count - outputLeft, result == -1 ? Self.stop(code) : .done)
    }

    private static func stop(_ code: Int32) -> Stop {
        switch code {
        case E2BIG: .full
        case EINVAL: .truncated
        default: .invalid
        }
    }
}
