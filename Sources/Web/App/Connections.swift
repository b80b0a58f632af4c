// SPDX-License-Identifier: Apache-2.0
package import HummingbirdCore
import NIOCore
import NIOHTTPTypes

extension Doors {
    /// 连接: the server behind the doors. A connection on which nothing comes for so long is closed, in the middle of a request as well; one
    /// on which a body goes on coming is not, and neither is one whose answer is being made.
    package static func server(idleSeconds: Int) -> HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [EarlyAnswers()], idleTimeout: .seconds(Int64(idleSeconds))))
    }
}

/// 提前答复: an answer that is given before the request has been read, such as a 413. What still comes of the request is read and thrown
/// away, so that a client that sends before it reads comes to the answer, whatever it says about keeping the connection; where more
/// comes than is worth reading, the connection is closed.
final class EarlyAnswers: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Bytes that are thrown away behind an answer: more than the largest file.
    private static let most = 64 << 20

    /// Requests that have begun and are not answered; the one being read is the last of them.
    private var unanswered = 0
    private var isReading = false
    private var isAnswered = false
    private var thrownAway = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            (isReading, isAnswered, thrownAway) = (true, false, 0)
        case .body(let bytes):
            if isAnswered {
                thrownAway += bytes.readableBytes
                if thrownAway > Self.most { context.close(promise: nil) }
                return
            }
        case .end:
            isReading = false
        }
        context.fireChannelRead(data)
    }

    /// Nobody else asks for more once the answer is given.
    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        if isReading, isAnswered { context.read() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        context.write(data, promise: promise)
        unanswered -= 1
        guard isReading, unanswered == 0 else { return }
        isAnswered = true
        context.read()
    }
}
