// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A connection to a program on this machine, byte by byte: what no library for HTTP would send.
final class Plug {
    struct Trouble: Error {
        let call: String
        let code: Int32
    }

    private let descriptor: Int32
    private var isOpen = true

    /// - Parameter seconds: how long a sending or reading may take before it is given up.
    init(port: UInt16, seconds: Int = 20) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Trouble(call: "socket", code: errno) }
        var wait = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Trouble(call: "connect", code: errno) }
    }

    deinit { end() }

    /// What is answered to pieces that are sent with a pause of so many seconds between them. On a thread of its own: on a busy machine
    /// a task wakes whenever a thread of the pool is free, which may be long after its pause.
    static func answer(port: UInt16, to pieces: [String], pause: Double) async throws -> (text: String, isClosed: Bool)
    {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let plug = try Plug(port: port)
                        for (index, piece) in pieces.enumerated() {
                            if index > 0 { Thread.sleep(forTimeInterval: pause) }
                            try plug.send(piece)
                        }
                        return plug.rest()
                    })
            }
        }
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    /// Sends everything, and nothing is read meanwhile.
    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Trouble(call: "send", code: errno) }
            sent += count
        }
    }

    /// Everything until the other side closes; what came before it, when that takes too long.
    func rest() -> (text: String, isClosed: Bool) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else {
                let isClosed = count == 0 || errno == ECONNRESET
                return (String(decoding: bytes, as: UTF8.self), isClosed)
            }
            bytes += buffer[..<count]
        }
    }

    func end() {
        if isOpen { close(descriptor) }
        isOpen = false
    }
}
