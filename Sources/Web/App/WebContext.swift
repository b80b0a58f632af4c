// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Logging
import Casework
package import Hummingbird
import HTTPTypes

/// 请求环境: what every request has: an id for the log, the network it came from, and who is signed in, if anybody.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Where the connection comes from; empty when that is unknown.
    let peer: String
    /// Who is signed in at the desk; looked up once, for paths of the desk only.
    var session: Session?
    /// Why nobody can say who is signed in: the desk answers with it.
    var lookupTrouble: (any Error)?
    /// Whose token came with a request to the API.
    var caller: Caller?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// 办理台请求环境: somebody is signed in; a handler of the desk cannot be written without.
struct DeskContext: ChildRequestContext {
    typealias ParentContext = WebContext

    var coreContext: CoreRequestContextStorage
    let session: Session

    init(context: WebContext) throws {
        let session = try context.signedIn()
        coreContext = context.coreContext
        self.session = session
    }

    var principal: Principal { session.principal }
}

/// 登录者: a session, with what its forms must carry.
struct Session: Sendable {
    let principal: Principal
    let formToken: String
    let text: String
    /// 密码是别人给的: the account's page comes before every other.
    var mustRenew = false
}

extension RequestContext {
    /// The request's id, as the log and the error pages say it.
    var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "" }
}

extension WebContext {
    /// Who is signed in.
    ///
    /// - Throws: `SignInNeeded`; what kept the program from knowing.
    func signedIn() throws -> Session {
        if let lookupTrouble { throw lookupTrouble }
        guard let session else { throw SignInNeeded() }
        return session
    }

    /// 来源网络: behind a proxy on this machine, what the proxy saw; otherwise the connection itself.
    func network(of request: Request) -> String {
        let isLocal = peer.isEmpty || peer.hasPrefix("127.") || peer == "::1"
        guard isLocal, let name = HTTPField.Name("X-Forwarded-For"), let list = request.headers[name],
            let last = list.split(separator: ",").last
        else { return peer }
        return last.trimmingWhitespace()
    }
}
