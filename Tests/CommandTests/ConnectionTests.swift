// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing

/// Clients that say nothing, or too much, or go away, seen at the socket.
@Suite(.serialized) struct ConnectionTests {
    /// A server that closes what is silent for so many seconds.
    private func serving(
        _ port: UInt16, idle: Int, _ body: () async throws -> Void
    ) async throws -> Program.Ending {
        try await withFolder { folder in
            let run = try Program.Run(
                ["serve", "--data", folder + "/data", "--port", "\(port)"], in: folder,
                through: ["env", "FENGQIAO_IDLE_SECONDS=\(idle)"])
            try await run.wait(for: "ready at ")
            do {
                try await body()
            } catch {
                _ = try await run.kill()
                throw error
            }
            return try await run.kill()
        }
    }

    @Test func `a connection with half a header, half a body or nothing more to say is closed`() async throws {
        _ = try await serving(18_491, idle: 1) {
            let halves = [
                "", "GET /health/live HTTP/1.1\r\nHost: x\r\n", "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /file/facts HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 1000\r\n\r\ntoken=",
                "POST /file/attachments HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                    + "Content-Length: 1000\r\n\r\n--b\r\n",
            ]
            for half in halves {
                let plug = try Plug(port: 18_491)
                try plug.send(half)
                #expect(plug.rest().isClosed, "\(half)")
            }
        }
    }

    @Test func `an upload that goes on is not cut, however slow`() async throws {
        _ = try await serving(18_492, idle: 8) {
            let head =
                "POST /file/facts HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 100\r\n\r\n"
            // Twice the time that a silent one has.
            let pieces = [head] + Array(repeating: "facts=abcd", count: 10)
            let answer = try await Plug.answer(port: 18_492, to: pieces, pause: 1.6)
            // Taken in whole, and refused because its token is not there.
            #expect(answer.text.hasPrefix("HTTP/1.1 403 "))
        }
    }

    @Test(arguments: ["Connection: close\r\n", ""])
    func `a client that sends a too large body before it reads comes to the answer`(_ header: String) async throws {
        _ = try await serving(18_493, idle: 10) {
            let large = [UInt8](repeating: UInt8(ascii: "x"), count: 9_000_000)
            let requests = [
                "POST /file/facts HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n": "413",
                "POST /api/v1/matters HTTP/1.1\r\nContent-Type: application/json\r\n": "401",
            ]
            for (request, status) in requests {
                let plug = try Plug(port: 18_493)
                try plug.send(request + "Host: x\r\n\(header)Content-Length: \(large.count)\r\n\r\n")
                try plug.send(large)
                let answer = plug.rest()
                #expect(answer.text.hasPrefix("HTTP/1.1 \(status) "), "\(request) \(answer.text.prefix(100))")
                #expect(answer.isClosed)
            }
        }
    }

    @Test func `requests that come one behind the other in one piece are each answered`() async throws {
        _ = try await serving(18_494, idle: 5) {
            let body = "token=none&facts=abc"
            let form =
                "POST /file/facts HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            let plug = try Plug(port: 18_494)
            try plug.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" + form + form)
            let text = plug.rest().text
            #expect(text.contains("HTTP/1.1 200 OK"))
            #expect(text.components(separatedBy: "HTTP/1.1 403 Forbidden").count == 3)
        }
    }

    @Test func `a client that goes away in the middle of a body is no error of ours`() async throws {
        let ending = try await serving(18_495, idle: 30) {
            for type in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"] {
                let plug = try Plug(port: 18_495)
                try plug.send(
                    "POST /file/attachments HTTP/1.1\r\nHost: x\r\nContent-Type: \(type)\r\n"
                        + "Content-Length: 1000\r\n\r\n--b\r\n")
                try await Task.sleep(for: .milliseconds(200))
                plug.end()
                try await Task.sleep(for: .milliseconds(300))
            }
        }
        #expect(ending.errors.contains("/file/attachments"), "\(ending.errors)")
        #expect(!ending.errors.contains(" error "), "\(ending.errors)")
    }
}
