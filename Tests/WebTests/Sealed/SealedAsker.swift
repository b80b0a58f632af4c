// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Secrets
import Support
import Testing

@testable import Web

/// 提问者: somebody at some door of the house: a stranger, a petitioner of another matter, a member of staff, a program.
struct SealedAsker: Sendable {
    let name: String
    /// Nil for everybody outside.
    let person: PersonID?
    let browser: Browser
    /// The bearer token of a program.
    var bearer: String?
    /// What forms of this browser must carry.
    var formToken = ""

    /// Asks a route and returns what came, without what every answer has of its own.
    func ask(_ question: SealedQuestion) async throws -> Answer {
        var headers: [String: String] = ["If-Match": "\"v1\"", "Idempotency-Key": "sealed"]
        if let bearer { headers["Authorization"] = "Bearer \(bearer)" }
        guard question.method == .post else {
            return try await browser.send(question.method, question.path, headers: headers)
        }
        if question.path.hasPrefix("/api/") {
            headers["Content-Type"] = "application/json"
            return try await browser.send(.post, question.path, headers: headers, body: Array("{}".utf8))
        }
        return try await browser.post(question.path, question.fields, token: formToken, headers: headers)
    }
}

/// 一问: a request that names a matter that is not for everybody, or one that is not there.
struct SealedQuestion: Sendable {
    let method: HTTPRequest.Method
    let path: String
    var fields: [(String, String)] = []
}

extension TestSite {
    /// A stranger, a petitioner of an ordinary matter, and everybody at the desk and as a program.
    func askers(of district: SealedDistrict) async throws -> [SealedAsker] {
        let stranger = browser()
        let petitioner = browser()
        let slip = try await petitioner.fileMatter()
        _ = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
        var askers = [
            SealedAsker(name: "stranger", person: nil, browser: stranger, formToken: try await stranger.get("/").token),
            SealedAsker(
                name: "petitioner", person: nil, browser: petitioner, formToken: try await petitioner.get("/").token),
            SealedAsker(name: "wrong token", person: nil, browser: browser(), bearer: "no-token"),
        ]
        for person in district.people {
            let desk = try await desk(person.login)
            let token = try await desk.get("/desk").token
            askers.append(SealedAsker(name: person.login, person: person.person, browser: desk, formToken: token))
            let roles = Set(person.holdings.map(\.role))
            let program = try await world.casework.issueToken(for: person.login, name: "program", roles: roles)
            try await world.use(program)
            askers.append(
                SealedAsker(
                    name: "program of \(person.login)", person: person.person, browser: browser(), bearer: program.text)
            )
            guard roles.count > 1, roles.contains(.statistician) else { continue }
            let counting = try await world.casework.issueToken(
                for: person.login, name: "counting", roles: [.statistician])
            try await world.use(counting)
            // The key of its person is none of its own.
            askers.append(
                SealedAsker(
                    name: "counting program of \(person.login)", person: nil, browser: browser(), bearer: counting.text)
            )
        }
        return askers
    }

    /// Every address without a parameter that can be read: lists, counts, health, metrics.
    var listQuestions: [SealedQuestion] {
        let lists = routes.compactMap { route -> SealedQuestion? in
            let parts = route.split(separator: " ").map(String.init)
            guard parts[0] == "GET", !parts[1].contains("{"), !parts[1].hasPrefix("/file") else { return nil }
            return SealedQuestion(method: .get, path: parts[1])
        }
        let more = [
            "/desk/search?overdue=yes", "/desk/search?q=D-OFF", "/api/v1/matters?overdue=true",
            "/api/v1/matters?open=true",
        ]
        return lists + more.map { SealedQuestion(method: .get, path: $0) }
    }

    /// Every route with its parameters filled by a matter, and what else could be typed about it.
    func questions(about matter: SealedMatter, words: String, nouns: [String]) -> [SealedQuestion] {
        let fields = [
            ("number", matter.number), ("code", "AAAAA-AAAAA"), ("version", "1"), ("repeatOf", matter.number),
            ("channel", "visit"), ("readBack", "yes"), ("receivedOn", world.casework.today.iso), ("who", "anonymous"),
            ("subject", "A"),
            ("facts", "B"), ("purpose", "claim"), ("unit", "D-HEA"), ("reason", "a reason that is long enough"),
            ("m", matter.number), ("verb", "transfer"), ("asked", "yes"), ("compareWith", matter.number),
            ("draftOf", matter.proceedings.first.map { "/desk/proceedings/\($0)/transfer" } ?? ""),
        ]
        var questions: [SealedQuestion] = []
        for route in routes {
            let parts = route.split(separator: " ").map(String.init)
            guard let method = HTTPRequest.Method(rawValue: parts[0]), !Self.ends.contains(route) else { continue }
            let paths = filled(parts[1], by: matter, nouns)
            if paths.isEmpty, !Self.formsThatName.contains(route) { continue }
            for path in paths.isEmpty ? [parts[1]] : paths {
                questions.append(SealedQuestion(method: method, path: path, fields: fields))
            }
        }
        let text = Browser.encode(words)
        let queries = ["q=\(matter.number)", "q=\(text)", "after=\(matter.matter)"]
        questions += ["/desk/search", "/api/v1/matters"].flatMap { path in
            queries.map { SealedQuestion(method: .get, path: "\(path)?\($0)") }
        }
        questions.append(SealedQuestion(method: .get, path: "/follow?number=\(matter.number)"))
        return questions
    }

    /// They end a session or a ticket, and name nothing.
    private static let ends = ["POST /follow/end", "POST /desk/sign-out", "POST /desk/sign-in"]
    /// Routes without a parameter whose form may name a matter.
    private static let formsThatName = [
        "POST /follow", "POST /desk/register", "POST /desk/register/comparison", "POST /desk/batch",
        "POST /desk/drafts", "POST /desk/drafts/removal",
    ]

    /// No address for a route that takes none of the matter's ids.
    private func filled(_ path: String, by matter: SealedMatter, _ nouns: [String]) -> [String] {
        var paths = [path]
        func fill(_ name: String, _ values: [String]) {
            paths = paths.flatMap { path in
                path.contains("{\(name)}")
                    ? values.map { path.replacingOccurrences(of: "{\(name)}", with: $0) } : [path]
            }
        }
        fill("number", [matter.number])
        fill("matter", ["\(matter.matter)"])
        fill("proceeding", matter.proceedings.prefix(2).map { "\($0)" })
        fill("letter", matter.letters.prefix(6).map { "\($0)" })
        fill("attachment", matter.attachments.prefix(2).map { "\($0)" })
        guard paths != [path] else { return [] }
        fill("noun", nouns)
        return paths
    }
}

extension Answer {
    /// What can be compared: status, headers and body without token and without what the question itself named.
    func shape(without named: [String]) -> String {
        var text = "\(status)\n"
        for field in headers where !Self.own.contains(field.name.canonicalName) {
            text += "\(field.name.canonicalName): \(field.value)\n"
        }
        text += self.text.replacingOccurrences(of: token.isEmpty ? "\u{0}" : token, with: "")
        for word in named { text = text.replacingOccurrences(of: word, with: "…") }
        return text
    }

    /// Headers that each answer has of its own: a length goes with the language of a number, the rest counts requests.
    private static let own = ["ratelimit-remaining", "set-cookie", "content-length"]
}
