// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Logging
import Storage
import Support
import Synchronization
import Testing

/// What is written down about requests: for the operator nothing of a person, for the auditor everything.
@Suite struct ObservedTests {
    /// Keeps every line of a log.
    private final class Lines: Sendable {
        private let held = Mutex<[String]>([])
        var all: [String] { held.withLock { $0 } }
        func add(_ line: String) { held.withLock { $0.append(line) } }
    }

    private struct KeepingLog: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.add("\(event.level) \(event.message) \(metadata.merging(event.metadata ?? [:]) { $1 })")
        }
    }

    private func seen(_ world: CaseworkWorld, _ matter: MatterID) async throws -> [String] {
        try await world.casework.database.read { db in
            try db.query("SELECT seen FROM access_log WHERE matter_id = \(matter) ORDER BY id LIMIT 100").map {
                try $0.get("seen", as: String.self)
            }
        }
    }

    @Test func `no line of the log holds anything of a person`() async throws {
        try await TestEngine.sqliteFile.withWorld { world in
            let lines = Lines()
            let site = try TestSite(world, logger: Logger(label: "kept") { _ in KeepingLog(lines: lines) })
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter(files: [("private-name.txt", Array("x".utf8))])
            _ = try await petitioner.follow(slip)
            _ = try await petitioner.get("/follow/matter?name=Wang")
            let clerk = try await site.desk("clerk")
            _ = try await clerk.get("/desk/matters/\(slip.number)/parties")
            _ = try await clerk.get("/desk/search?q=Wang")
            await world.casework.database.close()
            _ = try await petitioner.post("/file/facts", [("facts", "Wang again")], token: "x")
            _ = try await clerk.get("/desk/matters/\(slip.number)")
            #expect(lines.all.count > 20)
            let code = slip.code.replacingOccurrences(of: "-", with: "")
            for secret in [
                "Wang", "13900001234", "Clearwater", "radiators", "private-name", slip.number, slip.code, code,
                CaseworkWorld.password,
            ] {
                #expect(!lines.all.contains { $0.contains(secret) }, "\(secret)")
            }
        }
    }

    @Test func `the figures are Prometheus text`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            _ = try await site.browser().get("/")
            _ = try await site.browser().get("/no\"where")
            let answer = try await site.browser().get("/metrics")
            #expect(
                answer.status == 200 && answer.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") ?? false)
            let name = "[a-zA-Z_:][a-zA-Z0-9_:]*"
            let label = #"[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\.)*""#
            let sample = try Regex("^(\(name))(?:\\{\(label)(?:,\(label))*\\})? -?(?:[0-9.e+-]+|NaN|\\+Inf)$")
            let comment = try Regex("^# (?:HELP \(name) .*|TYPE \(name) (?:counter|gauge|histogram|summary|untyped))$")
            var typed: Set<String> = []
            var samples = 0
            for line in answer.text.split(separator: "\n") {
                if line.hasPrefix("#") {
                    #expect(line.wholeMatch(of: comment) != nil, "\(line)")
                    if line.hasPrefix("# TYPE") { typed.insert(String(line.split(separator: " ")[2])) }
                    continue
                }
                #expect(line.wholeMatch(of: sample) != nil, "\(line)")
                let metric = String(line.prefix { $0 != "{" && $0 != " " })
                let base = ["_bucket", "_sum", "_count"].first { metric.hasSuffix($0) }.map {
                    String(metric.dropLast($0.count))
                }
                #expect(typed.contains(metric) || typed.contains(base ?? ""), "\(metric)")
                samples += 1
            }
            #expect(samples > 10 && answer.text.hasSuffix("\n"))
            #expect(
                typed.isSuperset(of: ["fengqiao_requests_total", "fengqiao_request_seconds", "fengqiao_overdue_clocks"])
            )
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-161: neither a list nor a slip names what is sealed, and no count says that something was`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let sealed = try await site.world.register(.accusation, title: "反映刘某收礼")
            let clerk = try await site.desk("clerk")
            for path in [
                "/desk", "/desk/sealed", "/desk/search?q=\(sealed.number)", "/desk/matters/\(sealed.number)/slip",
            ] {
                let page = try await clerk.get(path)
                #expect(page.status == 200 && page.text.contains("[Accusation]"), "\(path)")
                #expect(!page.text.contains("刘某"), "\(path)")
            }
            #expect(try await clerk.get("/desk/matters/\(sealed.number)").text.contains("反映刘某收礼"))
            _ = try await clerk.get("/desk/proceedings/\(sealed.proceeding)/hand-over")
            let counted = try await site.browser().get("/metrics").text
            #expect(counted.contains("/desk/proceedings/{act}"))
            for word in ["hand-over", "sealed", "accus"] { #expect(!counted.contains(word), "\(word)") }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `every showing is on record: in full before it is shown, masked afterwards`(_ engine: TestEngine) async throws
    {
        try await engine.withSite { site in
            let slip = try await site.browser().fileMatter(files: [("a.txt", Array("abc".utf8))])
            try await Browser.serve(slip.number, on: site)
            let sealed = try await site.world.register(.accusation)
            let clerk = try await site.desk("clerk")
            let principal = try await site.world.principal("clerk")
            let matter = try await site.world.casework.matterID(numbered: slip.number, for: principal)
            let start = try await seen(site.world, matter).filter { $0 != "masked" }.count
            let file = try await clerk.get("/desk/matters/\(slip.number)")
            for (prefix, name) in [("/desk/attachments/", "attachment"), ("/desk/letters/", "letter")] {
                let path = try #require(file.values(after: "href=\"\(prefix)").first { $0.first?.isNumber ?? false })
                #expect(try await clerk.get(prefix + path).status == 200)
                #expect(try await seen(site.world, matter).contains(name))
            }
            #expect(try await clerk.get("/desk/matters/\(slip.number)/parties").status == 200)
            #expect(try await seen(site.world, matter).filter { $0 != "masked" }.count == start + 3)
            #expect(try await seen(site.world, sealed.matter).isEmpty)
            #expect(try await clerk.get("/desk/matters/\(sealed.number)").status == 200)
            #expect(try await seen(site.world, sealed.matter) == ["sealed"])
            // After the answer: the row comes, in its own time.
            var masked = 0
            for _ in 0..<200 where masked == 0 {
                masked = try await seen(site.world, matter).count { $0 == "masked" }
                if masked == 0 { try await Task.sleep(for: .milliseconds(10)) }
            }
            #expect(masked > 0)
        }
    }

    @Test func `what cannot be put on record is not shown in full`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let slip = try await site.browser().fileMatter(files: [("a.txt", Array("abc".utf8))])
            try await Browser.serve(slip.number, on: site)
            let sealed = try await site.world.register(.accusation)
            let clerk = try await site.desk("clerk")
            let file = try await clerk.get("/desk/matters/\(slip.number)")
            try await DatabaseTrouble.readOnly.befall(site)
            #expect(try await clerk.get("/desk/matters/\(slip.number)").status == 200)
            let (attachment, letter) = (
                try #require(file.value(after: "href=\"/desk/attachments/")),
                try #require(file.values(after: "href=\"/desk/letters/").first { $0.first?.isNumber ?? false })
            )
            for path in [
                "/desk/matters/\(slip.number)/parties", "/desk/matters/\(sealed.number)",
                "/desk/attachments/\(attachment)", "/desk/letters/\(letter)",
            ] {
                let answer = try await clerk.get(path)
                #expect(answer.status == 503 && !answer.text.contains("Wang Xiulan"), "\(path)")
            }
        }
    }
}
