// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Secrets

struct UserToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Issue a token with which a program acts for a member of staff.",
        discussion: "The token is printed once; only its keyed hash is kept. It carries the roles named, or all held.")

    @Argument(help: "The login of the person for whom the program acts.")
    var login: String

    @Option(help: "What the token is for.")
    var name = "command line"

    @Option(name: .customLong("role"), help: "A role that it carries, as often as needed (default: every role held).")
    var roles: [String] = []

    @Flag(help: "Print account, name and token as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        let named = try roles.map { text in
            guard let role = Role(rawValue: text) else { throw Complaint("there is no role \(text)") }
            return role
        }
        let token = try await Site.with(options) { site in
            let held = try await site.roles(of: login)
            return try await site.casework.issueToken(
                for: login, name: name, roles: named.isEmpty ? held : Set(named))
        }
        if json { return try Output.json(TokenReport(login: login, name: name, token: token.text)) }
        Output.line(token.text)
    }
}

/// A token, as scripts read it.
struct TokenReport: Encodable {
    let login: String
    let name: String
    let token: String
}

extension Site {
    /// The roles that a person holds anywhere.
    func roles(of login: String) async throws -> Set<Role> {
        var after = ""
        while true {
            let page = try await casework.people(after: after)
            if let person = page.first(where: { $0.login == login.lowercased() }) {
                return Set(person.holdings.map(\.role))
            }
            guard let last = page.last else { throw Complaint("nobody is called \(login)") }
            after = last.login
        }
    }

    /// Opens a site, runs the body and closes it, whatever happens.
    @discardableResult
    static func with<T>(
        _ options: SiteOptions, _ opening: Opening = Opening(), _ body: (Site) async throws -> T
    ) async throws -> T {
        let site = try await open(options, opening)
        do {
            let result = try await body(site)
            await site.close()
            return result
        } catch {
            await site.close()
            throw error
        }
    }
}
