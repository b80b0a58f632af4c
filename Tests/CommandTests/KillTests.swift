// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing

/// 10 rounds an engine in `make test`, 200 in `make soak`.
@Suite(.serialized) struct KillTests {
    static let rounds = ProcessInfo.processInfo.environment["SOAK_ROUNDS"].flatMap { Int($0) } ?? 10

    @Test(arguments: TestEngine.dialects)
    func `a process killed at any moment loses no act that it had answered for, and leaves no half one`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withInstallation { site in
            var said: [String: Int] = [:]
            var attached = 0
            for round in 0..<Self.rounds {
                let run = try Program.Run(["rehearse-kill"] + site.options, in: site.folder)
                try await run.wait(for: "\n")
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...400)))
                said.merge(acknowledged(try await run.kill().output)) { max($0, $1) }

                let held = try await site.entries()
                let lost = said.filter { held[$0.key] ?? 0 < $0.value }
                #expect(lost.isEmpty, "round \(round)")
                let files = try await site.filesOfAttachments()
                let gone = files.filter { !FileManager.default.fileExists(atPath: $0) }
                #expect(gone.isEmpty, "round \(round)")
                attached = max(attached, files.count)
                // Walking every chain each time would make the rounds ever longer.
                guard round % 5 == 4 || round == Self.rounds - 1 else { continue }
                let verified = try await site.run(["verify"])
                #expect(verified.status == 0, "round \(round): \(verified.output)\(verified.errors)")
            }
            #expect(said.count >= Self.rounds)
            #expect(attached > 0)
        }
    }

    /// A file may not grow beyond a limit: the database's next write fails as on a broken disk.
    @Test func `a disk that fails is told to everybody in the batch, and nothing answered is lost`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["migrate"]).status == 0)
            let run = try Program.Run(
                ["rehearse-kill", "--clerks", "8", "--matters", "2000"] + site.options, in: site.folder,
                through: ["bash", "-c", "trap '' XFSZ; ulimit -f 3000; exec \"$0\" \"$@\""])
            let ending = try await run.end()
            #expect(ending.status != 0)
            let said = acknowledged(ending.output)
            #expect(!said.isEmpty)
            let held = try await site.entries()
            #expect(said.allSatisfy { held[$0.key] ?? 0 >= $0.value })
            #expect(try await site.run(["verify"]).status == 0)
        }
    }

    /// The page cache survives a kill, so a kill proves nothing about the disk: the trace does.
    @Test func `between the answers for two acts the commit has reached the disk`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let trace = site.folder + "/trace"
            let run = try Program.Run(
                ["rehearse-kill", "--clerks", "1", "--matters", "5"] + site.options, in: site.folder,
                through: ["strace", "-f", "-s", "64", "-e", "trace=fdatasync,fsync,write", "-o", trace])
            let ending = try await run.end()
            try #require(ending.status == 0, "\(ending.errors)")
            var isSynced = false
            var answers = 0
            for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
                if line.contains("fdatasync(") || line.contains("fsync(") || line.contains("fdatasync resumed") {
                    isSynced = true
                } else if line.contains("write(1, \"20") {
                    answers += 1
                    #expect(isSynced, "\(line)")
                    isSynced = false
                }
            }
            #expect(answers == 15)
        }
    }
}
