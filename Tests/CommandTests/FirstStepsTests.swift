// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing

/// The first steps of docs/operations.md, run as they stand there.
@Suite(.serialized) struct FirstStepsTests {
    /// The fenced pieces of a document, each with what it is said to be.
    private func fences() throws -> [(kind: String, lines: [String])] {
        let text = try String(contentsOf: URL(filePath: Program.root + "/docs/operations.md"), encoding: .utf8)
        var fences: [(kind: String, lines: [String])] = []
        var open: (kind: String, lines: [String])?
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                if let done = open { fences.append(done) }
                open = open == nil ? (String(line.dropFirst(3)), []) : nil
            } else {
                open?.lines.append(line)
            }
        }
        return fences
    }

    @Test(arguments: TestEngine.dialects)
    func `the documented first steps make an installation that answers`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            let places = [
                ("/etc/fengqiao", site.folder + "/etc"), ("/var/lib/fengqiao", site.folder + "/lib"),
                ("postgres://fengqiao@db/fengqiao", site.database),
                ("units.csv", site.folder + "/units.csv"),
            ]
            for folder in ["/etc", "/lib"] {
                try FileManager.default.createDirectory(
                    atPath: site.folder + folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
            let fences = try fences()
            let table = try #require(fences.first { $0.kind == "csv" })
            try Data((table.lines.joined(separator: "\n") + "\n").utf8).write(
                to: URL(filePath: site.folder + "/units.csv"))
            let steps = try #require(
                fences.filter { $0.lines.contains("fengqiao serve") }.dropFirst(engine == .postgres ? 1 : 0).first)
            var environment = ["FENGQIAO_PORT=18496"]
            for line in steps.lines {
                // What a step is for stands behind it.
                let step = line.components(separatedBy: "   ")[0]
                let words = step.split(separator: " ").map { word in
                    places.reduce(String(word)) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
                }
                guard words.first == "fengqiao" else {
                    #expect(words.first == "export")
                    environment += words.dropFirst()
                    continue
                }
                let run = try Program.Run(
                    Array(words.dropFirst()), in: site.folder, through: ["env"] + environment)
                guard words.dropFirst() == ["serve"] else {
                    let ending = try await run.end()
                    #expect(ending.status == 0, "\(step): \(ending.errors)")
                    continue
                }
                try await run.wait(for: "ready at ")
                let plug = try Plug(port: 18_496)
                try plug.send("GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                #expect(plug.rest().text.contains("fewer than two people to hold keys"))
                _ = try await run.kill()
            }
            #expect(environment.count > 1)
        }
    }

    @Test func `where no unit is loaded the commands say how to load them`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let made = try await site.run(["migrate"])
            #expect(made.status == 0)
            #expect(made.errors.contains("fengqiao import organisation FILE"))
            let add = ["user", "add", "lin", "--name", "Lin", "--generate", "--role", "clerk@110101"]
            let unitless = try await site.run(add)
            #expect(unitless.status == 1)
            #expect(unitless.errors.contains("no unit is loaded yet; `fengqiao import organisation FILE`"))
            let units = site.folder + "/units.csv"
            try Data("code,name,level,kind,parent\nX,New,unit,petitionOffice,\n".utf8).write(to: URL(filePath: units))
            let loaded = try await site.run(["import", "organisation", units])
            #expect(loaded.output == "1 unit\n")
            let unknown = try await site.run(add)
            #expect(unknown.status == 1)
            #expect(unknown.errors.contains("there is no unit 110101"))
            #expect(!(try await site.run(["migrate"]).errors.contains("no unit")))
        }
    }
}
