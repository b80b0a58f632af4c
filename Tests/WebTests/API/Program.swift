// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Secrets
import Support

@testable import Web

/// A program that talks to the API with one token.
struct Program: Sendable {
    let browser: Browser
    let token: String

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Reply {
        let all = ["Authorization": "Bearer \(token)"].merging(headers) { $1 }
        return Reply(try await browser.send(.get, path, headers: all))
    }

    func post(
        _ path: String, _ body: String, _ headers: [String: String] = [:], type: String = "application/json"
    ) async throws -> Reply {
        let all = ["Authorization": "Bearer \(token)", "Content-Type": type].merging(headers) { $1 }
        return Reply(try await browser.send(.post, path, headers: all, body: Array(body.utf8)))
    }
}

/// What a program gets.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let json: JSON

    init(_ answer: Answer) {
        status = answer.status
        headers = answer.headers
        json = JSON(parsing: answer.body) ?? .null
    }

    /// A text of the answer; empty where there is none.
    subscript(name: String) -> String {
        if case .string(let text)? = json[name] { text } else { "" }
    }

    /// A text of each item of a list.
    func values(_ name: String, in list: String = "items") -> [String] {
        guard case .array(let items)? = json[list] else { return [] }
        return items.compactMap { item in
            if case .string(let text)? = item[name] { text } else { nil }
        }
    }

    var tag: String { headers[.eTag] ?? "" }

    /// The fields that are wrong, with their codes.
    var problems: [String: String] {
        guard case .array(let items)? = json["problems"] else { return [:] }
        var problems: [String: String] = [:]
        for item in items {
            if case .string(let field)? = item["field"], case .string(let code)? = item["code"] {
                problems[field] = code
            }
        }
        return problems
    }
}

extension TestSite {
    /// A program with a token of one of the cast.
    func program(_ login: String, _ roles: Set<Role>, language: String = "en") async throws -> Program {
        let token = try await world.casework.issueToken(for: login, name: "test", roles: roles)
        try await world.use(token)
        return Program(browser: browser(language), token: token.text)
    }
}

extension CaseworkWorld {
    /// Used once already: the day of its last use stands on the account's page of its holder.
    func use(_ token: Token) async throws {
        if let holder = try await casework.principal(ofToken: token) { try await casework.noteUse(of: holder) }
    }
}
