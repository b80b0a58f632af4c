// SPDX-License-Identifier: Apache-2.0
import Foundation

/// 监听地址: tried before anything is made, so that a mistyped host or a port that is taken is told in a sentence and leaves nothing behind.
struct ListeningPlace {
    static let ports = 0...65_535

    let host: String
    let port: Int

    /// Binds to the place for a moment.
    ///
    /// - Parameter port: 0 takes a free one, which is then known before the server runs.
    /// - Throws: a `Complaint` when nobody can listen there.
    init(host: String, port: Int) throws {
        guard Self.ports.contains(port) else {
            throw Complaint("--port is \(Self.ports.lowerBound) to \(Self.ports.upperBound), not \(port)")
        }
        self.host = host
        self.port = try Self.bound(host, port)
    }

    /// Tries it once more: making a demonstration takes a minute, in which somebody else may have come.
    func checkAgain() throws { _ = try Self.bound(host, port) }

    private static func bound(_ host: String, _ port: Int) throws -> Int {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let place = found else {
            throw Complaint("there is no address \(host); name one of this machine with --host, such as 127.0.0.1")
        }
        defer { freeaddrinfo(place) }
        let descriptor = socket(place.pointee.ai_family, place.pointee.ai_socktype, place.pointee.ai_protocol)
        guard descriptor >= 0 else { throw Complaint("no socket can be made: \(reason(errno))") }
        defer { close(descriptor) }
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, place.pointee.ai_addr, place.pointee.ai_addrlen) == 0 else {
            throw refusal(errno, host, port)
        }
        // Two may be bound where nobody listens yet.
        guard listen(descriptor, 1) == 0 else { throw refusal(errno, host, port) }
        return port == 0 ? try chosen(descriptor) : port
    }

    private static func chosen(_ descriptor: Int32) throws -> Int {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { throw Complaint("no free port can be found: \(reason(errno))") }
        // The port stands at the same place in the addresses of both families.
        return withUnsafeBytes(of: &address) { Int($0[2]) << 8 | Int($0[3]) }
    }

    private static func refusal(_ code: Int32, _ host: String, _ port: Int) -> Complaint {
        switch code {
        case EADDRINUSE: Complaint("port \(port) is taken on \(host); name another with --port, or stop who has it")
        case EACCES, EPERM:
            Complaint("port \(port) may not be opened by this user; name one above 1023 with --port, behind a proxy")
        case EADDRNOTAVAIL:
            Complaint("\(host) is no address of this machine; name one that is with --host, such as 127.0.0.1")
        default: Complaint("nobody can listen on \(host), port \(port): \(reason(code))")
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
